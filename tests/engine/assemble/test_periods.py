"""When a plan and its activities take place, and the events that windows and deadlines wait for."""

from __future__ import annotations

from story import plan_of

from lotrinh.plan.model import Period

ACTIVITIES = """I. THỜI GIAN, ĐỊA ĐIỂM
- Họp các đội: 08 giờ 00, ngày 20/4/2031 tại phòng họp xã.
- Khai mạc: 19 giờ 30, thứ Năm, ngày 24/4/2031; thi đấu đến ngày 30/4/2031.
- Địa điểm: Sân vận động xã.
II. NỘI DUNG
1. Trồng một nghìn cây ven suối.
"""


def spans(periods: tuple[Period, ...]) -> list[tuple[str, str | None, str | None]]:
    found = []
    for period in periods:
        window = period.window
        assert window is not None
        start, end = window.start, window.end
        found.append((period.title, start and start.date, end and end.date))
    return found


def test_an_activity_has_its_day_its_hour_and_its_place() -> None:
    plan = plan_of(ACTIVITIES)
    assert spans(plan.periods) == [
        ("Họp các đội", "2031-04-20", "2031-04-20"),
        ("Khai mạc", "2031-04-24", "2031-04-24"),
        ("thi đấu", None, "2031-04-30"),
    ]
    assert [p.time for p in plan.periods] == ["08:00", "19:30", None]
    assert [p.place for p in plan.periods] == ["phòng họp xã", "Sân vận động xã", "Sân vận động xã"]
    assert plan.deadlines == ()


def test_the_plans_own_time_bears_its_name() -> None:
    plan = plan_of("I. NỘI DUNG\n1. Trồng cây.\n2. Thời gian thực hiện: Từ 4/2031 đến 6/2031.")
    assert spans(plan.periods) == [("Trồng cây ven suối năm 2031", "2031-04", "2031-06")]


def test_the_plans_own_time_may_stand_under_its_heading() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n1. Trồng cây ven suối.\nII. THỜI GIAN THỰC HIỆN\n"
        "Từ ngày 10/4/2031 đến hết ngày 30/4/2031.\n"
    )
    assert spans(plan.periods) == [("Trồng cây ven suối năm 2031", "2031-04-10", "2031-04-30")]


def test_a_field_tells_the_time_of_what_it_stands_under() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n1. Trồng cây\n- Phát cây cho các thôn.\n2. Tháng hành động vì rừng\n"
        "a) Chủ đề: Rừng xanh.\nb) Thời gian: Từ ngày 01/5/2031 đến ngày 31/5/2031.\n"
    )
    assert spans(plan.periods) == [("Tháng hành động vì rừng", "2031-05-01", "2031-05-31")]


def test_the_time_field_of_a_task_is_a_deadline_and_no_period() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n1. Ươm cây giống\n- Cơ quan thực hiện: Phòng Kinh tế.\n"
        "- Thời gian thực hiện: Quý II/2031.\n"
    )
    assert plan.periods == ()
    assert [d.date for d in plan.deadlines] == ["2031-06"]


def test_phases_tell_their_time_themselves() -> None:
    plan = plan_of(
        "I. CÁC ĐỢT\n1. Đợt 1: Từ ngày 01/4/2031 đến ngày 10/4/2031\n- Thời gian: 10 ngày.\n"
        "2. Đợt 2: Từ ngày 11/4/2031 đến ngày 20/4/2031\n- Trồng bù.\n"
    )
    assert len(plan.phases) == 2
    assert plan.periods == ()


def test_a_periods_event_is_one_of_the_plans_events() -> None:
    plan = plan_of(
        "I. MỤC ĐÍCH\nChào mừng Đại hội III Đảng bộ xã.\nII. THỜI GIAN THỰC HIỆN\n"
        "Từ tháng 4/2031 đến khi tổ chức thành công Đại hội Đảng bộ xã lần thứ III.\n"
    )
    (period,) = plan.periods
    assert period.window is not None
    assert period.window.end is not None
    (event,) = plan.events
    assert period.window.end.event == event.name == "Đại hội Đảng bộ xã lần thứ III"
    assert len(event.mentions) == 2


def test_a_deadline_that_counts_from_an_event_makes_it_one_of_the_plans_events() -> None:
    plan = plan_of(
        "I. NHIỆM VỤ\n1. Treo băng rôn chậm nhất 10 ngày trước ngày bầu cử.\n"
        "2. Ngày bầu cử: Chủ nhật, ngày 16/3/2031.\n"
    )
    (event,) = plan.events
    assert (event.key, event.date) == ("bau-cu", "2031-03-16")


def test_without_anything_that_waits_there_are_no_events() -> None:
    assert plan_of("I. MỤC ĐÍCH\nChào mừng Đại hội III Đảng bộ xã.\n").events == ()
