"""TT124: no comma between place and date."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT124",
    Text("Sau địa danh thiếu dấu phẩy"),
    severity="notice",
    cure=Text("Thêm dấu phẩy giữa địa danh và ngày."),
    basis=law("date"),
)
def no_comma_after_place(case: Case) -> Iterator[Fault]:
    """`Suối Trăng ngày 05 tháng 3 năm 2031`."""
    dated = case.once(read_letterhead).dated
    if dated and dated.place and not dated.comma and not case.source.ocr:
        yield Fault(case.at(dated.start, dated.end))
