"""When a plan and its activities take place: in the picture, in a table, in the summary."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

from report_sample import Draft, read_reading_week

from lotrinh.plan.model import Event, Header, Period, Plan, SourceInfo, Window, WindowEnd
from lotrinh.render.marks import find_marks
from lotrinh.render.pen import columns_of
from lotrinh.render.plan_events import find_plan_events
from lotrinh.render.report import render_report
from lotrinh.render.summary import render_summary
from lotrinh.schedule.model import Entry, Schedule
from lotrinh.schedule.resolve import resolve_schedule
from lotrinh.source.text import SourceText

TITLE = "Tổ chức Tháng hành động vì trẻ em năm 2026"
OPENING = "Khai mạc: 19 giờ 00 ngày 15/5/2026, tại Nhà văn hóa phường"


def read_month() -> tuple[SourceText, Plan]:
    """A plan with its own time and an opening, but without phases."""
    d = Draft()
    whole = d.p("Thời gian: từ ngày 01/5/2026 đến hết ngày 30/6/2026.")
    opening = d.p(OPENING)
    day = "2026-05-15"
    month = Window(
        WindowEnd("ngày 01/5/2026", "2026-05-01", None, "from"),
        WindowEnd("hết ngày 30/6/2026", "2026-06-30", None, "through"),
    )
    evening = Window(
        WindowEnd("ngày 15/5/2026", day, None, "from"),
        WindowEnd("ngày 15/5/2026", day, None, "through"),
    )
    info = SourceInfo("thang.txt", "text/plain", None, "0" * 64, "plain", False)
    periods = (
        Period(TITLE, month, None, whole),
        Period("Khai mạc", evening, "19:00", opening, "Nhà văn hóa phường"),
    )
    return d.source("thang.txt"), Plan(info, Header("state", title=TITLE), periods=periods)


def table(html: str) -> list[list[str]]:
    """The words of the cells of the table of periods."""
    found = re.search(r'<section[^>]* id="periods".*?</section>', html, re.DOTALL)
    rows = re.findall(r"<tr.*?</tr>", found[0], re.DOTALL) if found else []
    cells = [re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL) for row in rows]
    return [[unescape(re.sub(r"<[^>]*>", "", cell)) for cell in row] for row in cells]


def test_a_table_says_what_when_at_what_hour_and_where() -> None:
    assert table(render_report(*read_month())) == [
        ["Việc", "Thời gian", "Giờ", "Địa điểm"],
        ["Cả kế hoạch trang 1, dòng 1", "Từ 01/5/2026 đến 30/6/2026", "", ""],
        ["Khai mạc trang 1, dòng 2", "15/5/2026", "19:00", "Nhà văn hóa phường"],
    ]


def test_columns_that_say_nothing_are_left_out() -> None:
    source, plan = read_month()
    html = render_report(source, replace(plan, periods=plan.periods[:1]))
    assert table(html)[0] == ["Việc", "Thời gian"]
    assert 'id="periods"' not in render_report(source, replace(plan, periods=()))


def test_a_plan_without_phases_gets_its_picture_too() -> None:
    html = render_report(*read_month())
    picture = re.search(r'<figure class="timeline">.*?</figure>', html, re.DOTALL)
    assert picture
    assert re.findall(r'href="#p-(period-\d)"', picture[0]) == ["period-1", "period-2"]
    assert picture[0].count('class="closed"') == 2


def test_both_sides_know_a_period() -> None:
    source, plan = read_month()
    marks = {mark.id: source.text[mark.start : mark.end] for mark in find_marks(source, plan)}
    assert marks["period-2"] == OPENING
    html = render_report(source, plan)
    assert 'href="#s-period-2"' in html
    assert html.count('id="s-period-2"') == html.count('id="p-period-2"') == 1


def test_the_summary_lists_periods_in_short() -> None:
    _, plan = read_month()
    said = render_summary(plan)
    assert "Thời gian  Cả kế hoạch [từ 01/5/2026 đến 30/6/2026]" in said
    assert "Khai mạc [15/5/2026, 19:00] · Nhà văn hóa phường" in said
    many = replace(plan, periods=plan.periods * 5)
    assert "… và 4 hoạt động nữa" in render_summary(many)
    assert max(map(columns_of, render_summary(many, width=40).splitlines())) <= 40
    assert "The whole plan" in render_summary(plan, lang="en")


def waiting() -> tuple[SourceText, Plan, Window]:
    """A plan with a period that ends at an event without a date."""
    source, plan = read_month()
    end = WindowEnd("khi bế mạc Hội trại", None, "Hội trại hè phường", "until")
    window = Window(WindowEnd("ngày 01/5/2026", "2026-05-01", None, "from"), end)
    return source, replace(plan, periods=(replace(plan.periods[1], window=window),)), window


def test_a_period_says_what_it_waits_for() -> None:
    source, plan, _ = waiting()
    row = table(render_report(source, plan))[1]
    assert row[1] == "Từ 01/5/2026 đến khi bế mạc Hội trại chờ: Hội trại hè phường"
    assert "(chờ Hội trại hè phường)" in render_summary(plan, width=120)
    scheduled = table(render_report(source, plan, resolve_schedule(plan)))[1]
    assert scheduled[1].endswith("chờ: Hội trại hè phường")
    ended = Entry(
        "a", "period", "", "", "", "", plan.periods[0].at, date(2026, 5, 1), date(2026, 6, 7)
    )
    dated = table(render_report(source, plan, Schedule((ended,))))[1]
    assert dated[1] == "Từ 01/5/2026 đến khi bế mạc Hội trại (01/5/2026 đến 07/6/2026)"


def test_an_event_whose_day_the_plan_prints_is_not_waited_for() -> None:
    source, plan, window = waiting()
    event = Event("Hội trại hè phường", "hoi-trai-he-phuong", (), "2026-06-07")
    plan = replace(plan, events=(event,))
    known = find_plan_events(plan)
    assert known.waits_for(window) == ()
    assert known.say_days(window) == "01/5/2026 đến 07/6/2026"
    html, said = render_report(source, plan), render_summary(plan, width=120)
    assert table(html)[1][1].endswith("(01/5/2026 đến 07/6/2026)")
    assert "(01/5/2026 đến 07/6/2026)" in said
    assert "chờ" not in said
    assert 'class="waits"' not in html
    assert 'class="closed"' in html


def test_phases_show_the_day_that_the_plan_prints_for_their_event() -> None:
    source, plan = read_reading_week()
    fair = replace(plan.events[0], date="2026-04-18")
    assert "(chưa có ngày)" in render_summary(plan)
    plan = replace(plan, events=(fair,))
    said, html = render_summary(plan, width=200), render_report(source, plan)
    assert "(16/3/2026 đến 18/4/2026)" in said
    assert "(chưa có ngày)" not in said
    assert "(16/3/2026 đến 18/4/2026)" in html
    assert 'class="waits"' not in html
