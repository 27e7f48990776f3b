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
_FEWEST = 2
_SURELY_ALL: Final = 3
"""Parts that are all of them though nothing but "trong đó" announces them."""
_NEAR: Final = 40
"""Characters between a total and the word that announces its parts."""


def sentence_sums(case: Case) -> Iterator[Sum]:
    """Totals whose parts follow in the same sentence and make another sum.

    The parts are all of them where the words say so ("gồm", "trong đó:"), where there are three,
    or where they are more than the total. Prices of one piece are no parts.
    """
    text = case.text
    read = 0
    for announced in pattern("parts").finditer(text.lower()):
        if announced.start() < read:
            continue
        line = text.rfind("\n", 0, announced.start()) + 1
        before = find_amounts(text, max(line, announced.start() - 200), announced.start())
        if not before or announced.start() - before[-1].end > _NEAR:
            continue
        stop = _END.search(text, announced.end())
        end = stop.start() if stop else len(text)
        parts = [one.amount for one in find_amounts(text, announced.end(), end)]
        total = before[-1]
        if len(parts) < _FEWEST or pattern("a_piece").search(text[total.start : end].lower()):
            continue
        read = end
        some = pattern("perhaps_some").fullmatch(announced.group())
        alone = some is not None and text[announced.end() : announced.end() + 1] != ":"
        said = sum(parts)
        if said > total.amount or (
            said < total.amount and (not alone or len(parts) >= _SURELY_ALL)
        ):
            yield Sum(case.at(total.start, total.end), total.amount, said, len(parts))
