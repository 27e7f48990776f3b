"""TG112: a duty recurs on a day that February does not have."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.month_days import recurring_days
from lotrinh.language import Text


@rule(
    "TG112",
    Text("Định kỳ rơi vào ngày mà tháng Hai không có"),
    severity="notice",
    cure=Text("Ghi “ngày cuối tháng”, hoặc nói rõ kỳ tháng Hai gửi ngày nào."),
)
def short_february(case: Case) -> Iterator[Fault]:
    """The 29th or 30th of each month."""
    for day, start, end in recurring_days(case, ("29", "30")):
        yield Fault(case.at(start, end), Text("tháng Hai không có ngày {day}.", day=day))
