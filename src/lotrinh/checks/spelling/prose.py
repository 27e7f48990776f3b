"""The words of a document as the rules of spelling see them: a stream with breaks.

A view (`case.once(prose)`), made once for all rules of the family. A word is what stands between
blanks, without the punctuation around it; punctuation and the ends of paragraphs are breaks.

A plan of four thousand words has some six hundred different ones. So rules judge each different
word, token or pair once, and only then ask where those stand that are odd.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, compress, count, islice
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.mentions.unit_names import one_tone

BREAK: Final = ""
"""In a stream: punctuation or the end of a paragraph."""
PUNCTUATION: Final = ".,;:!?()[]{}<>\"'“”‘’…*_/|+=~`#-–—•●○▪«»\\^&%$@"
_DAMAGE: Final = frozenset({"glued_syllables", "spaced_letters", "split_syllable", "glyph"})
_DAMAGED: Final = 3
"""Mended places from which on the letters are the file's and not the author's."""
_MARKS: Final = re.compile(r"[\u0300-\u036f]+")
_BARRED_D: Final = chr(0x111)
"""The letter đ, whose bar is no mark to Unicode."""

Pair = tuple[str, str]


class Place(NamedTuple):
    """A word where it stands, without the punctuation around it."""

    start: int
    end: int
    word: str
    """As the stream has it; BREAK where it is none."""


class Paragraph(NamedTuple):
    """A line of the mended text that is not blank."""

    start: int
    """Its offset in the text."""
    first: int
    """Where in the stream its words begin."""
    tokens: list[str]
    """What stands between blanks, with its punctuation, in order."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one document."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    kinds: Counter[str]
    """How often each token occurs."""
    parts: dict[str, tuple[str, ...]]
    """What each token adds to the stream: its word, and breaks where it has punctuation."""
    stream: tuple[str, ...]
    """Words in order, lower case, tones placed the new way; BREAK between those that punctuation
    or a paragraph's end parts, and for what is no word."""
    pairs: frozenset[Pair]
    """Neighbours in the stream, breaks among them."""
    counts: Counter[str]
    """How often each word occurs."""
    mended: int
    """Places where the reader mended letters."""
    damaged: bool
    """The letters were recognised or had to be mended: their mistakes may not be the author's."""
    _starts: dict[int, list[int]] = field(default_factory=dict, repr=False)
    """Where the words of a paragraph begin, by its index, for those that were asked for."""

    def where(self, words: Set[str]) -> list[int]:
        """Where in the stream some words stand."""
        return list(compress(count(), map(words.__contains__, self.stream)))

    def find(self, wanted: Set[Pair]) -> list[int]:
        """Where in the stream some pairs stand."""
        firsts = {first for first, _ in wanted}
        return [i for i in self.where(firsts) if self.stream[i : i + 2] in wanted]

    def around(self, i: int, size: int = 2) -> tuple[str, ...]:
        """The word at `i` with `size` words on either side; breaks beyond the ends."""
        if size <= i < len(self.stream) - size:
            return self.stream[i - size : i + size + 1]
        return tuple(
            self.stream[j] if 0 <= j < len(self.stream) else BREAK
            for j in range(i - size, i + size + 1)
        )

    def place(self, i: int) -> Place:
        """Where the word at `i` in the stream stands in the text."""
        index = bisect_right(self.paragraphs, i, key=lambda paragraph: paragraph.first) - 1
        paragraph = self.paragraphs[index]
        if index not in self._starts:
            self._starts[index] = self._starts_in(paragraph)
        start, word = self._starts[index][i - paragraph.first], self.stream[i]
        return Place(start, start + len(word), word)

    def _starts_in(self, paragraph: Paragraph) -> list[int]:
        """Where each word and break of a paragraph stands, the break at its end too."""
        starts, at = [], paragraph.start
        for token in paragraph.tokens:
            at = self.text.index(token, at)
            parts = len(self.parts[token])
            if parts == 1:
                starts.append(at)
            else:
                starts += [at + token.index(token.strip(PUNCTUATION))] * parts
            at += len(token)
        return [*starts, at]


def prose(case: Case) -> Prose:
    """The words of the case's text."""
    lines, at = [], 0
    for line in case.text.split("\n"):
        if tokens := line.split():
            lines.append((at, tokens))
        at += len(line) + 1
    kinds = Counter(chain.from_iterable(tokens for _, tokens in lines))
    # One string of all kinds is folded much faster than each kind.
    words = one_tone("\n".join(kinds).lower()).split("\n") if kinds else ()
    parts = {token: _parts(word) for token, word in zip(kinds, words, strict=True)}
    stream: list[str] = []
    paragraphs = []
    for start, tokens in lines:
        paragraphs.append(Paragraph(start, len(stream), tokens))
        stream += chain.from_iterable(map(parts.__getitem__, tokens))
        stream.append(BREAK)
    counts = Counter(stream)
    del counts[BREAK]
    source = case.source
    broken = sum(repair.kind in _DAMAGE for repair in source.repairs)
    return Prose(
        text=case.text,
        paragraphs=tuple(paragraphs),
        kinds=kinds,
        parts=parts,
        stream=tuple(stream),
        pairs=frozenset(zip(stream, islice(stream, 1, None), strict=False)),
        counts=counts,
        mended=broken,
        damaged=source.ocr or broken >= _DAMAGED,
    )


def _parts(token: str) -> tuple[str, ...]:
    """What a token adds to the stream, folded as the stream is."""
    if token.isalpha():
        return (token,)
    core = token.strip(PUNCTUATION)
    if not core:
        return (BREAK,)
    before = (BREAK,) if not token.startswith(core) else ()
    after = (BREAK,) if not token.endswith(core) else ()
    return (*before, core if core.isalpha() else BREAK, *after)


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The word without any mark: `truyền` → `truyen`."""
    return fold_all(word)


def fold_all(words: str) -> str:
    """A text of any length without any mark: much faster than word by word."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", words.lower()))
    return plain.replace(_BARRED_D, "d")
