"""TT117: a number below ten without its zero, in a Party document."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.form.padding import unpadded_number
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT117",
    Text("Số dưới 10 của văn bản Đảng chưa thêm số 0 phía trước"),
    severity="notice",
    cure=Text("Ghi 01, 02 … 09 cho thống nhất với sổ đăng ký văn bản."),
)
def party_number_below_ten(case: Case) -> Iterator[Fault]:
    """`Số 5-KH/ĐU`: a custom of Party offices, not a rule of the State's decree."""
    if case.once(read_letterhead).kin == "party" or case.family == "party":
        yield from unpadded_number(case)
