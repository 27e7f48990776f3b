"""Working days of Vietnamese offices."""

from __future__ import annotations

from datetime import date

import pytest

from lotrinh.schedule.workdays import (
    add_working_days,
    holiday_name,
    is_working_day,
    last_working_day,
    next_working_day,
    say_day,
    why_off,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 17), False),  # mùng một Tết Bính Ngọ
        (date(2026, 4, 27), False),  # nghỉ bù Giỗ Tổ (26/4 là Chủ nhật)
        (date(2026, 8, 22), True),  # thứ Bảy làm bù cho ngày 31/8
        (date(2026, 8, 31), False),
        (date(2026, 9, 2), False),
        (date(2031, 6, 14), False),  # thứ Bảy
        (date(2031, 6, 16), True),
        (date(2150, 1, 2), True),
        (date(2150, 1, 3), False),
    ],
)
def test_knows_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works
    assert (why_off(day) is None) is works


def test_names_holidays_in_vietnamese() -> None:
    assert holiday_name(date(2026, 9, 2)) == "Quốc khánh"
    assert holiday_name(date(2026, 6, 16)) is None
    assert why_off(date(2031, 6, 15)) == "Chủ nhật"
    assert say_day(date(2026, 2, 13)) == "thứ Sáu 13/02/2026"


def test_counts_over_the_lunar_new_year() -> None:
    assert add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)
    assert add_working_days(date(2026, 2, 24), -3) == date(2026, 2, 12)
    assert add_working_days(date(2026, 2, 12), 0) == date(2026, 2, 12)


def test_moves_to_the_nearest_working_day() -> None:
    assert next_working_day(date(2026, 2, 14)) == date(2026, 2, 23)
    assert last_working_day(date(2026, 2, 22)) == date(2026, 2, 13)
    assert next_working_day(date(2026, 2, 13)) == date(2026, 2, 13)
