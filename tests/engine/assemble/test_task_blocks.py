"""Tasks that a plan writes as fields, each with its leader, partners, time and product."""

from __future__ import annotations

import pytest
from story import plan_of

from lotrinh.plan.model import Plan

OPENING = "I. MỤC ĐÍCH\nTrồng rừng giữ nước.\nII. NHIỆM VỤ\n"


def told(plan: Plan) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(t.task, t.lead, t.partners, t.deadline, t.product) for t in plan.tasks]


def test_a_block_of_lettered_fields() -> None:
    plan = plan_of(
        OPENING + "1. Về cây giống\n"
        "a) Nhiệm vụ: Ươm 5.000 cây lát hoa tại vườn ươm của xã.\n"
        "b) Cơ quan thực hiện:\n"
        "- Đơn vị chủ trì: Phòng Kinh tế.\n"
        "- Đơn vị phối hợp: Hội Nông dân xã, các thôn.\n"
        "c) Thời gian thực hiện: Hoàn thành trước ngày 20/4/2031.\n"
        "2. Về đất trồng\n"
        "a) Nhiệm vụ:\n"
        "- Phát dọn thực bì.\n"
        "- Đào hố, bón lót.\n"
        "b) Cơ quan thực hiện:\n"
        "- Đơn vị chủ trì: Các thôn.\n"
        "c) Thời gian thực hiện: Quý II/2031.\n"
    )
    assert told(plan) == [
        (
            "Ươm 5.000 cây lát hoa tại vườn ươm của xã", "Phòng Kinh tế",
            "Hội Nông dân xã, các thôn", "Hoàn thành trước ngày 20/4/2031", None,
        ),
        ("Phát dọn thực bì; Đào hố, bón lót", "Các thôn", None, "Quý II/2031", None),
    ]  # fmt: skip
    assert [(d.date, d.who) for d in plan.deadlines][:1] == [("2031-04-20", "Phòng Kinh tế")]


def test_fields_under_a_heading_speak_of_it() -> None:
    plan = plan_of(
        OPENING + "1. Tập huấn kỹ thuật trồng cây cho các thôn\n"
        "Mời cán bộ khuyến nông hướng dẫn.\n"
        "- Nội dung: cách chọn giống, cách trồng.\n"
        "- Cơ quan thực hiện: Phòng Kinh tế chủ trì, phối hợp với Trạm Khuyến nông và các thôn.\n"
        "- Sản phẩm: Bộ tài liệu hướng dẫn.\n"
    )
    assert told(plan) == [
        (
            "Tập huấn kỹ thuật trồng cây cho các thôn", "Phòng Kinh tế",
            "Trạm Khuyến nông và các thôn", None, "Bộ tài liệu hướng dẫn",
        )
    ]  # fmt: skip


def test_a_heading_that_only_counts_gives_way_to_the_content() -> None:
    plan = plan_of(
        OPENING + "1. Hoạt động 1\n- Nội dung: Ra quân đầu xuân.\n- Đơn vị chủ trì: Đoàn xã.\n"
        "2. Hoạt động 2\n- Nội dung: Chăm sóc cây.\n- Đơn vị chủ trì: Hội Phụ nữ xã.\n"
    )
    assert [(t.task, t.lead) for t in plan.tasks] == [
        ("Ra quân đầu xuân", "Đoàn xã"),
        ("Chăm sóc cây", "Hội Phụ nữ xã"),
    ]


def test_runs_of_fields_in_one_flat_list() -> None:
    plan = plan_of(
        OPENING + "1. Các việc trong quý\n"
        "- Khảo sát bờ suối.\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Thời hạn: trước ngày 10/4/2031.\n"
        "- Chia lô cho các thôn.\n- Đơn vị chủ trì: Địa chính xã.\n"
        "- Thời hạn: trước ngày 25/4/2031.\n"
    )
    assert [(t.task, t.lead) for t in plan.tasks] == [
        ("Khảo sát bờ suối", "Phòng Kinh tế"),
        ("Chia lô cho các thôn", "Địa chính xã"),
    ]
    assert [(d.date, d.who) for d in plan.deadlines] == [
        ("2031-04-10", "Phòng Kinh tế"),
        ("2031-04-25", "Địa chính xã"),
    ]


def test_a_line_with_its_fields() -> None:
    plan = plan_of(
        OPENING + "1. Vận chuyển cây đến các điểm trồng. Đơn vị chủ trì: Ban quản lý rừng; "
        "đơn vị phối hợp: các thôn; thời gian: trước ngày 15/5/2031.\n"
    )
    assert told(plan) == [
        (
            "Vận chuyển cây đến các điểm trồng", "Ban quản lý rừng", "các thôn",
            "trước ngày 15/5/2031", None,
        )
    ]  # fmt: skip
    assert [d.who for d in plan.deadlines] == ["Ban quản lý rừng"]


@pytest.mark.parametrize(
    "lines",
    [
        "- Phụ trách chung: Đồng chí Lò Văn Mẫu.\n- Theo dõi các thôn: Đồng chí Vì Thị Thử.\n",
        "- Thực hiện tốt các việc sau: phát dọn, đào hố.\n- Thời gian: Quý II/2031.\n",
        "- Cơ quan thực hiện:\n- Thời gian thực hiện: Quý II/2031.\n",
    ],
)
def test_what_is_no_task_block(lines: str) -> None:
    plan = plan_of(OPENING + "1. Chuẩn bị cho mùa trồng cây\n" + lines)
    assert plan.tasks == ()
    assert all(d.who != "" for d in plan.deadlines)


def test_fields_of_the_implementation_section_are_no_task() -> None:
    """Its heading names no work."""
    plan = plan_of(
        OPENING + "1. Trồng 10 ha.\nIII. TỔ CHỨC THỰC HIỆN\n"
        "- Đơn vị chủ trì: Phòng Kinh tế.\n- Đơn vị phối hợp: các thôn.\n"
    )
    assert plan.tasks == ()
