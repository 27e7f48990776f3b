"""TT175: a Word file's lines or paragraphs stand too close or too far apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import number_text, read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_SINGLE: Final = 1.15
"""Points of a single line for a point of type in Times New Roman."""
_SLACK: Final = 0.05


@rule(
    "TT175",
    Text("Khoảng cách dòng hoặc đoạn không đúng quy định"),
    severity="notice",
    cure=Text("Đặt dòng từ đơn đến 1,5 dòng, khoảng cách giữa các đoạn tối thiểu 6 pt."),
    basis=law("page"),
)
def spacing(case: Case) -> Iterator[Fault]:
    """What most of the body's paragraphs have; lines of fixed height are measured by the type."""
    norm = case.once(read_norm)
    if norm is None:
        return
    page, lines, gap = norm.page, norm.asks("lines"), norm.asks("gap")
    set_in = page.lines
    if page.leading is not None and page.size is not None:
        set_in = page.leading / (page.size * _SINGLE)
    if lines and set_in is not None and set_in > lines[1] + _SLACK:
        yield Fault(None, Text("dòng cách {lines} lần dòng đơn.", lines=number_text(set_in)))
    elif lines and set_in is not None and set_in < lines[0] - 2 * _SLACK:
        yield Fault(None, Text("dòng sát hơn dòng đơn."))
    if gap and page.gap is not None and page.gap < gap - _SLACK:
        yield Fault(None, Text("đoạn cách nhau {gap} pt.", gap=number_text(page.gap)))
