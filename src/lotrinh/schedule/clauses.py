"""The clause that each deadline stands in: what is to be done, and by whom.

Place in the flow: beside schedule/resolve.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lotrinh.plan.model import Item, Plan
from lotrinh.source.text import At

_FIELD: Final = re.compile(
    r"(?:thời gian|thời hạn|thời điểm|tiến độ|hạn|đơn vị|cơ quan|bộ phận|người|phân công|sản phẩm"
    r"|kết quả|địa điểm|kinh phí)\b[^:]{0,45}:",
    re.IGNORECASE,
)
"""A clause that only tells when, who or where; what is to be done stands before or above it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the plan that says what is to be done, and by whom."""

    at: At
    text: str
    who: str | None = None


def clauses_of_deadlines(plan: Plan) -> list[Clause | None]:
    """For each of the plan's deadlines the narrowest clause that holds it, in one sweep.

    For a time field ("Thời gian hoàn thành: …") the text is that of the task it belongs to.
    """
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
    yield from _items(plan.requirements)
    for content in plan.contents:
        yield from _items(content.items, content.title)
    for channel in plan.channels:
        yield from _items(channel.items, channel.title)
    for phase in plan.phases:
        yield from _items(phase.items, phase.title)
        for stage in phase.stages:
            yield from _items(stage.items, stage.title)
    for assignment in plan.assignments:
        duties = ((duty.at, duty.text) for duty in assignment.duties)
        for at, text in _told(duties, assignment.unit):
            yield Clause(at, text, assignment.unit)
    for table in plan.tables:
        for row in table.rows_detail:
            yield Clause(row.at, row.task, row.lead)


def _items(items: tuple[Item, ...], section: str = "", task: str = "") -> Iterator[Clause]:
    """The items as clauses; `task` is the item above them, `section` the heading above all."""
    for item in items:
        yield from _items(item.items, section, task if _FIELD.match(item.text) else item.text)
    told = ((item.at, item.text) for item in items)
    if task:
        told = ((at, task if _FIELD.match(text) else text) for at, text in told)
    for at, text in _told(told, section):
        yield Clause(at, text)


def _told(clauses: Iterable[tuple[At, str]], fallback: str) -> Iterator[tuple[At, str]]:
    """The clauses; a field takes the words of the last clause before it that says what to do."""
    last = fallback
    for at, text in clauses:
        if _FIELD.match(text):
            yield at, last or text
        else:
            last = text
            yield at, text
