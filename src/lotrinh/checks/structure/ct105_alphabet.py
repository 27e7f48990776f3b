"""CT105: letters that number items are not in the order of the Vietnamese alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.number_faults import D_BAR, number_faults
from lotrinh.language import Text


@rule(
    "CT105",
    Text("Điểm không theo thứ tự bảng chữ cái tiếng Việt"),
    severity="warning",
    cure=Text("Đánh lại các điểm theo thứ tự a, b, c, d, đ, e, g, h, i, k, l, m, n."),
    basis={"state": Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6")},
)
def alphabet(case: Case) -> Iterator[Fault]:
    """The first item of a list behind which đ is missing, or whose letter Vietnamese has not."""
    for found in case.once(number_faults):
        if found.slip != "letter":
            continue
        said = (
            Text("sau “{before}” phải là “đ)”.", before=found.before)
            if found.wanted == D_BAR
            else Text("bảng chữ cái tiếng Việt không có chữ ở “{printed}”.", printed=found.printed)
        )
        yield Fault(found.at, said, found.excerpt, related=found.related)
