"""NQ108: the years of a five-year plan are those of a term of office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import pattern
from lotrinh.checks.folded import folded_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_YEARS: Final = re.compile(
    r"(?P<between>[^.;:\n\d]{0,24}?)(?<!\d)(?P<first>20\d{2})\s?[-–]\s?(?P<last>20\d{2})(?!\d)"
)
_TERM: Final = re.compile(r"\bnhiệm kỳ\b|\bđại hội\b")
_PLAN_YEARS: Final = 5


@rule(
    "NQ108",
    Text("Năm của kế hoạch phát triển kinh tế - xã hội không đúng kỳ 5 năm"),
    severity="warning",
    cure=Text("Ghi đúng kỳ kế hoạch 5 năm; nhiệm kỳ đại hội thì ghi rõ là nhiệm kỳ."),
)
def years_of_plan(case: Case) -> Iterator[Fault]:
    """`2020 - 2025` are six years; plans of five years begin in a year that ends in 1 or 6."""
    lower = case.once(folded_text)
    for plan in pattern("five_year_plan").finditer(lower):
        years = _YEARS.match(lower, plan.end())
        if years is None or _TERM.search(years["between"]):
            continue
        first, last = int(years["first"]), int(years["last"])
        if last - first == _PLAN_YEARS and last % _PLAN_YEARS == 0:
            yield Fault(
                case.at(years.start("first"), years.end("last")),
                Text(
                    "{first} - {last} là 6 năm, kỳ kế hoạch là {right} - {last}.",
                    first=first,
                    last=last,
                    right=first + 1,
                ),
            )
