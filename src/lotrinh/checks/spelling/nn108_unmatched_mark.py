"""NN108: a bracket or a quotation mark without its other half."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.enclosing import unmatched
from lotrinh.checks.spelling.prose import prose
from lotrinh.language import Text

_MANY: Final = 6
"""Lone marks up to which they are slips: more are damage of the file."""


@rule(
    "NN108",
    Text("Dấu ngoặc thiếu một nửa"),
    severity="warning",
    cure=Text("Thêm nửa còn thiếu hoặc bỏ dấu này."),
)
def unmatched_mark(case: Case) -> Iterator[Fault]:
    """Brackets and quotation marks that open and never close, or close what never opened."""
    if case.once(prose).damaged:
        return
    lone = list(unmatched(case))
    for mark in lone if len(lone) <= _MANY else ():
        text = case.text[mark.start : mark.start + 1]
        left = max(mark.low, mark.start - 20)
        yield Fault(
            case.at(mark.start, mark.start + 1),
            Text("“{mark}” không có dấu đóng.", mark=text)
            if mark.opens
            else Text("“{mark}” không có dấu mở.", mark=text),
            excerpt=case.words(case.at(left, min(mark.high, mark.start + 30))),
        )
