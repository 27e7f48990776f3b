"""The words of a document as the rules of spelling see them: a stream with breaks.

Views (`case.once(prose)`, `case.once(places)`): made once for all rules of the family. A word is
what stands between blanks, without the punctuation around it; punctuation and the ends of
paragraphs are breaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Set
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

    def count_pairs(self, wanted: Set[Pair]) -> Counter[Pair]:
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


class Places:
    """Where each word of the stream stands; as long as the stream."""

    __slots__ = ("_starts", "_stream")

    def __init__(self, starts: list[int], stream: tuple[str, ...]) -> None:
        self._starts, self._stream = starts, stream

    def __getitem__(self, i: int) -> Place:
        word, start = self._stream[i], self._starts[i]
        return Place(start, start + len(word), word)

    def __len__(self) -> int:
        return len(self._starts)


def places(case: Case) -> Places:
    """Where the words of the case's stream stand."""
    text, starts, at = case.text, [], 0
    view = case.once(prose)
    for token in view.tokens:
        if token == END:
            starts.append(at)
            continue
        at = text.find(token, at)
        starts += [at + offset for offset in _offsets(token)]
        at += len(token)
    return Places(starts, view.stream)


@lru_cache(maxsize=1 << 15)
def _offsets(token: str) -> tuple[int, ...]:
    """Where in a token each of its parts begins."""
    core = token.strip(PUNCTUATION)
    start = token.index(core) if core else 0
    return (start,) * len(parts_of(token))


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
