"""Laws by name: where names end, and which are citations instead."""

from __future__ import annotations

import pytest

from lotrinh.mentions.citations import find_citations
from lotrinh.mentions.laws import find_laws
from lotrinh.resources.load import load_entries


def _found(text: str) -> list[tuple[str, str | None]]:
    laws = find_laws(text, 0, len(text), find_citations(text))
    return [(law.name, law.date) for law in laws]


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2031;",
            [("Luật Tổ chức chính quyền địa phương", "2031-06-16")],
        ),
        ("Căn cứ Bộ luật Lao động năm 2031;", [("Bộ luật Lao động", "2031")]),
        ("Căn cứ Luật Thanh niên 2031;", [("Luật Thanh niên", "2031")]),
        ("Căn cứ Pháp lệnh Thư viện; Hiến pháp năm 2013;",
         [("Pháp lệnh Thư viện", None), ("Hiến pháp", "2013")]),
        ("Căn cứ Luật Phòng, chống tham nhũng; Luật Thi đua, khen thưởng ngày 1/2/2031;",
         [("Luật Phòng, chống tham nhũng", None), ("Luật Thi đua, khen thưởng", "2031-02-01")]),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đo lường và Luật Xuất bản"
            " ngày 3 tháng 4 năm 2031;",
            [("Luật sửa đổi, bổ sung một số điều của Luật Đo lường và Luật Xuất bản",
              "2031-04-03")],
        ),
        ("quy định chi tiết một số điều của Luật Thư viện; UBND xã", [("Luật Thư viện", None)]),
        ("thi hành Luật Thư viện và Luật Xuất bản, UBND xã ban hành",
         [("Luật Thư viện", None), ("Luật Xuất bản", None)]),
        ("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân;",
         [("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", None)]),
        ("theo Luật Thư viện và các văn bản hướng dẫn", [("Luật Thư viện", None)]),
        ("Căn cứ Luật Thư viện số 46/2031/QH19 ngày 1/2/2031; Luật số 47/2031/QH19;", []),
        ("Luật sửa đổi một số điều của Luật Thư viện số 46/2031/QH19;", []),
        ("theo quy định của pháp luật, Luật này và Luật sư", []),
        ("", []),
    ],
)  # fmt: skip
def test_laws(text: str, laws: list[tuple[str, str | None]]) -> None:
    assert _found(text) == laws


def test_spans_and_bounds() -> None:
    text = "Luật Xuất bản\nCăn cứ Luật Thư viện ngày 1/2/2031;\nLuật Xuất bản"
    start, end = text.index("\n"), text.rindex("\n")
    (law,) = find_laws(text, start, end, find_citations(text))
    assert text[law.start : law.end] == "Luật Thư viện ngày 1/2/2031"


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Luật Phòng, chống tác hại của rượu, bia ngày 14/6/2031;",
         "Luật Phòng, chống tác hại của rượu, bia", "2031-06-14"),
        ("Luật Quy hoạch đô thị năm 2031;", "Luật Quy hoạch đô thị", "2031"),
        ("Luật đê điều và Luật Cư trú;", "Luật đê điều", None),
        ("Luật Cư trú (sửa đổi) năm 2031;", "Luật Cư trú", "2031"),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2031;",
         "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "2031"),
    ],
)  # fmt: skip
def test_a_known_name_is_read_to_its_end(text: str, name: str, date: str | None) -> None:
    law = find_laws(text, 0, len(text), find_citations(text))[0]
    assert (law.name, law.date) == (name, date)


def test_words_hold_their_examples() -> None:
    for entry in load_entries("laws.toml"):
        for example in entry.examples:
            law = find_laws(example, 0, len(example), find_citations(example))[0]
            after = example[example.index(law.name) + len(law.name) :].strip()
            if entry.key == "stop":
                assert after.startswith(entry.forms), example
            elif entry.key == "known":
                assert law.name.lower().endswith(entry.forms), example
            else:
                assert any(f", {form}" in law.name for form in entry.forms), example
                assert after.startswith((";", "ngày")), example
