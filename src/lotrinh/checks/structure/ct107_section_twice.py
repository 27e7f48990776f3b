"""CT107: a section stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.repeats import find_repeats
from lotrinh.language import Text


@rule(
    "CT107",
    Text("Một mục được viết hai lần"),
    severity="warning",
    cure=Text("Nhập hai mục làm một, hoặc đặt lại tên cho mục sau."),
)
def section_twice(case: Case) -> Iterator[Fault]:
    """Headings of one list that say the same as one before; units are another rule's."""
    units = {one.at.start for one in case.plan.assignments}
    for first, again in case.once(find_repeats).sections:
        if again.start in units:
            continue
        title = case.outline.own(again).rstrip(": ")
        before = case.at(first.start, first.end)
        detail = Text("“{title}” đã có ở trên.", title=title)
        yield Fault(case.at(again.start, again.end), detail, related=(before,))
