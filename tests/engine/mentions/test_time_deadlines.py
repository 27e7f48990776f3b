"""Deadlines in prose and in time fields."""

from __future__ import annotations

import pytest

from lotrinh.mentions.time import find_deadlines


@pytest.mark.parametrize(
    ("text", "words", "date", "time"),
    [
        (
            "gửi Văn phòng trước ngày 25/11/2031 để tổng hợp",
            "trước ngày 25/11/2031",
            "2031-11-25",
            None,
        ),
        ("Chậm nhất là ngày 08 tháng 02 năm 2031, các", None, "2031-02-08", None),
        ("việc hoàn thành xong trước 30/6/2031.", "xong trước 30/6/2031", "2031-06-30", None),
        ("nộp trước ngày 15/7", "trước ngày 15/7", "2031-07-15", None),
        ("Ban hành kế hoạch trong quý IV/2031", "trong quý IV/2031", "2031-12", None),
        ("thực hiện đến hết ngày 30/6/2031", "đến hết ngày 30/6/2031", "2031-06-30", None),
        ("gửi trước 17 giờ 00 ngày 15/8/2031", None, "2031-08-15", "17:00"),
        ("Hạn cuối: 30/6/2031", "30/6/2031", "2031-06-30", None),
        ("hết tháng 12/2031 phải hoàn thành", "hết tháng 12/2031", "2031-12", None),
        ("đến ngày 30/6/2031 hoàn thành", "đến ngày 30/6/2031", "2031-06-30", None),
        ("báo cáo năm trước ngày 15/12/2031", "trước ngày 15/12/2031", "2031-12-15", None),
        ("tổng kết vào tháng 12/2031", "vào tháng 12/2031", "2031-12", None),
        ("hoàn thành 100% trong năm 2031", "trong năm 2031", "2031", None),
        ("- Thời gian hoàn thành: Quý IV/2031 và Quý I/2032", None, "2032-03", None),
    ],
)
def test_reads_a_date(text: str, words: str | None, date: str, time: str | None) -> None:
    (found,) = find_deadlines(text, default_year=2031, anchor="2031-01-10")
    assert (found.date, found.time, found.recurrence) == (date, time, None)
    assert found.text in text
    assert words in (None, found.text)


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("báo cáo định kỳ hằng tháng (trước ngày 25)", None, "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("ngày 20 hằng tháng báo cáo", "ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Hằng quý tổng hợp, báo cáo kết quả", "Hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("6 tháng, hằng năm báo cáo", "6 tháng, hằng năm", "FREQ=MONTHLY;INTERVAL=6"),
        ("báo cáo tháng (trước ngày 20)", "trước ngày 20", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("định kỳ vào thứ Sáu hằng tuần", "vào thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("gửi báo cáo quý IV hằng năm", "quý IV hằng năm", "FREQ=YEARLY;BYMONTH=12"),
    ],
)
def test_reads_a_reporting_cycle(text: str, words: str | None, rule: str) -> None:
    (found,) = find_deadlines(text)
    assert (found.date, found.recurrence, found.bound) == (None, rule, "each")
    assert words in (None, found.text)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "since", "direction"),
    [
        (
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn, Phòng trả lời",
            5, "working_day", "ngày nhận đơn", "after",
        ),
        ("chậm nhất 03 ngày sau khi kết thúc đợt, gửi", 3, "day", "khi kết thúc đợt", "after"),
        ("trong vòng 24 giờ kể từ khi xảy ra sự cố.", 24, "hour", "khi xảy ra sự cố", "after"),
        ("dừng nhận hồ sơ trước ngày bầu cử 10 ngày", 10, "day", "ngày bầu cử", "before"),
        ("sau khi tổ chức hội nghị 01 ngày", 1, "day", "khi tổ chức hội nghị", "after"),
        ("chậm nhất 03 ngày sau mỗi kỳ sinh hoạt", 3, "day", "mỗi kỳ sinh hoạt", "after"),
        ("trong 02 ngày kể từ khi nhận được báo cáo", 2, "day", "khi nhận được báo cáo", "after"),
    ],
)  # fmt: skip
def test_reads_a_delay(text: str, amount: int, unit: str, since: str, direction: str) -> None:
    (found,) = find_deadlines(text)
    assert found.delay is not None
    assert (found.delay.amount, found.delay.unit) == (amount, unit)
    assert (found.delay.since, found.delay.direction) == (since, direction)
    assert found.date is None


@pytest.mark.parametrize(
    "text",
    [
        "phát thanh vào thứ Ba và thứ Sáu hằng tuần",
        "chào cờ thứ Hai hằng tuần",
        "phát thanh lúc 17h hằng ngày",
        "sinh hoạt vào ngày 03 hằng tháng",
        "họp vào ngày 20 của tháng cuối mỗi quý",
    ],
)
def test_a_timetable_is_due_each_time(text: str) -> None:
    (found,) = find_deadlines(text)
    assert found.bound == "each"


def test_a_day_behind_a_word_that_binds_needs_no_year() -> None:
    (found,) = find_deadlines("xong trước 30/6", default_year=2031)
    assert (found.text, found.date) == ("xong trước 30/6", "2031-06-30")


def test_a_delay_may_count_from_a_printed_day() -> None:
    (found,) = find_deadlines("trong thời hạn 05 ngày làm việc kể từ ngày 15/7/2031")
    assert found.delay is not None
    assert found.delay.since_date == "2031-07-15"


def test_further_days_under_the_same_words_are_deadlines_too() -> None:
    found = find_deadlines("hoàn thành trước ngày 15/6 và ngày 15/12/2031")
    assert [(m.text, m.date) for m in found] == [
        ("hoàn thành trước ngày 15/6", "2031-06-15"),
        ("ngày 15/12/2031", "2031-12-15"),
    ]


def test_an_impossible_day_is_kept_without_a_date() -> None:
    (found,) = find_deadlines("gửi trước ngày 31/02/2031")
    assert (found.text, found.date) == ("trước ngày 31/02/2031", None)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 12-NQ/TU ngày 14/6/2031 của Tỉnh ủy",
        "văn bản có hiệu lực trước ngày 01/7/2031",
        "người sinh trước ngày 01/01/2010",
        "giai đoạn 2026 - 2030",
        "thường xuyên báo cáo",
        "kinh phí từ ngân sách nhà nước hằng năm",
        "trong đời sống hằng ngày",
        "kỷ niệm các ngày lễ lớn trong năm 2031",
        "từ ngày 15/7 đến ngày 20/8/2031 tổ chức hội thi",
        "Việc ban hành văn bản trong năm 2031",
        "báo cáo định kỳ và đột xuất",
        "ít nhất 1/2 số hộ tham gia",
        "Ngày truyền thống (10/10) hằng năm",
        "ít nhất 01 lần/quý kiểm tra",
        "nhận bài từ ngày 01/3/2031 đến hết ngày 30/4/2031",
        "từ 7 giờ 00 ngày 17/5/2031 (thứ Bảy) đến hết ngày 18/5/2031",
        "đến ngày 30/6/2031 có 20 hộ",
        "diễn ra trong 03 ngày",
    ],
)
def test_other_times_are_no_deadlines(text: str) -> None:
    assert find_deadlines(text, default_year=2031) == ()


def test_the_reason_of_a_day_is_no_second_deadline() -> None:
    text = "Chậm nhất ngày 10/12/2031 (trước ngày bầu cử 95 ngày theo Điều 39)"
    assert [m.text for m in find_deadlines(text)] == ["Chậm nhất ngày 10/12/2031"]


def test_a_day_long_before_the_plan_is_history() -> None:
    text = "hoàn thành trước ngày 30/6/2028"
    assert find_deadlines(text, anchor="2031-01-10") == ()
    assert len(find_deadlines(text, anchor="2028-01-10")) == 1


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("Quý IV/2031", "Quý IV/2031", "2031-12"),
        ("15/8/2031", "15/8/2031", "2031-08-15"),
        ("Từ tháng 11/2031 đến tháng 4/2032", "Từ tháng 11/2031 đến tháng 4/2032", "2032-04"),
        ("01/9 - 30/10/2031", "01/9 - 30/10/2031", "2031-10-30"),
        ("Tháng 11/2031 (sau khi có hướng dẫn)", "Tháng 11/2031", "2031-11"),
        ("Năm 2031 và các năm tiếp theo", "Năm 2031 và các năm tiếp theo", None),
        (
            "Dự kiến ngày 05/12/2031 (chậm nhất ngày 10/12/2031)",
            "chậm nhất ngày 10/12/2031",
            "2031-12-10",
        ),
    ],
)
def test_a_time_field_needs_no_binding_words(text: str, words: str, date: str | None) -> None:
    (found,) = find_deadlines(text, default_year=2031, structured=True)
    assert (found.text, found.date) == (words, date)


@pytest.mark.parametrize("text", ["Thường xuyên", "nhiệm kỳ 2031 - 2036", "Theo Quyết định của xã"])
def test_a_time_field_may_name_no_time(text: str) -> None:
    assert find_deadlines(text, structured=True) == ()


def test_every_line_of_a_field_is_read() -> None:
    found = find_deadlines("Tháng 3/2031\nTháng 9/2031", structured=True)
    assert [m.date for m in found] == ["2031-03", "2031-09"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Tiêm nhắc lại sau ngày tiêm ít nhất 28 ngày.", "ngày tiêm"),
        ("Gửi danh sách trước thời gian khám 15 ngày.", "thời gian khám"),
        ("Kiểm tra sau khi bão đổ bộ tối thiểu 02 ngày.", "khi bão đổ bộ"),
    ],
)
def test_at_least_belongs_to_the_count(text: str, since: str) -> None:
    (found,) = find_deadlines(text)
    assert found.delay is not None
    assert found.delay.since == since
