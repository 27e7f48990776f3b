"""NQ106: percentages of one whole that make more than 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import clause_before, pattern
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_PERCENT: Final = re.compile(r"(?<![\d.,])(?P<figure>\d{1,3}(?:,\d{1,2})?)\s?%")
_WHOLE: Final = 100.0
_FEWEST: Final = 2
_AROUND: Final = 40


@rule(
    "NQ106",
    Text("Tỷ lệ phần trăm vượt quá 100"),
    severity="warning",
    cure=Text("Tính lại các tỷ lệ; tổng các phần của một tổng thể không quá 100%."),
)
def percentages(case: Case) -> Iterator[Fault]:
    """More than all of a population, or parts of one whole that sum up to more than it."""
    if "%" not in case.text:
        return
    low = 0
    for line in case.text.split("\n"):
        if "%" in line:
            found = list(_PERCENT.finditer(line))
            yield from _too_many(case, line, low, found)
            yield from _too_much(case, line, low, found)
        low += len(line) + 1


def _too_many(case: Case, line: str, low: int, found: list[re.Match[str]]) -> Iterator[Fault]:
    """`110% số hộ`: a share of people or things beyond all of them."""
    for match in found:
        behind = line[match.end() : match.end() + _AROUND].lower().lstrip()
        if _value(match) > _WHOLE and pattern("population").match(behind):
            yield Fault(
                case.at(low + match.start(), low + match.end()),
                Text("{figure}%.", figure=match["figure"]),
            )


def _too_much(case: Case, line: str, low: int, found: list[re.Match[str]]) -> Iterator[Fault]:
    """Parts that "trong đó" or "gồm" announces and that follow in the same sentence."""
    announced = pattern("parts").search(line.lower())
    if announced is None:
        return
    stop = re.search(r"[.](?:\s|$)", line[announced.end() :])
    end = announced.end() + stop.start() if stop else len(line)
    parts = [m for m in found if announced.end() <= m.start() < end]
    if len(parts) < _FEWEST or any(_compares(line, m) for m in parts):
        return
    whole = sum(map(_value, parts))
    if whole > _WHOLE + 0.5 and max(map(_value, parts)) < _WHOLE:
        yield Fault(
            case.at(low + parts[0].start(), low + parts[-1].end()),
            Text(
                "cộng {count} phần được {sum}%.",
                count=len(parts),
                sum=_said(whole),
            ),
        )


def _compares(line: str, match: re.Match[str]) -> bool:
    """Whether a percentage is an aim of its own or compares with something, and is no part."""
    words = clause_before(line, match.start(), _AROUND)
    return pattern("no_part").search(words) is not None


def _value(match: re.Match[str]) -> float:
    return float(match["figure"].replace(",", "."))


def _said(figure: float) -> str:
    return f"{figure:g}".replace(".", ",")
