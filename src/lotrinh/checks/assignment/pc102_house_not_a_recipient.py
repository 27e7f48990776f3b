"""PC102: parts of the issuing agency have duties and stand in no list of recipients."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.assignment.missing import missing_units
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "PC102",
    Text("Bộ phận trong cơ quan có nhiệm vụ, nơi nhận không ghi"),
    severity="notice",
    cure=Text("Bảo đảm bộ phận nhận được kế hoạch; nếu cần thì thêm “Các phòng, bộ phận”."),
)
def house_not_a_recipient(case: Case) -> Iterator[Fault]:
    """One finding for all of them, at the first."""
    units = [unit for unit, in_house in case.once(missing_units) if in_house]
    if units:
        names = ", ".join(unit.unit for unit in units)
        yield Fault(
            units[0].at, Text("{units}.", units=names), excerpt=units[0].unit,
            related=tuple(unit.at for unit in units[1:]),
        )  # fmt: skip
