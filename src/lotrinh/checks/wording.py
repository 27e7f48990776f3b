"""Dates as findings say them: Vietnamese order, said later in either language.

Place in the flow: checks; render/ says the same dates with it.
"""

from __future__ import annotations

import re
from typing import Final

from lotrinh.language import Text

PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
"""An ISO date that may lack its day, or its month and day."""


def date_text(value: str) -> str:
    """`2025-06-14` as `14/6/2025`, `2025-06` as `tháng 6/2025`, `2025` as `năm 2025`.

    Days below ten and the months of January and February keep their zero, as Nghị định
    30/2020/NĐ-CP (Phụ lục I) writes them. What is no such date is returned as it is.
    """
    found = PARTIAL.fullmatch(value)
    if not found:
        return value
    year, month, day = found.groups()
    if month is None:
        return Text("năm {year}", year=year)
    number = month if month in ("01", "02") else str(int(month))
    if day is None:
        return Text("tháng {month}/{year}", month=number, year=year)
    return f"{day}/{number}/{year}"
