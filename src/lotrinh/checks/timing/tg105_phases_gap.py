"""TG105: between two phases of a course without breaks some days are left out."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.phase_days import seams, told, wrong_gap
from lotrinh.language import Text


@rule(
    "TG105",
    Text("Giữa hai đợt nối tiếp có khoảng trống"),
    severity="warning",
    cure=Text("Sửa ngày cuối của đợt trước hoặc ngày đầu của đợt sau cho liền nhau."),
)
def phases_gap(case: Case) -> Iterator[Fault]:
    """The one gap of three or more phases of which all others follow on the next day."""
    seam = wrong_gap(case.once(seams))
    if seam is not None:
        yield Fault(seam.second.phase.at, told(seam), related=(seam.first.phase.at,))
