"""TT111: the letterhead has no line for number and symbol."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT111",
    Text("Thiếu số, ký hiệu"),
    severity="warning",
    profile="signature",
    cure=Text("Ghi dòng số, ký hiệu dưới tên cơ quan; chưa có số thì để trống phần số."),
    basis=law("number"),
)
def no_number(case: Case) -> Iterator[Fault]:
    """A letterhead without the line `Số …`; a plan that a decision numbers is let pass."""
    head = case.once(read_letterhead)
    if not head.present or head.number or head.attached or case.source.ocr or not head.title:
        return
    if case.plan.header.symbol:
        return
    where = head.bodies[-1] if head.bodies else head.lines[0]
    yield Fault(case.at(where.start, where.end))
