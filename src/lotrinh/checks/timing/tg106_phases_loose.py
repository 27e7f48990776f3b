"""TG106: phases overlap or leave a gap in a way that may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.phase_days import seams, told, wrong_gap, wrong_overlap
from lotrinh.language import Text


@rule(
    "TG106",
    Text("Các đợt có thể chồng nhau hoặc hở"),
    severity="notice",
    cure=Text("Nếu các đợt phải nối tiếp thì sửa ngày cho liền nhau; nếu cố ý thì giữ nguyên."),
)
def phases_loose(case: Case) -> Iterator[Fault]:
    """Seams that TG104 and TG105 leave: several overlaps, one phase in another, a lone gap."""
    met = case.once(seams)
    certain = (wrong_overlap(met), wrong_gap(met))
    for seam in met:
        if seam not in certain and seam.kind in {"overlap", "turned", "nested", "gap"}:
            yield Fault(seam.second.phase.at, told(seam), related=(seam.first.phase.at,))
