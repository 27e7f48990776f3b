"""Reads about offices, units and members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from lotrinh_web.accounts.models import User
from lotrinh_web.organisations.models import (
    Invitation,
    Membership,
    Office,
    OfficeLevel,
    Unit,
    UnitGroup,
    UnitQuerySet,
)
from lotrinh_web.organisations.roles import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person has now, and the subtree that it counts for."""

    office_id: int
    path: str
    role: Role

    @property
    def is_whole_office(self) -> bool:
        """It stands at the root: a path of one key."""
        return self.path.count("/") == 2


_CACHE = "_lotrinh_grants"


def grants_of(user: User) -> tuple[Grant, ...]:
    """All roles of a person, read once for each `user` object: one query a request."""
    known: tuple[Grant, ...] | None = getattr(user, _CACHE, None)
    if known is None:
        rows = Membership.objects.filter(user=user, ended_at=None).values_list(
            "unit__office_id", "unit__path", "role"
        )
        known = tuple(Grant(office, path, Role(role)) for office, path, role in rows.order_by())
        setattr(user, _CACHE, known)
    return known


def forget_grants(user: User) -> None:
    """After a change of memberships, where the same `user` object goes on."""
    if hasattr(user, _CACHE):
        delattr(user, _CACHE)


def has_role(
    user: User,
    roles: Iterable[Role],
    *,
    office_id: int,
    path: str | None = None,
    whole_office: bool = False,
) -> bool:
    """Whether a person has one of the roles in the office.

    With `path` at or above that unit; with `whole_office` at the root of its tree.
    """
    wanted = frozenset(roles)
    return any(
        grant.office_id == office_id
        and grant.role in wanted
        and (path is None or path.startswith(grant.path))
        and (not whole_office or grant.is_whole_office)
        for grant in grants_of(user)
    )


def offices_of(user: User) -> QuerySet[Office]:
    """The offices in which a person is a member now, by name."""
    return Office.objects.filter(pk__in={grant.office_id for grant in grants_of(user)})


def lower_offices_of(office: Office) -> QuerySet[Office]:
    """The offices that name this one as their superior, by name."""
    return Office.objects.filter(superior=office)


def office_named(slug: str) -> Office | None:
    """The office of this address. For commands; pages come in by a door."""
    return Office.objects.filter(slug=slug).first()


def possible_superiors(province_code: str) -> list[Office]:
    """Offices that may stand above a new one: those of provinces, of the same one first."""
    found = Office.objects.exclude(level=OfficeLevel.OTHER).exclude(level=OfficeLevel.COMMUNE)
    return sorted(found, key=lambda office: (office.province_code != province_code, office.name))


def is_slug_taken(slug: str) -> bool:
    """Whether an office has this address."""
    return Office.objects.filter(slug=slug).exists()


def units_of(office: Office) -> UnitQuerySet:
    """All units of an office, parents before children, siblings in their order."""
    return Unit.objects.filter(office=office)


def groups_of(office: Office) -> QuerySet[UnitGroup]:
    """The groups of an office by name, with their units."""
    return UnitGroup.objects.filter(office=office).prefetch_related("units")


def root_of(office: Office) -> Unit:
    """The office as the root of its tree."""
    return Unit.objects.get(office=office, parent=None)


def members_of(office: Office) -> QuerySet[Membership]:
    """Who is a member now, by unit."""
    return Membership.objects.filter(unit__office=office, ended_at=None).select_related(
        "user", "unit"
    )


def former_members_of(office: Office) -> QuerySet[Membership]:
    """Memberships that have ended, the latest first."""
    rows = Membership.objects.filter(unit__office=office).exclude(ended_at=None)
    return rows.select_related("user", "unit").order_by("-ended_at", "-pk")


def members_of_unit(unit: Unit) -> QuerySet[Membership]:
    """Who is a member of the unit itself now."""
    return Membership.objects.filter(unit=unit, ended_at=None).select_related("user")


def open_invitations_of(office: Office) -> QuerySet[Invitation]:
    """Links that still work."""
    return Invitation.objects.filter(
        unit__office=office, used_at=None, revoked_at=None, expires_at__gt=timezone.now()
    ).select_related("unit", "created_by")
