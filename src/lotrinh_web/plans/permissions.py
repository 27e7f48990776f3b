"""Who may do what with plans."""

from __future__ import annotations

from typing import Final

from lotrinh_web.accounts.models import User
from lotrinh_web.common.rights import allow
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import has_role
from lotrinh_web.plans.models import Plan

VIEW_PLAN: Final = "plans.view_plan"
ADD_PLAN: Final = "plans.add_plan"
REVIEW_PLAN: Final = "plans.review_plan"
APPROVE_PLAN: Final = "plans.approve_plan"

WORKERS: Final = (Role.OFFICER, Role.CLERK, Role.CHIEF)


def is_office_member(user: User, plan: Plan) -> bool:
    """Any role in the plan's office."""
    return has_role(user, Role, office_id=plan.office_id)


def may_add(user: User, office: object) -> bool:
    """Officers, clerks and chiefs bring plans into their office."""
    return has_role(user, WORKERS, office_id=getattr(office, "pk", 0))


def may_review(user: User, plan: Plan) -> bool:
    """Officers, clerks and chiefs of the plan's office."""
    return has_role(user, WORKERS, office_id=plan.office_id)


def may_approve(user: User, plan: Plan) -> bool:
    """Chiefs at the head of the plan's office."""
    return has_role(user, (Role.CHIEF,), office_id=plan.office_id, whole_office=True)


allow(VIEW_PLAN, is_office_member)
allow(ADD_PLAN, may_add)
allow(REVIEW_PLAN, may_review)
allow(APPROVE_PLAN, may_approve)
