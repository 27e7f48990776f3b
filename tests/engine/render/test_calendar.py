"""The calendar file, read back by a second library (vobject)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
import vobject
from schedule_plans import phase, place, plan, window

from lotrinh.plan.model import Period, Plan
from lotrinh.render.calendar import render_calendar
from lotrinh.schedule.events import load_events
from lotrinh.schedule.resolve import resolve_schedule

EVENTS = load_events(
    "[[event]]\nname = 'Lễ hội Cầu Ngư'\nstart = 2031-03-10\nend = 2031-03-12\n"
    "confirmed = false\n".encode()
)
DUTIES = (
    "Rà soát hộ dân ven suối, xong trước ngày 25/4/2031",
    "Báo cáo nhanh trước 17h00 ngày 28/4/2031",
    "Báo cáo kết quả hằng tháng, trước ngày 25",
    "Báo cáo 02 lần/ngày (trước 9h00 và 16h00)",
    "Gửi biên bản chậm nhất 03 ngày sau khi kết thúc hội thi",
)


@pytest.fixture
def document() -> Plan:
    return plan(
        phase(1, "Từ tháng 3/2031 đến tháng 5/2031"),
        phase(2, "Trong thời gian diễn ra Lễ hội Cầu Ngư"),
        phase(3, "Sau Đại hội II Đảng bộ xã"),
        phase(4, "Sau Lễ hội Cầu Ngư"),
        duties=DUTIES,
    )


def render(document: Plan, stamp: datetime | None = None) -> bytes:
    schedule = resolve_schedule(document, events=EVENTS)
    return render_calendar(document, schedule, name="Mùa mưa, bão; 2031", stamp=stamp)


def read(document: Plan) -> list[vobject.base.Component]:
    calendar = vobject.readOne(render(document).decode())
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        event.validate(raiseException=True)
    return list(calendar.vevent_list)


def one(document: Plan, words: str) -> vobject.base.Component:
    (event,) = [event for event in read(document) if words in event.summary.value]
    return event


def test_a_phase_is_an_all_day_span_whose_end_is_outside(document: Plan) -> None:
    event = one(document, "Đợt 1")
    assert (event.dtstart.value, event.dtend.value) == (date(2031, 3, 1), date(2031, 6, 1))
    assert event.categories.value == ["Đợt"]
    assert not hasattr(event, "valarm")


def test_an_unconfirmed_event_is_tentative(document: Plan) -> None:
    assert one(document, "Đợt 2").status.value == "TENTATIVE"
    assert one(document, "Đợt 1").status.value == "CONFIRMED"


def test_an_open_end_is_said_in_words(document: Plan) -> None:
    event = one(document, "Đợt 4")
    assert event.summary.value.endswith("(bắt đầu)")
    assert (event.dtstart.value, event.dtend.value) == (date(2031, 3, 13), date(2031, 3, 14))


def test_a_deadline_reminds_at_eight_seven_three_and_one_days_before(document: Plan) -> None:
    event = one(document, "Rà soát")
    assert event.dtstart.value == date(2031, 4, 24)
    triggers = [alarm.trigger.value for alarm in event.valarm_list]
    assert triggers == [timedelta(days=-n, hours=8) for n in (7, 3, 1)]
    assert "Đơn vị: Phòng Nắng" in event.description.value
    assert "Nguồn: Kế hoạch số 12/KH-UBND, dòng" in event.description.value


def test_a_printed_hour_is_vietnamese_time(document: Plan) -> None:
    event = one(document, "Báo cáo nhanh")
    assert event.dtstart.value.isoformat() == "2031-04-28T17:00:00+07:00"
    assert event.dtstart.value.astimezone(UTC) == datetime(2031, 4, 28, 10, tzinfo=UTC)


def test_a_recurring_duty_recurs(document: Plan) -> None:
    monthly = one(document, "hằng tháng")
    days = [day.date() for day in islice(monthly.getrruleset(addRDate=True), 3)]
    assert days == [date(2031, 2, 24), date(2031, 3, 24), date(2031, 4, 24)]
    daily = one(document, "02 lần/ngày")
    hours = [moment.hour for moment in islice(daily.getrruleset(addRDate=True), 4)]
    assert hours == [9, 16, 9, 16]


def test_what_waits_is_listed_in_the_calendars_description(document: Plan) -> None:
    calendar = vobject.readOne(render(document).decode())
    said = calendar.x_wr_caldesc.value
    assert "Đại hội II Đảng bộ xã" in said
    assert "khi kết thúc hội thi" in said
    assert not any("Đợt 3" in event.summary.value for event in calendar.vevent_list)


def test_two_runs_agree_to_the_byte(document: Plan) -> None:
    assert render(document) == render(document)
    assert b"DTSTAMP:20310210T000000Z" in render(document)
    given = render(document, datetime(2031, 3, 1, 12, tzinfo=UTC))
    assert b"DTSTAMP:20310301T120000Z" in given


def test_identities_differ_and_lines_are_short(document: Plan) -> None:
    content = render(document)
    uids = [event.uid.value for event in read(document)]
    assert len(set(uids)) == len(uids)
    assert all(uid.endswith("@lotrinh") for uid in uids)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_reversed_window_keeps_its_first_day_only() -> None:
    (event,) = read(plan(phase(1, "từ 20/5/2031 đến 10/5/2031")))
    assert (event.dtstart.value, event.dtend.value) == (date(2031, 5, 20), date(2031, 5, 21))


def test_a_yearly_window_is_a_span_that_recurs() -> None:
    (event,) = read(plan(phase(1, "Từ ngày 01/6 đến ngày 30/6 hằng năm")))
    assert (event.dtstart.value, event.dtend.value) == (date(2031, 6, 1), date(2031, 7, 1))
    years = [day.year for day in islice(event.getrruleset(addRDate=True), 2)]
    assert years == [2031, 2032]


def test_what_recurs_ends_with_the_plan(document: Plan) -> None:
    titled = replace(document, header=replace(document.header, title="Phòng, chống lũ năm 2031"))
    named = replace(titled, phases=())
    daily, monthly = (one(named, words) for words in ("02 lần/ngày", "hằng tháng"))
    assert "UNTIL=20311231T165959Z" in daily.rrule.value
    assert "UNTIL=20311231" in monthly.rrule.value
    days = list(monthly.getrruleset(addRDate=True))
    assert (len(days), days[-1].date()) == (11, date(2031, 12, 24))


def test_a_day_of_our_own_is_said_in_the_summary() -> None:
    event = one(plan(duties=("Báo cáo kết quả hằng tuần",)), "Báo cáo")
    assert event.summary.value.endswith("(văn bản không ghi ngày)")
    assert event.status.value == "TENTATIVE"
    assert not hasattr(event, "valarm")


def test_a_window_that_ends_before_it_begins_is_marked() -> None:
    (event,) = read(plan(phase(1, "Từ ngày 01/12/2031 đến ngày 30/11/2031")))
    assert "kết thúc ghi trước bắt đầu" in event.summary.value
    assert event.status.value == "TENTATIVE"


def test_a_stage_bears_its_phase() -> None:
    events = read(plan(phase(1, "Từ 15/2/2031 đến 30/4/2031", "Từ 15/2/2031 đến 01/3/2031")))
    assert [event.summary.value[:12] for event in events] == ["Đợt 1: Từ 15", "Đợt 1, 1.1: "]


def test_an_activity_stands_at_its_hour_and_place() -> None:
    period = Period("Khai mạc", window("ngày 24/4/2031"), "19:30", place(10), "Sân vận động")
    (event,) = read(replace(plan(), periods=(period,)))
    assert (event.summary.value, event.location.value) == ("Khai mạc", "Sân vận động")
    assert event.dtstart.value.isoformat() == "2031-04-24T19:30:00+07:00"


def test_an_empty_schedule_is_a_valid_calendar() -> None:
    document = plan()
    content = render_calendar(document, resolve_schedule(document), name="Trống")
    calendar = vobject.readOne(content.decode())
    assert calendar.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert not hasattr(calendar, "vevent")
