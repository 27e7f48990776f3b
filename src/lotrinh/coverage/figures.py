"""Quantities of two texts that belong together: "ít nhất 05 người" asked, "03 người" given.

Place in the flow: coverage. Dates, deadlines, documents and ordinals are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from lotrinh.coverage.folding import low
from lotrinh.coverage.model import Difference, Part

_PASSED_OVER: Final = re.compile(
    r"\d+[/.-]\d+[/.-]\d+\S*|\d+/\S+|\d+-[^\W\d]\S*"
    r"|(?<!mỗi )(?<!hằng )(?<!hàng )(?<!từng )(?:ngày|tháng|quý|năm|số|điều|khoản|mục|đợt"
    r"|giai đoạn|nhiệm kỳ|lần thứ|thứ)\s+\d+"
    r"(?:\s*(?:-|–|đến)\s*\d+)?"
)
_QUANTITY: Final = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?:\s*(?:-|–|đến)\s*\d+)?\s*(?P<noun>%|[^\W\d_]+)"
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_TIMES: Final = frozenset({"giờ", "phút", "ngày", "tuần", "tháng", "năm"})
"""Of these, more is weaker: a term, not an amount of work."""


class Quantity(NamedTuple):
    """A number with what it counts."""

    number: float
    noun: str
    """`%`, or the first syllable behind the number."""
    words: str
    """`05 người`, `60%`."""


def find_quantities(text: str, without: Iterable[str] = ()) -> list[Quantity]:
    """The quantities of a text, in order; `without` are stretches (deadlines) to pass over."""
    text = low(text)
    for stretch in without:
        text = text.replace(low(stretch), " ; ")
    return list(_find(_PASSED_OVER.sub(" ; ", text)))


def _find(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        digits = match["number"]
        if _THOUSANDS.fullmatch(digits):
            digits = digits.replace(".", "")
        try:
            number = float(digits.replace(",", "."))
        except ValueError:
            continue
        noun = match["noun"]
        words = f"{match['number']}%" if noun == "%" else f"{match['number']} {noun}"
        yield Quantity(number, noun, words)


def compare_quantities(
    part: Part, asked: Sequence[Quantity], given: Sequence[Quantity], child: Part
) -> list[Difference]:
    """What the child gives with another number: nouns that both count, none with the same number.

    A number that the child leaves out is no contradiction.
    """
    found = []
    for quantity in asked:
        same = [other for other in given if other.noun == quantity.noun]
        numbers = [other.number for other in same]
        if not same or quantity.number in numbers:
            continue
        more = max(numbers) > quantity.number
        weaker = more if quantity.noun in _TIMES else not more
        found.append(Difference("figure", quantity.words, same[0].words, weaker, part.at, child.at))
    return found
