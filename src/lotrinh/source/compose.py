"""Joins and mends what a reader found into one `SourceText`: the only place that mends text.

Every change keeps its way back: `SourceText.origin` maps mended to printed offsets, and each
repair is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lotrinh.source.composed import compose_letters
from lotrinh.source.join import Wrapping, continues, run_in_items
from lotrinh.source.mend import Mender, Piece
from lotrinh.source.sides import Columns, find_columns
from lotrinh.source.text import (
    Block,
    Cell,
    Dropped,
    Extract,
    Look,
    OffsetMap,
    Paragraph,
    RawLine,
    RawTable,
    Repair,
    SourceText,
    Span,
    Table,
    Word,
)
from lotrinh.source.text_tables import TextTable, find_text_tables

_LONE_NUMBER: Final = re.compile(r"\s*[-–]?\s*(?:[Tt]rang\s*)?(\d{1,3})(?:\s*/\s*\d+)?\s*[-–]?\s*$")
_LONGEST_NUMBER: Final = 40
"""Characters of a line that is nothing but a page number."""


@dataclass(slots=True)
class _Printed:
    """A raw line with its printed offset."""

    line: RawLine
    offset: int


@dataclass(slots=True)
class _Writer:
    """Collects the printed and the mended text."""

    printed: list[str] = field(default_factory=list)
    printed_size: int = 0
    line_starts: list[int] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    page: int = 0
    mended: list[str] = field(default_factory=list)
    size: int = 0
    anchors: list[tuple[int, int]] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def print_line(self, line: RawLine) -> _Printed:
        """Append one line to the printed text."""
        while line.page is not None and line.page > self.page:
            self.page += 1
            self.page_starts.append(self.printed_size)
        placed = _Printed(line, self.printed_size)
        self.line_starts.append(self.printed_size)
        self.printed.append(line.text)
        self.printed_size += len(line.text) + 1
        return placed

    def write(self, lines: list[_Printed], mender: Mender) -> tuple[int, int]:
        """Append the paragraph that the lines make up; its span, (n, n) where nothing is left."""
        pieces = mender.mend_lines([(p.line.text, p.offset) for p in lines], self.repairs)
        if not pieces:
            return self.size, self.size
        if self.mended:
            self.mended.append("\n")
            self.size += 1
        start = self.size
        for text, printed in pieces:
            self.anchors.append((self.size, printed))
            self.mended.append(text)
            self.size += len(text)
        if any(p.line.words for p in lines):
            self._keep_words(lines, start, pieces)
        return start, self.size

    def _keep_words(self, lines: list[_Printed], start: int, pieces: list[Piece]) -> None:
        """Carry the place of each recognised word over to the mended text."""
        spans = []
        offset = start
        for text, printed in pieces:
            spans.append((printed, printed + len(text), offset - printed))
            offset += len(text)
        for placed in lines:
            for word in placed.line.words:
                at = placed.offset + word.start
                shift = next((s for a, b, s in spans if a <= at < b), None)
                if shift is not None:
                    end = at + word.end - word.start
                    page = placed.line.page or 1
                    self.words.append(
                        Word(at + shift, end + shift, page, word.box, word.confidence)
                    )


def compose(extract: Extract, *, name: str, sha256: str) -> SourceText:
    """Join and mend a reader's lines. Total: every extract gives a source text."""
    extract = compose_letters(extract)
    composer = _Composer(extract)
    for index, item in enumerate(extract.items):
        if isinstance(item, RawTable):
            composer.add_table(item)
        else:
            composer.add_line(index, item)
    composer.end_paragraph()
    return _source(extract, composer, name, sha256)


class _Composer:
    """Takes a reader's items in order and makes blocks of them."""

    def __init__(self, extract: Extract) -> None:
        lines = [item for item in extract.items if isinstance(item, RawLine)]
        self.wrapped = extract.wrapped
        self.how = Wrapping.of(lines) if self.wrapped else Wrapping(False, True, 0, 0.0, False)
        self.mender = Mender.for_lines(lines, _cell_lines(extract), scanned=extract.ocr)
        self.writer = _Writer()
        self.blocks: list[Block] = []
        self.dropped = list(extract.dropped)
        stretches = _stretches(extract) if self.wrapped and not self.how.boxed else []
        self._stretch_at = {i: found for found in stretches for i in range(found.start, found.stop)}
        self._numbers = _page_numbers(extract) if self.wrapped else frozenset()
        self._held: list[_Printed] = []
        self._group: list[_Printed] = []
        self._blanks = 0
        self._gap = False
        self._page_break = False
        """A page number was passed over: blanks around it tell nothing."""

    def add_table(self, table: RawTable) -> None:
        self.end_paragraph()
        places = [self.writer.print_line(RawLine(text, page=table.page)) for text in table.printed]
        if table.layout:
            self.blocks += _write_layout(table, self.writer, self.mender, places)
        else:
            self.blocks.append(_write_table(table, self.writer, self.mender, self.wrapped, places))
        self._blanks = 0

    def add_line(self, index: int, line: RawLine) -> None:
        placed = self.writer.print_line(line)
        stretch = self._stretch_at.get(index)
        if stretch is not None:
            self._hold(placed, stretch, last=index == stretch.stop - 1)
        elif index in self._numbers:
            self.dropped.append(Dropped("page_number", line.text.strip(), line.page))
            self._page_break = True
        elif not line.text.strip():
            self._blanks += not self._page_break
        else:
            for part in run_in_items(line.text):
                if part.start:
                    self.end_paragraph()
                piece = placed if part == range(len(line.text)) else _part(placed, part)
                self._add_words(piece)

    def end_paragraph(self) -> None:
        """Write the paragraph that the gathered lines make up."""
        if self._group:
            start, end = self.writer.write(self._group, self.mender)
            if end > start:
                self.blocks.append(_paragraph(self._group, start, end, self._gap))
        self._group = []

    def _add_words(self, placed: _Printed) -> None:
        blanks = 0 if self._page_break else self._blanks
        above = self._group[-1].line if self._group and self.wrapped else None
        if above is None or not continues(above, placed.line, blanks, self.how):
            self.end_paragraph()
            self._gap = self._blanks > self.how.blanks
        self._group.append(placed)
        self._blanks, self._page_break = 0, False

    def _hold(self, placed: _Printed, stretch: Columns | TextTable, *, last: bool) -> None:
        """Keep the lines of a stretch until its last, then write it column by column."""
        self.end_paragraph()
        self._held.append(placed)
        if last:
            self.blocks += _write_stretch(stretch, self._held, self.writer, self.mender)
            self._held = []
        self._blanks = 0


def _part(placed: _Printed, part: range) -> _Printed:
    """A stretch of a printed line as a line of its own; only its beginning has the line's look."""
    line = placed.line
    text = line.text[part.start : part.stop]
    look = line.look if part.start == 0 else Look(indent=line.look.indent)
    return _Printed(RawLine(text, look, line.side, line.page), placed.offset + part.start)


def _cell_lines(extract: Extract) -> Iterator[RawLine]:
    """The lines of all tables."""
    for item in extract.items:
        if isinstance(item, RawTable):
            yield from (line for row in item.rows for cell in row for line in cell.lines)


def _stretches(extract: Extract) -> list[Columns | TextTable]:
    """The stretches of a text that blanks set in columns: letterhead, foot and tables."""
    columns = find_columns(extract.items)
    tables = [
        t
        for t in find_text_tables(extract.items)
        if all(t.stop <= c.start or c.stop <= t.start for c in columns)
    ]
    return [*columns, *tables]


def _write_stretch(
    stretch: Columns | TextTable, lines: list[_Printed], writer: _Writer, mender: Mender
) -> list[Block]:
    """Write a stretch whose physical lines are printed already."""
    if isinstance(stretch, TextTable):
        return [_write_table(stretch.table, writer, mender, True, lines)]
    return _write_columns(stretch, lines, writer, mender)


def _write_columns(
    columns: Columns, lines: list[_Printed], writer: _Writer, mender: Mender
) -> list[Block]:
    """Write the pieces of a stretch of two columns, whose physical lines are printed already."""
    blocks: list[Block] = []
    for part in columns.parts:
        placed = _Printed(part.line, lines[part.row - columns.start].offset + part.column)
        start, end = writer.write([placed], mender)
        if end > start:
            blocks.append(_paragraph([placed], start, end, False))
    return blocks


def _page_numbers(extract: Extract) -> frozenset[int]:
    """Indices of the lines that are nothing but a page number: they count up through the text."""
    found: list[tuple[int, int]] = []
    for index, item in enumerate(extract.items):
        if isinstance(item, RawLine) and len(item.text) <= _LONGEST_NUMBER:
            match = _LONE_NUMBER.match(item.text)
            if match is not None:
                found.append((index, int(match[1])))
    for first in range(min(3, len(found))):
        run = found[first:]
        if run[0][1] in {1, 2} and all(b[1] == a[1] + 1 for a, b in pairwise(run)):
            return frozenset(index for index, _ in run)
    return frozenset()


def _source(extract: Extract, composer: _Composer, name: str, sha256: str) -> SourceText:
    writer = composer.writer
    return SourceText(
        name=name,
        media_type=extract.media_type,
        reader=extract.reader,
        sha256=sha256,
        text="".join(writer.mended),
        blocks=tuple(composer.blocks),
        printed="\n".join(writer.printed),
        origin=OffsetMap(writer.anchors),
        pages=extract.pages,
        ocr=extract.ocr,
        page_starts=tuple(writer.page_starts),
        line_starts=tuple(writer.line_starts) or (0,),
        repairs=tuple(writer.repairs),
        dropped=tuple(composer.dropped),
        signatures=tuple(extract.signatures),
        words=tuple(writer.words),
        notices=tuple(extract.notices),
        setup=extract.setup,
    )


def _paragraph(group: list[_Printed], start: int, end: int, gap: bool) -> Paragraph:
    """The block of a group of lines: its look is the first line's, bold only where all are."""
    first = group[0].line
    look = first.look
    if len(group) > 1:
        bold = all(p.line.look.bold for p in group)
        lead = look.lead
        if look.bold and not bold:
            whole = _leading_bold(group)
            lead = sum(len(p.line.text) + 1 for p in whole)
            lead += group[len(whole)].line.look.lead
        look = Look(
            bold,
            all(p.line.look.italic for p in group),
            all(p.line.look.centered for p in group),
            look.heading,
            lead,
            look.indent,
        )
    return Paragraph(start, end, look, first.side, first.footnote, gap)


def _leading_bold(group: list[_Printed]) -> list[_Printed]:
    bold = []
    for placed in group:
        if not placed.line.look.bold:
            break
        bold.append(placed)
    return bold


def _place(line: RawLine, writer: _Writer, places: list[_Printed]) -> _Printed:
    """Where a cell's line stands in print: a line of its own, or inside a printed table line."""
    if line.place is None or not places:
        return writer.print_line(line)
    index, column = line.place
    return _Printed(line, places[index].offset + column)


def _write_layout(
    table: RawTable, writer: _Writer, mender: Mender, places: list[_Printed]
) -> list[Block]:
    """Write a table that only sets two columns: its lines as paragraphs, the left column first."""
    blocks: list[Block] = []
    lines = [line for row in table.rows for cell in row for line in cell.lines]
    for line in sorted(lines, key=lambda line: line.side == "right"):
        placed = _place(line, writer, places)
        start, end = writer.write([placed], mender)
        if end > start:
            blocks.append(_paragraph([placed], start, end, False))
    return blocks


def _write_table(
    table: RawTable, writer: _Writer, mender: Mender, wrapped: bool, places: list[_Printed]
) -> Table:
    """Print and write every cell; a cell's wrapped lines are joined."""
    start = writer.size + 1 if writer.mended else writer.size
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            placed = [_place(line, writer, places) for line in cell.lines]
            spans = []
            for group in _cell_groups(placed, wrapped):
                first, end = writer.write(group, mender)
                if end > first:
                    spans.append(Span(first, end))
            cells.append(Cell(tuple(spans), cell.row_span, cell.col_span))
        rows.append(tuple(cells))
    return Table(min(start, writer.size), writer.size, tuple(rows))


def _cell_groups(lines: list[_Printed], wrapped: bool) -> list[list[_Printed]]:
    """The lines of a cell as paragraphs: inside a cell any line without an opener goes on."""
    groups: list[list[_Printed]] = []
    narrow = Wrapping(wrapped, True, 0, 0.0, False)
    blanks = 0
    for placed in lines:
        if not placed.line.text.strip():
            blanks += 1
        elif groups and wrapped and continues(groups[-1][-1].line, placed.line, blanks, narrow):
            groups[-1].append(placed)
            blanks = 0
        else:
            groups.append([placed])
            blanks = 0
    return groups
