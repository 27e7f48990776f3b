"""The letters of Vietnamese as character classes for patterns: `[{UPPER}]`, `[{LOWER}]`.

Ranges such as `À-Ỹ` hold both cases, so the letters are spelt out.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

LOWER: Final = "a-zđ" + "".join(
    letter
    for vowel in _VOWELS
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
)
"""All lower-case letters, for use inside `[…]`."""
UPPER: Final = LOWER.upper()
"""All capitals, for use inside `[…]`."""


_PLAIN: Final = str.maketrans(
    {
        letter: ("d" if letter == "đ" else "D")
        if letter in "đĐ"
        else unicodedata.normalize("NFD", letter)[0]
        for vowel in _VOWELS + "đ"
        for tone in _TONES
        for base in (unicodedata.normalize("NFC", vowel + tone),)
        for letter in (base, base.upper())
        if len(letter) == 1 and not letter.isascii()
    }
)


def plain(text: str) -> str:
    """The text with each Vietnamese letter as its Latin one, in place: `Kế hoạch` → `Ke hoach`."""
    return text.translate(_PLAIN)
