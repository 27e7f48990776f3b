"""The printed dates of a document, which several rules of time look at.

Place in the flow: beside the rules of this family; each view is made once a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.mentions.time import DateMention, find_dates

TIMING: Final = "timing_words.toml"
"""The words of these rules."""
LEAP: Final = 2024
"""The year of dates without one where the plan has none: with a 29 February, so none is wrong."""
FULL: Final = len("2026-01-31")

_YEAR: Final = re.compile(r"\d{4}|\d ?[/.-] ?\d{1,2} ?[/.-] ?\d{2}$")
_LUNAR: Final = re.compile(r"[^.;\n]{0,25}(?:âm lịch|\(?âl\b)", re.IGNORECASE)


def plan_year(case: Case) -> int | None:
    """The year of the plan's own date."""
    issued = case.plan.header.date
    return int(issued[:4]) if issued and issued[:4].isdecimal() else None


def plan_day(case: Case) -> date | None:
    """The plan's own date; None where it is blank or partly blank."""
    issued = case.plan.header.date
    if issued is None or len(issued) != FULL:
        return None
    try:
        return date.fromisoformat(issued)
    except ValueError:
        return None


def printed_dates(case: Case) -> tuple[DateMention, ...]:
    """Every date of the text; without a printed year it has the plan's. For `Case.once`."""
    return find_dates(case.text, default_year=plan_year(case) or LEAP)


def dates_within(case: Case, start: int, end: int) -> Iterator[DateMention]:
    """The dates that begin in a stretch of the text, in order."""
    dates = case.once(printed_dates)
    for i in range(bisect_left(dates, start, key=lambda m: m.start), len(dates)):
        if dates[i].start >= end:
            return
        yield dates[i]


def has_year(case: Case, mention: DateMention) -> bool:
    """Whether the mention itself prints a year."""
    return bool(_YEAR.search(case.text, mention.start, mention.end))


def is_lunar(case: Case, mention: DateMention) -> bool:
    """Whether the words behind a date say that it is one of the lunar calendar."""
    return bool(_LUNAR.match(case.text, mention.end))


def day_of(value: str | None) -> date | None:
    """An ISO date with its day; None for a partial one."""
    if value is None or len(value) != FULL:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def said(day: date) -> str:
    """`15/8/2026`, days below ten and the first two months with their zero."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
