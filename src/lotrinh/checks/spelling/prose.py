"""The words of a document as the rules of spelling see them: a stream with breaks.

Views (`case.once(prose)`, `case.once(places)`): made once for all rules of the family. A word is
what stands between blanks, without the punctuation around it; punctuation and the ends of
paragraphs are breaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.mentions.unit_names import one_tone

BREAK: Final = ""
"""In a stream: punctuation or the end of a paragraph."""
END: Final = "\n"
"""Among tokens: the end of a paragraph."""
PUNCTUATION: Final = ".,;:!?()[]{}<>\"'“”‘’…*_/|+=~`#-–—•●○▪«»\\^&%$@"
_DAMAGE: Final = frozenset({"glued_syllables", "spaced_letters", "split_syllable", "glyph"})
_DAMAGED: Final = 3
"""Mended places from which on the letters are the file's and not the author's."""
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_BARRED_D: Final = chr(0x111)
"""The letter đ, whose bar is no mark to Unicode."""

Pair = tuple[str, str]


class Place(NamedTuple):
    """A word where it stands, without the punctuation around it."""

    start: int
    end: int
    word: str
    """As the stream has it; BREAK where it is none."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one document."""

    tokens: tuple[str, ...]
    """What stands between blanks, with its punctuation, in order; END behind each paragraph."""
    kinds: Counter[str]
    """How often each token occurs, END left out."""
    stream: tuple[str, ...]
    """Words in order, lower case, tones placed the new way; BREAK between those that punctuation
    or a paragraph's end parts, and for what is no word."""
    pairs: frozenset[Pair]
    """Neighbours in the stream, breaks left out."""
    counts: Counter[str]
    """How often each word occurs."""
    mended: int
    """Places where the reader mended letters."""
    damaged: bool
    """The letters were recognised or had to be mended: their mistakes may not be the author's."""

    def count_pairs(self, wanted: set[Pair]) -> Counter[Pair]:
        """How often each of some pairs occurs."""
        return Counter(p for p in self._neighbours() if p in wanted)

    def find(self, wanted: Callable[[Pair], bool]) -> list[int]:
        """Where in the stream pairs stand that are wanted."""
        return [i for i, pair in enumerate(self._neighbours()) if wanted(pair)]

    def around(self, i: int, size: int = 2) -> tuple[str, ...]:
        """The word at `i` with `size` words on either side; breaks beyond the ends."""
        return tuple(
            self.stream[j] if 0 <= j < len(self.stream) else BREAK
            for j in range(i - size, i + size + 1)
        )

    def _neighbours(self) -> Iterator[Pair]:
        return zip(self.stream, islice(self.stream, 1, None), strict=False)


def prose(case: Case) -> Prose:
    """The words of the case's text."""
    tokens: list[str] = []
    for line in case.text.split("\n"):
        tokens += line.split()
        tokens.append(END)
    kinds = Counter(tokens)
    parts = {token: parts_of(token) for token in kinds}
    del kinds[END]
    stream = tuple(word for token in tokens for word in parts[token])
    neighbours = zip(stream, islice(stream, 1, None), strict=False)
    pairs = frozenset(pair for pair in set(neighbours) if pair[0] and pair[1])
    counts = Counter(stream)
    del counts[BREAK]
    source = case.source
    broken = sum(repair.kind in _DAMAGE for repair in source.repairs)
    damaged = source.ocr or broken >= _DAMAGED
    return Prose(tuple(tokens), kinds, stream, pairs, counts, broken, damaged)


def places(case: Case) -> tuple[Place, ...]:
    """Where each word of the stream stands; as long as the stream."""
    text, found, at = case.text, [], 0
    for token in case.once(prose).tokens:
        at = text.find(token, at) if token != END else at
        core = token.strip(PUNCTUATION)
        start = at + (token.index(core) if core else 0)
        found += [Place(start, start + len(core), word) for word in parts_of(token)]
        at += len(token) if token != END else 0
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def parts_of(token: str) -> tuple[str, ...]:
    """What a token adds to the stream: its word, and breaks where it has punctuation."""
    if token == END:
        return (BREAK,)
    if token.isalpha():
        return (one_tone(token.lower()),)
    core = token.strip(PUNCTUATION)
    if not core:
        return (BREAK,)
    before = (BREAK,) if not token.startswith(core) else ()
    after = (BREAK,) if not token.endswith(core) else ()
    word = one_tone(core.lower()) if core.isalpha() else BREAK
    return (*before, word, *after)


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The word without any mark: `truyền` → `truyen`."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", word.lower()))
    return plain.replace(_BARRED_D, "d")
