"""Deadlines of a plan: days without a year, and who must meet them."""

from __future__ import annotations

import pytest
from story import FOOT, HEAD, plan_of

from lotrinh.compile import Options, compile_source
from lotrinh.plan.model import Deadline
from lotrinh.source.compose import compose
from lotrinh.source.readers.markdown import read_markdown

TABLE = """I. NHIỆM VỤ

| STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Ươm cây giống | Phòng Kinh tế | Trước ngày 30/4/2031 |
| 2 | Đào hố | Thôn Suối Nhỏ | 15/5/2031 |
"""


def deadlines(body: str) -> list[Deadline]:
    return list(plan_of(body).deadlines)


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (
            "Các thôn báo cáo Ủy ban nhân dân xã: quý (trước ngày 10 của tháng cuối quý), 6 tháng"
            " (trước ngày 05/6), năm (trước ngày 20/11).",
            [
                "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5",
                "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20",
            ],
        ),
        (
            "Báo cáo 6 tháng và năm: các thôn gửi Phòng Kinh tế trước ngày 10/6 và ngày 10/12.",
            [
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
            ],
        ),
        (
            "Định kỳ 6 tháng (trước ngày 15/02), năm (trước ngày 15/11 hằng năm) các thôn báo cáo"
            " Ủy ban nhân dân xã.",
            ["FREQ=YEARLY;BYMONTH=2,11;BYMONTHDAY=15"],
        ),
    ],
)
def test_a_day_in_a_list_of_periods_comes_every_year(words: str, rules: list[str]) -> None:
    found = deadlines(f"I. NHIỆM VỤ\n1. {words}\n")
    assert [(d.date, d.recurrence) for d in found] == [(None, rule) for rule in rules]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Các thôn trồng xong cây trước ngày 15/4.", "2031-04-15"),
        ("Các thôn trồng xong cây trước ngày 05/3.", "2031-03-05"),
        ("Các thôn trồng xong cây trước ngày 15/02.", "2032-02-15"),
        ("Các thôn trồng xong cây trước ngày 15 tháng 02.", "2032-02-15"),
        ("Các thôn báo cáo kết quả về Phòng Kinh tế trước ngày 15/4.", "2031-04-15"),
    ],
)
def test_another_day_is_the_first_one_from_the_plans_own_date_on(words: str, date: str) -> None:
    (found,) = deadlines(f"I. NHIỆM VỤ\n1. {words}\n")
    assert (found.date, found.recurrence) == (date, None)


def test_a_day_joined_to_one_with_a_year_has_that_year() -> None:
    found = deadlines("I. NHIỆM VỤ\n1. Trồng xong cây trước ngày 15/02 và ngày 20/02/2031.\n")
    assert {d.date for d in found} <= {"2031-02-15", "2031-02-20"}
    assert found


def test_who_reports_must_meet_the_time_of_the_report() -> None:
    found = deadlines(
        "I. CHẾ ĐỘ BÁO CÁO\n1. Phòng Kinh tế báo cáo Ủy ban nhân dân xã trước ngày 20/4/2031.\n"
    )
    assert [(d.text, d.who) for d in found] == [("trước ngày 20/4/2031", "Phòng Kinh tế")]


def test_who_leads_a_row_must_meet_its_time_however_it_is_worded() -> None:
    content = read_markdown((HEAD + TABLE + FOOT).encode(), "a.md")
    source = compose(content, name="a.md", sha256="0" * 64)
    found = compile_source(source, options=Options()).plan.deadlines
    assert [(d.date, d.who) for d in found] == [
        ("2031-04-30", "Phòng Kinh tế"),
        ("2031-05-15", "Thôn Suối Nhỏ"),
    ]


def test_the_heading_of_a_stage_is_no_deadline_of_its_own() -> None:
    plan = plan_of(
        "I. CÁC ĐỢT\nĐợt 1: Từ ngày 10/3/2031 đến ngày 30/3/2031\n- Phát tờ rơi.\n"
        "Đợt 2: Từ ngày 01/4/2031 đến ngày 30/4/2031\n"
        "2.1. Trước ngày bầu cử 10 ngày\n- Treo băng rôn.\n2.2. Sau ngày bầu cử\n- Hạ băng rôn.\n"
    )
    assert [s.label for p in plan.phases for s in p.stages] == ["2.1", "2.2"]
    assert [d.text for d in plan.deadlines] == []
