"""Reads between plans of two levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from lotrinh_web.cascade.comparing import cited_codes, own_plan_due
from lotrinh_web.cascade.models import PlanLink
from lotrinh_web.organisations.selectors import lower_offices_of
from lotrinh_web.plans.selectors import content_in_use, file_hashes_of, plans_of

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office
    from lotrinh_web.plans.models import Plan


def links_of(office: Office) -> QuerySet[PlanLink]:
    """The office's own plans that stand under a superior's, the newest first."""
    return PlanLink.objects.filter(child__office=office).select_related("child", "parent")


def link_of(plan: Plan) -> PlanLink | None:
    """The link of an own plan to its superior's."""
    return PlanLink.objects.filter(child=plan).select_related("child", "parent").first()


def plan_choices(office: Office) -> list[tuple[int, str]]:
    """The plans of the register for a choice."""
    return [(p.pk, f"{p.code} – {p.title}".strip(" –")) for p in plans_of(office)]


def choices_above(office: Office) -> list[tuple[int, str]]:
    """The plans of the register that may be a superior's: all but those that stand under one."""
    own = set(links_of(office).values_list("child", flat=True))
    return [one for one in plan_choices(office) if one[0] not in own]


def likely_parent(plan: Plan) -> int | None:
    """The plan of the same register whose number this one cites; None where none or several."""
    content = content_in_use(plan.pk)
    if content is None:
        return None
    cited = cited_codes(content[1])
    fitting = [
        other.pk
        for other in plans_of(plan.office)
        if other.pk != plan.pk
        and other.number
        and {f"{other.number}/{other.symbol}".upper(), f"{other.number}-{other.symbol}".upper()}
        & cited
    ]
    return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class LowerRow:
    """A lower office and what it made of the superior's plan: no more than the superior may see."""

    office: str
    state: str
    """`none`, `draft` (registered without number or day), `issued`, `late` (issued late, or not
    issued and due)."""
    code: str = ""
    issued_on: date | None = None
    link: PlanLink | None = None


def due_of(plan: Plan) -> date | None:
    """By when the plan asks lower offices for their own."""
    content = content_in_use(plan.pk)
    return own_plan_due(content[1]) if content is not None else None


def lower_plans(plan: Plan, due: date | None, today: date) -> list[LowerRow]:
    """A row for each lower office of the plan's office, by name; four queries in all.

    A lower office's plan counts where it is linked to a copy of this plan: the same number, symbol
    and day, or the same file.
    """
    offices = list(lower_offices_of(plan.office))
    same = Q(parent__versions__file__sha256__in=file_hashes_of(plan))
    if plan.number and plan.symbol:
        same |= Q(
            parent__number=plan.number,
            parent__symbol__iexact=plan.symbol,
            parent__issued_on=plan.issued_on,
        )
    links: dict[int, PlanLink] = {}
    rows = PlanLink.objects.filter(same, child__office__in=offices).select_related("child")
    for link in rows.order_by("id").distinct():
        links[link.child.office_id] = link
    return [_row(office.name, links.get(office.pk), due, today) for office in offices]


def _row(name: str, link: PlanLink | None, due: date | None, today: date) -> LowerRow:
    is_due = due is not None and today > due
    if link is None:
        return LowerRow(name, "late" if is_due else "none")
    child = link.child
    if not child.number or child.issued_on is None:
        return LowerRow(name, "late" if is_due else "draft", link=link)
    late = due is not None and child.issued_on > due
    return LowerRow(name, "late" if late else "issued", child.code, child.issued_on, link)
