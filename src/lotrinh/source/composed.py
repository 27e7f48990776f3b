"""Unicode in its composed form (NFC): the one form that everything behind the readers sees.

Word on macOS, some PDFs and pages copied from them write `ế` as three characters. Places that
count characters (words, columns) move with the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lotrinh.source.text import Extract, RawLine, RawTable


def composed(text: str) -> str:
    """The text in NFC; the same object where it is so already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def compose_letters(extract: Extract) -> None:
    """Bring every line of an extract to NFC, in place; a line that is so already stays as it is."""
    for line in _lines(extract.items):
        if not unicodedata.is_normalized("NFC", line.text):
            _compose_line(line)
    for item in extract.items:
        if isinstance(item, RawTable) and item.printed:
            item.printed = tuple(map(composed, item.printed))


def _lines(items: list[RawLine | RawTable]) -> Iterator[RawLine]:
    for item in items:
        if isinstance(item, RawLine):
            yield item
        else:
            yield from (line for row in item.rows for cell in row for line in cell.lines)


def _compose_line(line: RawLine) -> None:
    text = line.text

    def moved(offset: int) -> int:
        return len(unicodedata.normalize("NFC", text[:offset]))

    line.words = tuple(w._replace(start=moved(w.start), end=moved(w.end)) for w in line.words)
    line.look = line.look._replace(lead=moved(line.look.lead))
    line.text = unicodedata.normalize("NFC", text)
