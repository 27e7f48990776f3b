"""Numbers in words: `mười hai triệu năm trăm nghìn` is 12 500 000."""

from __future__ import annotations

from functools import cache
from typing import Final

from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import load_rows

_BILLION: Final = 10**9
_THOUSAND: Final = 1000


@cache
def _words() -> dict[str, tuple[str, int]]:
    return {row["word"]: (row["kind"], int(row["value"])) for row in load_rows("number_words.csv")}


def split_number(words: str) -> tuple[int | None, list[str]]:
    """The number that words begin with, and the words behind it: ("năm ngày") → 5, [ngày].

    None where they begin with no number, or one that is put together wrongly.
    """
    told = one_tone(words.lower()).replace(",", " ").split()
    size = 0
    while size < len(told) and told[size] in _words():
        size += 1
    return _value([_words()[word] for word in told[:size]]), told[size:]


def read_number(words: str) -> int | None:
    """The number that the words say and nothing else; None where they say none."""
    value, rest = split_number(words)
    return None if rest else value


def is_number_word(word: str) -> bool:
    """Whether a word is one of a number."""
    return word in _words()


def _value(parts: list[tuple[str, int]]) -> int | None:
    """The number of kinds and values in order: scales go down, but `nghìn tỷ`."""
    if not any(kind != "skip" for kind, _ in parts):
        return None
    total, hundreds, digit = 0, 0, None
    last_scale = _BILLION * _THOUSAND
    for kind, value in parts:
        if kind == "digit":
            if digit is not None:
                return None
            digit = value
        elif kind == "hundred":
            hundreds, digit = hundreds + (1 if digit is None else digit) * value, None
        elif kind == "tens":
            if digit is not None:
                return None
            hundreds += value
        elif kind == "ten":
            if digit is None:
                return None
            hundreds, digit = hundreds + digit * value, None
        elif kind == "scale":
            group, hundreds, digit = hundreds + (digit or 0), 0, None
            if value == _BILLION:
                total, last_scale = (total + group) * value, value
            elif value >= last_scale or not group:
                return None
            else:
                total, last_scale = total + group * value, value
    return total + hundreds + (digit or 0)
