"""Tables of Markdown: pipe tables, and letterheads whose cell borders are lines of one `|`.

Place in the flow: stage 0, part of the Markdown reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from lotrinh.resources.load import load_entries
from lotrinh.source.readers.columns import find_cues
from lotrinh.source.readers.flat_cells import cut_cell
from lotrinh.source.readers.markdown_inline import strip_marks
from lotrinh.source.text import Look, RawCell, RawLine, RawTable, Side

_DELIMITER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BORDER: Final = re.compile(r"(?<!\\)\|")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP: Final = "   "
_CELL_LINES: Final = 60
"""A cell of a broken table has fewer lines; beyond that the next `|` begins another table."""
_ROWS_TO_TELL: Final = 40
"""A broken table shows its columns in its first rows; a thousand lines of `|` are none."""

_LAYOUT_ROWS: Final = 8
"""A letterhead has fewer rows; a foot with a row for each recipient may have more."""
_ENOUGH: Final = 4
"""Weight of the cues that together tell a letterhead without its motto."""


def is_delimiter(line: str) -> bool:
    """Whether the line is a pipe table's `|---|---|`."""
    return "|" in line and _DELIMITER.fullmatch(line) is not None


def split_row(line: str) -> list[str]:
    """The cells of a pipe table's row, as written."""
    line = line.strip()
    cells = _BORDER.split(line)
    if line.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def table_end(lines: list[str], start: int) -> int | None:
    """Where (exclusive) the pipe table ends that begins in line `start`; None: none begins."""
    first = lines[start]
    if not _BORDER.search(first) or first.strip() == "|":
        return None
    ruled = start + 1 < len(lines) and is_delimiter(lines[start + 1])
    if not ruled and not (_closed(first) and start + 1 < len(lines) and _closed(lines[start + 1])):
        return None
    if not ruled and len(split_row(first)) != len(split_row(lines[start + 1])):
        return None
    end = start + 1
    while end < len(lines) and lines[end].strip() not in {"", "|"} and _BORDER.search(lines[end]):
        if not ruled and not _closed(lines[end]):
            break
        end += 1
    return end


def _closed(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def pipe_table(lines: list[str]) -> RawTable:
    """The table that the source lines make up; it prints one line for each of them."""
    printed = []
    rows = []
    for number, line in enumerate(lines):
        if is_delimiter(line):
            printed.append("")
            continue
        text, row = _row(line, number)
        printed.append(text)
        if any(cell.lines for cell in row):
            rows.append(row)
    if rows and len(lines) > 1 and is_delimiter(lines[1]):
        for cell in rows[0]:
            cell.header = bool(printed[0])
    return placed(RawTable(rows, printed=tuple(printed)))


def placed(table: RawTable) -> RawTable:
    """The table, marked as one that only sets a letterhead or foot where it is one.

    Then its cells' lines are cut where a converter joined them, and each has its side.
    """
    table.layout = _is_layout(table.rows)
    if table.layout:
        columns = _filled(table.rows)
        for row in table.rows:
            for i, cell in enumerate(row):
                side: Side = "" if len(columns) < 2 else "left" if i == min(columns) else "right"
                cell.lines[:] = [part for line in cell.lines for part in _cut_line(line, side)]
    return table


def _cut_line(line: RawLine, side: Side) -> list[RawLine]:
    """The lines that a cell's line is made of, with their places in print."""
    number, column = line.place or (0, 0)
    return [
        replace(
            line,
            text=line.text[part.start : part.stop],
            look=line.look._replace(lead=0) if len(part) < len(line.text) else line.look,
            side=side,
            place=(number, column + part.start),
        )
        for part in cut_cell(line.text)
    ]


def _filled(rows: list[list[RawCell]]) -> set[int]:
    """The columns that hold text."""
    return {i for row in rows for i, cell in enumerate(row) if cell.lines}


def _row(line: str, number: int) -> tuple[str, list[RawCell]]:
    """The printed line of a row, and its cells with their places in it."""
    printed = ""
    cells = []
    for content in split_row(line):
        cell = RawCell([])
        for part in _BREAK.split(content):
            marked = strip_marks([part])[0]
            text = marked.text.strip()
            if not text:
                continue
            printed += _GAP if printed else ""
            look = Look(bold=marked.bold, italic=marked.italic, lead=marked.lead)
            cell.lines.append(RawLine(text, look, place=(number, len(printed))))
            printed += text
        cells.append(cell)
    return printed, cells


def _is_layout(rows: list[list[RawCell]]) -> bool:
    """Whether the table sets a letterhead or foot: two columns with the words of one.

    One of the columns may be empty: a foot without a signature, a letterhead half filled in.
    """
    filled = _filled(rows)
    if not filled or len(filled) > 2:
        return False
    texts = [line.text for row in rows for cell in row for line in cell.lines]
    if len(rows) > _LAYOUT_ROWS and not (
        len(rows) <= _CELL_LINES and find_cues(texts[0]).get("recipients")
    ):
        return False
    return has_layout_words(texts) or (len(filled) == 2 and _says_letterhead(texts))


def _says_letterhead(texts: list[str]) -> bool:
    """Whether different cues together tell a letterhead: number and date without a motto."""
    cues = {key: cue for text in texts for key, cue in find_cues(text).items()}
    return sum(weight for part, weight in cues.values() if part == "letterhead") >= _ENOUGH


def has_layout_words(texts: Iterable[str]) -> bool:
    """Whether one of the texts begins as a line of a letterhead or foot does."""
    forms = tuple(form.casefold() for entry in load_entries("layout.toml") for form in entry.forms)
    return any(text.casefold().startswith(forms) for text in texts)


def broken_table(lines: list[str], at: int) -> tuple[RawTable, int] | None:
    """The table whose cell borders are lines of a single `|`, and where (exclusive) it ends.

    A row begins and ends with such a line, so that two of them in a row divide rows. A table of
    two columns is none here: it sets a letterhead or foot (`broken_sides`).
    """
    rows: list[list[tuple[int, int]]] = []
    end = at
    while (row := _broken_row(lines, end)) is not None:
        rows.append(row)
        end = row[-1][1] + 1
        if len(rows) == _ROWS_TO_TELL and max(map(len, rows)) < 3:
            return None
    width = max((len(row) for row in rows), default=0)
    if width < 3 or sum(len(row) == width for row in rows) < 2:
        return None
    return _broken_cells(lines, rows, at, end, width), end


def _broken_row(lines: list[str], at: int) -> list[tuple[int, int]] | None:
    """The cells of a row as (first line, border behind it); None where no row begins."""
    if at >= len(lines) or lines[at].strip() != "|":
        return None
    cells: list[tuple[int, int]] = []
    start = at + 1
    for i in range(start, min(len(lines), start + 8 * _CELL_LINES)):
        if lines[i].strip() != "|":
            if i - start > _CELL_LINES:
                break
            continue
        cells.append((start, i))
        start = i + 1
        if start >= len(lines) or lines[start].strip() in {"", "|"}:
            return cells
    return None


def _broken_cells(
    lines: list[str], rows: list[list[tuple[int, int]]], at: int, end: int, width: int
) -> RawTable:
    printed = [""] * (end - at)
    table = []
    for row in rows:
        cells = []
        for first, border in row:
            cell = RawCell([], col_span=width if len(row) == 1 else 1)
            for i, marked in enumerate(
                strip_marks([line.strip() for line in lines[first:border]]), first
            ):
                text = marked.text.strip()
                printed[i - at] = text
                if text:
                    look = Look(bold=marked.bold, italic=marked.italic, lead=marked.lead)
                    cell.lines.append(RawLine(text, look, place=(i - at, 0)))
            cells.append(cell)
        table.append(cells)
    return RawTable(table, printed=tuple(printed))


def broken_sides(lines: list[str]) -> dict[int, Side]:
    """The side of every line of letterheads and feet whose borders are lines of a single `|`.

    A row has two cells: `|`, left lines, `|`, right lines, `|`; the next row begins with a `|` of
    its own. Border lines themselves have side "".
    """
    bars = [i for i, line in enumerate(lines) if line.strip() == "|"]
    sides: dict[int, Side] = {}
    at = 0
    while at < len(bars):
        row = bars[at : at + 3]
        sides[row[0]] = ""
        if len(row) == 3 and row[2] - row[0] <= 2 * _CELL_LINES:
            sides.update(dict.fromkeys(row, ""))
            sides.update(dict.fromkeys(range(row[0] + 1, row[1]), "left"))
            sides.update(dict.fromkeys(range(row[1] + 1, row[2]), "right"))
            at += 3
        else:
            at += 1
    return sides
