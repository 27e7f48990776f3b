"""Recurring times as RFC 5545 rules."""

from __future__ import annotations

from datetime import datetime

import pytest
from dateutil.rrule import rrulestr

from lotrinh.mentions.time import find_recurrences

CASES = [
    ("hằng tháng, trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("định kỳ hằng tháng (trước ngày 25)", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("trước ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("hàng tháng vào ngày cuối cùng của tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("định kỳ hằng tháng, trước ngày 30", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
    ("định kỳ hàng tuần (vào chiều thứ Năm)", "FREQ=WEEKLY;BYDAY=TH"),
    ("trước 16h00 thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=16;BYMINUTE=0"),
    ("thứ Sáu tuần cuối hằng tháng", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("trước 19h00’ hằng ngày", "FREQ=DAILY;BYHOUR=19;BYMINUTE=0"),
    ("02 lần/ngày (trước 9h00’ và 16h00’)", "FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0"),
    ("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    ("hằng quý (trước ngày 20 tháng cuối quý)", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
    ("6 tháng, hằng năm", "FREQ=MONTHLY;INTERVAL=6"),
    ("6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
    (
        "định kỳ 6 tháng và năm (trước ngày 15/6 và 15/12)",
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
    ),
    (
        "định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 20/12)",
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15,20;BYSETPOS=1,4",
    ),
    ("trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    ("tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12"),
    ("Hằng năm", "FREQ=YEARLY"),
    ("định kỳ 02 tuần/lần", "FREQ=WEEKLY;INTERVAL=2"),
    ("trước ngày 10 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10"),
    ("chậm nhất ngày 15 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),
    ("trước ngày 05 tháng sau", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("hằng tháng, hằng quý và 6 tháng, năm", "FREQ=MONTHLY"),
    ("thứ Ba và thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=TU,FR"),
    ("sáng thứ Hai, chiều thứ Tư và thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("vào các ngày thứ 3, thứ 5 hàng tuần", "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("mỗi tuần 03 buổi vào thứ 2, 4, 6", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("tuần 02 lần (thứ Hai, thứ Năm)", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("tháng 4 - 5 hằng năm", "FREQ=YEARLY;BYMONTH=4,5"),
    ("từ tháng 11 đến tháng 2 hằng năm", "FREQ=YEARLY;BYMONTH=11,12,1,2"),
]


@pytest.mark.parametrize(("words", "rule"), CASES)
def test_reads_a_rule_and_its_words(words: str, rule: str) -> None:
    text = f"Các đơn vị báo cáo {words}; Văn phòng tổng hợp."
    (found,) = find_recurrences(text)
    assert text[found.start : found.end] == words
    assert found.rule == rule


@pytest.mark.parametrize("rule", [rule for _, rule in CASES])
def test_another_library_accepts_every_rule(rule: str) -> None:
    assert rrulestr(rule, dtstart=datetime(2031, 1, 1))[0].year >= 2031  # noqa: DTZ001


def test_two_days_of_the_year_fall_on_just_these() -> None:
    (found,) = find_recurrences("định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 20/12)")
    days = list(rrulestr(found.rule, dtstart=datetime(2031, 1, 1))[:4])  # noqa: DTZ001
    assert [(d.month, d.day) for d in days] == [(6, 15), (12, 20), (6, 15), (12, 20)]


@pytest.mark.parametrize("text", ["báo cáo định kỳ và đột xuất", "lần thứ hai", "hàng hóa"])
def test_no_cycle_no_rule(text: str) -> None:
    assert find_recurrences(text) == ()


def test_a_weekly_report_is_due_on_its_weekday() -> None:
    (found,) = find_recurrences("gửi báo cáo tuần (trước 15 giờ 00 thứ Sáu)")
    assert found.rule == "FREQ=WEEKLY;BYDAY=FR;BYHOUR=15;BYMINUTE=0"
    assert find_recurrences("trong tuần, trước thứ Sáu ngày 14/3/2031") == ()


def test_each_report_has_its_own_rule() -> None:
    text = "báo cáo tháng trước ngày 25 hằng tháng; báo cáo quý trước ngày 20 tháng cuối quý"
    assert [found.rule for found in find_recurrences(text)] == [
        "FREQ=MONTHLY;BYMONTHDAY=25",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
    ]


def test_one_printed_hour_is_kept() -> None:
    assert find_recurrences("trước 7h30 hằng ngày")[0].time == "07:30"
    assert find_recurrences("hằng ngày (trước 9h00 và 16h00)")[0].time is None


@pytest.mark.parametrize("day", range(1, 32))
def test_no_day_is_cut_however_far_its_report_is(day: int) -> None:
    for lead in (" " * 0, "Phòng Kinh tế tham mưu UBND xã ", "các thôn, bản gửi UBND xã (qua tổ) "):
        for printed in (f"{day}", f"{day:02}"):
            monthly = f"a) Báo cáo tháng: {lead}trước ngày {printed}."
            (found,) = find_recurrences(monthly)
            assert monthly[found.start : found.end] == f"trước ngày {printed}"
            quarterly = f"b) Báo cáo quý: {lead}trước ngày {printed} của tháng cuối quý."
            (found,) = find_recurrences(quarterly)
            assert f"ngày {printed} của tháng" in quarterly[found.start : found.end]


def test_a_list_of_days_takes_its_hang_nam_along() -> None:
    text = "định kỳ 6 tháng (trước ngày 15/5), năm (trước ngày 15/11 hằng năm)"
    (found,) = find_recurrences(text)
    assert (found.start, found.end) == (0, len(text))
    assert found.rule == "FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=15"
