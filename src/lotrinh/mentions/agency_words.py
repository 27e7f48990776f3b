"""The words that names of agencies are read by, and a stretch of text as words.

Place in the flow: stage 2, part of the agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import load_entries

_WORD: Final = re.compile(r"[^\s,]+")
_END: Final = re.compile(r"[\n;:()“”\"…]")
_WRAP: Final = re.compile(r" *\n\s*(?![a-zđ][.)])(?=[^\W\d_])")
"""A line's end; with a small letter behind it the sentence goes on."""
ORDER: Final = re.compile(r"\s*(?:[-+*•]\s+|\(?\d{1,2}[.)]\s+|[a-zđ][.)]\s+)?")
"""The order of an item that a printed line begins with, or nothing."""
MAX_NAME: Final = 300
"""Characters that a name has at most."""


class Phrases:
    """A set of lower-case phrases that knows how many words its phrases have by the first one."""

    __slots__ = ("forms", "reach")

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = frozenset(map(one_tone, forms))
        self.reach: dict[str, int] = {}
        for form in self.forms:
            words = form.split()
            first = words[0].rstrip(",")
            self.reach[first] = max(self.reach.get(first, 0), len(words))

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.forms

    def __or__(self, other: Phrases) -> Phrases:
        return Phrases(self.forms | other.forms)


class Words(NamedTuple):
    """The words of `agencies.toml`, and unions of them."""

    head: Phrases
    short_head: Phrases
    post: Phrases
    community: Phrases
    determiner: Phrases
    group_noun: Phrases
    place: Phrases
    tail: Phrases
    compound: Phrases
    plural: Phrases
    purpose_head: Phrases
    document: Phrases
    stop: Phrases
    stop_pair: Phrases
    further: Phrases
    """What a name may go on with in small letters: `tail` and `place`."""
    grouped: Phrases
    """What may follow "các": `group_noun` and `head`."""
    first: frozenset[str]
    """First words of all that may begin a name."""


@cache
def unit_words() -> Words:
    sets = {entry.key: Phrases(entry.forms) for entry in load_entries("agencies.toml")}
    pairs = next(e for e in load_entries("issuers.toml") if e.key == "stop_pair")
    opening = ("head", "short_head", "post", "community", "determiner")
    return Words(
        **sets,
        # "các đơn vị liên quan": in a unit's name it is no verb as it is behind an issuer.
        stop_pair=Phrases(set(pairs.forms) - {"liên quan"}),
        further=sets["tail"] | sets["place"],
        grouped=sets["group_noun"] | sets["head"],
        first=frozenset(first for key in opening for first in sets[key].reach),
    )


class Token(NamedTuple):
    start: int
    end: int
    word: str
    """As printed."""
    low: str
    """Lower case, new tone placement."""


def name_tokens(text: str, at: int, most: int = MAX_NAME) -> list[Token]:
    """The words from `at` to the next mark other than a comma, in at most `most` characters.

    A line that goes on with a small letter in the next one does not end.
    """
    limit = _stretch_end(text, at, min(len(text), at + most))
    found: list[Token] = []
    for match in _WORD.finditer(text, at, limit):
        word = match.group()
        start = match.start()
        if word[-1] != ".":
            found.append(Token(start, match.end(), word, low_word(word)))
            continue
        ended = len(word) > 3
        word = word.rstrip(".")
        if not word:
            break
        found.append(Token(start, start + len(word) + (not ended), word, low_word(word)))
        if ended:
            break
    return found


def _stretch_end(text: str, at: int, limit: int) -> int:
    end = _END.search(text, at, limit)
    while end:
        wrap = _WRAP.match(text, end.start(), limit)
        if wrap is None or not text[wrap.end()].islower():
            return end.start()
        end = _END.search(text, wrap.end(), limit)
    return limit


@lru_cache(maxsize=8192)
def low_word(word: str) -> str:
    """A word in lower case with new tone placement."""
    return one_tone(word.lower())
