"""TT118: blanks inside a symbol."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "TT118",
    Text("Ký hiệu có khoảng trắng"),
    severity="notice",
    cure=Text("Viết liền các nhóm chữ viết tắt với dấu gạch chéo, dấu gạch nối."),
    basis=law("number"),
)
def symbol_blanks(case: Case) -> Iterator[Fault]:
    """`/KH - UBND`. Blanks before the slash stay: the number is filled in there by hand."""
    number = case.once(read_letterhead).number
    if number and number.tokens and case.source.ocr is False and _blank(number.symbol):
        at = case.at(number.symbol_at, number.symbol_at + len(number.symbol))
        yield Fault(at, suggestion=Text("Ghi “{right}”.", right=number.bare),
                    edits=(Edit(at, number.bare),))  # fmt: skip


def _blank(symbol: str) -> bool:
    return any(c.isspace() for c in symbol)
