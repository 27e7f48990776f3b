"""TT172: a Word file's margins are not those that law gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import SLACK, number_text, range_text, read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text, join_texts

_SIDES: Final = (
    ("top", Text("trên")),
    ("bottom", Text("dưới")),
    ("left", Text("trái")),
    ("right", Text("phải")),
)


@rule(
    "TT172",
    Text("Lề trang không đúng quy định"),
    severity="notice",
    cure=Text("Đặt lại lề trong Layout > Margins > Custom Margins."),
    basis=law("page"),
)
def margins(case: Case) -> Iterator[Fault]:
    """All margins that are off, in one finding."""
    norm = case.once(read_norm)
    if norm is None:
        return
    wrong = []
    for side, name in _SIDES:
        printed, asked = getattr(norm.page, side), norm.asks(side)
        if printed is None or asked is None:
            continue
        if not asked[0] - SLACK <= printed <= asked[1] + SLACK:
            wrong.append(
                Text(
                    "{side} {printed} mm (quy định {asked} mm)",
                    side=name,
                    printed=number_text(printed),
                    asked=range_text(asked),
                )
            )
    if wrong:
        yield Fault(None, Text("{list}.", list=join_texts(wrong)))
