"""Working days of Vietnamese offices: weekends, public holidays (lunar ones too), swapped days.

Place in the flow: below schedule/resolve.py. The days come from the `holidays` library, which
names its sources (Bộ luật Lao động, điều 112, and the yearly announcements of days off and of
Saturdays worked instead); future years follow the rules and are estimates until announced.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lotrinh.language import Text, join_texts
from lotrinh.resources.load import load_entries

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKDAYS: Final = (
    Text("thứ Hai"), Text("thứ Ba"), Text("thứ Tư"), Text("thứ Năm"), Text("thứ Sáu"),
    Text("thứ Bảy"), Text("Chủ nhật"),
)  # fmt: skip
FIRST_YEAR: Final = 1976
LAST_YEAR: Final = 2099
"""Years for which lunar holidays are known; outside of them only weekends count."""

_FIRST_DAY: Final = str(Text("Tết Nguyên Đán"))
"""The library's name of the first day of the lunar year."""
_YEAR: Final = re.compile(r"20\d\d")
_OBSERVED: Final = " (nghỉ bù)"
_SWAPPED: Final = re.compile(r"Ngày nghỉ \(thay cho ngày ([\d/]+)\)")
_NAMES: Final = {
    str(name): name
    for name in (
        Text("Tết Dương lịch"), Text("29 Tết"), Text("Giao thừa Tết Nguyên Đán"),
        Text("Tết Nguyên Đán"), Text("Mùng hai Tết Nguyên Đán"), Text("Mùng ba Tết Nguyên Đán"),
        Text("Mùng bốn Tết Nguyên Đán"), Text("Mùng năm Tết Nguyên Đán"),
        Text("Mùng sáu Tết Nguyên Đán"), Text("Ngày Giỗ Tổ Hùng Vương"), Text("Ngày Chiến thắng"),
        Text("Ngày Quốc tế Lao động"), Text("Quốc khánh"), Text("Ngày Văn hóa Việt Nam"),
    )
}  # fmt: skip
"""The names that the library gives to days off, to be said in other languages."""


@cache
def _holidays(year: int) -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("VN", years=[year], language="vi")


def holiday_name(day: date) -> str | None:
    """The holiday's name in Vietnamese, a `Text` where it is known; None for other days."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    name = str(_holidays(day.year).get(day) or "")
    swapped = _SWAPPED.fullmatch(name)
    if swapped:
        return Text("Ngày nghỉ (thay cho ngày {day})", day=swapped[1])
    known = _NAMES.get(name.removesuffix(_OBSERVED))
    if known is None:
        return name or None
    return Text("{holiday} (nghỉ bù)", holiday=known) if name.endswith(_OBSERVED) else known


def is_working_day(day: date) -> bool:
    """Monday to Friday but for public holidays, and the Saturdays worked instead of one."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return day.weekday() < 5
    return bool(_holidays(day.year).is_working_day(day))


def new_year_days(name: str, since: date) -> tuple[date | None, date | None]:
    """The first and the third day of Tết Nguyên đán: of the year that its name tells, else of the
    first one from `since` on.

    A year is told in figures ("Tết Nguyên đán 2031") or by its stem and branch ("Bính Ngọ").
    """
    words = re.findall(r"\w+", name.lower())
    told = _YEAR.search(name)
    stem, branch = _stem_and_branch(tuple(words))
    for year in range(since.year, min(since.year + 60, LAST_YEAR) + 1):
        if told and year != int(told[0]):
            continue
        if branch is not None and ((year - 4) % 10, (year - 4) % 12) != (stem, branch):
            continue
        days = sorted(day for day, what in _holidays(year).items() if _is_new_year(what))
        if days and (told or days[0] >= since):
            return days[0], days[0] + timedelta(days=2)
    return None, None


def _stem_and_branch(words: tuple[str, ...]) -> tuple[int | None, int | None]:
    """The year's place in the cycles of ten and of twelve; the year 4 opened both.

    None for both where no two words that follow each other tell it.
    """
    stems, branches = _cycle("year_stem"), _cycle("year_branch")
    for stem, branch in pairwise(words):
        if stem in stems and branch in branches:
            return stems[stem], branches[branch]
    return None, None


@cache
def _cycle(kind: str) -> dict[str, int]:
    """The words of a cycle of years with their places."""
    return {
        word: place
        for entry in load_entries("time.toml")
        if entry.extra["kind"] == kind
        for place, forms in enumerate(entry.forms)
        for word in forms.split("/")
    }


def _is_new_year(name: str) -> bool:
    return name == _FIRST_DAY


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


def say_day(day: date) -> Text:
    """`thứ Sáu 13/02/2026`."""
    return join_texts((WEEKDAYS[day.weekday()], f"{day:%d/%m/%Y}"), " ")


def why_off(day: date) -> str | None:
    """Why nobody works on a day: the holiday or the weekday; None for working days."""
    return None if is_working_day(day) else holiday_name(day) or WEEKDAYS[day.weekday()]
