"""Footnotes: taken from under their short rule at a page's foot, their marks out of the text.

Place in the flow: `page_layout` calls it before it lays a page out, so that a sentence that goes
on over the page break is not cut by a note.
"""

from __future__ import annotations

import re
from statistics import median
from typing import Final

from lotrinh.source.readers.page_columns import Margins
from lotrinh.source.readers.page_rows import join_row, rows_of
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.text import RawLine

_LOW: Final = 0.35
"""The rule stands below this share of the page."""
_SHORTEST: Final = 40.0
_LONGEST: Final = 0.5
"""Share of the text's width that the rule may reach."""
_SMALL: Final = 0.94
"""Notes are set in at most this share of the text's size."""
_MISREAD: Final = re.compile(r"^['’!?\"°*]{1,2}\s+")
"""What recognition makes of a small raised number."""
_NUMBERED: Final = re.compile(r"\[(\d{1,3})\] ")
_LOOSE: Final = re.compile(r" [;,.:)]")
"""A blank that only the mark had parted from what follows."""
_SURELY: Final = 0.88
"""Text of at most this share needs no mark: a note that goes on from the page before."""
_MARK: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?(?:\s+|(?=[^\W\d]|[\"“(]))")


def take_footnotes(page: Page, margins: Margins, size: float, last: int) -> list[RawLine]:
    """Take the footnotes off a page.

    `size` is that of the document's text, 0 where unknown; `last` the number of the last note
    before this page.

    Returns their lines, each note's first one with its mark as `[1] `, and removes the marks of
    these notes from the page's lines.
    """
    notes = _find_notes(page, margins, size)
    if not notes:
        return []
    taken = {id(piece) for piece in notes}
    page.pieces = [piece for piece in page.pieces if id(piece) not in taken]
    lines = []
    marks: set[str] = set()
    for row in rows_of(_level_marks(notes)):
        line = join_row(row, page.number)
        line.footnote = True
        if page.recognised and row[0].x0 > margins.left + 9:
            line.text = _MISREAD.sub(f"{last + 1} ", line.text)
        match = _MARK.match(line.text)
        if match and row[0].x0 < margins.left + 45 and _is_next(match.group(1), last):
            marks.add(match.group(1))
            last = int(match.group(1)) if match.group(1).isdigit() else last
            line.text = f"[{match.group(1)}] {line.text[match.end() :]}"
            line.words = ()
        lines.append(line)
    for piece in page.pieces:
        _remove_marks(piece, marks)
    return lines


def _find_notes(page: Page, margins: Margins, size: float) -> list[Piece]:
    """The pieces below the rule that parts notes from text; none where there is no such rule."""
    for rule in sorted(page.across, reverse=True):
        width = rule.end - rule.start
        if rule.at < _LOW * page.height:
            break
        short = _SHORTEST < width < _LONGEST * (margins.right - margins.left)
        if not short or abs(rule.start - margins.left) > 8 or _is_touched(rule.at, page):
            continue
        below = [piece for piece in page.pieces if piece.base > rule.at]
        if not below or not size or median(p.size for p in below) > _SMALL * size:
            continue
        small = median(p.size for p in below) <= _SURELY * size
        if small or any(_MARK.match(p.text) or p.text.isdigit() for p in below):
            return below
    return []


def _is_touched(y: float, page: Page) -> bool:
    """Whether a vertical rule meets the height: the rule belongs to a table."""
    return any(rule.start - 3 <= y <= rule.end + 3 for rule in page.down)


def _level_marks(notes: list[Piece]) -> list[Piece]:
    """The pieces with raised marks lowered to the line that they begin."""
    for mark in notes:
        if len(mark.text) > 3:
            continue
        for piece in notes:
            lower = 0 < piece.base - mark.base < 0.7 * piece.size
            if lower and 0 <= piece.x0 - mark.x1 < piece.size:
                mark.base = piece.base
                break
    return notes


def _is_next(mark: str, last: int) -> bool:
    """Whether a mark can be the next note's: one more than the last, or 1 again."""
    return not mark.isdigit() or int(mark) in {1, last + 1}


def last_number(notes: list[RawLine], before: int) -> int:
    """The number of the last numbered note among the lines, else `before`."""
    numbers = [int(m.group(1)) for line in notes if (m := _NUMBERED.match(line.text))]
    return numbers[-1] if numbers else before


def _remove_marks(piece: Piece, marks: set[str]) -> None:
    for start, end in reversed(piece.raised):
        if piece.text[start:end].strip("[]()") in marks and piece.text != piece.text[start:end]:
            rest = piece.text[end:]
            piece.text = piece.text[:start] + (rest[1:] if _LOOSE.match(rest) else rest)
            piece.lead = min(piece.lead, len(piece.text))
    piece.raised = ()
