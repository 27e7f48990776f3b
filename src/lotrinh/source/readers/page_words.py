"""The words that tell the parts of a printed page, folded.

Place in the flow: used by the page readers; the words stand in resources/page_words.toml.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from lotrinh.resources.load import load_entries

_FOLDED: Final = {**dict.fromkeys(range(0x300, 0x370)), ord("đ"): "d"}
_OPENING: Final = 32


def fold(text: str) -> str:
    """Lower case without diacritics; đ becomes d; single blanks."""
    return " ".join(unicodedata.normalize("NFD", text.lower()).translate(_FOLDED).split())


@cache
def starts(key: str) -> tuple[str, ...]:
    """The folded openings of one entry of page_words.toml, for `str.startswith`."""
    return next(entry.forms for entry in load_entries("page_words.toml") if entry.key == key)


@cache
def _initials(key: str) -> frozenset[str]:
    """The characters that an opening of the entry can begin with, either case."""
    first = {form[0] for form in starts(key)}
    return frozenset(c for c in map(chr, range(0x21, 0x1EFA)) if fold(c)[:1] in first)


def opens_with(text: str, key: str) -> bool:
    """Whether a line begins with one of the entry's openings."""
    return text[:1] in _initials(key) and fold(text[:_OPENING]).startswith(starts(key))
