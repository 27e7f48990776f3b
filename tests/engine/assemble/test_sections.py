"""Where parts of a plan stand that its headings tell in other ways than the sample plans."""

from __future__ import annotations

import pytest
from story import HEAD, plan_of

import lotrinh


def test_a_part_has_its_title_in_the_line_below() -> None:
    plan = plan_of(
        "PHẦN THỨ NHẤT\nNỘI DUNG\nI. MỤC ĐÍCH\n1. Giữ nước.\nII. NHIỆM VỤ\n1. Trồng cây.\n"
        "PHẦN THỨ HAI\nTỔ CHỨC THỰC HIỆN\nI. Tổ Trồng cây\n1. Đào hố, bón lót.\n"
        "II. Tổ Tưới nước\n1. Tưới cây hằng ngày.\n"
    )
    assert [item.text for item in plan.purposes] == ["Giữ nước"]
    assert [a.unit for a in plan.assignments] == ["Tổ Trồng cây", "Tổ Tưới nước"]


def test_the_implementation_may_stand_inside_a_section() -> None:
    plan = plan_of("I. NỘI DUNG\n1. Việc chính\n- Trồng cây.\n2. Tổ chức thực hiện\n"
                   "a) Phòng Kinh tế: chọn giống cây.\nb) Các thôn: đào hố.\n")  # fmt: skip
    assert [a.unit for a in plan.assignments] == ["Phòng Kinh tế", "Các thôn"]


def test_a_common_duty_is_a_unit_of_its_own() -> None:
    plan = plan_of("I. PHÂN CÔNG TRÁCH NHIỆM\n1. Sở Gió\n- Chọn giống cây.\n"
                   "2. Trách nhiệm chung\n- Kiểm tra hai lần mỗi năm.\n")  # fmt: skip
    assert [a.unit for a in plan.assignments] == ["Sở Gió", "Trách nhiệm chung"]


def test_the_last_section_keeps_its_paragraph_with_the_end_mark() -> None:
    plan = plan_of("I. NỘI DUNG\n1. Trồng cây.\nII. KINH PHÍ\n"
                   "Kinh phí lấy từ ngân sách xã năm 2031./.\n")  # fmt: skip
    assert plan.budget is not None
    assert plan.budget.text == "Kinh phí lấy từ ngân sách xã năm 2031"
    assert plan.closing == ()


def test_bullets_that_name_channels_are_channels() -> None:
    plan = plan_of("I. HÌNH THỨC TUYÊN TRUYỀN\n- Trên hệ thống loa truyền thanh xã.\n"
                   "- Trên mạng xã hội: đăng bài, ảnh.\n- Treo băng rôn, cờ.\n")  # fmt: skip
    assert [c.kind for c in plan.channels] == ["broadcast", "social", "display"]
    assert plan.channels[1].title == "Trên mạng xã hội"


def test_a_heading_inside_a_phase_is_an_item_with_its_own() -> None:
    plan = plan_of("I. CÁC ĐỢT\n1. Đợt 1: Từ ngày 01/4/2031 đến ngày 30/4/2031\n"
                   "a) Tại xã\n- Họp dân.\n- Phát cây.\nb) Tại thôn\n- Đào hố.\n"
                   "2. Đợt 2: Tháng 5/2031\n- Trồng cây.\n")  # fmt: skip
    first = plan.phases[0]
    assert first.stages == ()
    assert [(i.text, len(i.items)) for i in first.items] == [("Tại xã", 2), ("Tại thôn", 1)]


def test_a_field_behind_a_list_is_about_what_the_list_stands_under() -> None:
    plan = plan_of("I. NỘI DUNG\n1. Tập huấn\na) Lớp cho cán bộ;\nb) Lớp cho hộ dân.\n"
                   "Thời gian thực hiện: quý II/2031.\nĐơn vị chủ trì: Phòng Gió.\n")  # fmt: skip
    (task,) = plan.tasks
    assert (task.task, task.lead) == ("Lớp cho cán bộ; Lớp cho hộ dân", "Phòng Gió")


def test_rows_of_a_timetable_are_periods() -> None:
    plan = lotrinh.read(
        (
            "# KẾ HOẠCH\n## Tiếp dân năm 2031\n\nI. LỊCH\n\n"
            "| TT | Thời gian | Địa điểm | Nội dung |\n|---|---|---|---|\n"
            "| 1 | 7h30 ngày 05/5/2031 | Sân xã | Họp dân thôn Một |\n"
            "| 2 | Từ 06/5 đến 08/5/2031 | | Họp dân thôn Hai |\n"
        ).encode()
    )
    first, second = plan.periods
    assert (first.title, first.time, first.place) == ("Họp dân thôn Một", "07:30", "Sân xã")
    assert second.place is None
    assert second.window is not None
    assert second.window.end is not None
    assert second.window.end.date == "2031-05-08"


def test_the_caption_of_a_table_is_no_appendix() -> None:
    plan = plan_of(
        "1. KINH PHÍ\nTổng: 12.000.000 đồng.\n\nBiểu 1. Phân bổ\n"
        "STT    Nội dung          Thành tiền (đồng)\n"
        "1      Cây giống         5.000.000\n2      Làm rào           7.000.000\n\n"
        "2. PHÂN CÔNG THỰC HIỆN\na) Phòng Gió: mua cây.\n"
    )
    assert [(e.depth, e.marker) for e in plan.outline] == [(1, "1"), (1, "2"), (2, "a)")]
    assert [m.amount for m in plan.budget_items] == [12_000_000, 5_000_000, 7_000_000]


def test_headings_that_recognition_misread_are_read_without_diacritics() -> None:
    head = HEAD.replace("KẾ HOẠCH", "KÊ HOẠCH")
    plan = plan_of("I. MUC ĐÍCH, YÊU CẨU\n1. Mục đích\n- Giữ nước.\n2. Yêu câu\n- Sống cây đó.\n"
                   "II. TÔ CHỨC THỰC HIỆN\nl. Phòng Gió: chọn giống cây.\n2. Các thôn: đào hố.\n",
                   head=head)  # fmt: skip
    assert plan.header.title == "Trồng cây ven suối năm 2031"
    assert [item.text for item in plan.requirements] == ["Sống cây đó"]
    assert [a.unit for a in plan.assignments] == ["Phòng Gió", "Các thôn"]
    assert [e.marker for e in plan.outline][-2:] == ["1", "2"]


def test_a_unit_without_a_number_stands_over_its_bullets() -> None:
    plan = plan_of(
        "Ủy ban nhân dân xã xây dựng kế hoạch như sau:\n\nTỔ CHỨC THỰC HIỆN\n\n"
        "Phòng Gió\n- Chọn giống cây.\n\nCác thôn\n- Đào hố.\n"
    )
    found = [(a.unit, len(a.duties)) for a in plan.assignments]
    assert found == [("Phòng Gió", 1), ("Các thôn", 1)]


def test_a_line_that_opens_with_its_day_is_a_period() -> None:
    plan = plan_of("I. CÁC MỐC\n1. Ngày 07/6/2031: Lễ ra quân tại sân xã.\n2. Tưới cây.\n")
    (period,) = plan.periods
    assert (period.title, period.place) == ("Lễ ra quân tại sân xã", "sân xã")


def test_items_that_run_on_in_one_line_are_items() -> None:
    plan = plan_of("1. Mục đích: Giữ nước cho ruộng. 2. Yêu cầu: Trồng cây nào sống cây đó. "
                   "3. Thời gian: tháng 5/2031; theo khoản 2. Điều 3.\n")  # fmt: skip
    assert [e.marker for e in plan.outline] == ["1", "2", "3"]
    assert [item.text for item in plan.requirements] == ["Trồng cây nào sống cây đó"]


@pytest.mark.parametrize(
    "bases",
    [
        "Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\nCăn cứ Luật Thủy lợi ngày 19/6/2017,\n",
        "Căn cứ Luật Lâm nghiệp ngày 15/11/2017; Luật Thủy lợi ngày 19/6/2017. Ủy ban nhân dân xã "
        "ban hành Kế hoạch thi hành Luật Trồng trọt như sau:\n",
    ],
)
def test_the_laws_of_all_bases_count_and_those_of_the_enactment_do_not(bases: str) -> None:
    plan = plan_of(bases + "I. NỘI DUNG\n1. Trồng cây.\n")
    assert [law.name for law in plan.laws] == ["Luật Lâm nghiệp", "Luật Thủy lợi"]


def test_aims_and_requirements_under_one_heading_are_divided() -> None:
    plan = plan_of("I. MỤC TIÊU, YÊU CẦU\n1. Mục tiêu: Giữ nước cho ruộng bậc thang.\n"
                   "2. Yêu cầu: Trồng cây nào sống cây đó.\n")  # fmt: skip
    assert [item.text for item in plan.purposes] == ["Giữ nước cho ruộng bậc thang"]
    assert [item.text for item in plan.requirements] == ["Trồng cây nào sống cây đó"]
