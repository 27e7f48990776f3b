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
