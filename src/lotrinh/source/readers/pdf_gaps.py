"""Gaps inside a PDF's lines: blanks that the places of the glyphs disprove, or prove missing.

Place in the flow: called by `pdf_pieces` for the few lines whose text looks odd.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from lotrinh.source.syllables import is_syllable, split_syllables

BoxLTRB = tuple[float, float, float, float]
"""left, top, right, bottom in PDF user space (y grows upwards)."""

_WORD: Final = re.compile(r"\S+")
# Signs that PDFium saw a gap where there is none, or none where there is one.
_ALONE: Final = re.compile(
    r"(?<!\S)[^\W\d_](?:\s[^\W\d_]){2,}(?!\S)"
    r"|(?<!\S)(?:ngh|ng|nh|ch|gh|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])\s[^\W\d_]",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"[a-zđ][A-ZĐ]|[^\W\d_]{8}")
_LONG: Final = re.compile(r"[^\W\d_]{8}")
_HUMP: Final = re.compile(r"[a-zđ][A-ZĐ]")
_ONSETS: Final = "ngh ng nh ch gh kh ph qu th tr b c d đ g h k l m n p r s t v x"
_CONSONANTS: Final = frozenset(
    form for onset in _ONSETS.split() for form in (onset, onset.upper(), onset.title())
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CLOSE: Final = 0.1
"""A gap of less than this many font heights is no blank."""
APART: Final = 0.17
"""A gap of more than this many font heights between letters is a blank."""


def find_odd(text: str) -> list[int]:
    """Where the text looks as if PDFium saw a gap too many or too few; sorted."""
    words = text.split()
    odd: list[int] = []
    if not _CONSONANTS.isdisjoint(words):
        odd += [m.start() for m in _ALONE.finditer(text)]
    if any(_LONG.search(word) for word in words if len(word) >= 8):
        odd += [m.start() for m in _LONG.finditer(text)]
    odd += [m.start() for m in _HUMP.finditer(text)]
    odd.sort()
    return odd


def mend_gaps(text: str, boxes: list[BoxLTRB | None], size: float) -> str:
    """`text` with its blanks closed or opened where the places of its glyphs say so.

    `boxes` has one entry a character, None for blanks; `size` is the font's height in points.
    """
    mended = _close_gaps(text, boxes, size)
    if mended == text and _GLUED.search(text):
        return _open_gaps(text, boxes, size)
    return mended


def _close_gaps(text: str, boxes: list[BoxLTRB | None], size: float) -> str:
    """`text` without the blanks at which two glyphs stand closer than any blank is wide.

    A blank goes where its gap is under `_CLOSE` font heights and one of its sides is no syllable;
    in a run of letters each alone (`T h a m  m ư u`) the wide gaps of the run stay.
    """
    drop: set[int] = set()
    for match in re.finditer(r"(?<!\S)[^\W\d_](?:\s[^\W\d_]){2,}(?!\S)", text):
        blanks = [i for i in range(match.start(), match.end()) if text[i] == " "]
        gaps = [_gap(boxes, i - 1, i + 1) for i in blanks]
        usual = sorted(gaps)[len(gaps) // 3]
        drop.update(i for i, gap in zip(blanks, gaps, strict=True) if gap < usual + 0.12 * size)
    for i, c in enumerate(text):
        if c != " " or i in drop or not 0 < i < len(text) - 1:
            continue
        if _gap(boxes, i - 1, i + 1) < _CLOSE * size and _wants(text, i):
            drop.add(i)
    if not drop:
        return text
    return "".join(c for i, c in enumerate(text) if i not in drop)


def _wants(text: str, blank: int) -> bool:
    """Whether the letters around a blank are one syllable, but not two."""
    before = _last(text[:blank])
    after = _LETTERS.match(text, blank + 1)
    if not before or after is None:
        return False
    pair = before, after.group()
    return is_syllable(before + pair[1]) and not (is_syllable(pair[0]) and is_syllable(pair[1]))


def _last(text: str) -> str:
    word = text.rsplit(" ", 1)[-1]
    return word if _LETTERS.fullmatch(word) else ""


def _gap(boxes: list[BoxLTRB | None], before: int, after: int) -> float:
    """Points between two glyphs; a large number where one has no place."""
    a, b = boxes[before], boxes[after]
    return b[0] - a[2] if a and b else 1e9


def _open_gaps(text: str, boxes: list[BoxLTRB | None], size: float) -> str:
    """`text` with blanks where glyphs of one "word" stand apart as words do."""
    out: list[int] = []
    for match in _WORD.finditer(text):
        word = match.group()
        letters = _LETTERS.fullmatch(word.strip('.,;:!?()"“”'))
        if letters and _GLUED.search(word) and not is_syllable(letters.group()):
            cuts = [
                i
                for i in range(match.start() + 1, match.end())
                if _gap(boxes, i - 1, i) > APART * size
            ]
            if _sound(text, match.span(), cuts):
                out.extend(cuts)
    for cut in reversed(out):
        text = f"{text[:cut]} {text[cut:]}"
    return text


def _sound(text: str, span: tuple[int, int], cuts: list[int]) -> bool:
    """Whether the parts between the cuts are made of syllables."""
    edges = [span[0], *cuts, span[1]]
    parts = (text[a:b].strip('.,;:!?()"“”') for a, b in pairwise(edges))
    return all(is_syllable(p) or split_syllables(p) is not None for p in parts)
