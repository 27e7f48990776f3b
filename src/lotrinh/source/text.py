"""What every reader hands on: the text of a document, its blocks, and a map back to the original.

Place in the flow: stage 0. A reader (source/readers/) turns bytes into an `Extract` of raw lines
and tables; `compose` (source/compose.py) joins and mends them into one `SourceText`, on which all
later stages work.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Side = Literal["", "left", "right"]
"""The column of a two-column letterhead or foot that a line stands in; "" is the single column."""


class Span(NamedTuple):
    """A half-open stretch [start, end) of `SourceText.text`, in characters."""

    start: int
    end: int


class At(NamedTuple):
    """A place: offsets in the mended text, and lines and columns of the printed text (1-based).

    `line` counts the lines of the printed text (of its page, where the format has pages), which is
    what `lotrinh text FILE` prints. `end_column` is the column just behind the last character.
    """

    start: int
    end: int
    page: int | None
    line: int
    column: int
    end_line: int
    end_column: int


class Look(NamedTuple):
    """How a line or paragraph is set, as far as the format tells."""

    bold: bool = False
    """All of it is bold."""
    italic: bool = False
    """All of it is italic."""
    centered: bool = False
    heading: int = 0
    """Heading level that the format itself states (Markdown `##`, Word's Heading 2); 0 for none."""
    lead: int = 0
    """Characters of a bold (or bold italic) run at the start that is shorter than the whole."""
    indent: float = 0.0
    """Distance of the text from the left margin, in points (text formats: 6 points a blank)."""


PLAIN = Look()


class Box(NamedTuple):
    """A rectangle on a page in points from the page's top left corner: x0 <= x1, y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float


class RawWord(NamedTuple):
    """One word of a line that was recognised optically."""

    start: int
    """Offset of its first character in the line's text."""
    end: int
    box: Box
    confidence: float
    """0 to 100, as Tesseract gives it."""


@dataclass(slots=True)
class RawLine:
    """One line as a reader found it: a physical line where `Extract.wrapped`, else a paragraph.

    `text` holds no newline. Automatic list markers are already part of it. A blank line has the
    text "" (readers of formats with blank lines keep them, so that line numbers stay true).
    """

    text: str
    look: Look = PLAIN
    side: Side = ""
    page: int | None = None
    """1-based."""
    box: Box | None = None
    words: tuple[RawWord, ...] = ()
    footnote: bool = False
    """The line belongs to a footnote or endnote."""
    place: tuple[int, int] | None = None
    """In a cell of a table with `printed` lines: index of the printed line and 0-based column."""


@dataclass(slots=True)
class RawCell:
    """A cell of a real table. A merged cell stands once, at its top left place."""

    lines: list[RawLine]
    row_span: int = 1
    col_span: int = 1
    header: bool = False


@dataclass(slots=True)
class RawTable:
    """A real table (not the borderless one that sets a letterhead or foot in two columns)."""

    rows: list[list[RawCell]]
    page: int | None = None
    box: Box | None = None
    printed: tuple[str, ...] = ()
    """The lines to print for the table, where the source is made of lines itself (Markdown): one
    a source line, and each cell line's `place` says where it stands in them. Empty: a line a cell
    line."""
    layout: bool = False
    """It only sets a letterhead or foot in two columns: its cells are lines with a side."""


@dataclass(slots=True)
class Dropped:
    """What a reader left out on purpose: a running head, a page number, a stamp's words."""

    kind: Literal["page_number", "running_head", "footer", "stamp", "markup", "front_matter"]
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ElectronicSignature:
    """An electronic signature that a PDF carries."""

    signer: str | None
    signed_at: str | None
    """ISO 8601 with offset."""
    intact: bool
    """The signed bytes are unchanged."""
    whole: bool
    """Nothing was added to the file after this signature (but later signatures)."""
    organisation: str | None = None
    issuer: str | None = None
    problem: str | None = None
    """A sentence in Vietnamese where the signature could not be verified."""


class PageNumber(NamedTuple):
    """Where the pages of a word-processed document are numbered."""

    place: Literal["top", "bottom"]
    centered: bool
    first: bool
    """On the first page too."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a word-processed document is set, where it begins; None where the file doesn't say.

    Paper and margins in millimetres, type in points. The body's values are those of most of its
    letters and paragraphs, tables left out.
    """

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    font: str | None = None
    size: float | None = None
    lines: float | None = None
    """Line spacing as a multiple of a single line; None where its height is fixed (`leading`)."""
    leading: float | None = None
    """Fixed height of a line, in points."""
    gap: float | None = None
    """Points between two paragraphs, at most: what stands behind one and before the next."""
    number: PageNumber | None = None
    """None where pages are not numbered."""


@dataclass(slots=True)
class Extract:
    """What a reader found, in reading order, before joining and mending."""

    reader: str
    """plain, markdown, html, docx, pdf, ocr, or office+docx (converted first)."""
    media_type: str
    items: list[RawLine | RawTable]
    wrapped: bool
    """True where lines are physical lines that must be joined to paragraphs."""
    pages: int | None = None
    ocr: bool = False
    dropped: list[Dropped] = field(default_factory=list)
    signatures: list[ElectronicSignature] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    """(finding code, what a person should know), e.g. the encoding that was converted."""
    setup: PageSetup | None = None
    """How it is set, where the format is a word processor's."""


class OffsetMap:
    """Maps offsets of the mended text to offsets of the printed text.

    Between two anchors both texts run in step; an anchor stands wherever that changes.
    """

    __slots__ = ("_from", "_to")

    def __init__(self, anchors: list[tuple[int, int]]) -> None:
        self._from = [a for a, _ in anchors]
        self._to = [b for _, b in anchors]

    def __call__(self, offset: int) -> int:
        """The printed offset of a mended offset."""
        i = bisect_right(self._from, offset) - 1
        if i < 0:
            return 0
        mapped = self._to[i] + (offset - self._from[i])
        if i + 1 < len(self._to) and self._to[i + 1] >= self._to[i]:
            return min(mapped, self._to[i + 1])
        return mapped


class Paragraph(NamedTuple):
    """A whole paragraph, wraps joined. Its text is `source.text[start:end]`, stripped."""

    start: int
    end: int
    look: Look = PLAIN
    side: Side = ""
    footnote: bool = False
    gap: bool = False
    """A blank line or a page break stands before it."""


class Cell(NamedTuple):
    """A table cell; its paragraphs' spans stand in order."""

    paragraphs: tuple[Span, ...]
    row_span: int = 1
    col_span: int = 1


class Table(NamedTuple):
    """A real table."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


class Repair(NamedTuple):
    """One thing that was mended or left out: never silent."""

    kind: str
    """glued_syllables, spaced_letters, split_syllable, glyph, broken_code or markup."""
    start: int
    """Printed offset."""
    end: int
    before: str
    after: str


class Word(NamedTuple):
    """Where an optically recognised word stands on its page image."""

    start: int
    """Offset in the mended text."""
    end: int
    page: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one document, ready for understanding.

    `text` is mended and NFC; paragraphs are divided by one newline each. `printed` is what
    `lotrinh text FILE` prints and what lines and columns count.
    """

    name: str
    media_type: str
    reader: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    printed: str
    origin: OffsetMap
    pages: int | None = None
    ocr: bool = False
    page_starts: tuple[int, ...] = ()
    """Printed offsets at which pages begin; empty where the format has none."""
    line_starts: tuple[int, ...] = (0,)
    """Printed offsets at which lines begin."""
    repairs: tuple[Repair, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    signatures: tuple[ElectronicSignature, ...] = ()
    words: tuple[Word, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    setup: PageSetup | None = None
    """How a word-processed document is set; None for all other formats."""

    def place(self, printed_offset: int) -> tuple[int | None, int, int]:
        """Page (or None), line and column, 1-based, of an offset of the printed text."""
        line = bisect_right(self.line_starts, printed_offset) - 1
        column = printed_offset - self.line_starts[line] + 1
        if not self.page_starts:
            return None, line + 1, column
        page = max(bisect_right(self.page_starts, printed_offset) - 1, 0)
        first = bisect_right(self.line_starts, self.page_starts[page]) - 1
        return page + 1, line - first + 1, column

    def line_index(self, at: At) -> int:
        """0-based line of the whole printed text on which a place begins; the inverse of `place`,
        which counts within a page."""
        if at.page is None or not self.page_starts:
            return at.line - 1
        first = bisect_right(self.line_starts, self.page_starts[at.page - 1]) - 1
        return first + at.line - 1

    def at(self, start: int, end: int) -> At:
        """The place of `text[start:end]`."""
        first = self.origin(start)
        page, line, column = self.place(first)
        if end <= start:
            return At(start, end, page, line, column, line, column)
        last = self.origin(end - 1)
        row = bisect_right(self.line_starts, first)
        if row == len(self.line_starts) or first <= last < self.line_starts[row]:
            return At(start, end, page, line, column, line, column + last - first + 1)
        _, end_line, end_column = self.place(last)
        return At(start, end, page, line, column, end_line, end_column + 1)
