"""CT101: a number is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.number_faults import number_faults
from lotrinh.language import Text


@rule(
    "CT101",
    Text("Số thứ tự bị nhảy"),
    severity="warning",
    cure=Text("Đánh số lại cho liền mạch, hoặc bổ sung phần còn thiếu."),
)
def gap(case: Case) -> Iterator[Fault]:
    """Items before which a number of their list is missing."""
    for found in case.once(number_faults):
        if found.slip == "gap":
            detail = Text(
                "sau “{before}” là “{printed}”, thiếu “{wanted}”.",
                before=found.before, printed=found.printed, wanted=found.wanted,
            )  # fmt: skip
            yield Fault(found.at, detail, found.excerpt, related=found.related)
