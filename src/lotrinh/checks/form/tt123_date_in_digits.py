"""TT123: the date of issue is written in digits alone."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT123",
    Text("Ngày ban hành không viết đủ các chữ ngày, tháng, năm"),
    severity="warning",
    cure=Text("Viết “ngày … tháng … năm …” sau địa danh."),
    basis=law("date"),
)
def date_in_digits(case: Case) -> Iterator[Fault]:
    """`Suối Trăng, 05/3/2031` in the letterhead; one with a blank day is a draft."""
    head = case.once(read_letterhead)
    if head.present and head.dated and head.dated.in_digits and head.dated.filled:
        yield Fault(case.at(head.dated.start, head.dated.end))
