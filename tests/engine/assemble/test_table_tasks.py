"""What tables tell: their titles, tasks with leaders, time tables, and sums of money."""

from __future__ import annotations

import pytest
from story import FOOT, HEAD, plan_of

from lotrinh.compile import Options, compile_source
from lotrinh.plan.model import Plan
from lotrinh.source.compose import compose
from lotrinh.source.readers.markdown import read_markdown

OPENING = "I. MỤC ĐÍCH\n\nGiữ nguồn nước.\n\nII. NỘI DUNG\n\n"


def marked(body: str, *, behind: str = "") -> Plan:
    """The plan of a Markdown body, with appendices behind the foot."""
    text = (HEAD + OPENING + body + "\n" + FOOT + "\n" + behind).encode()
    source = compose(read_markdown(text, "a.md"), name="a.md", sha256="0" * 64)
    return compile_source(source, options=Options()).plan


def test_the_leader_of_a_row_meets_its_deadline() -> None:
    plan = marked(
        "| TT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành |\n|-|-|-|-|\n"
        "| 1 | Lập bản đồ các khe suối | Phòng Kinh tế | Trước 30/4/2031 |\n"
        "| 2 | Phát cây giống | Hội Nông dân xã | 15/5/2031 |\n"
    )
    assert [(d.date, d.who) for d in plan.deadlines] == [
        ("2031-04-30", "Phòng Kinh tế"),
        ("2031-05-15", "Hội Nông dân xã"),
    ]


def test_a_calendar_of_work_tells_tasks() -> None:
    plan = marked(
        "| Thời gian | Nội dung công việc | Người phụ trách |\n|-|-|-|\n"
        "| Tháng 3/2031 | - Họp các thôn. - Ký cam kết. | Trưởng thôn |\n"
        "| Tháng 4/2031 | Trồng đợt đầu | Đoàn xã |\n"
    )
    (table,) = plan.tables
    assert table.kind == "schedule"
    assert [(r.task, r.lead, r.deadline) for r in table.rows_detail] == [
        ("Họp các thôn; Ký cam kết", "Trưởng thôn", "Tháng 3/2031"),
        ("Trồng đợt đầu", "Đoàn xã", "Tháng 4/2031"),
    ]


def test_a_table_of_those_visited_names_them_as_its_tasks() -> None:
    plan = marked(
        "| STT | Thôn được kiểm tra | Thời gian kiểm tra |\n|-|-|-|\n"
        "| 1 | Thôn Khe Trong | Tháng 6/2031 |\n| 2 | Thôn Nà Phiêng | Tháng 7/2031 |\n"
    )
    assert [(r.task, r.lead, r.deadline) for r in plan.tables[0].rows_detail] == [
        ("Thôn được kiểm tra: Thôn Khe Trong", None, "Tháng 6/2031"),
        ("Thôn được kiểm tra: Thôn Nà Phiêng", None, "Tháng 7/2031"),
    ]


def test_an_appendix_is_named_by_its_capital_lines() -> None:
    plan = marked(
        "1. Trồng 10 ha.\n",
        behind="PHỤ LỤC\n\nDANH MỤC CÁC VIỆC TRỒNG RỪNG\n\nVEN SUỐI NĂM 2031\n\n"
        "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/3/2031\n\ncủa Ủy ban nhân dân xã Mây Trắng)\n\n"
        "| TT | Nhiệm vụ | Đơn vị chủ trì |\n|-|-|-|\n| 1 | Ươm cây | Phòng Kinh tế |\n"
        "| 2 | Đào hố | Các thôn |\n",
    )
    assert [t.title for t in plan.tables] == ["DANH MỤC CÁC VIỆC TRỒNG RỪNG VEN SUỐI NĂM 2031"]
    assert not [item for item in plan.unplaced if "Kèm theo" in item.text]


def test_a_unit_of_measure_above_a_table_is_no_title() -> None:
    plan = marked(
        "1. Kinh phí cho các thôn\n\nKhái toán theo thôn\n\n(Đơn vị tính: triệu đồng)\n\n"
        "| Nội dung | Kinh phí |\n|-|-|\n| Cây giống | 12,5 |\n| Phân bón | 8 |\n"
        "| Tổng cộng | 20,5 |\n"
    )
    assert [t.title for t in plan.tables] == ["Khái toán theo thôn"]


@pytest.mark.parametrize(
    ("head", "sums"),
    [
        ("Kinh phí (đồng)", ["12.500.000", "8.000.000", "20.500.000"]),
        ("Kinh phí (nghìn đồng)", ["12.500", "8.000", "20.500"]),
        ("Kinh phí (triệu đồng)", ["12,5", "8", "20,5"]),
        ("Thành tiền", ["12.500.000", "8.000.000", "20.500.000"]),
    ],
)
def test_sums_stand_in_a_column(head: str, sums: list[str]) -> None:
    rows = zip(["1", "2", ""], ["Cây giống", "Phân bón", "Tổng cộng"], sums, strict=True)
    plan = marked(
        "1. Trồng 10 ha.\n\nIII. KINH PHÍ\n\nTừ ngân sách xã, khái toán như sau:\n\n"
        f"| TT | Nội dung | {head} |\n|-|-|-|\n"
        + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    )
    assert [(b.text, b.amount, b.total) for b in plan.budget_items] == [
        ("Cây giống", 12_500_000, False),
        ("Phân bón", 8_000_000, False),
        ("Tổng cộng", 20_500_000, True),
    ]


def test_numbers_of_a_column_without_a_unit_are_no_money() -> None:
    plan = marked(
        "1. Trồng 10 ha.\n\nIII. KINH PHÍ\n\nTừ ngân sách xã.\n\n"
        "| Nội dung | Nguồn kinh phí (mã) |\n|-|-|\n| Cây giống | 12 |\n| Phân bón | 340 |\n"
    )
    assert plan.budget_items == ()


def test_each_amount_stands_with_its_clause() -> None:
    plan = plan_of(
        "I. MỤC ĐÍCH\nGiữ nước.\nII. KINH PHÍ\n"
        "- Tổng kinh phí: 30.000.000 đồng (Ba mươi triệu đồng), trong đó mua cây 18 triệu đồng, "
        "thuê xe 7 triệu đồng và nước uống 5.000.000 đồng.\n"
        "- Trích quỹ của xã: 12.000.000đ; vận động các hộ 20 triệu đồng.\n"
    )
    assert [(b.text, b.amount, b.total) for b in plan.budget_items] == [
        ("Tổng kinh phí: 30.000.000 đồng (Ba mươi triệu đồng)", 30_000_000, True),
        ("mua cây 18 triệu đồng", 18_000_000, False),
        ("thuê xe 7 triệu đồng", 7_000_000, False),
        ("nước uống 5.000.000 đồng", 5_000_000, False),
        ("Trích quỹ của xã: 12.000.000đ", 12_000_000, False),
        ("vận động các hộ 20 triệu đồng", 20_000_000, False),
    ]
