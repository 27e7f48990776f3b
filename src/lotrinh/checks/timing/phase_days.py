"""The phases of a plan with their days, for rules that compare them.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.timing.due_days import dated_tasks, is_over
from lotrinh.checks.timing.printed import day_of, said
from lotrinh.language import Text
from lotrinh.plan.model import Phase, WindowEnd

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_MOST_GAP: Final = 31
_MOST_WAVE_GAP: Final = 10
"""Days between two phases beyond which they are waves and not parts of one course: "Đợt" is more
often a wave than "Giai đoạn"."""
_WAVE: Final = re.compile(r"đợt\b", re.IGNORECASE)


class Days(NamedTuple):
    """A phase whose both ends are printed to the day."""

    phase: Phase
    start: date
    end: date


class Seam(NamedTuple):
    """Where a phase meets the next one."""

    first: Days
    second: Days
    kind: Literal["joined", "shared", "overlap", "nested", "turned", "gap", "apart"]
    """joined: the next day; shared: the same day; turned: the second begins before the first;
    gap: days between; apart: too many of them for one course."""
    days: int
    """How many days overlap or lie between."""


def seams(case: Case) -> tuple[Seam, ...]:
    """The seams of numbered phases that follow each other. For `Case.once`.

    A phase is compared with the one before it that ends last; one that was over before the plan
    is TG108's.
    """
    found: list[Seam] = []
    before: Days | None = None
    over = {task.at for task in case.once(dated_tasks) if is_over(case, task)}
    for phase in case.plan.phases:
        here = _days(phase)
        if here is None or phase.at in over or here.end < here.start:
            before = None if here is None else before
            continue
        if before and before.phase.label.split()[:1] == phase.label.split()[:1]:
            found.append(_seam(before, here))
        before = before if before and before.end > here.end else here
    return tuple(found)


def wrong_overlap(met: tuple[Seam, ...]) -> Seam | None:
    """The one overlap of phases that otherwise follow each other."""
    bad = [seam for seam in met if seam.kind in {"overlap", "turned"}]
    return bad[0] if len(bad) == 1 and not any(seam.kind == "nested" for seam in met) else None


def wrong_gap(met: tuple[Seam, ...]) -> Seam | None:
    """The one gap of three or more phases of which all others follow on the next day."""
    bad = [seam for seam in met if seam.kind in {"gap", "apart"}]
    joined = [seam for seam in met if seam.kind in {"joined", "shared"}]
    return bad[0] if len(bad) == 1 and joined and len(joined) == len(met) - 1 else None


def told(seam: Seam) -> str:
    """What overlaps or lies between, with the days, as a `Text`."""
    values = {
        "second": seam.second.phase.label, "start": said(seam.second.start),
        "first": seam.first.phase.label, "end": said(seam.first.end),
        "begin": said(seam.first.start), "count": seam.days,
    }  # fmt: skip
    if seam.kind == "turned":
        return Text("{second} bắt đầu {start}, trước cả {first} (bắt đầu {begin}).", **values)
    if seam.kind in {"gap", "apart"}:
        return Text(
            "{first} kết thúc {end}, {second} bắt đầu {start}; {count} ngày ở giữa không thuộc"
            " đợt nào.",
            **values,
        )
    return Text("{second} bắt đầu {start}, trong khi {first} đến {end} mới kết thúc.", **values)


def _days(phase: Phase) -> Days | None:
    window = phase.window
    if window is None or window.start is None or window.end is None or window.recurrence:
        return None
    start, end = _day(window.start), _day(window.end)
    if start is None or end is None:
        return None
    start += _DAY if window.start.relation == "after" else timedelta()
    end -= _DAY if window.end.relation == "before" else timedelta()
    return Days(phase, start, end)


def _day(end: WindowEnd) -> date | None:
    return None if end.delay else day_of(end.date)


def _seam(one: Days, other: Days) -> Seam:
    if other.start < one.start:
        return Seam(one, other, "turned", (one.start - other.start).days)
    if other.start == one.end and one.start < one.end:
        return Seam(one, other, "shared", 1)
    if other.start <= one.end:
        nested = other.end <= one.end or other.start == one.start
        count = (min(one.end, other.end) - other.start).days + 1
        return Seam(one, other, "nested" if nested else "overlap", count)
    between = [one.end + _DAY * n for n in range(1, (other.start - one.end).days)][:400]
    if not any(day.weekday() < _SATURDAY for day in between):
        return Seam(one, other, "joined", 0)
    most = _MOST_WAVE_GAP if _WAVE.match(one.phase.label) else _MOST_GAP
    return Seam(one, other, "gap" if len(between) <= most else "apart", len(between))
