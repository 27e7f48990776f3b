"""CT108: a paragraph stands twice, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.repeats import find_repeats
from lotrinh.language import Text


@rule(
    "CT108",
    Text("Một đoạn được viết hai lần"),
    severity="warning",
    cure=Text("Bỏ một đoạn, hoặc sửa đoạn sau thành điều định viết."),
)
def paragraph_twice(case: Case) -> Iterator[Fault]:
    """Long paragraphs that say the same, word for word, as one before."""
    for first, again in case.once(find_repeats).paragraphs:
        before = case.at(first.start, first.end)
        detail = Text("giống hệt một đoạn ở trên.")
        yield Fault(case.at(again.start, again.end), detail, related=(before,))
