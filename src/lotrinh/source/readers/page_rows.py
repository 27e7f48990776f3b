"""Pieces that share a baseline → one line.

Place in the flow: used by `page_layout` and `page_tables`.
"""

from __future__ import annotations

import re
from typing import Final

from lotrinh.source.readers.pieces import Piece
from lotrinh.source.text import Box, Look, RawLine, RawWord

_SPACES: Final = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_ODD: Final = re.compile("[\\t\x02\xa0\xad\u2000-\u200b\u202f\u205f\u3000\ufeff\ufffe]|  ")
_MARKS: Final = {0x02: "-", 0xFFFE: "-", 0xAD: None, 0x200B: None, 0xFEFF: None}

_CLOSING: Final = (";", ",", ".", ":", ")", "!", "?", "”")
"""What stands without a blank behind a word."""
_CLOSE: Final = 0.2
"""A gap of less than this many font heights is no blank."""


def rows_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by baselines, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        if rows:
            first = rows[-1][0]
            if piece.base - first.base <= 0.4 * min(piece.size, first.size):
                rows[-1].append(piece)
                continue
        rows.append([piece])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda p: p.x0)
    return rows


def tidy(text: str) -> str:
    """Single blanks, a plain hyphen for PDFium's mark of one, no invisible characters."""
    if not _ODD.search(text):
        return text.strip()
    return _SPACES.sub(" ", text.translate(_MARKS)).strip()


def join_row(row: list[Piece], page: int) -> RawLine:
    """One line of the pieces of a row; `look.indent` and `look.centered` are left open."""
    first = row[0]
    if len(row) == 1:
        text = tidy(first.text)
        look = Look(first.bold, first.italic, False, 0, min(first.lead, len(text)))
        box = Box(first.x0, first.y0, first.x1, first.y1)
        return RawLine(text, look, "", page, box, first.words)
    joined = ""
    words: list[RawWord] = []
    lead = 0
    leading = True
    edge = first.x1
    for piece in row:
        text = tidy(piece.text)
        close = piece.x0 - edge < _CLOSE * piece.size and text.startswith(_CLOSING)
        joined += text if close or not joined else f" {text}"
        offset = len(joined) - len(text)
        words.extend(
            RawWord(w.start + offset, w.end + offset, w.box, w.confidence) for w in piece.words
        )
        if leading and (piece.bold or piece.lead):
            lead = offset + (len(text) if piece.bold else piece.lead)
        leading = leading and piece.bold
        edge = piece.x1
    bold = all(p.bold for p in row)
    box = Box(
        first.x0, min(p.y0 for p in row), max(p.x1 for p in row), max(p.y1 for p in row)
    )  # fmt: skip
    look = Look(bold, all(p.italic for p in row), False, 0, 0 if bold else lead)
    return RawLine(joined, look, "", page, box, tuple(words))
