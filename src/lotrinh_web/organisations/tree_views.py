"""Pages of the tree: seen, rearranged, a unit's own page, groups."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.common.audit import trail_of
from lotrinh_web.common.errors import DomainError, InvalidError
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import groups as group_services
from lotrinh_web.organisations import selectors, tree_changes, trees, undoing
from lotrinh_web.organisations.access import group_for, may, office_for, unit_for
from lotrinh_web.organisations.models import Office, UnitKind
from lotrinh_web.organisations.permissions import MANAGE_OFFICE, MANAGE_UNIT, VIEW_TRAIL, VIEW_UNIT
from lotrinh_web.organisations.unit_forms import (
    DayForm,
    EndForm,
    GroupForm,
    MoveForm,
    NewUnitsForm,
    UnitForm,
)

GET_AND_POST = ["GET", "HEAD", "POST"]
TRAIL_SHOWN = 20


@require_safe
@login_required
def tree(request: HttpRequest, office: str) -> HttpResponse:
    """The office's units, as they are or as they were on a day (`?ngay=2025-06-30`)."""
    found = office_for(request.user, office)
    partial = request.headers.get("HX-Target") == "tree"
    template = "organisations/_tree.html" if partial else "organisations/tree.html"
    return render(request, template, _tree_context(request, found))


def _tree_context(request: HttpRequest, office: Office) -> dict[str, Any]:
    form = DayForm(request.GET if request.GET.get("ngay") else None)
    day = form.cleaned_data["ngay"] if form.is_bound and form.is_valid() else None
    is_past = day is not None and day != trees.today()
    return {
        "office": office,
        "section": "units",
        "nodes": trees.tree_of(office, day),
        "day_form": form,
        "day": day,
        "is_past": is_past,
        "may_manage": may(request.user, MANAGE_OFFICE, office) and not is_past,
        "ended": trees.ended_units(office),
    }


@require_POST
@login_required
def move(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """Moves a unit by a step (`huong`) or to a place (`cha`, `truoc`); answers the new tree."""
    unit = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise InvalidError(_("Không chuyển được đơn vị này đến đó."))
    wanted, user = form.cleaned_data, person(request)
    if wanted["huong"]:
        record = tree_changes.step_unit(user, unit, tree_changes.Step(wanted["huong"]))
    else:
        parent = unit_for(request.user, office, wanted["cha"], MANAGE_UNIT)
        before = wanted["truoc"] and unit_for(request.user, office, wanted["truoc"], VIEW_UNIT)
        record = tree_changes.move_unit(user, unit, parent, before or None)
    text = _("Đã chuyển {unit}.").format(unit=unit) if record else _("Không chuyển thêm được nữa.")
    if not request.htmx:  # type: ignore[attr-defined]
        messages.info(request, text)
        return redirect("organisations:tree", office)
    context = {**_tree_context(request, unit.office), "toast": text}
    if record is not None:
        context["undo_url"] = reverse("organisations:undo", args=[office, record.pk])
    return render(request, "organisations/_tree_changed.html", context)


@require_POST
@login_required
def undo(request: HttpRequest, office: str, record_id: int) -> HttpResponse:
    """Takes one's own last change of a unit back; the page that asked shows it."""
    found = office_for(request.user, office)
    undoing.undo(person(request), found, record_id)
    tree_address = reverse("organisations:tree", args=[office])
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(tree_address)
    if request.htmx.current_url_abs_path != tree_address:  # type: ignore[attr-defined]
        messages.success(request, _("Đã hoàn tác."))
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"text": _("Đã hoàn tác."), "kind": "info"}
    response = render(request, "components/toast.html", context)
    response["HX-Trigger"] = "tree-changed"
    return response


@require_http_methods(GET_AND_POST)
@login_required
def unit(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """A unit: its facts (a form for who manages it), its people, its past."""
    posted = request.method == "POST"
    found = unit_for(request.user, office, unit_id, MANAGE_UNIT if posted else VIEW_UNIT)
    form = UnitForm(request.POST if posted else None, found)
    if posted and form.is_valid():
        entered = form.cleaned_data
        try:
            record = tree_changes.update_unit(
                person(request), found, form.facts(), seen=entered["seen"], since=entered["since"]
            )
        except DomainError as error:
            add_errors(form, error)
        else:
            text = _("Đã lưu.") if record else _("Không có gì thay đổi.")
            messages.success(request, text, extra_tags=_undo_tag(office, record))
            return redirect("organisations:unit", office, found.pk)
        found = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    can_see_trail = may(request.user, VIEW_TRAIL, found.office)
    context = {
        "office": found.office,
        "section": "units",
        "unit": found,
        "form": form,
        "may_manage": may(request.user, MANAGE_UNIT, found),
        "members": selectors.members_of_unit(found),
        "past": trees.past_of(found),
        "trail": trail_of(found)[:TRAIL_SHOWN] if can_see_trail else (),
    }
    return render(request, "organisations/unit.html", context, status=422 if form.errors else 200)


def _undo_tag(office: str, record: Any) -> str:
    return "" if record is None else reverse("organisations:undo", args=[office, record.pk])


@require_http_methods(GET_AND_POST)
@login_required
def add(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """New units under a unit, one or many."""
    parent = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    form = NewUnitsForm(request.POST or None, initial={"kind": UnitKind.DEPARTMENT})
    if request.method == "POST" and form.is_valid():
        names, kind = form.cleaned_data["names"], UnitKind(form.cleaned_data["kind"])
        try:
            added = tree_changes.add_units(person(request), parent, kind, names)
        except DomainError as error:
            add_errors(form, error)
        else:
            text = ngettext("Đã thêm {count} đơn vị.", "Đã thêm {count} đơn vị.", len(added))
            record = trail_of(added[0]).first() if len(added) == 1 else None
            messages.success(
                request, text.format(count=len(added)), extra_tags=_undo_tag(office, record)
            )
            return redirect("organisations:tree", office)
    context = {"office": parent.office, "section": "units", "unit": parent, "form": form}
    return render(
        request, "organisations/add_units.html", context, status=422 if form.errors else 200
    )


@require_http_methods(GET_AND_POST)
@login_required
def end(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """The last day of a unit, and who takes its place."""
    found = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    others = [
        node
        for node in trees.tree_of(found.office)
        if not node.unit.path.startswith(found.path) and node.depth > 1
    ]
    form = EndForm(request.POST or None, others)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        heir = entered["successor"]
        try:
            successor = unit_for(request.user, office, heir, MANAGE_UNIT) if heir else None
            tree_changes.end_unit(person(request), found, entered["last_day"], successor)
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã kết thúc {unit}.").format(unit=found))
            return redirect("organisations:tree", office)
    context = {"office": found.office, "section": "units", "unit": found, "form": form}
    return render(
        request, "organisations/end_unit.html", context, status=422 if form.errors else 200
    )


@require_POST
@login_required
def delete(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """Takes away what was entered by mistake."""
    found = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    tree_changes.delete_unit(person(request), found)
    messages.success(request, _("Đã xóa {unit}.").format(unit=found))
    return redirect("organisations:tree", office)


@require_safe
@login_required
def groups(request: HttpRequest, office: str) -> HttpResponse:
    """The office's groups and what is in them."""
    found = office_for(request.user, office)
    context = {
        "office": found,
        "section": "units",
        "groups": selectors.groups_of(found),
        "may_manage": may(request.user, MANAGE_OFFICE, found),
    }
    return render(request, "organisations/groups.html", context)


@require_http_methods(GET_AND_POST)
@login_required
def group(request: HttpRequest, office: str, group_id: int | None = None) -> HttpResponse:
    """A group, new or to be changed."""
    found = office_for(request.user, office, MANAGE_OFFICE)
    old = None if group_id is None else group_for(request.user, office, group_id)
    nodes = trees.tree_of(found)[1:]
    form = GroupForm(request.POST or None, nodes, old)
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["units"])
        try:
            group_services.save_group(
                person(request), found, old,
                name=form.cleaned_data["name"],
                aliases=form.cleaned_data["aliases"],
                units=[node.unit for node in nodes if node.unit.pk in chosen],
            )  # fmt: skip
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("organisations:groups", office)
    context = {"office": found, "section": "units", "group": old, "form": form}
    return render(request, "organisations/group.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def delete_group(request: HttpRequest, office: str, group_id: int) -> HttpResponse:
    """Takes a group away; its units stay."""
    found = group_for(request.user, office, group_id)
    group_services.delete_group(person(request), found)
    messages.success(request, _("Đã xóa nhóm {group}.").format(group=found))
    return redirect("organisations:groups", office)
