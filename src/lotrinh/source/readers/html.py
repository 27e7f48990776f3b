"""Reads HTML: web pages, and what Word saves as .htm with its list markers, spans and tables.

The bytes are decoded, the main content is chosen (html_page.py), and one walk over the tree
collects paragraphs of runs, lists with their printed markers, and tables.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_CHARACTERS
from lotrinh.source.readers.columns import Item, SideBySide, gather_sides, place_grid
from lotrinh.source.readers.glyphs import PRIVATE, is_symbol_font, mend_symbols, symbol
from lotrinh.source.readers.html_css import Style, StyleSheet
from lotrinh.source.readers.html_lists import HtmlList
from lotrinh.source.readers.html_page import (
    FURNITURE,
    SILENT,
    decode_page,
    find_main,
    parse_page,
)
from lotrinh.source.readers.html_tables import TableBuilder
from lotrinh.source.readers.legacy_fonts import LegacyFonts
from lotrinh.source.readers.runs import HARD_BREAK, SOFT_BREAK, Run, Setting, lines_of
from lotrinh.source.text import Dropped, Extract, RawLine, Side

MEDIA_TYPE: Final = "text/html"
_BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre
    section summary table tbody td tfoot th thead tr ul""".split()
)
_BOLD: Final = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC: Final = frozenset({"i", "em", "cite", "dfn", "var", "address"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_NOTE: Final = re.compile(r"(?:ftn|edn)(\d+)$")
_NOTE_LINK: Final = re.compile(r"[^#]*#_?(?:ftn|edn)(?:ref)?\d+$")
_OWN_MARKER: Final = re.compile(r"(?:[-–+*•●▪○]\s|(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s)")
_BOTH: Final[tuple[Side, Side]] = ("left", "right")
_MOST_NESTED: Final = 20
_LIST_INDENT: Final = 30.0
"""Points that browsers set a list to the right."""


class _Context(NamedTuple):
    """What an element's content inherits."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    centered: bool = False
    preserved: bool = False
    marker: bool = False
    """Inside the list marker that Word has printed."""
    heading: int = 0
    indent: float = 0.0
    font: str | None = None
    cell: bool = False


def read_html(data: bytes, name: str) -> Extract:
    """The paragraphs and tables of a page's main content in reading order.

    Raises UnreadableError (empty, corrupt, too_large).
    """
    if not data.strip():
        raise UnreadableError(name, "empty", Text("tệp rỗng."))
    return read_page(decode_page(data), name)


def read_page(page: str, name: str) -> Extract:
    """The same from text that is decoded already."""
    root = parse_page(page, name)
    css = "\n".join("".join(style.itertext()) for style in root.iter("style"))
    content, outside = find_main(root)
    walker = _Walker(StyleSheet(css), LegacyFonts("".join(content.itertext())))
    items = walker.walk(content)
    if sum(len(item.text) for item in items if isinstance(item, RawLine)) > MAX_CHARACTERS:
        raise UnreadableError(name, "too_large", Text("trang quá dài."))
    dropped = [Dropped("markup", text) for text in (outside, *walker.dropped) if text]
    return Extract(
        "html", MEDIA_TYPE, items, wrapped=False, dropped=dropped, notices=walker.fonts.notices()
    )


class _Walker:
    """Walks the tree once and collects lines and tables."""

    def __init__(self, sheet: StyleSheet, fonts: LegacyFonts) -> None:
        self.dropped: list[str] = []
        self.fonts = fonts
        self._sheet = sheet
        self._items: list[Item] = []
        self._notes: list[Item] = []
        self._runs: list[Run] = []
        self._marker: list[str] = []
        self._setting: _Context | None = None
        self._contexts = [_Context()]
        self._lists: list[HtmlList] = []
        self._tables: list[TableBuilder] = []
        self._deeper = 0
        """Open tables beyond the deepest nesting that is read as tables."""
        self._cells: list[list[Item]] = []
        self._note: tuple[int, list[Item]] | None = None
        self._sides = SideBySide()

    def walk(self, root: Element) -> list[Item]:
        """The lines and tables under an element, footnotes at the end."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = False
        for event, element in walker:
            tag = element.tag
            if event == "end":
                if skipped:
                    skipped = False
                else:
                    self._end(element, tag)
                if element is not root and element.tail:
                    self._text(element.tail)
                continue
            style = self._sheet.of(element, tag)
            if self._is_out(element, tag, style):
                # The next event is this element's end.
                walker.skip_subtree()
                skipped = True
                if tag in _BLOCKS:
                    self._flush()
                continue
            self._start(element, tag, style)
            if element.text:
                self._text(element.text)
        self._flush()
        items = gather_sides(self._items) if self._sides.found else self._items
        return items + self._notes

    def _is_out(self, element: Element, tag: str, style: Style) -> bool:
        """Whether the element and all in it is no text of the document."""
        if tag in SILENT or style.hidden or "comment" in style.word:
            return True
        if tag in FURNITURE:
            text = " ".join(" ".join(element.itertext()).split())
            self.dropped.append(text)
            return True
        if tag == "a" and ("footnote" in style.word or _NOTE_LINK.match(element.get("href") or "")):
            return True
        return "msocomanchor" in (element.get("class") or "").lower()

    def _start(self, element: Element, tag: str, style: Style) -> None:
        around = self._contexts[-1]
        if tag in _BLOCKS:
            self._flush()
        here = self._inherit(around, element, tag, style)
        self._contexts.append(here)
        if tag == "br":
            if "layout" not in style.word:
                hard = "page-break" in style.word
                self._runs.append(Run(HARD_BREAK if hard else SOFT_BREAK))
        elif tag in {"ol", "ul", "menu"}:
            depth = sum(not known.ordered for known in self._lists)
            self._lists.append(HtmlList.opened_by(element, style.list_kind, depth))
        elif tag == "li" and self._lists:
            marker = self._lists[-1].marker(element, style.list_kind)
            if marker:
                self._marker.append(marker)
        elif tag == "table":
            if self._deeper or len(self._tables) >= _MOST_NESTED:
                self._deeper += 1
            else:
                self._tables.append(TableBuilder.opened_by(element, style, self._items))
        elif self._deeper:
            return
        elif tag == "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag in {"td", "th"} and self._tables:
            self._cells.append(self._items)
            self._items = []
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = True
        elif tag == "div" and self._note is None:
            match = _NOTE.match(element.get("id") or "")
            if match:
                self._note = (len(self._contexts), self._items)
                self._items = []

    @staticmethod
    def _inherit(around: _Context, element: Element, tag: str, style: Style) -> _Context:
        centered = around.centered
        align = element.get("align")
        if tag == "center":
            centered = True
        elif align is not None and tag != "table":
            centered = align.strip().lower() == "center"
        elif tag == "th":
            centered = True
        elif tag == "table":
            centered = False
        indent = around.indent
        if tag in _BLOCKS:
            indent += (style.left or 0.0) + (_LIST_INDENT if tag in {"ol", "ul"} else 0.0)
        return _Context(
            _either(style.bold, around.bold or tag in _BOLD),
            _either(style.italic, around.italic or tag in _ITALIC),
            _either(style.capitals, around.capitals),
            _either(style.centered, centered),
            _either(style.preserved, around.preserved or tag == "pre"),
            around.marker or "list-marker" in style.word,
            _HEADINGS.get(tag, 0 if tag in {"td", "li"} else around.heading),
            0.0 if tag in {"td", "th"} else indent,
            style.font or element.get("face") or around.font,
            around.cell or tag in {"td", "th"},
        )

    def _end(self, element: Element, tag: str) -> None:
        self._contexts.pop()
        if tag in _BLOCKS:
            style = self._sheet.of(element, tag)
            if self._setting is not None and style.first:
                self._setting = self._setting._replace(indent=self._setting.indent + style.first)
            self._flush()
        if tag in {"ol", "ul", "menu"} and self._lists:
            self._lists.pop()
            self._marker.clear()
        elif self._deeper:
            self._deeper -= tag == "table"
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif tag in {"td", "th"} and self._tables and self._cells:
            content, self._items = self._items, self._cells.pop()
            self._tables[-1].add(element, self._sheet.of(element, tag), content)
        elif tag == "table" and self._tables:
            self._items = self._tables[-1].outer
            self._items += place_grid(self._tables.pop().finish())
        elif tag == "div" and self._note is not None and self._note[0] == len(self._contexts) + 1:
            self._end_note(element)

    def _end_note(self, element: Element) -> None:
        """A footnote of Word's: its lines go to the document's end."""
        if self._note is None:
            return
        number = _NOTE.match(element.get("id") or "")
        lines = [item for item in self._items if isinstance(item, RawLine) and item.text]
        for place, line in enumerate(lines):
            line.footnote = True
            if place == 0 and number:
                line.text = f"[{number[1]}] {line.text}"
        self._notes += lines
        self._items = self._note[1]
        self._note = None

    def _text(self, text: str) -> None:
        """Add text of the current context to the paragraph."""
        here = self._contexts[-1]
        if here.preserved:
            text = text.replace("\r\n", "\n").replace("\n", HARD_BREAK)
        else:
            text = _SPACE.sub(" ", text)
            if text == " " and not self._runs:
                return
        if here.font is not None:
            if is_symbol_font(here.font):
                text = "".join(c if c.isspace() else symbol(ord(c), here.font) for c in text)
            else:
                text = self.fonts.convert(text, here.font)
        if PRIVATE.search(text):
            text = mend_symbols(text, here.font)
        if here.marker:
            # Word's printed marker: said apart, so that it does not count for the look.
            text = text.strip(" \xa0\t")
            if text:
                self._marker.append("○" if text == "o" else text.replace("·", "•"))
            return
        if here.capitals:
            text = text.upper()
        if self._setting is None and text.strip():
            self._setting = here
        self._runs.append(Run(text, here.bold, here.italic))

    def _flush(self) -> None:
        """End the paragraph."""
        runs, self._runs = self._runs, []
        setting, self._setting = self._setting, None
        if setting is None:
            if any("\xa0" in run.text for run in runs) or (self._marker and runs):
                self._blank()
            return
        look = Setting(setting.centered, setting.heading, round(setting.indent, 1))
        marker = " ".join(self._marker)
        self._marker.clear()
        if marker in {"•", "○"} and _OWN_MARKER.match("".join(r.text for r in runs).lstrip()):
            marker = ""
        apart = setting.cell or setting.preserved
        divided = None if apart or marker else self._sides.split(runs)
        if divided is None:
            self._items += lines_of(runs, look, marker=marker, apart=apart)
            return
        for half, side in zip(divided, _BOTH, strict=True):
            for line in lines_of(half, look, apart=True):
                line.side = side
                self._items.append(line)

    def _blank(self) -> None:
        """An empty paragraph; a marker that Word printed in front of nothing stays."""
        marker = " ".join(self._marker)
        self._marker.clear()
        self._items.append(RawLine(marker))


def _either(said: bool | None, inherited: bool) -> bool:
    return inherited if said is None else said
