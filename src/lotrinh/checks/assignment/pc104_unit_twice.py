"""PC104: one unit stands under two headings of one section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lotrinh.checks.assignment.unit_keys import key_of
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Assignment


@rule(
    "PC104",
    Text("Một đơn vị đứng ở hai đề mục giao việc"),
    severity="warning",
    cure=Text("Gộp nhiệm vụ của đơn vị vào một mục."),
)
def unit_twice(case: Case) -> Iterator[Fault]:
    """A second heading of the same unit with duties, in the same section."""
    sections = [entry.at.start for entry in case.plan.outline if entry.depth == 1]
    seen: dict[tuple[int, str], Assignment] = {}
    for assignment in case.plan.assignments:
        key = key_of(assignment.unit)
        if not key.words or not assignment.duties or assignment.group:
            continue
        place = (bisect_right(sections, assignment.at.start), key.full)
        first = seen.setdefault(place, assignment)
        if first is not assignment and first.at.start != assignment.at.start:
            yield Fault(
                assignment.at, Text("{unit}.", unit=assignment.unit), excerpt=assignment.unit,
                related=(first.at,),
            )  # fmt: skip
