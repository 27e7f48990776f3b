"""From a plan to its schedule: what gets a day, what stays open, what contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from schedule_plans import phase, place, plan

from lotrinh.plan.model import Content, Item
from lotrinh.schedule.days import day_before
from lotrinh.schedule.events import load_events
from lotrinh.schedule.model import Entry
from lotrinh.schedule.resolve import resolve_schedule

EVENTS = load_events(
    """
    [[event]]
    name = "Đại hội Đảng bộ xã Suối Trăng lần thứ II"
    start = 2031-05-20
    end = 2031-05-22

    [[event]]
    name = "Lễ hội Cầu Ngư"
    start = 2031-03-10
    end = 2031-03-12
    confirmed = false
    """.replace("    ", "").encode()
)


def only(words: str, *, events: bool = True) -> Entry:
    schedule = resolve_schedule(plan(phase(1, words)), events=EVENTS if events else {})
    (entry,) = schedule.entries
    return entry


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Từ tháng 3/2031 đến tháng 5/2031", date(2031, 3, 1), date(2031, 5, 31)),
        ("Quý I/2032", date(2032, 1, 1), date(2032, 3, 31)),
        ("Từ nay đến hết quý II/2031", date(2031, 2, 10), date(2031, 6, 30)),
        ("Ngày 15/7/2031", date(2031, 7, 15), date(2031, 7, 15)),
        ("Trước ngày 15/5/2031", None, date(2031, 5, 14)),
        ("Sau Lễ hội Cầu Ngư", date(2031, 3, 13), None),
        ("Trong thời gian diễn ra Lễ hội Cầu Ngư", date(2031, 3, 10), date(2031, 3, 12)),
        ("Trước khai mạc Đại hội II Đảng bộ xã", None, date(2031, 5, 19)),
        ("Từ nay đến khi kết thúc Đại hội II Đảng bộ xã", date(2031, 2, 10), date(2031, 5, 22)),
        ("Từ nay đến Đại hội II Đảng bộ xã", date(2031, 2, 10), date(2031, 5, 20)),
        ("Sau ngày bầu cử 15/3/2031", date(2031, 3, 16), None),
    ],
)
def test_a_window_becomes_days(words: str, start: date | None, end: date | None) -> None:
    entry = only(words)
    assert (entry.start, entry.end) == (start, end)
    assert entry.waits_for == ()


def test_without_a_register_a_window_waits_for_its_event() -> None:
    entry = only("Từ nay đến khi kết thúc Đại hội II Đảng bộ xã", events=False)
    assert (entry.start, entry.end) == (date(2031, 2, 10), None)
    assert entry.waits_for == ("Đại hội II Đảng bộ xã",)
    assert entry.is_open


def test_unconfirmed_days_are_provisional() -> None:
    assert only("Sau Lễ hội Cầu Ngư").provisional
    assert not only("Sau Đại hội II Đảng bộ xã").provisional


def test_a_day_that_the_plan_prints_dates_the_event_elsewhere() -> None:
    schedule = resolve_schedule(
        plan(phase(1, "Từ ngày 01/3/2031 đến ngày bầu cử"), phase(2, "Sau ngày bầu cử 15/3/2031"))
    )
    assert schedule.entries[0].end == date(2031, 3, 15)
    assert schedule.waits_for == ()


def test_nay_of_a_plan_without_a_date_is_the_given_day_or_stays_open() -> None:
    undated = plan(phase(1, "Từ nay đến hết tháng 5/2031", anchor=None), date=None)
    (entry,) = resolve_schedule(undated, as_of=date(2031, 1, 5)).entries
    assert entry.start == date(2031, 1, 5)
    (entry,) = resolve_schedule(undated).entries
    assert (entry.start, entry.waits_for) == (None, ("ngày ban hành kế hoạch",))


def duty(text: str) -> Entry:
    (entry,) = resolve_schedule(plan(duties=(text,)), events=EVENTS).entries
    return entry


def test_a_deadline_has_its_clause_its_unit_and_reminders() -> None:
    entry = duty("Rà soát hộ dân ven suối, xong trước ngày 25/4/2031")
    assert (entry.kind, entry.start) == ("deadline", date(2031, 4, 24))
    assert entry.title == "Rà soát hộ dân ven suối, xong trước ngày 25/4/2031"
    assert entry.who == "Phòng Nắng"
    assert entry.alarms == (7, 3, 1)


def test_a_deadline_on_a_holiday_names_the_working_day_before() -> None:
    entry = duty("Báo cáo nhanh trước 17h00 ngày 30/4/2031")
    assert (entry.start, entry.time) == (date(2031, 4, 30), "17:00")
    assert entry.last_working_day == date(2031, 4, 29)
    assert "Ngày Chiến thắng" in " ".join(entry.notes)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hoàn thành trong quý III/2031", date(2031, 9, 30)),
        ("Trả lời trong thời hạn 05 ngày làm việc kể từ ngày 28/4/2031", date(2031, 5, 7)),
        ("Nộp hồ sơ chậm nhất 03 ngày sau ngày 04/8/2031", date(2031, 8, 7)),
    ],
)
def test_periods_and_delays_get_their_day(text: str, day: date) -> None:
    assert duty(text).start == day


def test_a_delay_from_an_unknown_day_stays_open() -> None:
    entry = duty("Gửi biên bản chậm nhất 03 ngày sau khi kết thúc hội thi")
    assert (entry.start, entry.waits_for) == (None, ("khi kết thúc hội thi",))


def test_a_recurring_duty_starts_with_its_first_occurrence() -> None:
    entry = duty("Báo cáo hằng tháng, trước ngày 25")
    assert (entry.kind, entry.start) == ("recurring", date(2031, 2, 24))
    assert entry.recurrence == "FREQ=MONTHLY;BYMONTHDAY=24"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hoàn thành trước ngày 01/3/2031", date(2031, 2, 28)),
        ("Hoàn thành trước quý III/2031", date(2031, 6, 30)),
        ("Hoàn thành trước tháng 5/2031", date(2031, 4, 30)),
        ("Báo cáo trước 17h00 ngày 30/4/2031", date(2031, 4, 30)),
        ("Hoàn thành chậm nhất ngày 25/4/2031", date(2031, 4, 25)),
    ],
)
def test_before_a_day_ends_with_the_day_before(text: str, day: date) -> None:
    assert duty(text).start == day


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;BYDAY=SU,WE"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1,15", None),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0", None),
        ("FREQ=MONTHLY;BYDAY=-1FR", None),
        ("FREQ=YEARLY", None),
    ],
)
def test_the_days_before_those_of_a_rule(rule: str, before: str | None) -> None:
    assert day_before(rule) == before


def test_a_cycle_without_a_day_says_where_its_reminder_stands() -> None:
    entry = duty("Định kỳ hằng quý báo cáo kết quả")
    assert entry.start == date(2031, 3, 31)
    assert any("không ghi ngày" in note for note in entry.notes)


def test_a_window_that_ends_before_it_begins_stays_so() -> None:
    (entry,) = resolve_schedule(plan(phase(1, "từ 20/5/2031 đến 10/5/2031"))).entries
    assert entry.is_reversed
    assert (entry.start, entry.end) == (date(2031, 5, 20), date(2031, 5, 10))


def test_identities_are_stable_and_differ() -> None:
    document = plan(
        phase(1, "Tháng 3/2031"), phase(2, "Tháng 3/2031"), duties=("Xong trước ngày 25/4/2031",)
    )
    first, again = resolve_schedule(document), resolve_schedule(document, as_of=date(2031, 1, 1))
    assert [e.uid for e in first.entries] == [e.uid for e in again.entries]
    assert len({e.uid for e in first.entries}) == 3


def test_a_time_field_is_titled_by_its_task() -> None:
    field = "Thời gian hoàn thành: trước ngày 25/4/2031"
    document = plan(duties=("Rà soát hộ dân ven suối", "Đơn vị chủ trì: Phòng Nắng", field))
    (entry,) = resolve_schedule(document).entries
    assert entry.title == "Rà soát hộ dân ven suối"


def test_a_field_below_a_task_is_titled_by_it() -> None:
    document = plan(duties=("Thời gian hoàn thành: trước ngày 25/4/2031",))
    at = document.assignments[0].duties[0].at
    field = Item(document.assignments[0].duties[0].text, at)
    task = Item(
        "Diễn tập sơ tán", place(40_000), (Item("Cơ quan chủ trì: Ấp", place(41_000)), field)
    )
    document = replace(
        document, assignments=(), contents=(Content("II", "NỘI DUNG", (task,), place(39_000)),)
    )
    (entry,) = resolve_schedule(document).entries
    assert entry.title == "Diễn tập sơ tán"
