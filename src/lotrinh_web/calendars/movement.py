"""What a change moves: the days of entries before and after, told by plan and phase.

Place in the flow: services compare; pages and the audit trail tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lotrinh_web.calendars.models import CalendarEntry, EntryKind

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry that moved, with how many moved inside of it, itself counted."""

    label: str
    old: Days
    new: Days
    count: int = 1


@dataclass(frozen=True, slots=True)
class Movement:
    """What moved in one plan."""

    plan_id: int
    plan: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """All entries of the plan that moved."""
        return sum(line.count for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        """For keeping; `read_movements` reads it."""
        lines = [
            {"label": x.label, "old": _iso(x.old), "new": _iso(x.new), "count": x.count}
            for x in self.lines
        ]
        return {"plan_id": self.plan_id, "plan": self.plan, "lines": lines}


def read_movements(kept: Iterable[Mapping[str, Any]]) -> list[Movement]:
    """What `as_json` wrote."""
    return [
        Movement(
            one["plan_id"],
            one["plan"],
            tuple(
                Line(x["label"], _days(x["old"]), _days(x["new"]), x["count"]) for x in one["lines"]
            ),
        )
        for one in kept
    ]


def compare_entries(
    plan_id: int, plan: str, before: Iterable[CalendarEntry], after: Iterable[CalendarEntry]
) -> Movement | None:
    """What moved in a plan; None where nothing did. Phases and stages hold what lies inside."""
    old = {entry.uid: (entry.start, entry.end) for entry in before}
    moved = [
        entry for entry in after if entry.uid in old and old[entry.uid] != (entry.start, entry.end)
    ]
    lines: list[Line] = []
    inside: set[str] = set()
    for entry in moved:
        if entry.uid in inside:
            continue
        held = [other for other in moved if _holds(entry, other) and other.uid not in inside]
        inside |= {other.uid for other in held}
        days = (entry.start, entry.end)
        lines.append(Line(_name(entry), old[entry.uid], days, 1 + len(held)))
    return Movement(plan_id, plan, tuple(lines)) if lines else None


def _holds(outer: CalendarEntry, inner: CalendarEntry) -> bool:
    """A phase holds its stages."""
    return (
        outer.kind == EntryKind.PHASE
        and inner.kind == EntryKind.STAGE
        and inner.within == outer.label
    )


def _name(entry: CalendarEntry) -> str:
    if entry.label:
        return f"{entry.within}, {entry.label}" if entry.within else entry.label
    return entry.title


def say_days(days: Days) -> str:
    """`01/8–15/8/2026`, `từ 01/8/2026`, `đến 15/8/2026`, `chưa có ngày`."""
    start, end = days
    if start is None and end is None:
        return _("chưa có ngày")
    if end is None and start is not None:
        return _("từ {day}").format(day=say_day(start))
    if start is None and end is not None:
        return _("đến {day}").format(day=say_day(end))
    if start is None or end is None or start == end:
        return say_day(start or end or date.min)
    first = f"{start:%d}/{start.month}"
    return (
        f"{first}–{say_day(end)}" if start.year == end.year else f"{say_day(start)}–{say_day(end)}"
    )


def say_day(day: date) -> str:
    """`01/8/2026`."""
    return f"{day:%d}/{day.month}/{day.year}"


def _iso(days: Days) -> list[str | None]:
    return [None if day is None else day.isoformat() for day in days]


def _days(kept: list[str | None]) -> Days:
    first, last = (date.fromisoformat(day) if day else None for day in kept)
    return (first, last)
