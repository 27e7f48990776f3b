"""TT171: a Word file's paper is not A4, or lies on its side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import number_text, read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_SLACK: Final = 3.0
"""Millimetres: printers' drivers know A4 in several sizes."""


@rule(
    "TT171",
    Text("Khổ giấy không phải A4 đặt đứng"),
    severity="warning",
    cure=Text("Chọn khổ A4 (210 mm x 297 mm), chiều đứng, trong Layout > Size, Orientation."),
    basis=law("page"),
)
def paper(case: Case) -> Iterator[Fault]:
    """The section that the document begins with; appendices may be wide."""
    norm = case.once(read_norm)
    if norm is None or norm.page.width is None or norm.page.height is None:
        return
    size = norm.asks("paper")
    if abs(norm.page.width - size[0]) > _SLACK or abs(norm.page.height - size[1]) > _SLACK:
        yield Fault(
            None,
            Text(
                "trang {width} mm x {height} mm.",
                width=number_text(norm.page.width),
                height=number_text(norm.page.height),
            ),
        )
