"""NN102: a word one mark or one letter away from the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.confusions import confused, literally_confused
from lotrinh.checks.spelling.repairs import cased, replaced
from lotrinh.checks.spelling.slips import slips
from lotrinh.language import Text
from lotrinh.source.text import At

_SURE: Final = 5
"""Occurrences of the right word that make the repair a safe one."""


@rule(
    "NN102",
    Text("Từ viết sai dấu hoặc sai chữ"),
    severity="warning",
    cure=Text("Gõ lại từ này."),
)
def misspelt_word(case: Case) -> Iterator[Fault]:
    """Near misses of compounds, by the list of them and by what the document writes elsewhere."""
    found = case.once(slips)
    for slip in found:
        printed = case.text[slip.start : slip.end]
        meant = cased(" ".join(slip.meant), printed)
        elsewhere = Text("viết đúng {count} lần ở chỗ khác", count=slip.often)
        yield Fault(
            case.at(slip.start, slip.end),
            Text("“{wrong}”, {elsewhere}.", wrong=printed, elsewhere=elsewhere)
            if slip.often
            else Text("“{wrong}”.", wrong=printed),
            suggestion=Text("Có thể là “{word}”.", word=meant),
            edits=replaced(case, slip.off.start, slip.off.end, slip.half)
            if slip.often >= _SURE
            else (),
        )
    told = 0
    for start, end, meant in sorted((*confused(case), *literally_confused(case))):
        if start < told or any(slip.start < end and start < slip.end for slip in found):
            continue
        told = end
        printed = case.text[start:end]
        yield Fault(
            _first_wrong(case, start, end, meant),
            Text("“{wrong}”.", wrong=printed),
            excerpt=case.words(case.at(start, end)),
            suggestion=Text("Có thể là “{word}”.", word=cased(meant, printed)),
        )


def _first_wrong(case: Case, start: int, end: int, meant: str) -> At:
    """The first word of a phrase that is not the one meant; the phrase where words are missing."""
    words = list(re.finditer(r"\S+", case.text[start:end]))
    right = meant.split()
    if len(words) == len(right):
        for word, other in zip(words, right, strict=True):
            if word.group().lower() != other or (other.islower() and not word.group().islower()):
                return case.at(start + word.start(), start + word.end())
    return case.at(start, end)
