"""Printed dates and periods, one example a form."""

from __future__ import annotations

import pytest

from lotrinh.mentions.time import find_dates

ONE = [
    ("ngày 15/7/2031", "ngày 15/7/2031", "2031-07-15", "day"),
    ("họp 15-7-2031", "15-7-2031", "2031-07-15", "day"),
    ("họp 15.7.2031", "15.7.2031", "2031-07-15", "day"),
    ("ngày 05/ 12/2031", "ngày 05/ 12/2031", "2031-12-05", "day"),
    ("ngày 16 tháng 8 năm 2031", "ngày 16 tháng 8 năm 2031", "2031-08-16", "day"),
    ("Ngày 16 tháng 8/2031", "Ngày 16 tháng 8/2031", "2031-08-16", "day"),
    ("tháng 12/2031", "tháng 12/2031", "2031-12", "month"),
    ("Tháng 12 năm 2031", "Tháng 12 năm 2031", "2031-12", "month"),
    ("quý IV/2031", "quý IV/2031", "2031-12", "quarter"),
    ("Quý 4 năm 2031", "Quý 4 năm 2031", "2031-12", "quarter"),
    ("quý IV năm 2031", "quý IV năm 2031", "2031-12", "quarter"),
    ("QUÝ I/2031", "QUÝ I/2031", "2031-03", "quarter"),
    ("6 tháng đầu năm 2031", "6 tháng đầu năm 2031", "2031-06", "half"),
    ("06 tháng cuối năm 2031", "06 tháng cuối năm 2031", "2031-12", "half"),
    ("năm 2031", "năm 2031", "2031", "year"),
    ("29/02/2032", "29/02/2032", "2032-02-29", "day"),
    ("tuần 2 tháng 3/2031", "tháng 3/2031", "2031-03", "month"),
]


@pytest.mark.parametrize(("text", "words", "value", "precision"), ONE)
def test_reads_one_date(text: str, words: str, value: str, precision: str) -> None:
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.precision, found.problem) == (value, precision, "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ngày 01, 02 tháng 3 năm 2031", ["2031-03-01", "2031-03-02"]),
        ("ngày 15 và 16/3/2031", ["2031-03-15", "2031-03-16"]),
        ("28-29/6/2031", ["2031-06-28", "2031-06-29"]),
        ("từ 15 đến 20/3/2031", ["2031-03-15", "2031-03-20"]),
        ("quý II, III/2031", ["2031-06", "2031-09"]),
        ("tháng 3, 4/2031", ["2031-03", "2031-04"]),
        ("tháng 9 - tháng 10/2031", ["2031-09", "2031-10"]),
        ("năm 2031 - 2032", ["2031", "2032"]),
        ("01/12/2031-14/12/2031", ["2031-12-01", "2031-12-14"]),
    ],
)
def test_reads_lists_and_ranges(text: str, values: list[str]) -> None:
    assert [d.value for d in find_dates(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("từ ngày 15/11 đến ngày 20/11/2031", ["2031-11-15", "2031-11-20"]),
        ("từ ngày 15/12 đến 10/01/2032", ["2031-12-15", "2032-01-10"]),
        ("từ ngày 15/12/2031 đến ngày 10/01", ["2031-12-15", "2032-01-10"]),
        ("từ tháng 01 đến ngày hội 15/3/2031", ["2031-01", "2031-03-15"]),
    ],
)
def test_a_date_borrows_the_year_of_the_one_it_is_joined_to(text: str, values: list[str]) -> None:
    assert [d.value for d in find_dates(text)] == values


def test_a_year_comes_from_the_plan_or_stays_unknown() -> None:
    assert find_dates("ngày 15/11", default_year=2031)[0].value == "2031-11-15"
    (open_date,) = find_dates("ngày 15/11")
    assert (open_date.value, open_date.problem) == (None, "no_year")


@pytest.mark.parametrize(
    "text", ["ngày 31/02/2031", "ngày 29/02/2031", "15/13/2031", "00/5/2031", "1/1/9999"]
)
def test_a_day_that_does_not_exist_has_no_value(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.problem) == (None, "impossible")


@pytest.mark.parametrize(
    ("text", "start", "time", "weekday"),
    [
        ("trước 17h00 ngày 5/6/2031", 6, "17:00", None),
        ("đến 17 giờ 00, ngày 01/02/2031", 4, "17:00", None),
        ("từ 13h30 thứ Sáu ngày 06/6/2031", 3, "13:30", "FR"),
        ("lúc 8 giờ ngày 06/6/2031", 4, "08:00", None),
        ("ngày 15/7/2031 (thứ Ba)", 0, None, "TU"),
        ("đến 24h00 ngày 5/6/2031", 4, "23:59", None),
        ("trước 25h00 ngày 5/6/2031", 12, None, None),
    ],
)
def test_an_hour_and_a_weekday_belong_to_their_day(
    text: str, start: int, time: str | None, weekday: str | None
) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.time, found.weekday) == (start, time, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 12/2031/NĐ-CP",
        "Luật số 85/2031/QH13",
        "trực 24/24 giờ",
        "đạt 2/3 số phiếu",
        "giai đoạn 2026 - 2030",
        "nhiệm kỳ 2026 - 2031",
        "Điều 1, 2, 3 và khoản 5",
        "1,5 ngày",
        "tăng 15.7 %",
        "ngày    tháng    năm",
        "năm 203",
        "đến tháng\n12/203",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_the_first_month_of_a_period_is_known() -> None:
    assert find_dates("quý IV/2031")[0].first == "2031-10"
    assert find_dates("9 tháng đầu năm 2031")[0].first == "2031-01"


def test_a_part_of_the_text_keeps_its_offsets() -> None:
    text = "ngày 1/1/2031, ngày 2/2/2031, ngày 3/3/2031"
    (found,) = find_dates(text, 15, 28)
    assert text[found.start : found.end] == "ngày 2/2/2031"
