"""Laws of schedules on any window and any duty: total, stable, and always a valid calendar."""

from __future__ import annotations

from datetime import date

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_plans import phase, plan

from lotrinh.render.calendar import render_calendar
from lotrinh.schedule.events import load_events
from lotrinh.schedule.resolve import resolve_schedule

EVENTS = load_events(
    "[[event]]\nname = 'Lễ hội Cầu Ngư'\nstart = 2031-03-10\nend = 2031-03-12\n".encode()
)
DAYS = st.sampled_from(
    [
        "ngày 15/7/2031", "tháng 3/2031", "quý IV/2031", "năm 2031", "15/11", "ngày 31/02/2031",
        "17h00 ngày 01/9/2031", "ngày 29/02/2032", "nay", "ngày bầu cử 16/3/2031", "31/12/2999",
    ]
)  # fmt: skip
EVENT = st.sampled_from(["Lễ hội Cầu Ngư", "Đại hội XV của Đảng", "ngày bầu cử", "mùa mưa bão"])
WINDOWS = st.one_of(
    st.tuples(DAYS, DAYS).map(lambda d: f"Từ {d[0]} đến {d[1]}"),
    st.tuples(DAYS, EVENT).map(lambda d: f"Từ {d[0]} đến trước {d[1]}"),
    EVENT.map(lambda e: f"Sau khi kết thúc {e}"),
    EVENT.map(lambda e: f"Trong thời gian diễn ra {e}"),
    DAYS.map(lambda d: f"{d} hằng năm"),
    DAYS,
)
UNITS = st.sampled_from(["ngày", "ngày làm việc", "tháng", "giờ"])
DUTIES = st.one_of(
    DAYS.map(lambda d: f"Hoàn thành trước {d}"),
    st.tuples(st.integers(0, 999), UNITS, DAYS).map(
        lambda t: f"Báo cáo trong thời hạn {t[0]} {t[1]} kể từ {t[2]}"
    ),
    st.sampled_from(
        [
            "Báo cáo hằng tháng, trước ngày 31", "Báo cáo ngày 30 tháng 2 hằng năm",
            "Báo cáo 29/02 hằng năm", "Định kỳ 02 tuần/lần báo cáo",
            "Báo cáo trước 24h00 hằng ngày",
            "Định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 20/12) báo cáo",
        ]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WINDOWS, max_size=3),
    st.lists(DUTIES, max_size=3),
    st.sampled_from([None, "2031", "2031-02", "2031-02-10"]),
)
def test_any_plan_has_a_schedule_and_a_valid_calendar(
    windows: list[str], duties: list[str], day: str | None
) -> None:
    phases = (phase(i, words, anchor=day) for i, words in enumerate(windows, 1))
    document = plan(*phases, duties=tuple(duties), date=day)
    schedule = resolve_schedule(document, events=EVENTS, as_of=date(2031, 1, 5))
    assert schedule == resolve_schedule(document, events=EVENTS, as_of=date(2031, 1, 5))
    assert len({entry.uid for entry in schedule.entries}) == len(schedule.entries)
    for entry in schedule.entries:
        assert entry.kind != "recurring" or entry.recurrence
        assert not (entry.waits_for and entry.kind == "deadline" and entry.start)
    content = render_calendar(document, schedule, name="Lịch")
    calendar = vobject.readOne(content.decode())
    calendar.validate(raiseException=True)
    dated = [e for e in schedule.entries if e.start or e.end]
    assert len(calendar.contents.get("vevent", [])) == len(dated)
