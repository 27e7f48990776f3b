"""What the calendar shows: rows, days, filters, days off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from lotrinh_web.calendars import selectors
from lotrinh_web.calendars.chart import Stretch, draw_chart, draw_month, next_days, occurrences
from lotrinh_web.calendars.models import CalendarEntry
from lotrinh_web.calendars.scheduling import day_off
from lotrinh_web.plans.models import Plan
from tests.web.calendars.test_events import bring, hold
from tests.web.people import People


def entry(start: date | None, end: date | None, kind: str = "phase", **more: Any) -> CalendarEntry:
    return CalendarEntry(
        plan=Plan(pk=1, title="Kế hoạch"), kind=kind, start=start, end=end, title="Việc", **more
    )


def test_a_bar_covers_both_of_its_days() -> None:
    stretch = Stretch.of_months(date(2026, 6, 15), 1)
    assert (stretch.first, stretch.last, stretch.days) == (date(2026, 6, 1), date(2026, 6, 30), 30)
    chart = draw_chart([entry(date(2026, 6, 1), date(2026, 6, 15))], stretch, date(2026, 6, 16))
    bar = chart.groups[0].rows[0].bar
    assert bar is not None
    assert (bar.x, bar.width) == (0, 50)
    assert chart.now == 51.67


def test_what_reaches_over_the_edge_is_cut() -> None:
    stretch = Stretch.of_months(date(2026, 6, 1), 1)
    chart = draw_chart([entry(date(2026, 1, 1), date(2026, 12, 31))], stretch, date(2027, 1, 1))
    bar = chart.groups[0].rows[0].bar
    assert bar is not None
    assert (bar.x, bar.width) == (0, 100)
    assert chart.now is None


def test_a_chart_knows_days_off() -> None:
    chart = draw_chart([], Stretch.of_months(date(2026, 9, 1), 1), date(2026, 9, 1))
    assert (date(2026, 9, 2), "Quốc khánh") in chart.holidays
    assert len(chart.shades) >= 4
    assert day_off(date(2026, 9, 5)) == ""
    assert day_off(date(2026, 9, 7)) is None
    assert not draw_chart([], Stretch.of_months(date(2026, 9, 1), 12), date(2026, 9, 1)).shades


def test_what_recurs_stands_on_each_of_its_days() -> None:
    monthly = entry(
        date(2026, 6, 20), date(2026, 6, 20), "recurring", recurrence="FREQ=MONTHLY;BYMONTHDAY=20",
        until=date(2026, 8, 31),
    )  # fmt: skip
    found = occurrences(monthly, date(2026, 6, 1), date(2026, 12, 31))
    assert found == [date(2026, 6, 20), date(2026, 7, 20), date(2026, 8, 20)]
    marked = [
        day.day for day in draw_month([monthly], date(2026, 7, 1), date(2026, 7, 1))[0] if day.marks
    ]
    assert marked == [date(2026, 7, 20)]


def test_a_month_is_whole_weeks() -> None:
    days, _daily = draw_month(
        [entry(date(2026, 6, 3), date(2026, 7, 2))], date(2026, 6, 1), date(2026, 6, 9)
    )
    assert len(days) % 7 == 0
    assert days[0].day.weekday() == 0
    assert [(day.day.day, mark.what) for day in days for mark in day.marks] == [(3, "start")]
    assert [day.day for day in days if day.is_today] == [date(2026, 6, 9)]


def test_a_unit_sees_its_own_and_the_frame_of_its_plans(people: People) -> None:
    bring(people)
    hold(people, date(2026, 8, 1))
    wanted = selectors.Wanted(paths=(people.hamlet.path,))
    found = list(selectors.entries_of(people.office, wanted))
    assert [e.label or e.who for e in found] == ["Đợt 1", "Đợt 2", "Thôn Nà Sơn"]
    everything = selectors.Wanted(paths=(people.root.path,))
    assert selectors.entries_of(people.office, everything).count() == 4
    assert not selectors.entries_of(people.office, selectors.Wanted(paths=())).exists()


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("", ["Đợt 1", "treo băng rôn", "báo cáo kết quả"], []),
        ("don_vi={hamlet}", ["Đợt 1", "treo băng rôn"], ["báo cáo kết quả"]),
        ("nguoi={son}", ["treo băng rôn"], ["báo cáo kết quả"]),
        ("ke_hoach={plan}", ["Đợt 1"], []),
        ("ke_hoach=99999&don_vi=x&thang=sai", [], []),
    ],
)
def test_filters(
    query: str, shown: list[str], hidden: list[str], people: People,
    browser_of: Callable[[Any], Client],
) -> None:  # fmt: skip
    plan = bring(people)
    hold(people, date(2026, 8, 1))
    asked = query.format(hamlet=people.hamlet.pk, son=people.unit_member.pk, plan=plan.pk)
    for page in ("", "danh-sach/"):
        month = "" if "thang" in asked else "&thang=2026-06"
        address = f"/cq/xa-an-phu/lich/{page}?so_thang=6&{asked}{month}"
        text = browser_of(people.unit_member).get(address).content.decode()
        assert [word for word in shown if word not in text] == []
        assert [word for word in hidden if word in text] == []


def test_a_filter_by_another_offices_unit_is_no_filter(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    bring(people)
    from lotrinh_web.organisations.selectors import root_of

    foreign = root_of(people.neighbour_office).pk
    answer = browser_of(people.owner).get(f"/cq/xa-an-phu/lich/?don_vi={foreign}")
    assert answer.status_code == 200


def test_the_month_page_says_holidays_in_both_languages(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    browser = browser_of(people.owner)
    page = browser.get("/cq/xa-an-phu/lich/thang/?thang=2026-09").content.decode()
    assert "Quốc khánh" in page
    assert (date(2026, 9, 1) + timedelta(days=1)).isoformat() in page


def test_what_is_done_every_day_is_told_once() -> None:
    daily = entry(
        date(2026, 6, 1), date(2026, 6, 1), "recurring", recurrence="FREQ=DAILY",
        until=date(2026, 12, 31),
    )  # fmt: skip
    days, told = draw_month([daily], date(2026, 7, 1), date(2026, 7, 1))
    assert told == [daily]
    assert not any(day.marks for day in days)
    chart = draw_chart([daily], Stretch.of_months(date(2026, 7, 1), 1), date(2026, 7, 1))
    bar = chart.groups[0].rows[0].bar
    assert bar is not None
    assert (bar.x, bar.width) == (0, 100)
    assert next_days([daily], date(2026, 7, 5)) == [(daily, date(2026, 7, 5))]


def test_a_span_without_an_end_is_open() -> None:
    begun = entry(date(2026, 6, 16), None)
    bar = (
        draw_chart([begun], Stretch.of_months(date(2026, 6, 1), 1), date(2026, 6, 1))
        .groups[0]
        .rows[0]
        .bar
    )
    assert bar is not None
    assert (bar.x, bar.width, bar.is_open) == (50, 50, True)


def test_an_entry_tells_its_clause(people: People, browser_of: Callable[[Any], Client]) -> None:
    plan = bring(people)
    found = CalendarEntry.objects.get(plan=plan, label="Đợt 2")
    address = f"/cq/xa-an-phu/lich/muc/{plan.pk}/{found.uid}/"
    page = browser_of(people.unit_member).get(address).content.decode()
    assert found.clause in page
    assert "Ghi ngày" not in page
    assert "Ghi ngày" in browser_of(people.owner).get(address).content.decode()
    hold(people, date(2026, 8, 1))
    assert "01/8/2026" in browser_of(people.owner).get(address).content.decode()
    for user, status in ((people.neighbour, 404), (people.former, 404), (None, 302)):
        assert browser_of(user).get(address).status_code == status
    assert browser_of(people.owner).get(f"{address[:-2]}/").status_code == 404
