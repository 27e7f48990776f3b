"""TT112: a plan that is published has no number or no full date."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT112",
    Text("Số và ngày, tháng của văn bản đã ban hành còn để trống"),
    severity="warning",
    profile="published",
    cure=Text("Điền số và ngày, tháng, năm như trong sổ đăng ký văn bản đi."),
    basis=law("number"),
)
def blank_when_published(case: Case) -> Iterator[Fault]:
    """Neither number nor date is filled in, though their lines are there. One alone is TT113's."""
    head = case.once(read_letterhead)
    number, dated = head.number, head.dated
    if number and dated and not number.number and not dated.filled and not case.plan.header.number:
        yield Fault(case.at(number.start, number.end), related=(case.at(dated.start, dated.end),))
