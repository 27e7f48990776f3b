"""The picture of time: bars where days are known, open edges where they are not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from report_sample import read_reading_week

from lotrinh.plan.model import Phase, Plan, Window, WindowEnd
from lotrinh.render.report import render_report
from lotrinh.schedule.model import Entry, Schedule
from lotrinh.source.text import SourceText


def draw(plan: Plan, schedule: Schedule | None = None, as_of: date | None = None) -> str:
    source, _ = read_reading_week()
    html = render_report(source, plan, schedule, as_of=as_of)
    found = re.search(r'<figure class="timeline">.*?</figure>', html, re.DOTALL)
    return found[0] if found else ""


def bars(picture: str) -> list[tuple[float, float, str]]:
    """(start, end, class) of every bar, in percent of the width."""
    found = re.findall(
        r'<rect x="([\d.]+)%" y="2" width="([\d.]+)%"[^>]*class="(open|closed)"', picture
    )
    return [(float(x), float(x) + float(width), name) for x, width, name in found]


@pytest.fixture
def sample() -> tuple[SourceText, Plan]:
    return read_reading_week()


def test_a_phase_with_both_days_is_closed_and_one_that_waits_is_open(
    sample: tuple[SourceText, Plan],
) -> None:
    first, second, third, *_ = bars(draw(sample[1]))
    assert first[2] == "closed"
    assert second[2] == third[2] == "open"
    assert first[1] <= second[0] + 1
    assert second[0] < third[0]


def test_it_says_what_an_open_phase_waits_for(sample: tuple[SourceText, Plan]) -> None:
    picture = draw(sample[1])
    assert "Chưa có ngày nên xếp theo thứ tự" in picture
    assert re.search(r'class="events">.*Ngày hội Sách phường Bến Lụa</li>', picture)


def test_every_bar_and_tick_stays_inside(sample: tuple[SourceText, Plan]) -> None:
    picture = draw(sample[1])
    assert all(0 <= start < end <= 100 for start, end, _ in bars(picture))
    places = [float(x) for x in re.findall(r'cx="([-\d.]+)%"', picture)]
    assert places
    assert all(0 <= x <= 100 for x in places)


def test_an_events_date_closes_the_phase(sample: tuple[SourceText, Plan]) -> None:
    _, plan = sample
    day = date(2026, 4, 18)
    entries = [
        Entry("a", "phase", "Đợt 2", "", "", "", plan.phases[1].at, date(2026, 3, 16), day),
        Entry("b", "phase", "Đợt 3", "", "", "", plan.phases[2].at, day, date(2026, 4, 19)),
    ]
    _, second, third, *_ = bars(draw(plan, Schedule(tuple(entries))))
    assert second[2] == third[2] == "closed"
    assert second[1] == pytest.approx(third[0], abs=0.1)


def test_without_any_date_events_stand_in_the_order_of_the_text(
    sample: tuple[SourceText, Plan],
) -> None:
    _, plan = sample
    one = WindowEnd("khi khai giảng", None, "Lễ khai giảng", "until")
    two = WindowEnd("khi tổng kết", None, "Hội nghị tổng kết", "until")
    now = WindowEnd("nay", None, None, "from")
    at = plan.phases[0].at
    phases = (
        Phase("Đợt 1", "", Window(now, one), (), (), at),
        Phase("Đợt 2", "", Window(replace(one, relation="after"), two), (), (), at),
    )
    header = replace(plan.header, date=None)
    picture = draw(replace(plan, header=header, phases=phases, deadlines=()))
    first, second = bars(picture)
    assert first[0] == 1.0
    assert first[1] < second[0] < second[1]
    assert picture.index("Lễ khai giảng") < picture.index("Hội nghị tổng kết")
    assert "T3" not in picture


def test_today_is_drawn_only_when_it_is_given(sample: tuple[SourceText, Plan]) -> None:
    assert 'class="today"' not in draw(sample[1])
    picture = draw(sample[1], as_of=date(2026, 3, 1))
    assert 'class="today"' in picture
    assert "01/3/2026" in picture


def test_days_at_the_ends_of_the_calendar_do_not_break_it(
    sample: tuple[SourceText, Plan],
) -> None:
    _, plan = sample
    for value in ("9999-12-31", "0001-01-01"):
        deadline = replace(plan.deadlines[0], date=value)
        assert bars(draw(replace(plan, deadlines=(deadline,))))
        assert draw(replace(plan, deadlines=(deadline,), phases=()))


def test_no_time_no_picture(sample: tuple[SourceText, Plan]) -> None:
    assert draw(replace(sample[1], phases=(), deadlines=())) == ""
