"""Pages of people: who is here, who was, invitations, a person's role."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.common.errors import DomainError, ForbiddenError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import invitations, selectors, services, trees
from lotrinh_web.organisations import members as member_services
from lotrinh_web.organisations.access import (
    invitation_for,
    may,
    membership_for,
    office_for,
    unit_for,
)
from lotrinh_web.organisations.forms import InvitationForm, MembershipForm
from lotrinh_web.organisations.models import Office
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.roles import Role

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def members(request: HttpRequest, office: str) -> HttpResponse:
    """Who is a member now (`?da-thoi=1`: who was), and for who manages them the open links."""
    found = office_for(request.user, office)
    former = "da-thoi" in request.GET
    rows = selectors.former_members_of(found) if former else selectors.members_of(found)
    here = reverse("organisations:members", args=[found.slug])
    open_links = [
        invitation
        for invitation in selectors.open_invitations_of(found)
        if may(request.user, MANAGE_UNIT, invitation.unit)
    ]
    context = {
        "office": found,
        "section": "members",
        "page": page_of(request, rows),
        "former": former,
        "tabs": [
            {"url": here, "label": _("Đang làm việc"), "current": not former},
            {"url": f"{here}?da-thoi=1", "label": _("Đã thôi"), "current": former},
        ],
        "invitations": [] if former else open_links,
        "may_invite": bool(_managed_units(request, found)),
    }
    return render(request, "organisations/members.html", context)


def _managed_units(request: HttpRequest, office: Office) -> list[tuple[int, str]]:
    """The units that the person manages, as choices drawn like the tree."""
    return [
        (node.unit.pk, f"{'– ' * (node.depth - 1)}{node.name}")
        for node in trees.tree_of(office)
        if may(request.user, MANAGE_UNIT, node.unit)
    ]


@require_http_methods(GET_AND_POST)
@login_required
def invite(request: HttpRequest, office: str, unit_id: int | None = None) -> HttpResponse:
    """Makes a link for a new member, and shows it once."""
    found = office_for(request.user, office)
    if unit_id is not None:
        unit_for(request.user, office, unit_id, MANAGE_UNIT)
    units = _managed_units(request, found)
    if not units:
        raise ForbiddenError
    form = InvitationForm(
        request.POST or None, units=units, initial={"unit": unit_id or units[0][0]}
    )
    unit = None
    link = None
    if request.method == "POST" and form.is_valid():
        limit_rate("invite", person(request).pk, times=200, seconds=3600)
        entered = form.cleaned_data
        unit = unit_for(request.user, office, entered["unit"], MANAGE_UNIT)
        _invitation, token = invitations.invite(
            person(request), unit, Role(entered["role"]),
            display_name=entered["display_name"], email=entered["email"],
        )  # fmt: skip
        link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    context = {
        "office": found, "section": "members", "unit": unit, "form": form, "link": link,
        "role": form.cleaned_data.get("role") and Role(form.cleaned_data["role"]).label
        if link else "",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "organisations/invite.html", context, status=status)


@require_http_methods(GET_AND_POST)
@login_required
def member(request: HttpRequest, office: str, membership_id: int) -> HttpResponse:
    """A person's place in the office, to be changed."""
    found = membership_for(request.user, office, membership_id, MANAGE_UNIT)
    units = _managed_units(request, found.unit.office)
    initial = {"unit": found.unit_id, "role": found.role}
    form = MembershipForm(request.POST or None, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        unit = unit_for(request.user, office, form.cleaned_data["unit"], MANAGE_UNIT)
        role = Role(form.cleaned_data["role"])
        try:
            member_services.change_membership(person(request), found, unit, role)
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("organisations:members", office)
    context = {"office": found.unit.office, "section": "members", "member": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "organisations/member.html", context, status=status)


@require_POST
@login_required
def end_member(request: HttpRequest, office: str, membership_id: int) -> HttpResponse:
    """Ends a membership at once."""
    found = membership_for(request.user, office, membership_id, MANAGE_UNIT)
    services.end_membership(person(request), found)
    messages.success(
        request, _("{person} đã thôi và không vào được nữa.").format(person=found.user)
    )
    return redirect("organisations:members", office)


@require_POST
@login_required
def revoke(request: HttpRequest, office: str, invitation_id: int) -> HttpResponse:
    """Makes a link worthless."""
    found = invitation_for(request.user, office, invitation_id, MANAGE_UNIT)
    invitations.revoke(person(request), found)
    messages.success(request, _("Liên kết đã bị thu hồi."))
    return redirect("organisations:members", office)
