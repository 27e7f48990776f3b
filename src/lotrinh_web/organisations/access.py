"""The doors to offices and units. A stranger meets 404, a reader who wants more meets 403.

Views and services of every app come in here; nothing else turns an address into an object.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from lotrinh_web.accounts.models import User
from lotrinh_web.common.errors import ForbiddenError, NotFoundError
from lotrinh_web.organisations.models import Invitation, Membership, Office, Unit, UnitGroup
from lotrinh_web.organisations.permissions import MANAGE_OFFICE, VIEW_OFFICE, VIEW_UNIT

Visitor = User | AnonymousUser


def office_for(user: Visitor, slug: str, to: str = VIEW_OFFICE) -> Office:
    """The office, for a person who may see it and do `to` in it."""
    office = Office.objects.filter(slug=slug).select_related("superior").first()
    if office is None or not may(user, VIEW_OFFICE, office):
        raise NotFoundError
    if not may(user, to, office):
        raise ForbiddenError
    return office


def unit_for(user: Visitor, office_slug: str, unit_id: int, to: str = VIEW_UNIT) -> Unit:
    """The unit of this office, for a person who may see it and do `to` to it."""
    unit = (
        Unit.objects.filter(pk=unit_id, office__slug=office_slug)
        .select_related("office", "parent")
        .first()
    )
    if unit is None or not may(user, VIEW_UNIT, unit):
        raise NotFoundError
    if not may(user, to, unit):
        raise ForbiddenError
    return unit


def group_for(user: Visitor, office_slug: str, group_id: int, to: str = MANAGE_OFFICE) -> UnitGroup:
    """The group of this office, for a person who may do `to` in the office."""
    office = office_for(user, office_slug, to)
    group = UnitGroup.objects.filter(pk=group_id, office=office).select_related("office").first()
    if group is None:
        raise NotFoundError
    return group


def membership_for(user: Visitor, office_slug: str, membership_id: int, to: str) -> Membership:
    """A membership in this office, for a person who may do `to` to its unit."""
    rows = Membership.objects.filter(pk=membership_id, unit__office__slug=office_slug)
    found = rows.select_related("user", "unit__office").first()
    if found is None or not may(user, VIEW_UNIT, found.unit):
        raise NotFoundError
    if not may(user, to, found.unit):
        raise ForbiddenError
    return found


def invitation_for(user: Visitor, office_slug: str, invitation_id: int, to: str) -> Invitation:
    """An invitation into this office, for a person who may do `to` to its unit."""
    rows = Invitation.objects.filter(pk=invitation_id, unit__office__slug=office_slug)
    found = rows.select_related("unit__office").first()
    if found is None or not may(user, VIEW_UNIT, found.unit):
        raise NotFoundError
    if not may(user, to, found.unit):
        raise ForbiddenError
    return found


def may(user: Visitor, permission: str, target: object = None) -> bool:
    """Whether a visitor may; who has not signed in never may."""
    return isinstance(user, User) and user.has_perm(permission, target)


def require(user: Visitor, permission: str, target: object = None) -> User:
    """The user, or ForbiddenError: for services, and for what has no object yet."""
    if not isinstance(user, User) or not user.has_perm(permission, target):
        raise ForbiddenError
    return user
