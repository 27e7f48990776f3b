"""Pages of a review: door → form → service or selector → template."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.common.errors import DomainError, InvalidError, NotFoundError
from lotrinh_web.common.views import person
from lotrinh_web.organisations import services as organisations
from lotrinh_web.organisations.access import may
from lotrinh_web.organisations.permissions import MANAGE_OFFICE
from lotrinh_web.organisations.selectors import units_of
from lotrinh_web.plans import reviewing, selectors
from lotrinh_web.plans.access import plan_for, version_for
from lotrinh_web.plans.clauses import KINDS, Clause, clauses_of, field_of, value_at
from lotrinh_web.plans.findings import key_of, settled
from lotrinh_web.plans.forms import UnitForm
from lotrinh_web.plans.identity import compare
from lotrinh_web.plans.models import PlanVersion, Reading
from lotrinh_web.plans.page_images import page_picture, page_sizes
from lotrinh_web.plans.permissions import APPROVE_PLAN, REVIEW_PLAN
from lotrinh_web.plans.rendering import explain_code
from lotrinh_web.plans.review_page import (
    ShownField,
    build_page,
    goals_for,
    note_of,
    source_pages,
)
from lotrinh_web.plans.unit_matching import Roll
from lotrinh_web.plans.values import shown_value

GET_AND_POST = ["GET", "HEAD", "POST"]


def _reading(version: PlanVersion) -> Reading:
    reading = selectors.reading_of(version)
    if reading is None:
        raise NotFoundError
    return reading


@require_safe
@login_required
def review(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """Source and structure side by side; the structure alone when htmx asks for it."""
    version = version_for(request.user, office, plan_id, number)
    context = _review_context(request, version)
    if request.headers.get("HX-Target") == "structure":
        return render(request, "plans/_structure.html", context)
    reading = context["reading"]
    context["pages"] = source_pages(reading.printed, reading.page_starts)
    context["pictures"] = page_sizes(version.file.sha256, version.file.kind)
    return render(request, "plans/review.html", context)


def _review_context(request: HttpRequest, version: PlanVersion) -> dict[str, Any]:
    reading, draft = _reading(version), selectors.draft_of(version)
    plan = version.plan
    operations = selectors.operations_of(draft)
    roll = Roll(plan.office)
    page = build_page(draft.base, operations, reading, person(request).pk, roll.find)
    return {
        "office": plan.office,
        "section": "plans",
        "plan": plan,
        "version": version,
        "reading": reading,
        "review": page,
        # Reversed once, not for each of hundreds of rows.
        "base": reverse("plans:review", args=[plan.office.slug, plan.pk, version.number]),
        "can_edit": reviewing.is_editable(version) and may(request.user, REVIEW_PLAN, plan),
        "may_approve": may(request.user, APPROVE_PLAN, plan),
    }


@require_POST
@login_required
def edit(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """One correction. Answers with what the page must know, or asks when another was faster."""
    version = version_for(request.user, office, plan_id, number, REVIEW_PLAN)
    user, typed = person(request), request.POST.dict()
    verb, target = str(typed.get("verb", "")), str(typed.get("target", ""))
    seen = typed.get("seen", "")
    try:
        if verb in {"undo", "redo"}:
            operation = (reviewing.undo if verb == "undo" else reviewing.redo)(user, version)
        elif verb == "mend":
            operation = reviewing.mend(user, version, target)
        else:
            operation = reviewing.edit(
                user, version, verb, target, {k: str(v) for k, v in typed.items()},
                seen=int(seen) if str(seen).isdecimal() else None,
            )  # fmt: skip
    except reviewing.ClashError as clash:
        return _ask_about(request, version, clash, {k: str(v) for k, v in typed.items()})
    response = HttpResponse(status=204)
    fresh = operation.details.get("item", {}).get("id") or operation.details.get("id")
    told = {"revision": operation.sequence, "verb": verb, "focus": fresh or ""}
    response["HX-Trigger"] = json.dumps({"plan-saved": told})
    return response


def _ask_about(
    request: HttpRequest, version: PlanVersion, clash: reviewing.ClashError, typed: dict[str, str]
) -> HttpResponse:
    """Both values side by side. A question and no error: the status is 200."""
    field = None
    document = selectors.content_of(version)
    for kind, clause, _parent, _slot in clauses_of(document):
        if clause["id"] == clash.mine.target:
            field = field_of(kind, str(clash.mine.details.get("field", "")))
    context = {
        "office": version.plan.office, "plan": version.plan, "version": version, "clash": clash,
        "field": field,
        "theirs": shown_value(field, clash.now) if field else "",
        "mine": typed.get("value", ""),
        "typed": {k: v for k, v in typed.items() if k not in {"seen", "csrfmiddlewaretoken"}},
    }  # fmt: skip
    response = render(request, "plans/_clash.html", context)
    response["HX-Retarget"] = "#dialogs"
    response["HX-Reswap"] = "innerHTML"
    return response


@require_safe
@login_required
def clause(
    request: HttpRequest, office: str, plan_id: int, number: int, clause_id: str
) -> HttpResponse:
    """All fields of one clause and what can be done with it, as a dialog."""
    version = version_for(request.user, office, plan_id, number, REVIEW_PLAN)
    document = selectors.content_of(version)
    kind, found = _find(document, clause_id)
    shown = [ShownField(f, shown_value(f, value_at(found, f.path))) for f in KINDS[kind].fields]
    context = {
        "office": version.plan.office, "plan": version.plan, "version": version,
        "kind": KINDS[kind], "clause_id": clause_id, "fields": shown, "own": shown[0],
        "goals": list(goals_for(document, clause_id, kind)),
    }  # fmt: skip
    return render(request, "plans/_clause_dialog.html", context)


def _find(document: Clause, clause_id: str) -> tuple[str, Clause]:
    for kind, found, _parent, slot in clauses_of(document):
        if found["id"] == clause_id and slot != kind:
            return kind, found
    raise NotFoundError


@require_http_methods(GET_AND_POST)
@login_required
def unit(
    request: HttpRequest, office: str, plan_id: int, number: int, clause_id: str
) -> HttpResponse:
    """Which unit of the tree a name in the plan means: here, from now on, or a new one."""
    version = version_for(request.user, office, plan_id, number, REVIEW_PLAN)
    found, user = version.plan.office, person(request)
    if request.method == "POST":
        form = UnitForm(request.POST, units_of(found))
        if not form.is_valid():
            raise InvalidError(_("Hãy chọn một đơn vị của cơ quan."))
        chosen = form.cleaned_data
        match chosen["way"]:
            case "here":
                typed = {"field": "unit_id", "value": str(chosen["unit"].pk)}
                reviewing.edit(user, version, "set", clause_id, typed)
            case "alias":
                organisations.add_alias(user, chosen["unit"], chosen["name"])
            case "new":
                organisations.add_named_unit(user, found, chosen["name"])
        response = HttpResponse(status=204)
        response["HX-Trigger"] = "plan-changed"
        return response
    _find(selectors.content_of(version), clause_id)
    context = {
        "office": found, "plan": version.plan, "version": version, "clause_id": clause_id,
        "name": request.GET.get("ten", "")[:200], "units": units_of(found),
        "may_manage": may(user, MANAGE_OFFICE, found),
    }  # fmt: skip
    return render(request, "plans/_unit_dialog.html", context)


@require_safe
@login_required
def picture(
    request: HttpRequest, office: str, plan_id: int, number: int, page: int
) -> HttpResponse:
    """A page of the file as a picture."""
    version = version_for(request.user, office, plan_id, number)
    content = page_picture(version.file.sha256, version.file.kind, page)
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=86400"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@login_required
def finding(request: HttpRequest, office: str, plan_id: int, number: int, key: str) -> HttpResponse:
    """A finding with its rule's page, to be mended or dismissed with a reason; a dialog."""
    version = version_for(request.user, office, plan_id, number)
    reading, draft = _reading(version), selectors.draft_of(version)
    found = next((f for f in reading.export["findings"] if key_of(f) == key), None)
    if found is None:
        raise NotFoundError
    done = settled(selectors.operations_of(draft))
    context = {
        "office": version.plan.office, "plan": version.plan, "version": version,
        "note": note_of(found, selectors.content_of(version), reading.mended, done),
        "rule": explain_code(found["code"]),
        "can_edit": reviewing.is_editable(version)
        and may(request.user, REVIEW_PLAN, version.plan),
    }  # fmt: skip
    return render(request, "plans/_finding_dialog.html", context)


@require_safe
@login_required
def others(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """What others did since `?seen=`: nothing (204), or who it was."""
    version = version_for(request.user, office, plan_id, number)
    seen = request.GET.get("seen", "")
    steps = selectors.steps_since(version, int(seen) if seen.isdecimal() else 0)
    foreign = [step for step in steps if step.actor_id != person(request).pk]
    if not foreign:
        return HttpResponse(status=204)
    names = sorted({str(step.actor) for step in foreign})
    response = render(request, "plans/_others.html", {"names": names})
    response["HX-Trigger"] = "plan-others"
    return response


@require_http_methods(GET_AND_POST)
@login_required
def approve(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """What is still open, and the chief's word that it is approved."""
    version = version_for(request.user, office, plan_id, number, APPROVE_PLAN)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            reviewing.approve(person(request), version, int(seen) if seen.isdecimal() else -1)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("plans:approve", office, plan_id, number)
        messages.success(request, _("Đã duyệt. Bản này không sửa được nữa."))
        return redirect("plans:detail", office, plan_id)
    before = selectors.version_before(version)
    context = _review_context(request, version)
    context["before"] = before
    return render(request, "plans/approve.html", context)


@require_POST
@login_required
def amend(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """Begins the next version from the approved one."""
    plan = plan_for(request.user, office, plan_id, REVIEW_PLAN)
    version = reviewing.amend(person(request), plan)
    return redirect("plans:review", office, plan_id, version.number)


@require_POST
@login_required
def withdraw(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """Takes a version out of use."""
    version = version_for(request.user, office, plan_id, number, APPROVE_PLAN)
    reviewing.withdraw(person(request), version)
    messages.success(request, _("Đã rút. Kế hoạch vẫn còn trong sổ."))
    return redirect("plans:detail", office, plan_id)


@require_safe
@login_required
def changes(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """What a version changes against the one before it."""
    version = version_for(request.user, office, plan_id, number)
    before = selectors.version_before(version)
    if before is None:
        raise NotFoundError
    old, new = selectors.content_of(before), selectors.content_of(version)
    found = compare(old, new)
    context = {
        "office": version.plan.office, "section": "plans", "plan": version.plan,
        "version": version, "before": before, "changes": found,
        "kept": sum(1 for _ in clauses_of(new)) - len(
            {c.clause_id for c in found if c.change != "removed"}
        ),
    }  # fmt: skip
    return render(request, "plans/changes.html", context)
