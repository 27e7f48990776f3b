"""TT122: a day below ten, January or February without its zero in the date of issue."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "TT122",
    Text("Ngày dưới 10 hoặc tháng 1, tháng 2 chưa thêm số 0 phía trước"),
    severity="warning",
    cure=Text("Ghi ngày 01 … 09, tháng 01, tháng 02."),
    basis=law("date"),
)
def date_below_ten(case: Case) -> Iterator[Fault]:
    """The date of issue only; March to September need no zero, and may have one."""
    dated = case.once(read_letterhead).dated
    if dated is None or dated.in_digits:
        return
    wrong = []
    if len(dated.day) == 1 and dated.day != "0":
        wrong.append((dated.day_at, dated.day))
    if dated.month in {"1", "2"}:
        wrong.append((dated.month_at, dated.month))
    if wrong:
        edits = tuple(Edit(case.at(at, at + 1), f"0{digit}") for at, digit in wrong)
        month = dated.month.zfill(2) if dated.month in {"1", "2"} else dated.month or "…"
        yield Fault(
            case.at(dated.start, dated.end),
            suggestion=Text("Ghi “ngày {day} tháng {month} năm {year}”.",
                            day=dated.day.zfill(2) if dated.day else "…",
                            month=month, year=dated.year or "…"),
            edits=edits,
        )  # fmt: skip
