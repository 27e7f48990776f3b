"""Pages between plans of two levels: door → form → service or selector → template."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.cascade import selectors, services
from lotrinh_web.cascade.access import link_for
from lotrinh_web.cascade.comparing import draw_comparison
from lotrinh_web.cascade.drafting import count_marks
from lotrinh_web.cascade.forms import LinkForm, PlanForm
from lotrinh_web.cascade.permissions import LINK_PLAN, VIEW_CASCADE, VIEW_LOWER
from lotrinh_web.common.errors import DomainError
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations.access import may, office_for
from lotrinh_web.plans.access import plan_for
from lotrinh_web.plans.permissions import ADD_PLAN
from lotrinh_web.plans.selectors import content_in_use

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def links(request: HttpRequest, office: str) -> HttpResponse:
    """Own plans beside the superior's; links two."""
    found = office_for(request.user, office, VIEW_CASCADE)
    if request.method == "POST":
        found = office_for(request.user, office, ADD_PLAN)
    form = LinkForm(request.POST or None, plans=selectors.plan_choices(found))
    if request.method == "POST" and form.is_valid():
        child = plan_for(request.user, office, form.cleaned_data["child"], LINK_PLAN)
        parent = plan_for(request.user, office, form.cleaned_data["parent"])
        try:
            services.link_plans(person(request), child, parent)
        except DomainError as error:
            add_errors(form, error)
        else:
            return redirect("cascade:coverage", office, child.pk)
    context = {
        "office": found,
        "section": "cascade",
        "view": "list",
        "form": form,
        "page": page_of(request, selectors.links_of(found)),
        "may_link": may(request.user, ADD_PLAN, found),
        "may_lower": may(request.user, VIEW_LOWER, found),
        "above": selectors.choices_above(found),
        "has_plans": len(form.fields["child"].choices) > 1,  # type: ignore[attr-defined]
    }
    return render(request, "cascade/list.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def coverage(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """An own plan and the superior's side by side; a choice of the superior's where none is."""
    plan = plan_for(request.user, office, plan_id)
    link = selectors.link_of(plan)
    context = {
        "office": plan.office,
        "section": "cascade",
        "plan": plan,
        "link": link,
        "may_link": may(request.user, LINK_PLAN, plan),
    }
    if link is None:
        choices = [one for one in selectors.plan_choices(plan.office) if one[0] != plan.pk]
        context["form"] = LinkForm(
            plans=[(plan.pk, plan.title), *choices],
            initial={"child": plan.pk, "parent": selectors.likely_parent(plan)},
        )
        return render(request, "cascade/unlinked.html", context)
    parent, child = content_in_use(link.parent_id), content_in_use(link.child_id)
    if parent is not None and child is not None:
        context["drawn"] = draw_comparison(parent[1], child[1], get_language() or "vi")
    return render(request, "cascade/coverage.html", context)


@require_POST
@login_required
def unlink(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """Takes an own plan out from under the superior's."""
    services.unlink_plan(person(request), link_for(request.user, office, plan_id, LINK_PLAN))
    messages.success(request, _("Đã bỏ ghép. Hai kế hoạch vẫn còn trong sổ."))
    return redirect("cascade:list", office)


@require_safe
@login_required
def draft(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """What a draft of our own from the superior's plan would say, with its marks."""
    plan = plan_for(request.user, office, plan_id, LINK_PLAN)
    _source, title, drawn = services.narrow_plan(person(request), plan)
    context = {
        "office": plan.office,
        "section": "cascade",
        "plan": plan,
        "title_pieces": title,
        "drawn": drawn,
        "marks": count_marks(drawn),
    }
    return render(request, "cascade/draft.html", context)


@require_safe
@login_required
def draft_file(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """The draft as a Word file."""
    plan = plan_for(request.user, office, plan_id, LINK_PLAN)
    response = HttpResponse(services.make_draft(person(request), plan), content_type=DOCX)
    name = _("Bản đầu - {title}.docx").format(title=plan.title[:80].replace("/", "-"))
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


@require_safe
@login_required
def lower(request: HttpRequest, office: str) -> HttpResponse:
    """What lower offices made of one of our plans: issued, late, how much they cover."""
    found = office_for(request.user, office, VIEW_LOWER)
    form = PlanForm(request.GET or None, plans=selectors.plan_choices(found))
    context = {"office": found, "section": "cascade", "view": "lower", "form": form}
    if form.is_bound and form.is_valid():
        plan = plan_for(request.user, office, form.cleaned_data["ke_hoach"])
        due = selectors.due_of(plan)
        rows = selectors.lower_plans(plan, due, timezone.localdate())
        context |= {
            "plan": plan,
            "due": due,
            "rows": rows,
            "issued": sum(1 for row in rows if row.code),
            "late": sum(1 for row in rows if row.state == "late"),
        }
    return render(request, "cascade/lower.html", context)
