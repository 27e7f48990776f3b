"""Tables set with blanks in a text file, as PDF-to-text programs lay them out.

    STT   Nhiệm vụ              Chủ trì      Thời gian
     1    Điều tra, lập         Trạm Y tế    Trước
          danh sách                          10/4/2026

The head tells how many columns there are, the lines below where they begin.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from lotrinh.source.text import RawCell, RawLine, RawTable

POINTS_A_BLANK: Final = 6.0
_GAP: Final = re.compile(r"\s{2,}")
_INDEX: Final = re.compile(r"(?:STT|TT|Số TT)$", re.IGNORECASE)
_HEAD_WORD: Final = re.compile(
    r"nội dung|nhiệm vụ|công việc|đơn vị|cơ quan|chủ trì|phối hợp|thời gian|thời hạn|"
    r"sản phẩm|ghi chú|"
    r"kinh phí|thực hiện|kết quả|hoạt động|số lượng|thành tiền|địa điểm|ngày",
    re.IGNORECASE,
)
_ROW_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})?\.?|[IVX]{1,5}\.?|[A-H]\.?)$")
_ENDS: Final = re.compile(
    r"(?:[IVX]{1,5}\s?[.)/-]|\d{1,2}\s?[.)/]|[a-zđ]\s?[)/]|Nơi nhận|Trên đây|[-+]\s)\s*\S"
)
_BLANKS: Final = 4
"""Blank lines in a row that end a table."""


class Piece(NamedTuple):
    """A stretch of a line between gaps."""

    start: int
    """Column in the file's line."""
    end: int
    text: str


class TextTable(NamedTuple):
    """A table and the lines it takes."""

    start: int
    """Index of its first line; `stop` is behind its last."""
    stop: int
    table: RawTable


def find_text_tables(items: list[RawLine | RawTable]) -> list[TextTable]:
    """The tables among the lines of a text file, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(items):
        item = items[at]
        spaced = isinstance(item, RawLine) and "  " in item.text
        if isinstance(item, RawLine) and spaced and _is_head(pieces := _pieces(item)):
            table = _read(items, at, pieces)
            if table is not None:
                found.append(table)
                at = table.stop
                continue
        at += 1
    return found


def _pieces(line: RawLine) -> list[Piece]:
    indent = int(line.look.indent / POINTS_A_BLANK)
    pieces = []
    at = 0
    for text in _GAP.split(line.text):
        if text:
            start = line.text.index(text, at)
            at = start + len(text)
            pieces.append(Piece(indent + start, indent + at, text))
    return pieces


def _is_head(pieces: list[Piece]) -> bool:
    if len(pieces) < 3 or any(len(p.text) > 40 for p in pieces):
        return False
    words = sum(1 for p in pieces if _HEAD_WORD.search(p.text))
    return (words >= 2 and bool(_INDEX.match(pieces[0].text))) or (
        words >= 3 and words == len(pieces)
    )


def _read(items: list[RawLine | RawTable], at: int, head: list[Piece]) -> TextTable | None:
    """The table whose head begins in line `at`; None where no rows follow."""
    stop, rows = _extent(items, at, head)
    if rows < 2:
        return None
    lines = [
        (i, item) for i in range(at, stop) if isinstance(item := items[i], RawLine) and item.text
    ]
    starts = _column_starts([_pieces(line) for _, line in lines], head)
    table = RawTable([], printed=tuple(
        item.text if isinstance(item, RawLine) else "" for item in items[at:stop]
    ))  # fmt: skip
    for i, line in lines:
        cells = _cut(line, starts)
        filled = [c for c, (_, text) in enumerate(cells) if text]
        first = cells[0][1]
        if filled == [0] and first.isdigit():
            continue
        if not table.rows or _ROW_NUMBER.match(first) or (first and len(table.rows) > 1):
            table.rows.append([RawCell([]) for _ in starts])
        for cell, (column, text) in zip(table.rows[-1], cells, strict=True):
            if text:
                cell.lines.append(RawLine(text, place=(i - at, column)))
    return TextTable(at, stop, table) if len(table.rows) > 2 else None


def _extent(items: list[RawLine | RawTable], at: int, head: list[Piece]) -> tuple[int, int]:
    """Where (exclusive) the table ends, and how many numbered rows it has."""
    stop = at + 1
    rows = blanks = 0
    left = head[1].start if len(head) > 1 else head[0].end
    for i in range(at + 1, len(items)):
        item = items[i]
        if isinstance(item, RawTable) or item.side:
            break
        if not item.text:
            blanks += 1
            if blanks >= _BLANKS:
                break
            continue
        pieces = _pieces(item)
        alone = len(pieces) == 1
        lone_number = alone and pieces[0].text.isdigit()
        if (
            alone
            and not lone_number
            and (
                _ENDS.match(pieces[0].text)
                or len(pieces[0].text) > 50
                or (pieces[0].start < left // 2 and blanks)
            )
        ):
            break
        blanks = 0
        rows += bool(_ROW_NUMBER.match(pieces[0].text)) and not alone
        if not lone_number:
            stop = i + 1
    return stop, rows


def _column_starts(lines: list[list[Piece]], head: list[Piece]) -> list[int]:
    """Where the columns begin: at the commonest start of the pieces nearest to each head."""
    starts: list[Counter[int]] = [Counter() for _ in head]
    for pieces in lines[1:]:
        for piece in pieces:
            nearest = min(range(len(head)), key=lambda c: _distance(piece, head[c]))
            starts[nearest][piece.start] += 1
    found = []
    for column, counted in zip(head, starts, strict=True):
        usual = counted.most_common(1)[0][0] if counted else column.start
        found.append(min(usual, column.start))
    found[0] = 0
    return found


def _distance(piece: Piece, head: Piece) -> float:
    if piece.start < head.end and head.start < piece.end:
        return abs(piece.start + piece.end - head.start - head.end) / 100
    return max(head.start - piece.end, piece.start - head.end)


def _cut(line: RawLine, starts: list[int]) -> list[tuple[int, str]]:
    """The line's texts, a column each, with their places in the line's text."""
    indent = int(line.look.indent / POINTS_A_BLANK)
    bounds = []
    for start in starts[1:]:
        at = max(0, min(len(line.text), start - indent))
        while 0 < at < len(line.text) and line.text[at - 1] != " ":
            at -= 1
        bounds.append(at)
    bounds = [0, *bounds, len(line.text)]
    cells = []
    for i in range(len(starts)):
        begin, end = bounds[i], max(bounds[i], bounds[i + 1])
        text = line.text[begin:end]
        cells.append((begin + len(text) - len(text.lstrip()), text.strip()))
    return cells
