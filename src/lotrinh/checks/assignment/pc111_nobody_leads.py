"""PC111: several units get a duty together and none of them leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import is_group

_LED: Final = 2
"""How many other headings must name who leads."""


@rule(
    "PC111",
    Text("Nhiều đơn vị cùng nhận việc mà không rõ đơn vị nào chủ trì"),
    severity="notice",
    cure=Text("Nêu đơn vị chủ trì, các đơn vị khác phối hợp."),
)
def nobody_leads(case: Case) -> Iterator[Fault]:
    """Headings of several single units without a leader, in a plan that names leaders elsewhere."""
    assignments = case.plan.assignments
    led = [a for a in assignments if any("lead" in duty.roles for duty in a.duties)]
    if len(led) < _LED:
        return
    for assignment in assignments:
        several = len(assignment.members) > 1 and not any(map(is_group, assignment.members))
        if several and assignment.duties and assignment not in led:
            yield Fault(
                assignment.at, Text("{units}.", units=assignment.unit), excerpt=assignment.unit
            )
