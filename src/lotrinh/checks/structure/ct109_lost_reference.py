"""CT109: a reference inside the plan leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.references import lost_references
from lotrinh.language import Text


@rule(
    "CT109",
    Text("Dẫn chiếu đến phần không có trong kế hoạch"),
    severity="warning",
    cure=Text("Sửa số của mục, phụ lục, đợt được dẫn chiếu, hoặc bổ sung phần còn thiếu."),
)
def lost_reference(case: Case) -> Iterator[Fault]:
    """References to the plan's own sections, appendices and phases that are not there."""
    if case.source.ocr:
        return
    for lost in lost_references(case):
        yield Fault(lost.at, lost.why, related=lost.related)
