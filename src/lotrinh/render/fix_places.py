"""Where places of the printed text stand in the file itself: in its lines, or its paragraphs.

Place in the flow: render; fix_text.py and fix_docx.py ask. Nothing is guessed: a place is found by
its words with what stands around them, the n-th here being the n-th there, or not at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from lotrinh.plan.model import Edit, Finding
from lotrinh.source.text import At, SourceText

_AROUND: Final = (24, 10, 4, 0)
"""How many characters on each side are tried as context, the most telling first."""


class Change(NamedTuple):
    """One repair: printed place, what stood there, what stands there now, and why."""

    at: At
    before: str
    after: str
    code: str


class Spot(NamedTuple):
    """A stretch of one strand."""

    strand: int
    start: int
    end: int


class Strands:
    """The file's own stretches of text (lines or paragraphs) beside what was printed of them."""

    def __init__(self, source: SourceText, strands: Sequence[str]) -> None:
        self._source = source
        self._strands = [s if unicodedata.is_normalized("NFC", s) else "" for s in strands]
        """What is not composed counts other characters than we do: left alone."""

    def find(self, at: At) -> Spot | None:
        """The place in the strands; None where it is not certain."""
        line_start = self._line_start(at)
        start = line_start + at.column - 1
        end = self._line_start(at._replace(line=at.end_line)) + at.end_column - 1
        printed = self._source.printed
        line_end = printed.find("\n", start)
        line_end = len(printed) if line_end < 0 else line_end
        if at.end_line != at.line or not line_start <= start <= end <= line_end:
            end = line_end
        for around in _AROUND:
            left = max(line_start, start - around)
            words = printed[left : min(line_end, end + around)]
            spot = self._nth(words, printed, left)
            if spot is not None:
                begin = spot.start + start - left
                return Spot(spot.strand, begin, begin + end - start)
        return None

    def _line_start(self, at: At) -> int:
        starts = self._source.line_starts
        return starts[min(max(self._source.line_index(at), 0), len(starts) - 1)]

    def _nth(self, words: str, printed: str, offset: int) -> Spot | None:
        """The occurrence in the strands that is the one at `offset` of the printed text."""
        if not words.strip():
            return None
        spots = [
            Spot(number, start, start + len(words))
            for number, strand in enumerate(self._strands)
            for start in _occurrences(strand, words)
        ]
        offsets = _occurrences(printed, words)
        if len(spots) != len(offsets) or offset not in offsets:
            return None
        return spots[offsets.index(offset)]


def _occurrences(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def edits_of(findings: Sequence[Finding]) -> list[tuple[Finding, Edit]]:
    """All repairs, in the order of the text; of two that overlap only the first."""
    every = [(found, edit) for found in findings for edit in found.edits]
    every.sort(key=lambda pair: (pair[1].at.start, pair[1].at.end))
    kept: list[tuple[Finding, Edit]] = []
    for found, edit in every:
        if not kept or edit.at.start >= kept[-1][1].at.end:
            kept.append((found, edit))
    return kept
