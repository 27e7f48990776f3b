"""Until when recurring duties come again, and what a draft leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from schedule_plans import phase, place, plan, window

from lotrinh.mentions.time import find_events, resolve_events
from lotrinh.plan.model import Event, Period, Plan
from lotrinh.schedule.model import Entry
from lotrinh.schedule.resolve import resolve_schedule
from lotrinh.schedule.workdays import new_year_days

MONTHLY = "Báo cáo kết quả hằng tháng, trước ngày 25"


def titled(document: Plan, title: str) -> Plan:
    return replace(document, header=replace(document.header, title=title))


def recurring(document: Plan) -> Entry:
    (entry,) = [e for e in resolve_schedule(document).entries if e.kind == "recurring"]
    return entry


@pytest.mark.parametrize(
    ("title", "until"),
    [
        ("Trồng cây năm 2031", date(2031, 12, 31)),
        ("Trồng cây giai đoạn 2031 - 2035", date(2035, 12, 31)),
        ("Trồng cây quý II năm 2031", date(2031, 6, 30)),
        ("Trồng cây đến năm 2033", date(2033, 12, 31)),
        ("Trồng cây", date(2031, 12, 31)),
        ("Tổng kết công tác năm 2029", date(2031, 12, 31)),
    ],
)
def test_the_name_or_the_year_of_a_plan_ends_what_recurs(title: str, until: date) -> None:
    entry = recurring(titled(plan(duties=(MONTHLY,)), title))
    assert entry.until == until
    assert f"lặp lại đến hết {until:%d/%m/%Y}" in " ".join(entry.notes)


def test_its_windows_end_what_recurs_before_its_year() -> None:
    document = titled(plan(phase(1, "Từ 15/2/2031 đến 30/4/2031"), duties=(MONTHLY,)), "Năm 2031")
    assert recurring(document).until == date(2031, 4, 30)


def test_a_later_deadline_moves_the_end() -> None:
    due = "Tổng kết xong trước ngày 20/6/2031"
    document = plan(phase(1, "Từ 15/2/2031 đến 30/4/2031"), duties=(MONTHLY, due))
    assert recurring(document).until == date(2031, 6, 19)


def test_a_plan_that_works_every_year_has_no_end() -> None:
    document = plan(phase(1, "Từ ngày 01/6 đến ngày 30/6 hằng năm"), duties=(MONTHLY,))
    assert recurring(document).until is None


def test_a_day_that_the_plan_does_not_name_is_marked() -> None:
    assert recurring(plan(duties=("Báo cáo kết quả hằng tuần",))).assumed
    assert not recurring(plan(duties=(MONTHLY,))).assumed


@pytest.mark.parametrize("day", ["2031", "2031-03"])
def test_from_now_on_is_open_while_the_day_of_a_draft_is_blank(day: str) -> None:
    document = plan(phase(1, "Từ nay đến hết quý II/2031", anchor=day), date=day)
    schedule = resolve_schedule(document)
    (entry,) = schedule.entries
    assert (entry.start, entry.end) == (None, date(2031, 6, 30))
    assert entry.waits_for == ("ngày ban hành kế hoạch",)
    assert schedule.anchor is None


def test_an_end_counted_from_a_dated_event_has_its_day() -> None:
    text = "Ngày bầu cử: Chủ nhật, ngày 16/3/2031"
    (group,) = resolve_events(find_events(text))
    document = replace(
        plan(phase(1, "Từ nay đến trước ngày bầu cử 10 ngày")),
        events=(Event(group.name, group.key, (place(0),), group.date),),
    )
    (entry,) = resolve_schedule(document).entries
    assert (entry.start, entry.end, entry.waits_for) == (date(2031, 2, 10), date(2031, 3, 6), ())


def test_a_stage_knows_its_phase() -> None:
    entries = resolve_schedule(
        plan(phase(1, "Từ 15/2/2031 đến 30/4/2031", "Trước ngày 01/3/2031"))
    ).entries
    assert [(e.kind, e.within) for e in entries] == [("phase", ""), ("stage", "Đợt 1")]


def test_an_activity_is_an_entry_with_its_hour_and_place() -> None:
    document = replace(
        plan(),
        periods=(Period("Khai mạc", window("ngày 24/4/2031"), "19:30", place(10), "Sân vận động"),),
    )
    (entry,) = resolve_schedule(document).entries
    assert (entry.kind, entry.title, entry.start, entry.end) == (
        "period", "Khai mạc", date(2031, 4, 24), date(2031, 4, 24),
    )  # fmt: skip
    assert (entry.time, entry.place) == ("19:30", "Sân vận động")


@pytest.mark.parametrize(
    ("name", "since", "first"),
    [
        ("Tết Nguyên đán Bính Ngọ", date(2025, 9, 25), date(2026, 2, 17)),
        ("Tết Nguyên đán", date(2025, 9, 25), date(2026, 2, 17)),
        ("Tết Nguyên đán", date(2026, 3, 1), date(2027, 2, 6)),
        ("Tết Nguyên đán Quý Mão năm 2023", date(2025, 9, 25), None),
        ("Tết Nguyên đán 2031", date(2030, 9, 25), date(2031, 1, 23)),
    ],
)
def test_the_lunar_new_year_has_its_days(name: str, since: date, first: date | None) -> None:
    assert new_year_days(name, since)[0] == first
