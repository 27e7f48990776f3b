"""The tree out to Excel and in from it: downloads, a preview of every line, the consent."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.common.errors import ConflictError, DomainError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import importing, spreadsheets
from lotrinh_web.organisations.access import office_for
from lotrinh_web.organisations.models import Office
from lotrinh_web.organisations.permissions import MANAGE_OFFICE
from lotrinh_web.organisations.unit_forms import SheetForm

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONSENT_SECONDS: Final = 3600


@require_safe
@login_required
def download(request: HttpRequest, office: str) -> HttpResponse:
    """The units that exist today."""
    found = office_for(request.user, office)
    return _sheet(spreadsheets.write_tree(found), f"{found.slug}-don-vi.xlsx")


@require_safe
@login_required
def template(request: HttpRequest, office: str) -> HttpResponse:
    """The table to be filled in."""
    found = office_for(request.user, office, MANAGE_OFFICE)
    return _sheet(spreadsheets.write_tree(found, empty=True), "mau-don-vi.xlsx")


def _sheet(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, office: str) -> HttpResponse:
    """Takes a table and shows what each line would do. Nothing is written yet."""
    found = office_for(request.user, office, MANAGE_OFFICE)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        limit_rate("sheet", person(request).pk, times=60, seconds=3600)
        try:
            rows = spreadsheets.read_rows(form.cleaned_data["file"].read())
        except DomainError as error:
            add_errors(form, error)
        else:
            return _preview(request, found, rows)
    context = {"office": found, "section": "units", "form": form}
    status = 422 if form.errors else 200
    return render(request, "organisations/import.html", context, status=status)


def _preview(
    request: HttpRequest, office: Office, rows: list[spreadsheets.SheetRow], status: int = 200
) -> HttpResponse:
    lines = importing.compare(office, rows)
    states = [line.state for line in lines]
    context = {
        "office": office,
        "section": "units",
        "lines": sorted(lines, key=lambda line: line.state != "wrong"),
        "added": states.count("add"),
        "changed": states.count("change"),
        "same": states.count("same"),
        "wrong": states.count("wrong"),
        "consent": signing.dumps(spreadsheets.packed(rows), salt=_salt(office), compress=True),
    }
    return render(request, "organisations/import_preview.html", context, status=status)


def _salt(office: Office) -> str:
    return f"organisations.import.{office.pk}"


@require_POST
@login_required
def take_over(request: HttpRequest, office: str) -> HttpResponse:
    """Writes what the preview showed: all of it, or nothing and the preview again."""
    found = office_for(request.user, office, MANAGE_OFFICE)
    try:
        packed = signing.loads(
            request.POST.get("consent", ""), salt=_salt(found), max_age=CONSENT_SECONDS
        )
    except signing.BadSignature as error:
        raise ConflictError(_("Bảng xem trước đã cũ. Hãy tải tệp lên lại.")) from error
    rows = spreadsheets.unpacked(packed)
    try:
        added, changed = importing.take_over(person(request), found, rows)
    except ConflictError:
        return _preview(request, found, rows, status=409)
    text = _("Đã thêm {added} và sửa {changed} đơn vị.").format(added=added, changed=changed)
    messages.success(request, text)
    return redirect("organisations:tree", found.slug)
