"""Text as one types it without Vietnamese marks: `Đảng ủy`, `đảng uỷ` and `dang uy` are one.

Place in the flow: whatever searches by name asks here; nothing shows folded text.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS_AND_DIGITS = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Words in small letters without marks, divided by single spaces; no punctuation."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(_LETTERS_AND_DIGITS.findall("".join(c for c in plain if c < "\u0300")))


def slug_of(text: str) -> str:
    """The folded text as a part of an address: `xa-an-phu`."""
    return fold(text).replace(" ", "-")
