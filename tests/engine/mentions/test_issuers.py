"""Issuers end where the name ends."""

from __future__ import annotations

import pytest

from lotrinh.mentions.issuers import issuer_end
from lotrinh.resources.load import load_entries


@pytest.mark.parametrize(
    "marked",
    [
        "Ban Thường vụ Tỉnh ủy| thực hiện Chỉ thị",
        "Ban Thường vụ Thành ủy Mây Trắng| về việc",
        "Bộ Chính trị khóa XX| về đẩy mạnh",
        "Ban Chấp hành Trung ương Đảng (khóa XX)| về",
        "Tiểu Ban tuyên truyền Đại hội Đảng bộ Tỉnh Mây Trắng lần thứ XXXI| về “tiếp tục",
        "Tiểu ban Tuyên truyền Đại hội| về tuyên truyền",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy| nội dung tuyên truyền",
        "Bộ trưởng Bộ Y tế| quy định chi tiết",
        "Bộ Văn hóa, Thể thao và Du lịch| về",
        "Giám đốc Sở Công Thương| về việc",
        "Chính phủ| quy định chi tiết một số điều",
        "Thủ tướng Chính phủ| phê duyệt",
        "UBND tỉnh| về khẩn trương",
        "UBND tỉnh Mây Trắng| triển khai",
        "Ủy ban nhân dân thành phố Gió Mát| ban hành",
        "Ủy ban Thường vụ Quốc hội khóa XVI|, về",
        "Hội đồng nhân dân tỉnh khóa XI, nhiệm kỳ",
        "Sở Kế hoạch và Đầu tư| hướng dẫn",
        "Sở Giao thông vận tải| hướng dẫn",
        "Sở Lao động - Thương binh và Xã hội| về",
        "UBND tỉnh| và Kế hoạch số 4",
        "UBND tỉnh|, Sở Mây và Sở Gió",
        "Ban Thường vụ Tỉnh ủy và Ủy ban nhân dân tỉnh|.",
        "Đảng ủy phường 7| lãnh đạo",
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XX| một số",
        "Ban Chỉ đạo tỉnh| về phòng cháy",
        "Ban Bí thư Trung ương Đảng| ngày 5",
        "đảng ủy xã Mây| tại",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Gió| về",
        "Trung ương Đoàn TNCS Hồ Chí Minh| phát động",
    ],
)
def test_where_names_end(marked: str) -> None:
    if "|" not in marked:
        marked = marked.replace(", nhiệm kỳ", "|, nhiệm kỳ")
    text = marked.replace("|", "")
    end = issuer_end(text, 0)
    assert end is not None
    assert text[:end] + "|" == marked[: end + 1]


@pytest.mark.parametrize("text", ["pháp luật về", "cấp có thẩm quyền", "", "các cơ quan", "5 xã"])
def test_no_name(text: str) -> None:
    assert issuer_end(text, 0) is None


def test_every_group_of_words_holds_its_examples() -> None:
    for entry in load_entries("issuers.toml"):
        for example in entry.examples:
            end = issuer_end(example, len("của "))
            assert end is not None, example
            tail = example[end:].strip().lower()
            if entry.key.startswith("stop"):
                assert tail.startswith(entry.forms), example
            else:
                assert any(form in example[4:end].lower() for form in entry.forms), example
                assert tail.startswith("về"), example
