"""Depth comes from the whole sequence of markers: siblings go on from each other."""

from __future__ import annotations

import pytest
from story import compiled, entries

STORIES = {
    "numbers begin anew under each heading": (
        "I. MỤC ĐÍCH\n1. Giữ đất\n2. Giữ nước\nII. NỘI DUNG\n1. Làm đất\n2. Trồng cây\n",
        [(1, "I"), (2, "1"), (2, "2"), (1, "II"), (2, "1"), (2, "2")],
    ),
    "three levels, and the third begins anew": (
        "I. NỘI DUNG\n1. Làm đất\na) Đào hố\nb) Bón lót\n2. Trồng cây\na) Chọn giống\n",
        [(1, "I"), (2, "1"), (3, "a)"), (3, "b)"), (2, "2"), (3, "a)")],
    ),
    "đ stands between d and e, and f is not missed": (
        "I. NỘI DUNG\na) đất\nb) nước\nc) giống\nd) phân\nđ) công\ne) rào\ng) biển\n",
        [(1, "I"), *((2, f"{letter})") for letter in "abcdđeg")],
    ),
    "đ left out is a gap and no new list": (
        "I. NỘI DUNG\nc) giống\nd) phân\ne) rào\nII. KINH PHÍ\n",
        [(1, "I"), (2, "c)"), (2, "d)"), (2, "e)"), (1, "II")],
    ),
    "a skipped number stays a sibling": (
        "I. MỤC ĐÍCH\n1. Giữ đất\n3. Giữ nước\n4. Giữ rừng\nIII. NỘI DUNG\n1. Làm đất\n",
        [(1, "I"), (2, "1"), (2, "3"), (2, "4"), (1, "III"), (2, "1")],
    ),
    "a plan that starts at II": (
        "II. NỘI DUNG\n1. Làm đất\nIII. KINH PHÍ\n",
        [(1, "II"), (2, "1"), (1, "III")],
    ),
    "Party style with hyphens": (
        "I- MỤC ĐÍCH\n1- Giữ đất\n2- Giữ nước\nII- NỘI DUNG\n1- Làm đất\n",
        [(1, "I"), (2, "1"), (2, "2"), (1, "II"), (2, "1")],
    ),
    "the style changes half way": (
        "I. MỤC ĐÍCH\n1. Giữ đất\nII- NỘI DUNG\n1/ Làm đất\n2/ Trồng cây\nIII/ KINH PHÍ\n",
        [(1, "I"), (2, "1"), (1, "II"), (2, "1"), (2, "2"), (1, "III")],
    ),
    "dotted numbers stand under the number that they continue": (
        "1. Chuẩn bị\n1.1. Họp thôn\n1.2. Chọn giống\n2. Trồng cây\n2.1. Đào hố\n2.2. Lấp đất\n",
        [(1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (2, "2.1"), (2, "2.2")],
    ),
    "dotted numbers three deep": (
        "1. Chuẩn bị\n1.1. Họp thôn\n1.1.1. Mời họp\n1.1.2. Ghi biên bản\n1.2. Chọn giống\n",
        [(1, "1"), (2, "1.1"), (3, "1.1.1"), (3, "1.1.2"), (2, "1.2")],
    ),
    "numbers in brackets under plain numbers": (
        "I. NỘI DUNG\n1. Làm đất\n(1) đào hố;\n(2) bón lót;\n2. Trồng cây\n(1) chọn giống.\n",
        [(1, "I"), (2, "1"), (3, "(1)"), (3, "(2)"), (2, "2"), (3, "(1)")],
    ),
    "first, second, third": (
        "I. GIẢI PHÁP\nThứ nhất, họp thôn.\nThứ hai, chọn giống.\nThứ ba, làm đất.\nII. KINH PHÍ\n",
        [(1, "I"), (2, "Thứ nhất"), (2, "Thứ hai"), (2, "Thứ ba"), (1, "II")],
    ),
    "phases by word": (
        "I. THỜI GIAN\nĐợt 1: Tháng 3\nĐợt 2: Tháng 5\nII. KINH PHÍ\n",
        [(1, "I"), (2, "Đợt 1"), (2, "Đợt 2"), (1, "II")],
    ),
    "letters above Roman numbers": (
        "A. PHẦN CHUNG\nI. MỤC ĐÍCH\n1. Giữ đất\nII. YÊU CẦU\nB. PHẦN RIÊNG\nI. NỘI DUNG\n",
        [(1, "A"), (2, "I"), (3, "1"), (2, "II"), (1, "B"), (2, "I")],
    ),
    "parts above numbers": (
        "Phần I\nMỤC ĐÍCH\n1. Giữ đất\n2. Giữ nước\nPhần II\nNỘI DUNG\n1. Làm đất\n",
        [(1, "Phần I"), (2, "1"), (2, "2"), (1, "Phần II"), (2, "1")],
    ),
    "an appendix closes the plan and counts for itself": (
        "I. NỘI DUNG\n1. Làm đất\nII. KINH PHÍ\nPHỤ LỤC I\nDANH MỤC CÂY\nI. CÂY BÓNG MÁT\n1. Sấu\n"
        "PHỤ LỤC II\nI. CÂY ĂN QUẢ\n",
        [
            (1, "I"), (2, "1"), (1, "II"), (1, "PHỤ LỤC I"), (2, "I"), (3, "1"),
            (1, "PHỤ LỤC II"), (2, "I"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_depth(story: str) -> None:
    text, expected = STORIES[story]
    assert entries(text) == expected


def test_a_year_at_the_start_of_a_wrapped_line_is_no_marker() -> None:
    text = (
        "I. MỤC TIÊU\n"
        "1. Phấn đấu trồng đủ số cây đã giao cho các thôn trong giai đoạn 2031 -\n"
        "2035. Các thôn tự chọn giống cây phù hợp với đất của mình và báo cáo xã để\n"
        "được cấp giống.\n"
        "2. Chăm sóc cây đã trồng từ những năm trước, trồng dặm những nơi cây chết,\n"
        "rào bảo vệ.\n"
        "II. KINH PHÍ\n"
    )
    assert entries(text) == [(1, "I"), (2, "1"), (2, "2"), (1, "II")]


def test_bullets_hang_under_the_item_above_and_by_their_sign() -> None:
    text = (
        "I. NỘI DUNG\n1. Làm đất:\n- Đào hố:\n+ sâu năm mươi phân;\n+ rộng bốn mươi phân.\n"
        "- Bón lót.\n2. Trồng cây\n"
    )
    outline = compiled(text).outline
    (section,) = outline.root.children
    first, second = section.children
    assert [outline.own(child) for child in first.children] == ["Đào hố:", "Bón lót."]
    assert [outline.own(child) for child in first.children[0].children] == [
        "sâu năm mươi phân;",
        "rộng bốn mươi phân.",
    ]
    assert second.children == ()
