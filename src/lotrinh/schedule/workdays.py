"""Working days of Vietnamese offices: weekends, public holidays (lunar ones too), swapped days.

Place in the flow: below schedule/resolve.py. The days come from the `holidays` library, which
names its sources (Bộ luật Lao động, điều 112, and the yearly announcements of days off and of
Saturdays worked instead); future years follow the rules and are estimates until announced.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKDAYS: Final = (
    "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
)  # fmt: skip
FIRST_YEAR: Final = 1976
LAST_YEAR: Final = 2099
"""Years for which lunar holidays are known; outside of them only weekends count."""


@cache
def _holidays(year: int) -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("VN", years=[year], language="vi")


def holiday_name(day: date) -> str | None:
    """The holiday's name in Vietnamese; None for other days."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    name = _holidays(day.year).get(day)
    return str(name) if name else None


def is_working_day(day: date) -> bool:
    """Monday to Friday but for public holidays, and the Saturdays worked instead of one."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return day.weekday() < 5
    return bool(_holidays(day.year).is_working_day(day))


def next_working_day(day: date) -> date:
    """`day` itself where it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """`day` itself where it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, amount: int) -> date:
    """The day on which `amount` working days after `day` (before it where negative) have passed.

    `day` itself does not count (Bộ luật Dân sự 2015, điều 147).
    """
    step = timedelta(days=1 if amount >= 0 else -1)
    for _ in range(abs(amount)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def say_day(day: date) -> str:
    """`thứ Sáu 13/02/2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def why_off(day: date) -> str | None:
    """Why nobody works on a day: the holiday or the weekday; None for working days."""
    return None if is_working_day(day) else holiday_name(day) or WEEKDAYS[day.weekday()]
