"""NQ104: a figure and the same number in words differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.number_words import is_number_word, split_number
from lotrinh.checks.consistency.phrases import forms
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.money import find_amounts

_BRACKET: Final = re.compile(r"\((?P<words>[^()\d\n]{2,160})\)")
_IN_WORDS: Final = re.compile(r"(?<!\()\b[Bb]ằng chữ\s*:\s*(?P<words>[^()\d\n.;]{3,160})")
_FIGURE: Final = re.compile(
    r"(?<![\d.,/-])(?P<figure>\d{1,3}(?:\.\d{3})+|\d{1,12})(?P<unit>(?:\s+[^\W\d_]+){0,3})\s*$"
)
_BEFORE: Final = 60
_YEAR: Final = range(1900, 2101)
_LONGEST_UNIT: Final = 3


@rule(
    "NQ104",
    Text("Số và chữ không khớp"),
    severity="error",
    cure=Text("Sửa số hoặc chữ cho khớp nhau."),
)
def figure_and_words(case: Case) -> Iterator[Fault]:
    """`05 (ba) ngày`, `10.000.000 đồng (Một triệu đồng)`."""
    text = case.text
    for match in (*_BRACKET.finditer(text), *_IN_WORDS.finditer(text)):
        said = match["words"].strip(" .,/")
        for label in forms("in_words"):
            if said.lower().startswith(label):
                said = said[len(label) :].lstrip(" :")
        value, rest = split_number(said)
        if value is None:
            continue
        start, figure, unit = _figure_before(text, match.start())
        if figure is None or value == figure or not _is_unit(rest, unit, text[match.end() :][:30]):
            continue
        if (figure in _YEAR and not unit) or (unit and said.lower() in forms("year_or_five")):
            continue
        end = match.end("words")
        yield Fault(
            case.at(start, end + (text[end : end + 1] == ")")),
            Text("số {figure}, chữ {value}.", figure=_dotted(figure), value=_dotted(value)),
        )


def _figure_before(text: str, at: int) -> tuple[int, int | None, list[str]]:
    """(start, value, words of the unit) of the figure that ends before an offset."""
    low = max(0, at - _BEFORE)
    line = text.rfind("\n", low, at) + 1 or low
    amounts = find_amounts(text, max(low, line), at)
    if amounts and not text[amounts[-1].end : at].strip(" .,;:"):
        return amounts[-1].start, amounts[-1].amount, []
    match = _FIGURE.search(text, max(low, line), at)
    if match is None:
        return at, None, []
    return match.start(), int(match["figure"].replace(".", "")), match["unit"].lower().split()


def _is_unit(rest: list[str], unit: list[str], behind: str) -> bool:
    """Whether the words behind a number name what is counted, and are no other phrase."""
    if not rest:
        return True
    if len(rest) > _LONGEST_UNIT or any(map(is_number_word, rest)):
        return False
    return (
        rest == unit[: len(rest)]
        or rest[0] in forms("coin")
        or behind.lower().split()[: len(rest)] == rest
    )


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
