"""The summary and the tree on a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from report_sample import read_reading_week

from lotrinh.plan.model import Assignment, OutlineEntry, Plan, SourceInfo
from lotrinh.render.pen import columns_of
from lotrinh.render.summary import render_summary
from lotrinh.render.tree import render_tree
from lotrinh.schedule.model import Entry, Schedule


@pytest.fixture
def plan() -> Plan:
    return read_reading_week()[1]


def test_it_says_who_does_what_by_when_and_reports_to_whom(plan: Plan) -> None:
    said = render_summary(plan)
    for words in (
        "KẾ HOẠCH 63/KH-UBND · Bến Lụa, 09/02/2026",
        "Đợt 1: Chuẩn bị, rà soát điểm đọc [từ 20/02/2026 đến 15/3/2026]",
        "Phòng Văn hóa - Xã hội (2 việc)",
        "20/3/2026            Các trường học trên địa bàn phường: Tổ chức",
        "Phòng Văn hóa - Xã hội → Sở Văn hóa, Thể thao và Du lịch",
        "(qua Phòng Văn hóa - Xã hội)",
        "còn nguyên",
        "1 đoạn chưa xếp được vào mục nào",
    ):
        assert words in said


@pytest.mark.parametrize("width", [40, 60, 88, 120])
def test_no_line_is_wider_than_asked(plan: Plan, width: int) -> None:
    lines = render_summary(plan, width=width).splitlines()
    assert max(map(columns_of, lines)) <= width
    assert max(map(columns_of, render_tree(plan, width=width).splitlines())) <= width


def test_a_long_plan_stays_short(plan: Plan) -> None:
    many = tuple(
        replace(unit, unit=f"{unit.unit} {number}")
        for number in range(20)
        for unit in plan.assignments
    )
    deadlines, reporting = plan.deadlines * 9, plan.reporting * 9
    long = replace(plan, assignments=many, deadlines=deadlines, reporting=reporting)
    said = render_summary(long)
    assert len(said.splitlines()) < 65
    assert "… và 72 đơn vị nữa, 108 việc" in said
    assert "… và 48 thời hạn nữa" in said


def test_colour_only_adds_escapes(plan: Plan) -> None:
    plain, coloured = render_summary(plan), render_summary(plan, color=True)
    assert "\x1b" not in plain
    without = coloured
    for code in ("0", "1", "2", "31", "33", "36"):
        without = without.replace(f"\x1b[{code}m", "")
    assert "\x1b[36mCăn cứ\x1b[0m" in coloured
    assert without == plain


def test_a_documents_control_characters_do_not_reach_the_terminal(plan: Plan) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\u202eđêm"
    header = replace(plan.header, title=evil, issuer=evil)
    unit = Assignment(evil, (), plan.assignments[0].at)
    entry = OutlineEntry("o", evil, evil, 1, plan.outline[0].at)
    bad = replace(plan, header=header, assignments=(unit,), outline=(entry,))
    for said in (render_summary(bad), render_tree(bad)):
        assert not {"\x1b", "\x07", "\u202e"} & set(said)
        assert "đêm" in said


def test_an_empty_plan_has_a_summary_and_a_tree() -> None:
    empty = Plan(SourceInfo("a.txt", "text/plain", None, "0" * 64, "plain", False))
    assert render_summary(empty).splitlines()[0] == "VĂN BẢN chưa có số · chưa ghi ngày"
    assert "Không có chỗ nào cần xem lại." in render_summary(empty)
    assert "không có đề mục" in render_tree(empty)


def test_the_tree_draws_depth_role_and_place(plan: Plan) -> None:
    lines = render_tree(plan, width=72).splitlines()
    assert lines[1:5] == [
        "├─ I MỤC ĐÍCH, YÊU CẦU                                           tr.1:12",
        "│  ├─ 1 Mục đích                                  mục đích × 2   tr.1:13",
        "│  └─ 2 Yêu cầu                                    yêu cầu × 2   tr.1:16",
        "├─ II NỘI DUNG, THỜI GIAN                                        tr.1:19",
    ]
    assert lines[-1].startswith("   └─ 4 Đề nghị")


def test_the_tree_survives_skipped_and_missing_depths(plan: Plan) -> None:
    at = plan.outline[0].at
    depths = (3, 1, 4, 2, 2, 0)
    outline = tuple(OutlineEntry(str(n), str(n), "x", depth, at) for n, depth in enumerate(depths))
    branches = [
        line[:12].rstrip() for line in render_tree(replace(plan, outline=outline)).split("\n")
    ]
    assert branches[1:7] == [
        "│     └─ 0 x",
        "├─ 1 x",
        "│  │     └─",
        "│  ├─ 3 x",
        "│  └─ 4 x",
        "└─ 5 x",
    ]


def test_an_events_date_takes_the_place_of_waiting(plan: Plan) -> None:
    assert "khai mạc Ngày hội Sách phường Bến Lụa (chưa có ngày)" in render_summary(plan)
    days = date(2026, 3, 16), date(2026, 4, 18)
    schedule = Schedule((Entry("u", "phase", "", "", "", "", plan.phases[1].at, *days),))
    said = render_summary(plan, schedule)
    assert "(16/3/2026 đến 18/4/2026)" in said
    assert "khai mạc Ngày hội Sách phường Bến Lụa (chưa có ngày)" not in said
