"""NN102: a word one mark or one letter away from the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.confusions import confused
from lotrinh.checks.spelling.repairs import cased, replaced
from lotrinh.checks.spelling.slips import slips
from lotrinh.language import Text

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
    for start, end, meant in confused(case):
        if any(slip.start < end and start < slip.end for slip in found):
            continue
        printed = case.text[start:end]
        yield Fault(
            case.at(start, end),
            Text("“{wrong}”.", wrong=printed),
            suggestion=Text("Có thể là “{word}”.", word=cased(meant, printed)),
        )
