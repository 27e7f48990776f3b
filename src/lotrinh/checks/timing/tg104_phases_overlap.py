"""TG104: two phases that follow each other overlap."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.phase_days import seams, told, wrong_overlap
from lotrinh.language import Text


@rule(
    "TG104",
    Text("Hai đợt nối tiếp bị chồng thời gian"),
    severity="warning",
    cure=Text("Sửa ngày cuối của đợt trước hoặc ngày đầu của đợt sau cho nối tiếp."),
)
def phases_overlap(case: Case) -> Iterator[Fault]:
    """The one overlap of phases that otherwise follow each other, each dated to the day."""
    seam = wrong_overlap(case.once(seams))
    if seam is not None:
        yield Fault(seam.second.phase.at, told(seam), related=(seam.first.phase.at,))
