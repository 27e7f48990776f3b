"""The doors to plans and their files."""

from __future__ import annotations

from lotrinh_web.common.errors import ForbiddenError, NotFoundError
from lotrinh_web.organisations.access import Visitor, may
from lotrinh_web.plans.models import Plan, PlanVersion
from lotrinh_web.plans.permissions import VIEW_PLAN


def plan_for(user: Visitor, office_slug: str, plan_id: int, to: str = VIEW_PLAN) -> Plan:
    """The plan of this office, for a person who may see it and do `to` to it."""
    plan = (
        Plan.objects.filter(pk=plan_id, office__slug=office_slug).select_related("office").first()
    )
    if plan is None or not may(user, VIEW_PLAN, plan):
        raise NotFoundError
    if not may(user, to, plan):
        raise ForbiddenError
    return plan


def version_for(
    user: Visitor, office_slug: str, plan_id: int, number: int, to: str = VIEW_PLAN
) -> PlanVersion:
    """One version of a plan, by the same right as the plan."""
    plan = plan_for(user, office_slug, plan_id, to)
    version = plan.versions.filter(number=number).select_related("file", "plan").first()
    if version is None:
        raise NotFoundError
    return version
