"""Dates, windows and recurrences as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Header, Window, WindowEnd
from lotrinh.render.phrases import (
    first_day,
    last_day,
    repeats_window,
    say_amount,
    say_date,
    say_moment,
    say_recurrence,
    say_window,
    shorten,
    waits_for,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026", "năm 2026"),
        ("2026-02", "tháng 02/2026"),
        ("2026-10", "tháng 10/2026"),
        ("2026-03-05", "05/3/2026"),
        ("2026-01-15", "15/01/2026"),
        ("khi có hướng dẫn", "khi có hướng dẫn"),
    ],
)
def test_dates_keep_the_zeros_of_the_decree(value: str, said: str) -> None:
    assert say_date(value) == said


def test_partial_dates_have_a_first_and_a_last_day() -> None:
    assert (first_day("2028-02"), last_day("2028-02")) == (date(2028, 2, 1), date(2028, 2, 29))
    assert (first_day("2026"), last_day("2026")) == (date(2026, 1, 1), date(2026, 12, 31))
    assert last_day("2026-02-30") is None
    assert first_day("0000") is None
    assert first_day(None) is None


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "hằng tháng, ngày 25"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "hằng quý, ngày cuối tháng"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "hằng tuần, thứ Hai, thứ Sáu"),
        ("FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0", "hằng ngày, 9h00 và 16h00"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "hằng năm, ngày 15, tháng 6, 12"),
        ("FREQ=WEEKLY;INTERVAL=5", "5 tuần một lần"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1", "hằng tháng, thứ Sáu, (BYSETPOS=1)"),
        ("FREQ=SECONDLY", "FREQ=SECONDLY"),
    ],
)
def test_recurrences_in_words_hide_nothing(rule: str, said: str) -> None:
    assert say_recurrence(rule) == said


def test_windows_in_words() -> None:
    start = WindowEnd("ngày 01/3/2026", "2026-03-01", None, "from")
    fair = WindowEnd("Trong thời gian diễn ra Hội thao", None, "Hội thao", "at")
    before = WindowEnd("khai mạc Hội thao", None, "Hội thao", "before")
    month = WindowEnd("tháng 10/2026", "2026-10", None, "at")
    assert say_window(None) is None
    assert say_window(Window(start, None)) == "từ 01/3/2026"
    assert say_window(Window(start, before)) == "từ 01/3/2026 đến khai mạc Hội thao"
    assert say_window(Window(None, before)) == "trước khai mạc Hội thao"
    assert say_window(Window(fair, None)) == "trong thời gian diễn ra Hội thao"
    assert say_window(Window(month, month)) == "tháng 10/2026"
    assert say_window(Window(None, None, "FREQ=YEARLY")) == "hằng năm"
    assert waits_for(Window(fair, before)) == ("Hội thao",)
    assert waits_for(Window(start, None)) == ()


def test_a_title_that_is_its_window_is_known() -> None:
    after = WindowEnd("Sau Hội thao", None, "Hội thao", "after")
    assert repeats_window("Tổng kết sau Hội thao", Window(after, None))
    assert not repeats_window("Tổng kết", Window(after, None))
    assert repeats_window("Từ tháng 3", Window(WindowEnd("tháng 3", "2026-03"), None))
    assert not repeats_window("Tổng kết", None)


def test_numbers_are_joined_as_their_family_does() -> None:
    assert full_number(Header("state", number="63", symbol="KH-UBND")) == "63/KH-UBND"
    assert full_number(Header("party", number="07", symbol="KH/ĐU")) == "07-KH/ĐU"
    assert full_number(Header("state", symbol="KH-UBND")) == "…/KH-UBND"
    assert full_number(Header("party", symbol="KH/ĐU")) == "…-KH/ĐU"
    assert full_number(Header("state", number="63")) is None


def test_sums_moments_and_short_forms() -> None:
    assert say_amount(86_500_000) == "86.500.000 đồng"
    assert say_moment("2026-02-09T16:20:05+07:00") == "16:20:05 ngày 09/02/2026"
    assert say_moment("2026-02-09") == "09/02/2026"
    assert shorten("một hai ba bốn", 11) == "một hai ba…"
    assert shorten("vừa đủ", 6) == "vừa đủ"
    assert len(shorten("x" * 50, 10)) == 10
