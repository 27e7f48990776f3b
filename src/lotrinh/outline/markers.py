"""Reads the marker that a paragraph opens with: `II.`, `1.2`, `đ)`, `(3)`, `Đợt 1:`, `-`.

A marker alone does not tell its depth, nor whether it is one: `depth.py` decides from the whole
sequence, and so a marker may have several readings (`I.` is one or the ninth letter).
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "part", "appendix", "article", "roman", "upper", "decimal", "dotted", "lower", "paren_decimal",
    "paren_lower", "paren_roman", "word", "ordinal", "bullet",
]  # fmt: skip

VIETNAMESE_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ENGLISH_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINALS: Final = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "một": 1,
}  # fmt: skip

_MARKER: Final = re.compile(
    r"""(?:
      (?P<bullet>[-–—+*•○●▪·►➢✓❖§◦■□]|(?:o|v|ü|§)(?=\s[^\W\d_a-zđ]))(?!\d)(?=\s|[^\W\d_])(?!-)
    | (?P<appendix>(?:PHỤ\ LỤC|Phụ\ lục|PHỤ\ BIỂU|Phụ\ biểu|BIỂU|Biểu)(?:\s(?:số|SỐ))?
        \s(?P<appendix_n>[IVX]{1,5}|\d{1,2})\b)
    | (?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương)
        \s(?:(?P<part_n>[IVX]{1,5}|\d{1,2})\b|(?:thứ|THỨ)\s(?P<part_o>\w+)))
    | (?P<article>Điều\s(?P<article_n>\d{1,3}))(?=\s?[.:])
    | (?P<ordinal>(?:Thứ|THỨ)\s(?P<ordinal_n>\w{2,4}))(?=\s?[,:])
    | (?P<one>(?P<one_n>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\slà)(?=[,:\s])
    | (?P<word>(?P<word_w>Đợt|ĐỢT|Giai\ đoạn|GIAI\ ĐOẠN|Bước|BƯỚC|Nhóm|Nhiệm\ vụ|NHIỆM\ VỤ
        |Nội\ dung|Mục\ tiêu|Vòng|Chặng|Mục|MỤC)
        \s(?:cao\ điểm\s)?(?P<word_n>\d{1,2}|[IVX]{1,4}))(?=\s?[.:)(,–-]|\s*$|\s\()
    | (?P<dotted>(?P<dotted_n>(?:\d{1,2}|[IVX]{1,4}|[A-H])(?:\.\d{1,2}){1,4}))
        (?P<dotted_d>\.|\)|/|(?=\s)|(?=[^\W\d_]))
    | \((?P<paren>\d{1,2}|[a-zđ]|[ivx]{1,4})\)
    | (?P<roman>[IVX]{1,5})\s?(?P<roman_d>[.):]|/(?!\w)|[-–](?!\w)|(?=\s[A-ZĐ]{2}))
    | (?P<upper>[A-HK-ZĐ])\s?(?P<upper_d>[.)/](?=\s)|[-–](?=\s))
    | (?P<decimal>\d{1,2})
        \s?(?P<decimal_d>\.(?!\d)|\)|/(?!\d|[A-ZĐ]{2,}\w*[-/])|[-–](?=\s?[^\W\d_])|:(?!\d))
    | (?P<lower>[a-zđ])(?P<lower_n>\d)?\s?(?P<lower_d>\)|\.(?!\w\.)|/(?=\s|[^\W\d_a-zđ])|-(?=\s))
    )\s*""",
    re.VERBOSE,
)


_LOSES_A_STROKE: Final = frozenset({1, 2, 6, 7, 11, 12})
_LOST_STROKE: Final = 0.9
_SPELT: Final = frozenset({"part", "appendix", "article", "ordinal", "word"})
"""Kinds that are words: the delimiter behind them belongs to the marker."""


class Reading(NamedTuple):
    """One way to read a marker."""

    kind: Kind
    value: tuple[int, ...]
    """(n,) for plain ones, the whole path for dotted ones; () for bullets."""
    style: str
    """What siblings share in print: the delimiter, the word, or the bullet's sign."""
    doubt: float = 0.0
    """What this reading costs against the printed one."""


class Marker(NamedTuple):
    """A marker at the start of a paragraph."""

    text: str
    """As printed, without trailing dot, dash or slash."""
    length: int
    """Characters up to the text behind it."""
    readings: tuple[Reading, ...]

    @property
    def is_bullet(self) -> bool:
        return self.readings[0].kind == "bullet"


def roman_number(value: int) -> str:
    """The Roman number of a value up to 39."""
    tens, ones = divmod(value, 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + units[ones]


def roman_value(text: str) -> int | None:
    """The value of a Roman number up to 49, or None: `IIX` is none."""
    values = [_ROMAN[c] for c in text.upper()]
    total = sum(
        -v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values)
    )
    tens, ones = divmod(total, 10)
    canonical = ("", "X", "XX", "XXX", "XL")[tens] if tens < 5 else "?"
    canonical += ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return total if canonical == text.upper() else None


def number_value(text: str) -> int | None:
    """The value of digits, a Roman number, or a Vietnamese ordinal word; else None."""
    if text.isdigit():
        return int(text)
    if text.lower() in _ORDINALS:
        return _ORDINALS[text.lower()]
    return roman_value(text) if set(text.upper()) <= set("IVXL") else None


def read_marker(text: str, *, scanned: bool = False) -> Marker | None:
    """The marker that the text opens with, or None.

    In scanned text a Roman number may have lost a stroke (`I.` for `II.`): it gets a further
    reading.
    """
    match = _MARKER.match(text)
    if match is None or match.end() == 0:
        return None
    readings = tuple(_readings(match))
    if not readings:
        return None
    first = readings[0]
    if scanned and first.kind == "roman" and first.value[0] in _LOSES_A_STROKE:
        more = first.value[0] + 1
        readings = (*readings, Reading("roman", (more,), first.style, _LOST_STROKE))
    length = match.end()
    if readings[0].kind in _SPELT:
        length += len(text[length:]) - len(text[length:].lstrip(" .:,–-"))
    printed = match.group().strip().rstrip(".:/-–, ") or match.group().strip()
    return Marker(printed, length, readings)


def _readings(match: re.Match[str]) -> list[Reading]:
    group = match.group
    if sign := group("bullet"):
        return [Reading("bullet", (), "-" if sign in "–—" else sign)]
    if group("decimal"):
        return [Reading("decimal", (int(group("decimal")),), group("decimal_d"))]
    if letter := group("lower"):
        return _letter(letter, group("lower_n"), group("lower_d"))
    if numeral := group("roman"):
        return _roman(numeral, group("roman_d"))
    if path := group("dotted"):
        return _dotted(path)
    if inner := group("paren"):
        return _parenthesised(inner)
    if letter := group("upper"):
        return [Reading("upper", (_position(letter.lower()),), group("upper_d"))]
    if number := group("ordinal_n") or group("one_n"):
        value = number_value(number)
        return [Reading("ordinal", (value,), "là" if group("one") else "thứ")] if value else []
    for name in ("word", "appendix", "part", "article"):
        if group(name):
            return _named(match, name)
    return []


def _named(match: re.Match[str], name: str) -> list[Reading]:
    number = match.group(f"{name}_n") or match.group("part_o") or ""
    value = number_value(number)
    if value is None:
        return []
    if name == "word":
        return [Reading("word", (value,), match.group("word_w").lower())]
    if name == "appendix":
        return [Reading("appendix", (value,), "")]
    if name == "part":
        return [Reading("part", (value,), match.group().split()[0].lower())]
    return [Reading("article", (value,), "")]


def _position(letter: str) -> int:
    """Place in the Vietnamese alphabet, 1-based; f, j, w and z stand behind their neighbours."""
    if letter in VIETNAMESE_LETTERS:
        return VIETNAMESE_LETTERS.index(letter) + 1
    return (
        VIETNAMESE_LETTERS.index(_ENGLISH_LETTERS[_ENGLISH_LETTERS.index(letter) - 1]) + 1
        if (letter in "fjwz" and letter not in "jwz")
        else len(VIETNAMESE_LETTERS) + 1
    )


def _letter(letter: str, digit: str | None, delimiter: str) -> list[Reading]:
    if digit:
        return [Reading("dotted", (_position(letter), int(digit)), "a")]
    readings = [Reading("lower", (_position(letter),), delimiter)]
    if letter == "l" and delimiter == ".":
        readings.append(Reading("decimal", (1,), delimiter, _LOST_STROKE))
    if letter in "ivx":
        value = roman_value(letter)
        readings.append(Reading("paren_roman", (value or 1,), delimiter))
    return readings


def _roman(numeral: str, delimiter: str) -> list[Reading]:
    value = roman_value(numeral)
    readings = [Reading("roman", (value,), delimiter)] if value else []
    if len(numeral) == 1:
        readings.append(Reading("upper", (_position(numeral.lower()),), delimiter))
    return readings


def _dotted(path: str) -> list[Reading]:
    first, *rest = path.split(".")
    value = (
        int(first) if first.isdigit() else roman_value(first) if set(first) <= set("IVX") else None
    )
    if value is None:
        value = _position(first.lower())
    style = "1" if first.isdigit() else "I"
    return [Reading("dotted", (value, *map(int, rest)), style)]


def _parenthesised(inner: str) -> list[Reading]:
    if inner.isdigit():
        return [Reading("paren_decimal", (int(inner),), "()")]
    readings = []
    if len(inner) == 1:
        readings.append(Reading("paren_lower", (_position(inner),), "()"))
    value = roman_value(inner) if set(inner) <= set("ivx") else None
    if value:
        readings.append(Reading("paren_roman", (value,), "()"))
    return readings
