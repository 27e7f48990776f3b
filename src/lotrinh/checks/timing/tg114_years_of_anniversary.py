"""TG114: an anniversary's number is not the difference of its years."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.anniversaries import anniversaries
from lotrinh.language import Text


@rule(
    "TG114",
    Text("Số năm kỷ niệm không khớp với hai mốc"),
    severity="warning",
    cure=Text("Tính lại số năm, hoặc sửa năm của mốc."),
)
def years_of_anniversary(case: Case) -> Iterator[Fault]:
    """Anniversaries with both days in brackets, the same day and month."""
    for one in case.once(anniversaries):
        between = one.last.year - one.first.year
        if one.years != between:
            yield Fault(
                one.at,
                Text("ghi {said} năm, từ {first} đến {last} là {years} năm.", said=one.years,
                     first=one.first.year, last=one.last.year, years=between),
            )  # fmt: skip
