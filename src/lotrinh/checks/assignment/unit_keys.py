"""Names of units as keys: who is meant, whatever the abbreviation and the place behind it.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.resources.load import alternation, load_entries

ASSIGNMENT: Final = "assignment_words.toml"
"""The words of these rules."""

_LEVEL: Final = re.compile(
    r"\b(?:xã(?! hội)|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp)(?: \w+){0,4}$"
)
_BRACKET: Final = re.compile(r"\s*\([^()]*\)?")
_ABBREVIATION: Final = re.compile(r"(?<!\w)[A-ZĐƯÔ][A-ZĐƯÔ&]+(?!\w)")


class Key(NamedTuple):
    """A name as the rules compare it."""

    full: str
    """Folded, abbreviations written out, the place kept."""
    bare: str
    """Without the place at its end and the post at its beginning."""
    words: frozenset[str]
    """The words of `bare` without connectives."""


@cache
def words_in(name: str) -> re.Pattern[str]:
    """The forms of an entry of the family's words, as whole words."""
    return re.compile(rf"(?<!\w){alternation(ASSIGNMENT, name)}(?!\w)")


@cache
def forms_of(name: str) -> tuple[str, ...]:
    """The forms of an entry of the family's words."""
    return next(entry.forms for entry in load_entries(ASSIGNMENT) if entry.key == name)


@cache
def opening(name: str) -> re.Pattern[str]:
    """The forms of an entry at the beginning of a key."""
    return re.compile(r"(?:các\s)?" + alternation(ASSIGNMENT, name) + r"(?!\w)")


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> Key:
    """The key of one unit's name."""
    full = normalise_unit(_BRACKET.sub("", name))
    bare = full
    post = opening("posts").match(bare)
    if post and bare[post.end() :].strip():
        bare = bare[post.end() :].strip()
    short = _LEVEL.sub("", bare).strip()
    bare = short or bare
    return Key(full, bare, frozenset(words_in("connectives").sub(" ", bare).split()))


def is_short_for(short: str, key: Key) -> bool:
    """Whether letters are the first ones of a unit's words: of all, or of those behind its head.

    Three letters and more may leave out words at the end too ("Báo và PTTH Lam Giang").
    """
    bare = words_in("connectives").sub(" ", key.bare)
    for words in (bare.split(), key.bare.split()):
        letters = "".join(w[0] for w in words if w[0].isalpha())
        if short in letters if len(short) >= 3 else any(letters[i:] == short for i in range(3)):
            return len(short) > 1
    return False


def abbreviations(text: str) -> frozenset[str]:
    """The words in capitals of a printed name, in lower case, without `&`."""
    return frozenset(m.group().replace("&", "").lower() for m in _ABBREVIATION.finditer(text))
