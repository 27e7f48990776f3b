"""The words of resources/consistency.toml as patterns, and the stretch of text around a place."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.resources.load import load_entries, whole_words

_FILE: Final = "consistency.toml"
_ENDS: Final = re.compile(r"[.;:\n]")


@cache
def forms(key: str) -> tuple[str, ...]:
    """The forms of an entry."""
    return next(entry.forms for entry in load_entries(_FILE) if entry.key == key)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A pattern of the entry's forms as whole words, the longest first; for lower-case text."""
    return re.compile(whole_words(forms(key)))


def clause_before(text: str, at: int, most: int = 70) -> str:
    """The words of the clause before an offset, at most so many characters, lower case."""
    words = text[max(0, at - most) : at]
    ends = [match.end() for match in _ENDS.finditer(words)]
    return (words[ends[-1] :] if ends else words).lower()


def clause_behind(text: str, at: int, most: int = 70) -> str:
    """The words of the clause behind an offset, at most so many characters, lower case."""
    words = text[at : at + most]
    end = _ENDS.search(words)
    return (words[: end.start()] if end else words).lower()
