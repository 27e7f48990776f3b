"""Duties, reports, money and tables in the forms that plans give them."""

from __future__ import annotations

import pytest
from story import plan_of, source_of

from lotrinh.compile import Options, compile_source
from lotrinh.mentions.money import find_amounts
from lotrinh.plan.model import Plan
from lotrinh.source.compose import compose
from lotrinh.source.readers.markdown import read_markdown

TABLES = """\
**ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG**

Số: 15/KH-UBND

**KẾ HOẠCH**

**Trồng cây ven suối**

**I. PHÂN CÔNG NHIỆM VỤ**

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Chọn giống | Phòng Kinh tế | Các thôn | Trước ngày 20/4/2031 | Danh sách |
| 2 | Đào hố | Đoàn xã | Các thôn | Tháng 5/2031 | Biên bản |

**II. KINH PHÍ**

| STT | Nội dung | Số tiền (đồng) |
|---|---|---|
| 1 | Cây giống | 30.000.000 |
| | Tổng cộng | 30.000.000 |
"""


def duties(plan: Plan) -> dict[str, list[str]]:
    return {a.unit: [duty.text for duty in a.duties] for a in plan.assignments}


def test_a_unit_whose_duty_runs_on_from_its_name() -> None:
    plan = plan_of(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Giao Phòng Kinh tế chủ trì, phối hợp với Trạm Y tế chọn giống cây thuốc.\n"
        "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động nhân dân trồng cây.\n"
    )
    assert duties(plan) == {
        "Phòng Kinh tế": ["chủ trì, phối hợp với Trạm Y tế chọn giống cây thuốc"],
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã": ["vận động nhân dân trồng cây"],
    }
    assert plan.assignments[0].duties[0].partners == ("Trạm Y tế",)


def test_units_as_bullets_with_a_colon() -> None:
    plan = plan_of(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "- Phòng Kinh tế: Chọn giống cây, hướng dẫn trồng.\n"
        "- UBND các xã, phường: Bố trí đất.\n"
    )
    assert duties(plan) == {
        "Phòng Kinh tế": ["Chọn giống cây, hướng dẫn trồng"],
        "UBND các xã, phường": ["Bố trí đất"],
    }
    assert [assignment.group for assignment in plan.assignments] == [False, True]


def test_one_heading_may_name_several_units() -> None:
    plan = plan_of(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế, Phòng Văn hóa và Trạm Y tế\n"
        "a) Chọn giống;\nb) Tuyên truyền.\n"
    )
    (assignment,) = plan.assignments
    assert assignment.members == ("Phòng Kinh tế", "Phòng Văn hóa", "Trạm Y tế")
    assert [duty.text for duty in assignment.duties] == ["Chọn giống", "Tuyên truyền"]


def test_a_relay_passes_a_report_on() -> None:
    plan = plan_of(
        "V. CHẾ ĐỘ BÁO CÁO\nCác đơn vị báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng Kinh tế) "
        "trước ngày 15/6/2031 để tổng hợp báo cáo Ủy ban nhân dân tỉnh.\n"
    )
    first, second = plan.reporting
    assert (first.to, first.via) == ("Ủy ban nhân dân xã", "Phòng Kinh tế")
    assert first.when == "trước ngày 15/6/2031"
    assert (second.who, second.to) == ("Phòng Kinh tế", "Ủy ban nhân dân tỉnh")
    assert [deadline.date for deadline in plan.deadlines] == ["2031-06-15"]


def test_a_report_every_quarter() -> None:
    plan = plan_of(
        "V. CHẾ ĐỘ BÁO CÁO\nĐịnh kỳ hằng quý, các đơn vị gửi báo cáo về Phòng Kinh tế trước "
        "ngày 20 của tháng cuối quý.\n"
    )
    (report,) = plan.reporting
    assert (report.who, report.to) == ("các đơn vị", "Phòng Kinh tế")
    assert any("BYMONTHDAY=20" in (deadline.recurrence or "") for deadline in plan.deadlines)


def test_task_and_budget_tables() -> None:
    source = compose(read_markdown(TABLES.encode(), "a.md"), name="a.md", sha256="0" * 64)
    plan = compile_source(source, options=Options()).plan
    tasks, money = plan.tables
    assert (tasks.kind, tasks.title) == ("tasks", "PHÂN CÔNG NHIỆM VỤ")
    assert [(row.task, row.lead, row.partners, row.product) for row in tasks.rows_detail] == [
        ("Chọn giống", "Phòng Kinh tế", "Các thôn", "Danh sách"),
        ("Đào hố", "Đoàn xã", "Các thôn", "Biên bản"),
    ]
    assert [deadline.date for deadline in plan.deadlines] == ["2031-04-20", "2031-05"]
    assert (money.kind, money.columns) == ("budget", ("STT", "Nội dung", "Số tiền (đồng)"))
    assert money.rows[-1] == ("", "Tổng cộng", "30.000.000")


def test_a_table_set_with_blanks() -> None:
    plan = plan_of(
        "I. PHÂN CÔNG\n\n"
        "STT   Nhiệm vụ             Chủ trì          Thời gian\n"
        "1     Chọn giống cây       Phòng Kinh tế    Tháng 4/2031\n"
        "2     Đào hố               Đoàn xã          Tháng 5/2031\n"
    )
    (table,) = plan.tables
    assert [(row.task, row.lead, row.deadline) for row in table.rows_detail] == [
        ("Chọn giống cây", "Phòng Kinh tế", "Tháng 4/2031"),
        ("Đào hố", "Đoàn xã", "Tháng 5/2031"),
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Kinh phí: 45.000.000 đồng.", [45_000_000]),
        ("Ngân sách 12 triệu đồng, xã hội hóa 1,5 tỷ đồng.", [12_000_000, 1_500_000_000]),
        ("Trồng 45.000 cây trong 3 năm.", []),
        ("9" * 5000 + " đồng", []),
    ],
)
def test_amounts(text: str, amounts: list[int]) -> None:
    assert [amount.amount for amount in find_amounts(text)] == amounts


def test_money_is_told_apart_by_its_sources() -> None:
    plan = plan_of(
        "III. KINH PHÍ\n1. Từ ngân sách xã: 12 triệu đồng.\n2. Xã hội hóa: 1,5 tỷ đồng.\n"
    )
    assert [item.amount for item in plan.budget_items] == [12_000_000, 1_500_000_000]
    assert plan_of("III. KINH PHÍ\nTừ nguồn ngân sách được giao.\n").budget is not None
    assert plan_of("III. NỘI DUNG\n1. Trồng cây.\n").budget is None


def test_an_empty_text_is_an_empty_plan() -> None:
    plan = compile_source(source_of(""), options=Options()).plan
    assert (plan.outline, plan.assignments, plan.recipients) == ((), (), ())
    assert [finding.code for finding in plan.findings] == ["DH212"]


@pytest.mark.parametrize(
    ("second", "after"),
    [("Cấp cây giống.", 1), ("Cấp cây giống.\nCác thôn nhận cây theo danh sách.", 2)],
)
def test_words_to_all_behind_the_last_unit_are_no_duty_of_it(second: str, after: int) -> None:
    plan = plan_of(
        "KẾ HOẠCH\nTrồng cây\nI. MỤC ĐÍCH\nGiữ đất.\nII. PHÂN CÔNG NHIỆM VỤ\n"
        f"1. Đoàn xã: Đào hố trồng cây.\n2. Phòng Kinh tế: {second}\n"
        "3. Trạm Y tế: Trực y tế trong ngày trồng cây.\n"
        "Các đơn vị chủ động thực hiện tốt phần việc của mình.\n"
        "III. KINH PHÍ\nTừ ngân sách xã.\n"
    )
    assert [len(d) for d in duties(plan).values()] == [1, after, after]
