"""PC107: a unit stands as a heading and has no duty."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "PC107",
    Text("Đơn vị được nêu tên nhưng không thấy nhiệm vụ"),
    severity="notice",
    cure=Text("Bổ sung nhiệm vụ hoặc bỏ mục."),
)
def no_duty(case: Case) -> Iterator[Fault]:
    """Headings of units with nothing below."""
    for assignment in case.plan.assignments:
        if not assignment.duties:
            yield Fault(
                assignment.at, Text("{unit}.", unit=assignment.unit), excerpt=assignment.unit
            )
