"""What a plan dates: deadlines, phases and activities, each with its last printed day.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.timing.printed import TIMING, plan_year
from lotrinh.mentions.time_dates import lower_case
from lotrinh.plan.model import Window
from lotrinh.resources.load import alternation
from lotrinh.schedule.days import first_day, last_day
from lotrinh.source.text import At

_YEAR: Final = re.compile(r"20\d\d")
_TITLE_YEAR: Final = re.compile(r"năm (20\d\d)(?! ?[-–])")
_PAST: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'past')}(?!\w)")
"""Words of a clause that tells what was, or bounds what is meant by a day."""
_PERHAPS: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'perhaps_past')}(?!\w)")
_ORDER: Final = re.compile(
    rf"[\s\-+*•|]*(?:(?:\d+|[a-zđ])[.)/]\s*)?{alternation(TIMING, 'ordering')}(?!\w)"
)
_MADE: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'made_by')}\s+$")
_DUE: Final = re.compile(r"(?:trước|chậm nhất|muộn nhất|xong|hoàn thành)(?!\w)")
_TELLING: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'telling_section')}(?!\w)")
_MARK: Final = re.compile(r"[.;\n](?!\d)")
_FAR: Final = 180
"""Days before the plan beyond which a day without a year means next year's."""
_OTHERS: Final = 2
"""How many other tasks must fall in the plan's year for one of last year to stand out."""


class Task(NamedTuple):
    """Something that the plan wants done by a day, or within a span."""

    date: str
    """The last day, ISO, perhaps partial."""
    has_year: bool
    """Whether a year is printed with it."""
    at: At


def dated_tasks(case: Case) -> tuple[Task, ...]:
    """Tasks with a date of their own, in order; what tells of the past is left out.

    For `Case.once`.
    """
    low = case.once(low_text)
    plan = case.plan
    found = [
        Task(d.date, bool(_YEAR.search(d.text)), d.at)
        for d in plan.deadlines
        if d.date and d.recurrence is None
    ]
    spans = [(p.window, p.at) for p in plan.phases]
    spans += [(p.window, p.at) for p in plan.periods]
    spans += [(s.window, s.at) for p in plan.phases for s in p.stages]
    found += [task for window, at in spans if window and (task := _of_window(window, at))]
    issued_at = plan.header.at.end if plan.header.at else 0
    seen: set[int] = set()
    kept = []
    telling = _telling_sections(case)
    for task in sorted(found, key=lambda t: (t.at.start, t.at.end)):
        if task.at.start < issued_at or task.at.start in seen or _is_past(low, task.at):
            continue
        if not any(start <= task.at.start < end for start, end in telling):
            kept.append(task)
            seen.add(task.at.start)
    return tuple(kept)


def _telling_sections(case: Case) -> list[tuple[int, int]]:
    """Where the sections stand whose headings say that they tell what was."""
    tops = [entry for entry in case.plan.outline if entry.depth == 1]
    ends = [*(entry.at.start for entry in tops[1:]), len(case.text)]
    return [
        (entry.at.start, end)
        for entry, end in zip(tops, ends, strict=False)
        if _TELLING.search(lower_case(entry.title))
    ]


def _of_window(window: Window, at: At) -> Task | None:
    end = window.end
    if window.recurrence or end is None or end.date is None or end.event:
        return None
    return Task(end.date, bool(_YEAR.search(end.text)), at)


def _is_past(low: str, at: At) -> bool:
    marks = list(_MARK.finditer(low, max(0, at.start - 240), at.start))
    begin = marks[-1].end() if marks else max(0, at.start - 240)
    after = _MARK.search(low, at.end, at.end + 160)
    end = after.start() if after else min(len(low), at.end + 160)
    if _PAST.search(low, begin, end):
        return True
    order = _ORDER.match(low, begin, at.start)
    if order is None or not _DUE.match(low, at.start):
        return bool(_PERHAPS.search(low, begin, end))
    return bool(_MADE.search(low, order.end(), at.start))


def is_over(case: Case, task: Task) -> bool:
    """Whether a task's last day lies before the plan's own date."""
    issued = first_day(case.plan.header.date or "")
    last = last_day(task.date)
    if issued is None or last is None or last >= issued:
        return False
    return task.has_year or (issued - last).days <= _FAR


def usual_year(case: Case) -> int | None:
    """The year that the plan is about: the one in its title, else that of its date."""
    titled = set(_TITLE_YEAR.findall((case.plan.header.title or "").lower()))
    return int(titled.pop()) if len(titled) == 1 else plan_year(case)


def is_left_over(case: Case, task: Task) -> bool:
    """Whether a task is dated in a year before the plan's, and would be right in the plan's year.

    The other tasks must be of the plan's year or later, two at least.
    """
    year = usual_year(case)
    if year is None or not task.has_year or int(task.date[:4]) >= year:
        return False
    issued, last = first_day(case.plan.header.date or ""), last_day(task.date)
    moved = last_day(f"{year}{task.date[4:]}")
    if issued is not None and (last is None or moved is None or last >= issued or moved < issued):
        return False
    years = [int(other.date[:4]) for other in case.once(dated_tasks) if other.at != task.at]
    fitting = sum(1 for one in years if one >= year)
    return fitting >= _OTHERS and fitting * 5 >= len(years) * 4
