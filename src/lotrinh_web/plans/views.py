"""Pages of plans: door → form → service or selector → template."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lotrinh_web.common.errors import DomainError, NotFoundError
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations.access import may, office_for
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.access import plan_for, version_for
from lotrinh_web.plans.files import read_stored
from lotrinh_web.plans.forms import UploadForm
from lotrinh_web.plans.permissions import ADD_PLAN
from lotrinh_web.plans.rendering import shown_findings


@require_safe
@login_required
def plan_list(request: HttpRequest, office: str) -> HttpResponse:
    """The register of an office."""
    found = office_for(request.user, office)
    context = {
        "office": found,
        "section": "plans",
        "page": page_of(request, selectors.plans_of(found)),
        "may_add": may(request.user, ADD_PLAN, found),
    }
    return render(request, "plans/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, office: str) -> HttpResponse:
    """Takes a file in."""
    found = office_for(request.user, office, ADD_PLAN)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            plan = services.register_plan(person(request), found, form.cleaned_data["file"])
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã đưa tệp vào. Lộ Trình đang đọc."))
            return redirect("plans:detail", found.slug, plan.pk)
    status = 422 if form.errors else 200
    context = {"office": found, "section": "plans", "form": form}
    return render(request, "plans/upload.html", context, status=status)


@require_safe
@login_required
def detail(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """A plan with what was read from its newest version; the part that waits asks again."""
    plan = plan_for(request.user, office, plan_id)
    version = selectors.newest_version(plan)
    reading = selectors.reading_of(version)
    context = {
        "office": plan.office,
        "section": "plans",
        "plan": plan,
        "version": version,
        "reading": reading,
        "export": reading and reading.export,
        "findings": shown_findings(reading.export) if reading else [],
    }
    partial = request.headers.get("HX-Target") == "reading"
    return render(request, "plans/_reading.html" if partial else "plans/detail.html", context)


@require_safe
@login_required
def download(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """The file as it came in; never shown by the browser under our address."""
    version = version_for(request.user, office, plan_id, number)
    response = HttpResponse(
        read_stored(version.file.sha256), content_type="application/octet-stream"
    )
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=version.file.name) or "attachment"
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@login_required
def export(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """The plan as `lotrinh/plan@1`."""
    reading = selectors.reading_of(version_for(request.user, office, plan_id, number))
    if reading is None:
        raise NotFoundError
    return JsonResponse(reading.export, json_dumps_params={"ensure_ascii": False})
