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

_DAY: Final = r"(?P<{0}>\d{{1,2}})\s?[/.-]\s?(?P<{1}>\d{{1,2}})\s?[/.-]\s?(?P<{2}>\d{{4}})"
_PRINTED: Final = re.compile(
    r"(?<![\d.,/])(?P<years>\d{1,4}) năm\s(?P<what>[^()\n.;]{3,140})\(\s?"
    + _DAY.format("d1", "m1", "y1") + r"\s?[-–]\s?" + _DAY.format("d2", "m2", "y2") + r"\s?\)"
)  # fmt: skip


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
    for found in _PRINTED.finditer(case.text):
        numbers = {key: int(found[key]) for key in ("d1", "m1", "y1", "d2", "m2", "y2")}
        try:
            first = date(numbers["y1"], numbers["m1"], numbers["d1"])
            last = date(numbers["y2"], numbers["m2"], numbers["d2"])
        except ValueError:
            continue
        if (first.day, first.month) == (last.day, last.month) and first < last:
            yield Anniversary(int(found["years"]), first, last, case.at(*found.span()))


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
