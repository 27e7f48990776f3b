"""What stands inside one DOCX paragraph: its runs, text boxes and footnote references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.docx_styles import RunLook, Styles, W, read_run_look
from lotrinh.source.readers.glyphs import PRIVATE, mend_symbols, symbol
from lotrinh.source.readers.runs import HARD_BREAK, SOFT_BREAK, Run

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE: Final = _MC + "AlternateContent"
_R: Final = W + "r"
_RPR: Final = W + "rPr"
_T: Final = W + "t"
_TAB: Final = W + "tab"
_BR: Final = W + "br"
_SYM: Final = W + "sym"
_FIELD: Final = W + "fldChar"
_RSTYLE: Final = W + "rStyle"
_VAL: Final = W + "val"
_BOX: Final = W + "txbxContent"
_DRAWN: Final = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_FIXED: Final = {
    W + "cr": SOFT_BREAK,
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
# Not text of the document: properties, what tracked changes took out, ruby's reading aid.
_OUT: Final = frozenset(
    {W + "pPr", W + "rPr", W + "del", W + "moveFrom", W + "sdtPr", W + "sdtEndPr", W + "rt"}
)
_DEEPEST: Final = 100


@dataclass(slots=True)
class Inline:
    """The content of a paragraph."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """`w:txbxContent` of the text boxes anchored in it."""


def choose(alternate: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` to read: the first choice, unless only the
    fallback has text."""
    choice = alternate.find(_MC + "Choice")
    fallback = alternate.find(_MC + "Fallback")
    if choice is None or fallback is None:
        return fallback if choice is None else choice
    return choice if _has_text(choice) or not _has_text(fallback) else fallback


def _has_text(branch: Element) -> bool:
    return next(branch.iter(_T, _SYM), None) is not None


class InlineReader:
    """Reads paragraphs in document order; fields may run over several of them.

    `font_text(text, font)` converts text of a font with an encoding of its own.
    """

    def __init__(
        self,
        styles: Styles,
        note_seen: Callable[[str, str], None],
        font_text: Callable[[str, str | None], str] | None,
    ) -> None:
        self._styles = styles
        self._note_seen = note_seen
        self._font_text = font_text
        self._fields: list[bool] = []
        """Open fields; True once the result has begun."""
        self.counted: Counter[tuple[str | None, str | None]] | None = None
        """Gets the characters by font and half points, where somebody counts them."""
        self._inherited = RunLook()
        self._looks: dict[tuple[RunLook, str | None, RunLook], RunLook] = {}

    def read(self, paragraph: Element, style: str | None) -> Inline:
        """The paragraph's content with tracked changes accepted, hidden text left out."""
        self._inherited = self._styles.run_look(style)
        found = Inline()
        self._children(paragraph, found, 0)
        return found

    def _children(self, node: Element, found: Inline, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in node:
            tag = child.tag
            if tag == _R:
                self._run(child, found, depth)
            elif tag in _OUT:
                continue
            elif tag == ALTERNATE:
                branch = choose(child)
                if branch is not None:
                    self._children(branch, found, depth + 1)
            elif tag in _DRAWN:
                self._drawn(child, found, depth)
            elif tag == _M + "t":
                if child.text and not self._in_instruction():
                    found.runs.append(Run(_flat(child.text)))
            elif len(child):
                self._children(child, found, depth + 1)

    def _in_instruction(self) -> bool:
        return bool(self._fields) and not all(self._fields)

    def _look(self, properties: Element | None) -> RunLook:
        """The run's effective look; bold, italic … are toggles between style levels."""
        own = read_run_look(properties)
        named = properties.find(_RSTYLE) if properties is not None else None
        char_style = named.get(_VAL) if named is not None else None
        key = (own, char_style, self._inherited)
        look = self._looks.get(key)
        if look is None:
            base, above = self._styles.base, self._inherited
            below = self._styles.run_look(char_style) if char_style else RunLook()

            def toggle(index: int) -> bool:
                if own[index] is not None:
                    return bool(own[index])
                outer = base[index] if above[index] is None else above[index]
                return bool(outer) != bool(below[index])

            font = own.font or below.font or above.font or base.font
            size = own.size or below.size or above.size or base.size
            look = RunLook(toggle(0), toggle(1), toggle(2), toggle(3), font, size)
            self._looks[key] = look
        return look

    def _run(self, run: Element, found: Inline, depth: int) -> None:
        properties = run[0] if len(run) and run[0].tag == _RPR else None
        look = self._look(properties)
        parts: list[str] = []
        for child in run:
            tag = child.tag
            if tag == _T:
                if child.text:
                    parts.append(child.text)
            elif tag == _TAB:
                parts.append("\t")
            elif tag == _BR:
                soft = child.get(W + "type") in {None, "textWrapping"}
                parts.append("\0" if soft else "\1")
            elif tag == _FIELD:
                self._add(parts, look, found)
                parts = []
                self._field(child.get(W + "fldCharType"))
            elif tag in _DRAWN:
                self._drawn(child, found, depth)
            elif tag == ALTERNATE:
                self._add(parts, look, found)
                parts = []
                branch = choose(child)
                if branch is not None:
                    self._alternate(branch, look, found, depth)
            elif tag == _SYM:
                code = child.get(W + "char") or ""
                if code and all(c in "0123456789abcdefABCDEF" for c in code):
                    parts.append(symbol(int(code, 16), child.get(W + "font")))
            elif tag in _FIXED:
                parts.append("\0" if _FIXED[tag] == SOFT_BREAK else _FIXED[tag])
            elif tag in _NOTES:
                if not look.hidden:
                    self._note_seen(_NOTES[tag], child.get(W + "id") or "")
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self._add(parts, look, found)
                    parts = []
                    self._children(base, found, depth + 1)
        self._add(parts, look, found)

    def _alternate(self, branch: Element, look: RunLook, found: Inline, depth: int) -> None:
        """A chosen branch inside a run: text, symbols, or drawings."""
        for child in branch:
            if child.tag == _T and child.text:
                self._add([child.text], look, found)
            elif child.tag in _DRAWN:
                self._drawn(child, found, depth)
            elif len(child):
                self._children(child, found, depth + 1)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, parts: list[str], look: RunLook, found: Inline) -> None:
        if not parts or look.hidden or self._in_instruction():
            return
        text = parts[0] if len(parts) == 1 else "".join(parts)
        text = _flat(text)
        if PRIVATE.search(text):
            text = mend_symbols(text, look.font)
        elif self._font_text is not None:
            text = self._font_text(text, look.font)
        if look.caps:
            text = text.upper()
        if self.counted is not None:
            self.counted[look.font, look.size] += len(text)
        found.runs.append(Run(text, bool(look.bold), bool(look.italic)))

    def _drawn(self, node: Element, found: Inline, depth: int) -> None:
        """Collect the text boxes of a drawing, each once."""
        if depth > _DEEPEST or next(node.iter(_BOX), None) is None:
            return
        for child in node:
            if child.tag == _BOX:
                found.boxes.append(child)
            elif child.tag == ALTERNATE:
                branch = choose(child)
                if branch is not None:
                    self._drawn(branch, found, depth + 1)
            elif len(child):
                self._drawn(child, found, depth + 1)


def _flat(text: str) -> str:
    """Line ends in XML text are blanks; the marks of Word's own breaks become run breaks."""
    if text.isprintable():
        return text
    text = text.replace("\n", " ").replace("\r", " ").replace("\f", " ")
    return text.replace("\0", SOFT_BREAK).replace("\1", HARD_BREAK)
