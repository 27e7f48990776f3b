"""What the report's picture of time draws: phases, stages, periods and dated deadlines.

Place in the flow: render; called by report_timeline.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lotrinh.plan.model import Window, WindowEnd
from lotrinh.render.periods import name_period
from lotrinh.render.phrases import first_day, last_day
from lotrinh.render.report_parts import Desk
from lotrinh.source.text import At


@dataclass(frozen=True, slots=True)
class Row:
    """One lane: a stretch of time that the plan names."""

    ident: str
    label: str
    title: str
    window: Window
    start: date | None
    end: date | None
    inner: bool


def find_rows(desk: Desk) -> Iterator[Row]:
    """Phases, stages and periods that have a window."""
    for number, phase in enumerate(desk.plan.phases, 1):
        ident = f"phase-{number}"
        if phase.window:
            days = _days(desk, phase.window, phase.at)
            yield Row(ident, phase.label, phase.title, phase.window, *days, inner=False)
        for inner, stage in enumerate(phase.stages, 1):
            if stage.window:
                days = _days(desk, stage.window, stage.at)
                title = stage.title or stage.label
                yield Row(f"{ident}-s{inner}", "", title, stage.window, *days, inner=True)
    for number, period in enumerate(desk.plan.periods, 1):
        if period.window and (period.window.start or period.window.end):
            days = _days(desk, period.window, period.at)
            title = name_period(desk.plan, period)
            yield Row(f"period-{number}", "", title, period.window, *days, inner=False)


def _days(desk: Desk, window: Window, at: At) -> tuple[date | None, date | None]:
    """First and last day: the schedule's, else the printed ones; None where one is not known."""
    start, end = window.start, window.end
    first = first_day(start.date) if start else None
    last = last_day(end.date) if end else None
    if start and end is None and start.relation == "at":
        last = last_day(start.date)
    if start and first is None and is_now(start):
        first = first_day(desk.plan.header.date)
    entry = desk.span(at)
    if entry is None:
        start_day, end_day = desk.events.days(window)
        return first or start_day, last or end_day
    return entry.start or first, entry.end or last


def find_ticks(desk: Desk) -> list[tuple[date, str, str]]:
    """(day, printed words, id) of every dated deadline, in order."""
    ticks = []
    for number, deadline in enumerate(desk.plan.deadlines, 1):
        day = last_day(deadline.date)
        entry = desk.due(deadline.at)
        if day is None and entry and entry.kind == "deadline":
            day = entry.start
        if day:
            ticks.append((day, deadline.text, f"deadline-{number}"))
    return sorted(ticks)


def is_now(end: WindowEnd) -> bool:
    """Whether an end says "từ nay"."""
    return end.text.casefold().split()[-1:] == ["nay"]
