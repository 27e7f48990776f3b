"""Unicode in its composed form (NFC): the one form that everything behind the readers sees.

Word on macOS, some PDFs and pages copied from them write `ế` as three characters. Places that
count characters (words, columns) move with the text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from lotrinh.source.text import Extract, RawLine, RawTable


def composed(text: str) -> str:
    """The text in NFC; the same object where it is so already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def compose_letters(extract: Extract) -> Extract:
    """The extract with every line in NFC; the same object where all are so already."""
    items = [
        _composed_line(item) if isinstance(item, RawLine) else _composed_table(item)
        for item in extract.items
    ]
    if all(new is old for new, old in zip(items, extract.items, strict=True)):
        return extract
    return replace(extract, items=items)


def _composed_table(table: RawTable) -> RawTable:
    lines = [line.text for row in table.rows for cell in row for line in cell.lines]
    if all(unicodedata.is_normalized("NFC", text) for text in (*lines, *table.printed)):
        return table
    rows = [
        [replace(cell, lines=[_composed_line(line) for line in cell.lines]) for cell in row]
        for row in table.rows
    ]
    return replace(table, rows=rows, printed=tuple(map(composed, table.printed)))


def _composed_line(line: RawLine) -> RawLine:
    text = line.text
    if unicodedata.is_normalized("NFC", text):
        return line

    def moved(offset: int) -> int:
        return len(unicodedata.normalize("NFC", text[:offset]))

    return replace(
        line,
        text=unicodedata.normalize("NFC", text),
        words=tuple(w._replace(start=moved(w.start), end=moved(w.end)) for w in line.words),
        look=line.look._replace(lead=moved(line.look.lead)),
    )
