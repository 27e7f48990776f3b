"""Pages of the register: door → form → service or selector → template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.common.errors import DomainError
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations.access import may, office_for
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.access import plan_for, version_for
from lotrinh_web.plans.files import read_stored
from lotrinh_web.plans.forms import FactsForm, PasteForm, SearchForm, UploadForm, VersionForm
from lotrinh_web.plans.models import Plan
from lotrinh_web.plans.permissions import ADD_PLAN, APPROVE_PLAN, REVIEW_PLAN
from lotrinh_web.plans.rendering import shown_findings
from lotrinh_web.plans.states import VersionState

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def plan_list(request: HttpRequest, office: str) -> HttpResponse:
    """The register of an office, narrowed to what is looked for."""
    found = office_for(request.user, office)
    form = SearchForm(request.GET, selectors.issuers_of(found), selectors.years_of(found))
    wanted = form.wanted()
    context = {
        "office": found,
        "section": "plans",
        "form": form,
        "wanted": wanted,
        "page": page_of(request, selectors.plans_of(found, wanted)),
        "may_add": may(request.user, ADD_PLAN, found),
    }
    partial = request.headers.get("HX-Target") == "plans"
    return render(request, "plans/_rows.html" if partial else "plans/list.html", context)


@require_http_methods(GET_AND_POST)
@login_required
def upload(request: HttpRequest, office: str) -> HttpResponse:
    """Takes files in. The script sends each by itself and shows the row that comes back."""
    found = office_for(request.user, office, ADD_PLAN)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = form.cleaned_data["file"]
        if request.headers.get("HX-Target") == "received":
            return _received_row(request, found, files[0])
        taken = [plan for file in files if (plan := _take(request, found, form, file))]
        if not form.errors:
            messages.success(request, _("Đã nhận. Lộ Trình đang đọc."))
            if len(taken) == 1:
                return redirect("plans:detail", found.slug, taken[0].pk)
            return redirect("plans:list", found.slug)
    status = 422 if form.errors else 200
    context = {"office": found, "section": "plans", "form": form, "paste": PasteForm()}
    return render(request, "plans/upload.html", context, status=status)


def _take(
    request: HttpRequest, office: Office, form: UploadForm, file: UploadedFile[bytes]
) -> Plan | None:
    """A file's plan; None, with the reason in the form, where it cannot be taken."""
    try:
        return services.register_plan(person(request), office, file)
    except services.DuplicateError as error:
        form.add_error("file", _link_to_duplicate(office, error, file.name or ""))
    except DomainError as error:
        for text in error.fields.values() or [str(error)]:
            form.add_error("file", str(text))
    return None


def _link_to_duplicate(office: Office, error: services.DuplicateError, name: str) -> str:
    return format_html(
        '{}: {} <a href="{}">{}</a>', name, str(error),
        reverse("plans:detail", args=[office.slug, error.plan.pk]), error.plan.title,
    )  # fmt: skip


def _received_row(request: HttpRequest, office: Office, file: UploadedFile[bytes]) -> HttpResponse:
    """What became of one file, as a row of the upload page."""
    context: dict[str, object] = {"office": office, "name": file.name}
    try:
        plan = services.register_plan(person(request), office, file)
    except services.DuplicateError as error:
        context |= {"error": str(error), "other": error.plan}
    except DomainError as error:
        context |= {"error": " ".join(str(t) for t in error.fields.values()) or str(error)}
    else:
        context |= {"plan": plan, "version": selectors.newest_version(plan)}
    return render(request, "plans/_received.html", context)


@require_POST
@login_required
def paste(request: HttpRequest, office: str) -> HttpResponse:
    """Takes pasted text in."""
    found = office_for(request.user, office, ADD_PLAN)
    form = PasteForm(request.POST)
    if form.is_valid():
        try:
            plan = services.register_text(person(request), found, form.cleaned_data["text"])
        except services.DuplicateError as error:
            form.add_error("text", _link_to_duplicate(found, error, ""))
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã nhận. Lộ Trình đang đọc."))
            return redirect("plans:detail", found.slug, plan.pk)
    context = {"office": found, "section": "plans", "form": UploadForm(), "paste": form}
    return render(request, "plans/upload.html", context, status=422)


@require_safe
@login_required
def detail(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """A plan with what was read from its newest version; the part that waits asks again."""
    plan = plan_for(request.user, office, plan_id)
    version = selectors.newest_version(plan)
    if request.headers.get("HX-Target", "").startswith("received-"):
        row = {"office": plan.office, "plan": plan, "version": version}
        return render(request, "plans/_received.html", row)
    reading = selectors.reading_of(version)
    context = {
        "office": plan.office,
        "section": "plans",
        "plan": plan,
        "version": version,
        "reading": reading,
        "export": reading and reading.export,
        "findings": shown_findings(reading.export) if reading else [],
        "versions": selectors.versions_of(plan),
        "twins": selectors.twins_of(plan),
        "may_review": may(request.user, REVIEW_PLAN, plan),
        "may_approve": may(request.user, APPROVE_PLAN, plan),
        "states": VersionState,
    }
    if request.headers.get("HX-Target") != "reading":
        return render(request, "plans/detail.html", context)
    response = render(request, "plans/_reading.html", context)
    if version.state not in {VersionState.WAITING, VersionState.READING}:
        # It is there now: heading, title and buttons change with it.
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(GET_AND_POST)
@login_required
def facts(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """Number, date and sender as the register has them, to be corrected."""
    plan = plan_for(request.user, office, plan_id, REVIEW_PLAN)
    form = FactsForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        services.correct_facts(person(request), plan, form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("plans:detail", plan.office.slug, plan.pk)
    context = {"office": plan.office, "section": "plans", "plan": plan, "form": form}
    status = 422 if form.errors else 200
    return render(request, "plans/facts.html", context, status=status)


@require_POST
@login_required
def read_again(request: HttpRequest, office: str, plan_id: int, number: int) -> HttpResponse:
    """Has a version read once more."""
    version = version_for(request.user, office, plan_id, number, REVIEW_PLAN)
    services.read_again(person(request), version)
    return redirect("plans:detail", office, plan_id)


@require_http_methods(GET_AND_POST)
@login_required
def new_version(request: HttpRequest, office: str, plan_id: int) -> HttpResponse:
    """Takes in the file of an amended plan."""
    plan = plan_for(request.user, office, plan_id, REVIEW_PLAN)
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.bring_version(person(request), plan, form.cleaned_data["file"])
        except services.DuplicateError as error:
            form.add_error("file", _link_to_duplicate(plan.office, error, ""))
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã nhận bản mới. Lộ Trình đang đọc."))
            return redirect("plans:detail", plan.office.slug, plan.pk)
    context = {"office": plan.office, "section": "plans", "plan": plan, "form": form}
    status = 422 if form.errors else 200
    return render(request, "plans/new_version.html", context, status=status)


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
    """The plan as `lotrinh/plan@1`: as approved, else as it stands with the corrections so far."""
    version = version_for(request.user, office, plan_id, number)
    content = selectors.content_of(version)
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
