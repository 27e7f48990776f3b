"""A text as the syllables that plans of two levels have in common.

Place in the flow: coverage, below the likeness. What changes when a plan is narrowed is folded
away: the level ("tỉnh", "xã"), the committee ("Tỉnh ủy", "Đảng ủy"), groups of units, the names
of the two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from lotrinh.mentions.unit_names import one_tone
from lotrinh.plan.model import Header
from lotrinh.resources.load import load_entries, load_rows

NARROWING: Final = "narrowing.toml"
GAP: Final = ""
"""Stands for a word that says nothing about what is asked; no pair of syllables goes over it."""
_ONE_WORD: Final = {
    "level": "CẤP", "hamlet": "THÔN", "committee": "ỦY", "units": "ĐƠNVỊ", "every": "MỖI",
    "stop": "BỎ", "place": "BỎ",
}  # fmt: skip
"""What stands for the forms of an entry; capitals, which a folded text has no other of."""
_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
_PLACE: Final = re.compile(
    r".*\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|ủy) (?P<name>.+)"
)
"""The last level of a name has the place behind it: "Ủy ban nhân dân xã …", "Thành ủy …"."""
_MOST_SYLLABLES: Final = 4
"""Syllables that a place's name has at most."""


def low(text: str) -> str:
    """Lower case, single-spaced, tones placed the new way."""
    return " ".join(one_tone(text.lower()).split())


def forms_of(key: str) -> tuple[str, ...]:
    """The forms of an entry of the words of narrowing. Raises StopIteration for an unknown key."""
    return next(entry.forms for entry in load_entries(NARROWING) if entry.key == key)


@cache
def form_pattern(key: str) -> str:
    """A pattern of any form of an entry, the longest first."""
    return _any_of(forms_of(key))


def place_names(*headers: Header) -> frozenset[str]:
    """The names of the places that issue plans, in small letters, without their level."""
    found: set[str] = set()
    for header in headers:
        for name in (header.issuer, header.superior):
            place = _PLACE.match(low(name or ""))
            if place is not None:
                found.add(place["name"])
        if header.place:
            found.add(low(header.place))
    return frozenset(name for name in found if len(name.split()) <= _MOST_SYLLABLES)


class Folder:
    """Folds texts of plans whose places have the given names (`place_names`)."""

    def __init__(self, places: Iterable[str]) -> None:
        self._pattern, self._said = _narrowing(frozenset(places))

    def fold(self, text: str) -> tuple[str, ...]:
        """The syllables of a text, `GAP` for stop words and places; figures are left out."""
        words = self._pattern.sub(self._say, low(text))
        return tuple(part for found in _SYLLABLE.finditer(words) for part in _spell(found.group()))

    def _say(self, match: re.Match[str]) -> str:
        return self._said[match.group()]


def _spell(syllable: str) -> tuple[str, ...]:
    if syllable == "BỎ":
        return (GAP,)
    return _abbreviations().get(syllable, (syllable,))


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """One-word abbreviations of units, spelt out."""
    rows = load_rows("abbreviations.csv")
    return {
        row["short"]: tuple(row["full"].split())
        for row in rows
        if _SYLLABLE.fullmatch(row["short"])
    }


@lru_cache(maxsize=64)
def _narrowing(places: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """All forms in one pattern, the longest first, and what each becomes; compounds stay."""
    said = {form: f" {word} " for key, word in _ONE_WORD.items() for form in _forms(key, places)}
    said |= {form: form for form in forms_of("compound")}
    return re.compile(rf"(?<!\w){_any_of(said)}(?!\w)"), said


def _forms(key: str, places: frozenset[str]) -> Iterable[str]:
    return places if key == "place" else forms_of(key)


def _any_of(forms: Iterable[str]) -> str:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form) for form in longest) + ")"
