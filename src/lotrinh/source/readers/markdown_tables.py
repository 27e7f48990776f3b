"""Tables of Markdown: pipe tables, and letterheads whose cell borders are lines of one `|`.

Place in the flow: stage 0, part of the Markdown reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lotrinh.resources.load import load_entries
from lotrinh.source.readers.markdown_inline import strip_marks
from lotrinh.source.text import Look, RawCell, RawLine, RawTable, Side

_DELIMITER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BORDER: Final = re.compile(r"(?<!\\)\|")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP: Final = "   "
_CELL_LINES: Final = 60
"""A cell of a broken table has fewer lines; beyond that the next `|` begins another table."""


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
    table = RawTable(rows, printed=tuple(printed))
    table.layout = _is_layout(rows)
    return table


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
    """Whether the table sets a letterhead or foot: two columns with the words of one."""
    filled = {i for row in rows for i, cell in enumerate(row) if cell.lines}
    if len(filled) != 2 or len(rows) > 8:
        return False
    return has_layout_words(line.text for row in rows for cell in row for line in cell.lines)


def has_layout_words(texts: Iterable[str]) -> bool:
    """Whether one of the texts begins as a line of a letterhead or foot does."""
    forms = tuple(form.casefold() for entry in load_entries("layout.toml") for form in entry.forms)
    return any(text.casefold().startswith(forms) for text in texts)


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
