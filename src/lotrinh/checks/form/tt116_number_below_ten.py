"""TT116: a number below ten without its zero, in a document of the State's form."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.form.padding import unpadded_number
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT116",
    Text("Số dưới 10 chưa thêm số 0 phía trước"),
    severity="warning",
    cure=Text("Ghi 01, 02 … 09."),
    basis=law("number"),
)
def number_below_ten(case: Case) -> Iterator[Fault]:
    """`Số: 5/KH-UBND`. The Party's numbers are TT117's."""
    if case.once(read_letterhead).kin != "party" and case.family != "party":
        yield from unpadded_number(case)
