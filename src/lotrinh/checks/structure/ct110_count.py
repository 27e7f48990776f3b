"""CT110: a declared count differs from what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.counts import miscounts
from lotrinh.language import Text


@rule(
    "CT110",
    Text("Số lượng nêu ra không khớp với phần liệt kê"),
    severity="warning",
    cure=Text("Đếm lại, rồi sửa con số hoặc bổ sung phần còn thiếu."),
)
def count(case: Case) -> Iterator[Fault]:
    """Counts of parts or phases that the list behind them does not bear out."""
    if case.source.ocr:
        return
    for found in miscounts(case):
        detail = Text(
            "nêu {declared} {noun}, liệt kê {counted}.",
            declared=found.declared, noun=found.noun, counted=found.counted,
        )  # fmt: skip
        yield Fault(found.at, detail, related=found.related[:12])
