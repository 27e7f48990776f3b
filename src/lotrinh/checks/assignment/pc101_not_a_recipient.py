"""PC101: a unit with duties is not among the recipients."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.assignment.missing import missing_units
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "PC101",
    Text("Đơn vị có nhiệm vụ nhưng không có trong nơi nhận"),
    severity="warning",
    cure=Text("Thêm đơn vị vào nơi nhận, hoặc ghi “Như Mục …” cho mọi đơn vị được giao việc."),
)
def not_a_recipient(case: Case) -> Iterator[Fault]:
    """Units outside of the house, and rooms of the house where others of them are named."""
    for unit, in_house in case.once(missing_units):
        if not in_house:
            yield Fault(
                unit.at,
                Text("{unit}.", unit=unit.unit),
                excerpt=unit.unit,
                related=(case.plan.recipients[0].at,),
            )
