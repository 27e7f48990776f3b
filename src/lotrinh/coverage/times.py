"""Deadlines of two parts that belong together: later than asked, rarer, or missing.

Place in the flow: coverage. Compares what the plans print; nothing is counted from a clock. Where
two deadlines cannot be compared (a date and an event), nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from lotrinh.coverage.model import Difference
from lotrinh.mentions.time import find_dates
from lotrinh.plan.model import Deadline, Plan, Window
from lotrinh.schedule.days import last_day
from lotrinh.source.text import At

_DAYS: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 360}
_HOURS: Final = {"hour": 1, "day": 24, "working_day": 34, "week": 168, "month": 720, "year": 8640}
"""Working days as five of seven."""


class Deadlines:
    """A plan's deadlines by place."""

    def __init__(self, plan: Plan) -> None:
        self._all = sorted(plan.deadlines, key=lambda due: due.at.start)
        self._starts = [due.at.start for due in self._all]

    def inside(self, at: At) -> list[Deadline]:
        """Those that begin within a place, in order."""
        first, behind = (bisect_left(self._starts, offset) for offset in (at.start, at.end))
        return self._all[first:behind]


def later_than(given: str, asked: str) -> bool:
    """Whether the last day of a partial ISO date lies behind another's."""
    day, limit = last_day(given), last_day(asked)
    return day is not None and limit is not None and day > limit


def compare_deadlines(
    asked: Sequence[Deadline], given: Sequence[Deadline], texts: Iterable[str]
) -> list[Difference]:
    """What is later, rarer or missing among the child's deadlines, for one parent part.

    Deadlines of one sort (a date, a rhythm, a delay) answer each other: in order where there are
    as many, else the given one that answers best. `texts` are the child's: any date or delay in
    them may answer one that nothing else answers, for a time need not be a deadline to be kept
    ("vào tháng 8/2027").
    """
    found = []
    for sort in ("date", "recurrence", "delay"):
        wanted = [due for due in asked if _sort(due) == sort]
        there = [due for due in given if _sort(due) == sort]
        if len(wanted) == len(there):
            answers: list[Deadline | None] = list(there)
        else:
            answers = [_nearest(due, there) for due in wanted]
        for due, answer in zip(wanted, answers, strict=True):
            if answer is not None:
                found += [_later(due, answer)] if _exceeds(answer, due) else []
            elif not given and not _is_kept(due, texts):
                found.append(_missing(due))
    return found


def _is_kept(due: Deadline, texts: Iterable[str]) -> bool:
    """Whether a text names a date that is not later than the deadline's."""
    if due.date is None:
        return False
    year = int(due.date[:4])
    dates = (date.value for text in texts for date in find_dates(text, default_year=year))
    return any(value and not later_than(value, due.date) for value in dates)


def compare_windows(
    parent: Window | None, child: Window | None, parent_at: At, child_at: At
) -> list[Difference]:
    """A phase that the child ends later than the parent."""
    asked = parent.end if parent else None
    given = child.end if child else None
    if asked is None or given is None or not asked.date or not given.date:
        return []
    if not later_than(given.date, asked.date):
        return []
    return [Difference("deadline_later", asked.text, given.text, True, parent_at, child_at)]


def _sort(due: Deadline) -> str | None:
    if due.date:
        return "date"
    if due.recurrence:
        return "recurrence"
    return "delay" if due.delay else None


def _exceeds(answer: Deadline, due: Deadline) -> bool:
    """Whether an answer comes later or more rarely than asked. A rhythm without a day of its own
    ("hằng quý") leaves the day open and is not later than one with it, nor earlier."""
    (days, day), (other_days, other_day) = _measure(answer), _measure(due)
    if days != other_days:
        return days > other_days
    return bool(day and other_day and day > other_day)


def _measure(due: Deadline) -> tuple[float, int]:
    """Greater for later; only measures of one sort compare. The second is the day of a month."""
    if due.date:
        day = last_day(due.date)
        return (day.toordinal() if day else 0, 0)
    if due.recurrence:
        return _measure_rhythm(due.recurrence)
    return (due.delay.amount * _HOURS[due.delay.unit] if due.delay else 0, 0)


def _measure_rhythm(rule: str) -> tuple[float, int]:
    """(days between two times, day within a month or 0 where it is open)."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    interval = parts.get("INTERVAL", "1")
    days = _DAYS.get(parts.get("FREQ", ""), 0) * (int(interval) if interval.isdigit() else 1)
    months = parts.get("BYMONTH", "")
    times = len(months.split(",")) if months else 1
    day = parts.get("BYMONTHDAY", "0").split(",")[0]
    number = int(day) if day.lstrip("-").isdigit() else 0
    return days / times, 31 if number == -1 else max(number, 0)


def _nearest(due: Deadline, there: Sequence[Deadline]) -> Deadline | None:
    """The latest that is not later than asked, else the earliest; None where there is none."""
    in_time = [other for other in there if not _exceeds(other, due)]
    if in_time:
        return max(in_time, key=_measure)
    return min(there, key=_measure, default=None)


def _missing(due: Deadline) -> Difference:
    return Difference("deadline_missing", due.text, None, True, due.at, None)


def _later(due: Deadline, answer: Deadline) -> Difference:
    return Difference("deadline_later", due.text, answer.text, True, due.at, answer.at)
