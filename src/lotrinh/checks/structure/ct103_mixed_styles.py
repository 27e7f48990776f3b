"""CT103: siblings are numbered in different styles."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.number_faults import number_faults
from lotrinh.language import Text


@rule(
    "CT103",
    Text("Các mục cùng cấp đánh số không cùng kiểu"),
    severity="notice",
    cure=Text("Dùng một kiểu số và một dấu sau số cho các mục cùng cấp."),
)
def mixed_styles(case: Case) -> Iterator[Fault]:
    """Items whose number is set unlike those of their siblings."""
    for found in case.once(number_faults):
        if found.slip == "style":
            detail = Text(
                "“{printed}”, trong khi mục cùng cấp ghi “{before}”.",
                printed=found.printed, before=found.before,
            )  # fmt: skip
            yield Fault(found.at, detail, found.excerpt, related=found.related)
