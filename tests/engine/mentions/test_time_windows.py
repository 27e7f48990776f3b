"""Windows of phases and stages: explicit, partial, recurring, relative to events."""

from __future__ import annotations

import pytest

from lotrinh.mentions.time import read_window
from lotrinh.plan.model import Window, WindowEnd

ANCHOR = "2031-06-10"

_End = tuple[str, str | None] | None


def read(text: str) -> Window | None:
    return read_window(text, anchor=ANCHOR, default_year=2031)


def brief(end: WindowEnd | None) -> _End:
    return (end.text, end.date) if end else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Từ tháng 12/2030 đến tháng 05/2031",
            ("tháng 12/2030", "2030-12"),
            ("tháng 05/2031", "2031-05"),
        ),
        (
            "TỪ THÁNG 3 ĐẾN THÁNG 9/2031",
            ("THÁNG 3", "2031-03"),
            ("THÁNG 9/2031", "2031-09"),
        ),
        (
            "Thời gian: Từ ngày 01/3/2031 đến hết ngày 15/4/2031.",
            ("ngày 01/3/2031", "2031-03-01"),
            ("hết ngày 15/4/2031", "2031-04-15"),
        ),
        (
            "Thời gian thực hiện: 15/11/2031 - 31/12/2031",
            ("15/11/2031", "2031-11-15"),
            ("31/12/2031", "2031-12-31"),
        ),
        ("Cao điểm: tháng 10/2031", ("tháng 10/2031", "2031-10"), ("tháng 10/2031", "2031-10")),
        (
            "đến khi kết thúc năm học 2031 - 2032",
            None,
            ("khi kết thúc năm học 2031 - 2032", None),
        ),
        ("từ 15 đến 20/3/2031", ("15", "2031-03-15"), ("20/3/2031", "2031-03-20")),
        ("từ ngày 01 - 15/10", ("ngày 01", "2031-10-01"), ("15/10", "2031-10-15")),
        (
            "Diễn tập (từ ngày 05/5/2031 đến ngày 10/5/2031)",
            ("ngày 05/5/2031", "2031-05-05"),
            ("ngày 10/5/2031", "2031-05-10"),
        ),
        ("Từ nay đến hết năm 2031", ("nay", ANCHOR), ("hết năm 2031", "2031")),
        (
            "Trong khoảng thời gian từ ngày 17/12/2031 đến 17 giờ 00, ngày 01/02/2032.",
            ("ngày 17/12/2031", "2031-12-17"),
            ("17 giờ 00, ngày 01/02/2032", "2032-02-01"),
        ),
        (
            "Quý IV/2031 và Quý I/2032",
            ("Quý IV/2031", "2031-10"),
            ("Quý I/2032", "2032-03"),
        ),
        ("Quý I/2032", ("Quý I/2032", "2032-01"), ("Quý I/2032", "2032-03")),
        ("Trong tháng 12/2031", ("tháng 12/2031", "2031-12"), ("tháng 12/2031", "2031-12")),
        ("trong tháng 10", ("tháng 10", "2031-10"), ("tháng 10", "2031-10")),
        ("Ngày 15/7/2031", ("Ngày 15/7/2031", "2031-07-15"), ("Ngày 15/7/2031", "2031-07-15")),
        ("năm 2031 và các năm tiếp theo", ("năm 2031", "2031"), None),
        (
            "Thời gian: 1,5 ngày (bắt đầu từ 13h30 thứ Hai ngày 07/7/2031).",
            ("13h30 thứ Hai ngày 07/7/2031", "2031-07-07"),
            None,
        ),
        ("trước ngày 15/5/2031", None, ("trước ngày 15/5/2031", "2031-05-15")),
        ("đến hết ngày 30/6/2031", None, ("hết ngày 30/6/2031", "2031-06-30")),
        (
            "Từ ngày ký ban hành Kế hoạch đến 31/12/2031",
            ("ngày ký ban hành Kế hoạch", ANCHOR),
            ("31/12/2031", "2031-12-31"),
        ),
        ("Giai đoạn 2031-2033", ("2031", "2031"), ("2033", "2033")),
        ("Nhân rộng (2032 - 2033)", ("2032", "2032"), ("2033", "2033")),
        ("Dự kiến tuần 2 tháng 3/2031", ("tháng 3/2031", "2031-03"), ("tháng 3/2031", "2031-03")),
        ("Sáng ngày 15/3/2031", ("ngày 15/3/2031", "2031-03-15"), ("ngày 15/3/2031", "2031-03-15")),
        ("Từ quý II/2031 trở đi", ("quý II/2031", "2031-04"), None),
    ],
)
def test_reads_dates(text: str, start: _End, end: _End) -> None:
    window = read(text)
    assert window is not None
    assert (brief(window.start), brief(window.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Từ nay đến thời điểm hoàn thành Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2030 - 2035",
            ("nay", None, "from"),
            (
                "thời điểm hoàn thành Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2030 - 2035",
                "Đại hội Đảng bộ tỉnh lần thứ XX",
                "through",
            ),
        ),
        (
            "Sau khi bế mạc Đại hội Đảng bộ xã lần thứ II đến thời điểm diễn ra Đại hội Đảng bộ "
            "tỉnh lần thứ XX và đến trước thời điểm diễn ra Đại hội XV của Đảng.",
            (
                "Sau khi bế mạc Đại hội Đảng bộ xã lần thứ II",
                "Đại hội Đảng bộ xã lần thứ II",
                "after",
            ),
            (
                "thời điểm diễn ra Đại hội Đảng bộ tỉnh lần thứ XX và đến trước thời điểm "
                "diễn ra Đại hội XV của Đảng",
                "Đại hội XV của Đảng",
                "before",
            ),
        ),
        (
            "Từ sau Đại hội Đảng bộ tỉnh lần thứ XX đến Đại hội XV của Đảng",
            ("sau Đại hội Đảng bộ tỉnh lần thứ XX", "Đại hội Đảng bộ tỉnh lần thứ XX", "after"),
            ("Đại hội XV của Đảng", "Đại hội XV của Đảng", "until"),
        ),
        (
            "Thông tin trong thời gian diễn ra Festival Hoa Sen lần thứ III",
            (
                "trong thời gian diễn ra Festival Hoa Sen lần thứ III",
                "Festival Hoa Sen lần thứ III",
                "at",
            ),
            None,
        ),
        ("Sau Lễ hội Cầu Ngư", ("Sau Lễ hội Cầu Ngư", "Lễ hội Cầu Ngư", "after"), None),
        (
            "Trước khai mạc Đại hội XV của Đảng",
            None,
            ("Trước khai mạc Đại hội XV của Đảng", "Đại hội XV của Đảng", "before"),
        ),
        ("Trong Đại hội", ("Trong Đại hội", "Đại hội", "at"), None),
        ("Sau Đại hội", ("Sau Đại hội", "Đại hội", "after"), None),
        ("Trước mùa mưa bão", None, ("Trước mùa mưa bão", "mùa mưa bão", "before")),
        (
            "Từ khi thành lập đến khi kết thúc nhiệm vụ của Tổ công tác",
            ("khi thành lập", "thành lập", "from"),
            (
                "khi kết thúc nhiệm vụ của Tổ công tác",
                "nhiệm vụ của Tổ công tác",
                "through",
            ),
        ),
    ],
)
def test_reads_events(
    text: str, start: tuple[str, str | None, str] | None, end: tuple[str, str | None, str] | None
) -> None:
    window = read(text)
    assert window is not None
    ends = [(e.text, e.event, e.relation) if e else None for e in (window.start, window.end)]
    assert ends == [start, end]


def test_the_day_behind_an_event_dates_the_end() -> None:
    window = read("Từ tháng 01 đến ngày bầu cử 15/3/2031")
    assert window is not None
    assert window.start is not None
    assert window.end is not None
    assert window.start.date == "2031-01"
    assert (window.end.date, window.end.event) == ("2031-03-15", "ngày bầu cử")


def test_a_cycle_is_a_recurring_window() -> None:
    window = read("Thời gian: Hằng năm")
    assert window is not None
    assert (brief(window.start), window.end) == (("Hằng năm", None), None)
    assert window.recurrence == "FREQ=YEARLY"


def test_a_yearly_window_keeps_its_days() -> None:
    window = read("Từ ngày 01/6 đến ngày 30/6 hằng năm")
    assert window is not None
    assert brief(window.start) == ("ngày 01/6", "2031-06-01")
    assert window.recurrence == "FREQ=YEARLY"


def test_nay_without_a_date_of_the_plan_stays_open() -> None:
    window = read_window("Từ nay đến hết tháng 5/2031")
    assert window is not None
    assert window.start == WindowEnd("nay", None, None, "from")


@pytest.mark.parametrize(
    "text",
    [
        "Công tác chuẩn bị và tiến hành đại hội các chi bộ",
        "Cao điểm tiến hành Đại hội II Đảng bộ xã nhiệm kỳ 2030 - 2035",
        "Tuyên truyền trước, trong và sau Đại hội XV của Đảng",
        "Kỷ niệm 80 năm Ngày truyền thống (19/8/1951 - 19/8/2031)",
        "Kế hoạch công tác năm 2031",
        "Các nội dung liên quan đến nhiều ngành",
        "",
    ],
)
def test_other_headings_have_no_window(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "event", "amount", "direction"),
    [
        ("Từ nay đến trước ngày bầu cử 10 ngày", "trước ngày bầu cử 10 ngày", "ngày bầu cử", 10,
         "before"),
        ("Trước ngày bầu cử ít nhất 05 ngày", "Trước ngày bầu cử ít nhất 05 ngày", "ngày bầu cử", 5,
         "before"),
        ("Từ nay đến 10 ngày trước ngày bầu cử", "10 ngày trước ngày bầu cử", "ngày bầu cử", 10,
         "before"),
    ],
)  # fmt: skip
def test_an_end_may_lie_some_days_from_its_event(
    text: str, printed: str, event: str, amount: int, direction: str
) -> None:
    window = read(text)
    assert window is not None
    assert window.end is not None
    assert (window.end.text, window.end.event) == (printed, event)
    assert window.end.delay is not None
    assert (window.end.delay.amount, window.end.delay.direction) == (amount, direction)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sau khi bão đổ bộ ít nhất 02 ngày", "bão đổ bộ"),
        ("Sau khi hoàn thành giao nhận quân", "giao nhận quân"),
        ("Từ tháng 4/2031 đến khi tổ chức thành công Đại hội", "Đại hội"),
    ],
)
def test_the_verb_and_the_count_are_no_part_of_an_events_name(text: str, event: str) -> None:
    window = read(text)
    assert window is not None
    assert event in {end.event for end in (window.start, window.end) if end}


def test_months_behind_every_year_come_back() -> None:
    window = read("hằng năm từ tháng 4 đến tháng 6")
    assert window is not None
    assert window.recurrence == "FREQ=YEARLY"
