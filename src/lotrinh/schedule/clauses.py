"""The clause that each deadline stands in: what is to be done, and by whom.

Place in the flow: beside schedule/resolve.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lotrinh.plan.model import Item, Plan
from lotrinh.source.text import At


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the plan that says what is to be done, and by whom."""

    at: At
    text: str
    who: str | None = None


def clauses_of_deadlines(plan: Plan) -> list[Clause | None]:
    """For each of the plan's deadlines the narrowest clause that holds it, in one sweep."""
    clauses = sorted(_clauses(plan), key=lambda c: (c.at.start, -c.at.end))
    order = sorted(range(len(plan.deadlines)), key=lambda i: plan.deadlines[i].at.start)
    found: list[Clause | None] = [None] * len(plan.deadlines)
    waiting = 0
    around: list[Clause] = []
    for i in order:
        at = plan.deadlines[i].at
        while waiting < len(clauses) and clauses[waiting].at.start <= at.start:
            around.append(clauses[waiting])
            waiting += 1
        while around and around[-1].at.end <= at.start:
            around.pop()
        if around and at.end <= around[-1].at.end:
            found[i] = around[-1]
    return found


def _clauses(plan: Plan) -> Iterator[Clause]:
    groups = [plan.requirements]
    groups += [content.items for content in plan.contents]
    groups += [channel.items for channel in plan.channels]
    for phase in plan.phases:
        groups += [phase.items, *(stage.items for stage in phase.stages)]
    for group in groups:
        yield from _items(group)
    for assignment in plan.assignments:
        for duty in assignment.duties:
            yield Clause(duty.at, duty.text, assignment.unit)
    for table in plan.tables:
        for row in table.rows_detail:
            yield Clause(row.at, row.task, row.lead)


def _items(items: tuple[Item, ...]) -> Iterator[Clause]:
    for item in items:
        yield Clause(item.at, item.text)
        yield from _items(item.items)
