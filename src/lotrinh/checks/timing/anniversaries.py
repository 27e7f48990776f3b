"""Anniversaries as plans print them: `95 năm Ngày … (03/02/1930 - 03/02/2025)`.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.timing.printed import plan_day
from lotrinh.source.text import At

_DAY: Final = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})"
_DAYS: Final = re.compile(rf"\(\s?{_DAY}\s?[-–]\s?{_DAY}\s?\)")
_YEARS: Final = re.compile(r"(?<![\d.,/])(?P<years>\d{1,4}) năm\s[^().;]{3,140}$")
_BEFORE: Final = 160
"""Characters before the days in which the number of years stands."""


class Anniversary(NamedTuple):
    """An anniversary with both of its days, which differ in their years only."""

    years: int
    """As printed."""
    first: date
    last: date
    at: At


def anniversaries(case: Case) -> tuple[Anniversary, ...]:
    """Those of the text, in order. For `Case.once`."""
    return tuple(_found(case))


def _found(case: Case) -> Iterator[Anniversary]:
    for found in _DAYS.finditer(case.text):
        line = max(found.start() - _BEFORE, case.text.rfind("\n", 0, found.start()) + 1)
        told = _YEARS.search(case.text[line : found.start()])
        days = [int(number) for number in found.groups()]
        try:
            first, last = date(days[2], days[1], days[0]), date(days[5], days[4], days[3])
        except ValueError:
            continue
        if told and (first.day, first.month) == (last.day, last.month) and first < last:
            at = case.at(line + told.start(), found.end())
            yield Anniversary(int(told["years"]), first, last, at)


def known_from(case: Case) -> date | None:
    """The plan's day; of a plan without one the newest day of a document that it cites."""
    issued = plan_day(case)
    if issued is not None:
        return issued
    days = [one.date for one in case.plan.citations if one.date and len(one.date) == 10]
    try:
        return date.fromisoformat(max(days)) if days else None
    except ValueError:
        return None
