"""Words without case, diacritics and đ, so that a search finds them either way."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, no diacritics, đ as d, runs of blanks as one: `Đợt  1` → `dot 1`."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(kept.split())
