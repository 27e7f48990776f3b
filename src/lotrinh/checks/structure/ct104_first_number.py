"""CT104: a list does not begin at one."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.number_faults import number_faults
from lotrinh.language import Text


@rule(
    "CT104",
    Text("Số thứ tự không bắt đầu từ đầu"),
    severity="warning",
    cure=Text("Đánh số lại từ đầu, hoặc bổ sung phần đứng trước."),
)
def first_number(case: Case) -> Iterator[Fault]:
    """First items of lists that bear another number than the first."""
    for found in case.once(number_faults):
        if found.slip == "first":
            detail = Text(
                "mục đầu tiên là “{printed}”, không phải “{wanted}”.",
                printed=found.printed, wanted=found.wanted,
            )  # fmt: skip
            yield Fault(found.at, detail, found.excerpt)
