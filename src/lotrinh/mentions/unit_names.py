"""The identity of a unit's name, however it is written.

Place in the flow: stage 2; used wherever two names must be told to be one unit's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from lotrinh.resources.load import load_rows

_OLD_TONES: Final = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD: Final = re.compile(
    # Opens with a plain class and spells out both cases: that is searched for much faster.
    r"[oOuU](?<![qQ].)(?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])"
    r"(?![a-zA-ZÀ-ÖØ-ỹ])"
)
_MARKS: Final = re.compile(r"[^\w&]+")
_PLACE: Final = re.compile(
    r" (?:xã(?! hội)|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?: \w+){0,4}$"
)
_LEADING: Final = re.compile(r"^(?:đề nghị |đối với |các |những |toàn thể )+")


def one_tone(text: str) -> str:
    """The text with tones placed the new way: `hoà` → `hòa`, `uỷ` → `ủy`; case is kept."""

    def mend(match: re.Match[str]) -> str:
        old = match.group()
        new = _OLD_TONES[old.lower()]
        return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))

    return _OLD.sub(mend, text)


@cache
def _expansions() -> tuple[tuple[str, str], ...]:
    rows = load_rows("abbreviations.csv")
    return tuple((row["short"], row["full"]) for row in rows)


@cache
def _openings() -> frozenset[str]:
    """The first words of the abbreviations: most names hold none."""
    return frozenset(short.split()[0] for short, _ in _expansions())


@lru_cache(maxsize=1 << 14)
def normalise_unit(name: str, *, place: bool = True) -> str:
    """A folded key for a unit: lower case, one tone placement, abbreviations written out.

    `place=False` drops a place at the end ("UBND xã Mây Trắng" → "ủy ban nhân dân"), for names of
    one document in which the place goes without saying. "" for a name without words.
    """
    key = _LEADING.sub("", fold_names(name))
    return key if place else _PLACE.sub("", key)


def fold_names(text: str) -> str:
    """A text of any length folded as the keys of the names in it are, all words kept."""
    key = _MARKS.sub(" ", one_tone(text.lower())).strip()
    if _openings().isdisjoint(key.split()):
        return key
    words = f" {key} "
    for short, full in _expansions():
        if f" {short} " in words:
            words = words.replace(f" {short} ", f" {full} ")
    return " ".join(words.split())
