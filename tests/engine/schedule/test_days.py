"""Periods, delays and first occurrences as days."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from lotrinh.plan.model import Delay
from lotrinh.schedule.days import complete_rule, count_delay, first_day, first_occurrence, last_day

Unit = Literal["working_day", "day", "week", "month", "year", "hour"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031-07-15", date(2031, 7, 15), date(2031, 7, 15)),
        ("2031-13", None, None),
        ("2031-02-30", None, None),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(
    value: str, first: date | None, last: date | None
) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize(
    ("amount", "unit", "direction", "day"),
    [
        (5, "working_day", "after", date(2026, 5, 7)),  # qua ngày 30/4, 01/5 và cuối tuần
        (2, "day", "after", date(2026, 5, 4)),  # 30/4 là ngày nghỉ: ngày làm việc tiếp theo
        (1, "week", "after", date(2026, 5, 5)),
        (1, "month", "after", date(2026, 5, 28)),
        (1, "year", "after", date(2027, 4, 28)),
        (24, "hour", "after", date(2026, 4, 29)),
        (10, "day", "before", date(2026, 4, 18)),
        (2, "working_day", "before", date(2026, 4, 23)),
    ],
)
def test_counts_from_a_day(
    amount: int, unit: Unit, direction: Literal["after", "before"], day: date
) -> None:
    delay = Delay(amount, unit, "ngày 28/4/2026", "2026-04-28", direction)
    counted, notes = count_delay(delay, date(2026, 4, 28))
    assert counted == day
    assert notes


def test_a_month_later_ends_with_the_month() -> None:
    delay = Delay(1, "month", "ngày 31/01/2031", "2031-01-31")
    assert count_delay(delay, date(2031, 1, 31))[0] == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("rule", "since", "day"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", date(2031, 2, 26), date(2031, 3, 25)),
        ("FREQ=MONTHLY;BYMONTHDAY=25", date(2031, 2, 25), date(2031, 2, 25)),
        ("FREQ=WEEKLY;BYDAY=FR", date(2031, 2, 10), date(2031, 2, 14)),
        ("FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0", date(2031, 2, 10), date(2031, 2, 10)),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", date(2031, 4, 1), date(2031, 6, 30)),
    ],
)
def test_finds_the_first_occurrence(rule: str, since: date, day: date) -> None:
    assert first_occurrence(rule, since) == day


def test_a_cycle_without_a_day_is_reminded_of_at_its_end_and_says_so() -> None:
    rule, added = complete_rule("FREQ=MONTHLY;INTERVAL=3")
    assert (rule, added) == ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "ngày cuối quý")
    assert complete_rule("FREQ=MONTHLY;BYMONTHDAY=25") == ("FREQ=MONTHLY;BYMONTHDAY=25", None)
