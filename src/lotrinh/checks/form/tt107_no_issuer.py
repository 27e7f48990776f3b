"""TT107: the letterhead does not say who issues the plan."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT107",
    Text("Thiếu tên cơ quan ban hành"),
    severity="error",
    cure=Text("Ghi tên cơ quan chủ quản (nếu có) và tên cơ quan ban hành ở góc trái trang đầu."),
    basis=law("issuer"),
)
def no_issuer(case: Case) -> Iterator[Fault]:
    """Fixed phrase, number or date are there, and no line that could name a body."""
    head = case.once(read_letterhead)
    if head.present and head.title and not head.bodies and not case.source.ocr:
        first = head.lines[0]
        yield Fault(case.at(first.start, first.end))
