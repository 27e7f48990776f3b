"""The door to a link between plans."""

from __future__ import annotations

from lotrinh_web.cascade.models import PlanLink
from lotrinh_web.cascade.selectors import link_of
from lotrinh_web.common.errors import NotFoundError
from lotrinh_web.organisations.access import Visitor
from lotrinh_web.plans.access import plan_for
from lotrinh_web.plans.permissions import VIEW_PLAN


def link_for(user: Visitor, office_slug: str, plan_id: int, to: str = VIEW_PLAN) -> PlanLink:
    """The link of an own plan, for a person who may see the plan and do `to` to it."""
    link = link_of(plan_for(user, office_slug, plan_id, to))
    if link is None:
        raise NotFoundError
    return link
