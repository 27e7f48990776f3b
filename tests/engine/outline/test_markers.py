"""What a paragraph opens with, and what only looks like a marker."""

from __future__ import annotations

import pytest

from lotrinh.outline.markers import number_value, read_marker, roman_value


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value"),
    [
        ("II. NỘI DUNG", "II", "roman", (2,)),
        ("IV- TỔ CHỨC", "IV", "roman", (4,)),
        ("3/ Kinh phí", "3", "decimal", (3,)),
        ("1.2. Trồng cây", "1.2", "dotted", (1, 2)),
        ("2.1.3 Trồng dặm", "2.1.3", "dotted", (2, 1, 3)),
        ("đ) Rào cây", "đ)", "lower", (5,)),
        ("g/ Tưới cây", "g", "lower", (7,)),
        ("(3) Chăm bón", "(3)", "paren_decimal", (3,)),
        ("(b) Chăm bón", "(b)", "paren_lower", (2,)),
        ("Đợt 2: Tháng 5", "Đợt 2", "word", (2,)),
        ("Giai đoạn II: Thực hiện", "Giai đoạn II", "word", (2,)),
        ("Thứ ba, làm đất", "Thứ ba", "ordinal", (3,)),
        ("PHỤ LỤC III", "PHỤ LỤC III", "appendix", (3,)),
        ("Phần thứ hai", "Phần thứ hai", "part", (2,)),
        ("- Đào hố", "-", "bullet", ()),
        ("• Đào hố", "•", "bullet", ()),
    ],
)
def test_reads_a_marker(text: str, printed: str, kind: str, value: tuple[int, ...]) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert marker.text == printed
    assert (marker.readings[0].kind, marker.readings[0].value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trồng cây",
        "2031 là năm trồng cây",
        "15/KH-UBND ngày 05/3",
        "1.500 cây",
        "-",
        "Cây số 1.",
    ],
)
def test_reads_no_marker(text: str) -> None:
    assert read_marker(text) is None


def test_one_letter_may_be_a_numeral_or_a_letter() -> None:
    marker = read_marker("I. MỤC ĐÍCH")
    assert marker is not None
    assert {reading.kind for reading in marker.readings} == {"roman", "upper"}


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("IX", 9), ("XIV", 14), ("XL", 40), ("XLIX", 49)]
)
def test_roman_numbers(text: str, value: int) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize("text", ["IIX", "VV", "IIII", "VX", "LL"])
def test_what_is_no_roman_number(text: str) -> None:
    assert roman_value(text) is None


def test_number_words() -> None:
    assert [number_value(word) for word in ("7", "nhất", "tư", "VI", "lần")] == [7, 1, 4, 6, None]
