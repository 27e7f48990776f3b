"""Reads DOCX: paragraphs with Word's automatic numbers, tables, letterhead and foot in two columns.

The container and its XML are read directly (zipfile and lxml), which is several times faster than
a document object model. Left out: comments, headers and footers (kept as `Dropped`), field
instructions, hidden text, and what tracked changes delete; what they insert is in.
"""

from __future__ import annotations

from typing import Final, Literal

from lxml.etree import _Element as Element

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_CHARACTERS
from lotrinh.source.readers.columns import (
    Item,
    SideBySide,
    find_cues,
    gather_sides,
    place_grid,
)
from lotrinh.source.readers.docx_inline import ALTERNATE, InlineReader, choose
from lotrinh.source.readers.docx_layout import Layout
from lotrinh.source.readers.docx_numbering import Numbering
from lotrinh.source.readers.docx_package import Package
from lotrinh.source.readers.docx_styles import (
    Indent,
    ParagraphLook,
    Styles,
    W,
    leading,
    read_paragraph,
)
from lotrinh.source.readers.docx_tables import TableReader
from lotrinh.source.readers.legacy_fonts import LegacyFonts
from lotrinh.source.readers.runs import Run, Setting, lines_of
from lotrinh.source.text import Dropped, Extract, RawLine, RawTable, Side

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_P: Final = W + "p"
_TBL: Final = W + "tbl"
_PPR: Final = W + "pPr"
_BOTH: Final[tuple[Side, Side]] = ("left", "right")
_CHUNK: Final = W + "altChunk"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OUT: Final = frozenset({W + "del", W + "moveFrom", W + "sectPr", W + "sdtPr", W + "sdtEndPr"})
_DEEPEST: Final = 40
_TAB_STOP: Final = 36.0
"""Points of Word's default tab stop."""
_BLANK: Final = 3.5
"""Points of a blank in 14 point type."""


def read_docx(data: bytes, name: str) -> Extract:
    """The paragraphs and tables of a DOCX file in reading order; footnotes stand at the end.

    Raises UnreadableError (empty, encrypted, unsupported, corrupt, too_large).
    """
    package = Package(data, name)
    root = package.part(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise package.corrupt()
    story = _Story(package, body)
    items = story.read(body)
    story.counting = False
    headers = _margins(package, story, "header")
    head = next((lines for lines in headers if _is_letterhead(lines)), [])
    if head and not _is_letterhead(items[:40]):
        items = [*head, *items]
        headers.remove(head)
    dropped = _dropped(headers, "running_head")
    dropped += _dropped(_margins(package, story, "footer"), "footer")
    items += story.notes()
    if sum(len(item.text) for item in items if isinstance(item, RawLine)) > MAX_CHARACTERS:
        raise UnreadableError(name, "too_large", Text("tài liệu quá dài."))
    notices = story.fonts.notices()
    setup = story.layout.setup(package, body)
    return Extract(
        "docx", MEDIA_TYPE, items, wrapped=False, dropped=dropped, notices=notices, setup=setup
    )


def _margins(package: Package, story: _Story, kind: str) -> list[list[Item]]:
    """The content of each header or footer part that has text."""
    found = []
    for path in package.related(package.main, kind):
        root = package.part(path)
        if root is not None and next(root.iter(W + "t"), None) is not None:
            items = story.read(root)
            if any(isinstance(item, RawTable) or item.text for item in items):
                found.append(items)
    return found


def _is_letterhead(items: list[Item]) -> bool:
    """Whether the nation's or the Party's name stands in these lines."""
    return any(
        isinstance(item, RawLine) and {"nation", "party"} & find_cues(item.text).keys()
        for item in items
    )


def _dropped(stories: list[list[Item]], kind: Literal["running_head", "footer"]) -> list[Dropped]:
    """What the headers or footers say, one entry a part."""
    texts = (" ".join(line.text for line in _flat_lines(items) if line.text) for items in stories)
    return [Dropped("page_number" if text.isdigit() else kind, text) for text in texts]


class _Story:
    """Walks the body, a header, a note or a text box and collects its lines and tables."""

    def __init__(self, package: Package, body: Element) -> None:
        self._package = package
        self._styles = Styles(self._related("styles"))
        text = "".join(t.text or "" for t in body.iter(W + "t")) if package.legacy_fonts else ""
        self.fonts = LegacyFonts(text)
        self._numbering: Numbering | None = None
        self._noted: list[tuple[str, str]] = []
        convert = self.fonts.convert if package.legacy_fonts else None
        self._inline = InlineReader(self._styles, self._note, convert)
        self._tables = TableReader(self._styles, self._cell)
        self.layout = Layout()
        self.counting = True
        """Whether what is read is the body, whose setting is counted."""
        self._carried: list[Run] = []
        self._sides = SideBySide()

    def _related(self, kind: str) -> Element | None:
        paths = self._package.related(self._package.main, kind)
        return self._package.part(paths[0]) if paths else None

    def read(self, root: Element) -> list[Item]:
        """All blocks of a part."""
        items: list[Item] = []
        self._sides = SideBySide()
        self._blocks(root, items, 0, in_cell=False)
        self._finish(items, in_cell=False)
        return gather_sides(items) if self._sides.found else items

    def _note(self, kind: str, key: str) -> None:
        self._noted.append((kind, key))

    def notes(self) -> list[Item]:
        """The footnotes and endnotes that were referred to, in the order of their references."""
        bodies: dict[tuple[str, str], Element] = {}
        for kind in {kind for kind, _ in self._noted}:
            root = self._related(f"{kind}s")
            for element in root if root is not None else ():
                bodies.setdefault((kind, element.get(W + "id") or ""), element)
        lines: list[Item] = []
        number = 0
        for key in list(self._noted):
            body = bodies.pop(key, None)
            if body is None:
                continue
            number += 1
            items: list[Item] = []
            self._blocks(body, items, 1, in_cell=True)
            self._finish(items, in_cell=True)
            kept = [line for line in _flat_lines(items) if line.text]
            for place, line in enumerate(kept):
                line.text = line.text if place else f"[{number}] {line.text}"
                line.footnote = True
            lines += kept
        return lines

    def _blocks(self, parent: Element, items: list[Item], depth: int, *, in_cell: bool) -> None:
        if depth > _DEEPEST:
            raise self._package.corrupt()
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, items, depth, in_cell)
            elif tag == _TBL:
                self._finish(items, in_cell)
                items += place_grid(self._tables.read(child, depth + 1))
            elif tag == _CHUNK:
                self._finish(items, in_cell)
                items += self._chunk(child)
            elif tag == ALTERNATE:
                branch = choose(child)
                if branch is not None:
                    self._blocks(branch, items, depth + 1, in_cell=in_cell)
            elif len(child) and tag not in _OUT:
                self._blocks(child, items, depth + 1, in_cell=in_cell)

    def _chunk(self, chunk: Element) -> list[Item]:
        """A document of another format that is embedded whole, as web exports do."""
        data = self._package.linked(chunk.get(_LINK) or "")
        if not data or not data.strip() or data.startswith(b"PK"):
            return []
        from lotrinh.source.readers.html import read_html
        from lotrinh.source.readers.mhtml import read_mhtml

        read = read_mhtml if b"MIME-Version:" in data[:2000] else read_html
        return read(data, self._package.name).items

    def _cell(self, cell: Element, depth: int) -> list[Item]:
        items: list[Item] = []
        self._blocks(cell, items, depth + 1, in_cell=True)
        self._finish(items, in_cell=True)
        return items

    def _finish(self, items: list[Item], in_cell: bool) -> None:
        """Emit runs that wait for a next paragraph where none comes."""
        if self._carried:
            runs, self._carried = self._carried, []
            items += lines_of(runs, apart=in_cell)

    def _paragraph(self, paragraph: Element, items: list[Item], depth: int, in_cell: bool) -> None:
        own = read_paragraph(leading(paragraph, _PPR))
        style = self._styles.paragraph_style(own.style)
        self._inline.counted = self.layout.letters if self.counting and not in_cell else None
        content = self._inline.read(paragraph, style)
        runs = content.runs
        if own.removed:
            # Deleted or hidden paragraph ends run into the next paragraph, which sets the look.
            self._carried += runs
        else:
            if self._carried:
                runs = self._carried + runs
                self._carried = []
            self._emit(runs, own.look, style, items, in_cell)
        for box in content.boxes:
            inside: list[Item] = []
            self._blocks(box, inside, depth + 1, in_cell=True)
            self._finish(inside, in_cell=True)
            items += [item for item in inside if isinstance(item, RawTable) or item.text]

    def _emit(
        self,
        runs: list[Run],
        own: ParagraphLook,
        style: str | None,
        items: list[Item],
        in_cell: bool,
    ) -> None:
        """Add the lines of a finished paragraph."""
        look = own.over(self._styles.paragraph_look(style))
        marker, indent = self._marker(look, style)
        indent = own.indent.over(indent)
        points = ((indent.left or 0) + (indent.first or 0)) / 20
        if runs and runs[0].text[:1].isspace():
            points += _leading(runs)
        if self.counting and not in_cell:
            self.layout.count_paragraph(look.spacing, sum(len(run.text) for run in runs))
        outline = look.outline
        heading = outline + 1 if outline is not None and 0 <= outline < 9 else 0
        setting = Setting(bool(look.centered), heading, round(points, 1))
        divided = None if in_cell or marker else self._sides.split(runs)
        if divided is None:
            items += lines_of(runs, setting, marker=marker, apart=in_cell)
            return
        for half, side in zip(divided, _BOTH, strict=True):
            for line in lines_of(half, setting, apart=True):
                line.side = side
                items.append(line)

    def _marker(self, look: ParagraphLook, style: str | None) -> tuple[str, Indent]:
        """The automatic number of a paragraph, and the indent that its list and style give."""
        inherited = self._styles.paragraph_look(style).indent
        num_id = look.num_id
        if num_id is None or num_id == "0":
            return "", inherited
        if self._numbering is None:
            self._numbering = Numbering(self._related("numbering"), self._styles)
        level = look.level
        if level is None or self._styles.paragraph_look(style).num_id == num_id:
            chain = [e.get(W + "styleId") or "" for e in self._styles.chain(style)]
            tied = self._numbering.level_of_style(num_id, chain)
            level = tied if level is None and tied is not None else level or 0
        indent = self._numbering.indent(num_id, level)
        return self._numbering.marker(num_id, level), indent.over(inherited)


def _leading(runs: list[Run]) -> float:
    """Points of the tabs and blanks that a paragraph begins with."""
    points = 0.0
    for run in runs:
        stripped = run.text.lstrip(" \t\xa0")
        blank = run.text[: len(run.text) - len(stripped)]
        tabs = blank.count("\t")
        points += tabs * _TAB_STOP + (len(blank) - tabs) * _BLANK
        if stripped:
            break
    return points


def _flat_lines(items: list[Item]) -> list[RawLine]:
    lines: list[RawLine] = []
    for item in items:
        if isinstance(item, RawLine):
            lines.append(item)
        else:
            lines += [line for row in item.rows for cell in row for line in cell.lines]
    return lines
