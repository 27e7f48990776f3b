"""Tables that a Markdown file holds as HTML, as converters of scans write them.

Place in the flow: stage 0, part of the Markdown reader.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from html.parser import HTMLParser
from typing import Final

from lotrinh.source.readers.markdown_tables import placed
from lotrinh.source.text import Look, RawCell, RawLine, RawTable

_OPEN: Final = re.compile(r"\s*(?:<div[^<>]*>\s*)?(?:<html>\s*<body>\s*)?<table\b", re.IGNORECASE)
_CLOSE: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_GAP: Final = "   "
_MAX_SPAN: Final = 200
_MOST_LINES: Final = 5_000


def table_closes(lines: list[str]) -> list[int]:
    """The lines that hold a `</table>`, in order."""
    return [i for i, line in enumerate(lines) if "<" in line and _CLOSE.search(line)]


def html_table_end(lines: list[str], start: int, closes: list[int]) -> int | None:
    """Where (exclusive) the HTML table ends that begins in line `start`; None: none begins.

    `closes` is what `table_closes` gives for the lines.
    """
    if "<" not in lines[start] or not _OPEN.match(lines[start]):
        return None
    at = bisect_left(closes, start)
    if at == len(closes) or closes[at] - start > _MOST_LINES:
        return None
    line = lines[closes[at]]
    last = list(_CLOSE.finditer(line))[-1]
    return None if _TAG.sub("", line[last.end() :]).strip() else closes[at] + 1


def html_table(lines: list[str]) -> RawTable:
    """The table of the source lines; it prints one line for each of them."""
    reader = _TableReader(len(lines))
    reader.feed("\n".join(lines))
    reader.close()
    rows = [row for row in reader.rows if any(cell.lines for cell in row)]
    return placed(RawTable(rows, printed=tuple(reader.printed)))


class _TableReader(HTMLParser):
    """Collects cells and the printed line that each stretch of text stands in."""

    def __init__(self, height: int) -> None:
        super().__init__(convert_charrefs=True)
        self.printed = [""] * height
        self.rows: list[list[RawCell]] = []
        self.cell: RawCell | None = None
        self.bold = 0
        self.fresh = True
        """The next text begins a line of its own in the cell."""
        self.blank = False
        """White space stood behind the last text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
            self.cell = None
        elif tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            given = dict(attrs)
            self.cell = RawCell(
                [], _span(given.get("rowspan")), _span(given.get("colspan")), header=tag == "th"
            )
            self.rows[-1].append(self.cell)
            self.fresh = True
        elif tag in {"br", "p", "div", "li"}:
            self.fresh = True
        elif tag in {"b", "strong"}:
            self.bold += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self.cell = None
        elif tag in {"b", "strong"}:
            self.bold = max(self.bold - 1, 0)
        elif tag in {"p", "div", "li"}:
            self.fresh = True

    def handle_data(self, data: str) -> None:
        first = self.getpos()[0] - 1
        for offset, piece in enumerate(data.split("\n")):
            text = " ".join(piece.split())
            if text:
                apart = self.blank or piece[0].isspace()
                self._add(text, min(first + offset, len(self.printed) - 1), " " if apart else "")
            self.blank = piece[-1:].isspace() or (self.blank and not piece)

    def _add(self, text: str, number: int, link: str) -> None:
        """Print the text; in a cell it goes on with the last line or begins another."""
        line = self.printed[number]
        cell = self.cell
        last = cell.lines[-1] if cell and cell.lines and not self.fresh else None
        if last is not None and last.place is not None and last.place[0] == number:
            self.printed[number] = line + link + text
            last.text += link + text
            return
        line += _GAP if line else ""
        if cell is not None:
            cell.lines.append(RawLine(text, Look(bold=self.bold > 0), place=(number, len(line))))
        self.printed[number] = line + text
        self.fresh = False


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _MAX_SPAN) if value and value.isdecimal() else 1
