"""TG111: a duty recurs on a day that some months do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.month_days import recurring_days
from lotrinh.language import Text

_LEAP: Final = re.compile(r"29(?: ?/ ?| tháng )0?2 (?:của )?h[ằà]ng\snăm")


@rule(
    "TG111",
    Text("Định kỳ rơi vào ngày mà có tháng không có"),
    severity="warning",
    cure=Text("Ghi “ngày cuối tháng”, hoặc chọn một ngày mà tháng nào cũng có."),
)
def month_without_day(case: Case) -> Iterator[Fault]:
    """The 31st of each month or of a quarter's last month; 29 February of each year."""
    for day, start, end in recurring_days(case, ("31",)):
        words = case.words(case.at(start, end))
        yield Fault(
            case.at(start, end),
            Text("“{words}”: có tháng chỉ đến ngày 30, tháng Hai chỉ đến ngày 28 hoặc 29.",
                 words=words, day=day),
        )  # fmt: skip
    for found in _LEAP.finditer(case.text):
        yield Fault(case.at(*found.span()), Text("năm không nhuận không có ngày 29/02."))
