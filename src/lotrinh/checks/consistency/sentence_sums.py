"""Amounts of money in one sentence, a total with its parts.

Place in the flow: what the rule NQ105 adds up in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import pattern
from lotrinh.checks.consistency.sums import Sum
from lotrinh.mentions.money import find_amounts

_END: Final = re.compile(r"[.](?!\d)|\n|$")
_FEWEST: Final = 2
_SURELY_ALL: Final = 3
"""Parts that are all of them though nothing but "trong đó" announces them."""
_MOST: Final = 40
"""Amounts behind a total up to which its parts are looked for."""
_NEAR: Final = 60
"""Characters between a total and the word that announces its parts."""


def sentence_sums(case: Case) -> Iterator[Sum]:
    """Totals whose parts follow in the same sentence and make another sum.

    The parts are all of them where the words say so ("gồm", "trong đó:"), where there are three,
    or where they are more than the total. Prices of one piece are no parts.
    """
    text = case.text
    amounts = find_amounts(text)
    read = 0
    for i, total in enumerate(amounts):
        near = text[total.end : total.end + _NEAR].partition("\n")[0].lower()
        announced = pattern("parts").search(near)
        if total.start < read or announced is None:
            continue
        stop = _END.search(text, total.end)
        end = stop.start() if stop else len(text)
        parts = [one.amount for one in amounts[i + 1 : i + _MOST] if one.start < end]
        if len(parts) < _FEWEST or pattern("a_piece").search(text[total.start : end].lower()):
            continue
        read = end
        some = pattern("perhaps_some").fullmatch(announced.group())
        alone = some is not None and near[announced.end() : announced.end() + 1] != ":"
        said = sum(parts)
        if said > total.amount or (
            said < total.amount and (not alone or len(parts) >= _SURELY_ALL)
        ):
            yield Sum(case.at(total.start, total.end), total.amount, said, len(parts))
