"""Who may do what between plans of two levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lotrinh_web.accounts.models import User
from lotrinh_web.common.rights import allow
from lotrinh_web.organisations.permissions import is_member, role_in
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import has_role

if TYPE_CHECKING:
    from lotrinh_web.plans.models import Plan

VIEW_CASCADE: Final = "cascade.view_cascade"
LINK_PLAN: Final = "cascade.link_plan"
VIEW_LOWER: Final = "cascade.view_lower"

WORKERS: Final = (Role.OFFICER, Role.CLERK, Role.CHIEF)


def works_on(user: User, plan: Plan) -> bool:
    """Officers, clerks and chiefs of the plan's office."""
    return has_role(user, WORKERS, office_id=plan.office_id)


allow(VIEW_CASCADE, is_member)
allow(LINK_PLAN, works_on)
allow(VIEW_LOWER, role_in(*WORKERS))
