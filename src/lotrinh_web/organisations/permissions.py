"""Who may do what in an office. A role counts in its unit and all units under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lotrinh_web.accounts.models import User
from lotrinh_web.common.rights import allow
from lotrinh_web.organisations.models import Office, Unit
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import has_role

VIEW_OFFICE: Final = "organisations.view_office"
MANAGE_OFFICE: Final = "organisations.manage_office"
VIEW_UNIT: Final = "organisations.view_unit"
MANAGE_UNIT: Final = "organisations.manage_unit"
VIEW_TRAIL: Final = "organisations.view_trail"

Target = Office | Unit


def role_in(*roles: Role, whole_office: bool = False) -> Callable[[User, Target], bool]:
    """A predicate: the person has one of the roles where the target is.

    For an office that is anywhere in it, or at its root with `whole_office`; for a unit at or
    above the unit.
    """

    def check(user: User, target: Target) -> bool:
        if isinstance(target, Unit):
            return has_role(user, roles, office_id=target.office_id, path=target.path)
        return has_role(user, roles, office_id=target.pk, whole_office=whole_office)

    return check


def is_member(user: User, target: Target) -> bool:
    """The person has any role in the office."""
    office_id = target.office_id if isinstance(target, Unit) else target.pk
    return has_role(user, Role, office_id=office_id)


allow(VIEW_OFFICE, is_member)
allow(VIEW_UNIT, is_member)
allow(MANAGE_OFFICE, role_in(Role.ADMIN, whole_office=True))
allow(MANAGE_UNIT, role_in(Role.ADMIN))
allow(VIEW_TRAIL, role_in(Role.CHIEF, Role.ADMIN, whole_office=True))
