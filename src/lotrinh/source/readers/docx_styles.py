"""Word's styles, resolved: what a paragraph or run inherits through `basedOn` and the defaults."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = W + "val"
_HEADING: Final = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_OFF: Final = frozenset({"0", "false", "off", "none"})


class RunLook(NamedTuple):
    """Run properties that a style or run states itself; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    """`+minorHAnsi` where only a theme names it."""
    size: str | None = None
    """Half points, as written."""


class Indent(NamedTuple):
    """Left indent and first-line offset (negative: hanging) in twentieths of a point."""

    left: int | None = None
    first: int | None = None

    def over(self, base: Indent) -> Indent:
        """These values, `base` where they say nothing."""
        return Indent(
            base.left if self.left is None else self.left,
            base.first if self.first is None else self.first,
        )


class Spacing(NamedTuple):
    """How lines and paragraphs are spaced, as `w:spacing` writes it; None where it says nothing."""

    line: str | None = None
    """240ths of a single line, or twentieths of a point where the rule fixes the height."""
    rule: str | None = None
    before: str | None = None
    """Twentieths of a point."""
    after: str | None = None

    def over(self, base: Spacing) -> Spacing:
        """These values, `base` where they say nothing."""
        own = self.line is None
        return Spacing(
            base.line if own else self.line,
            base.rule if own else self.rule,
            base.before if self.before is None else self.before,
            base.after if self.after is None else self.after,
        )

    @property
    def lines(self) -> float | None:
        """Multiple of a single line; None where the height is fixed."""
        return None if self.rule in _FIXED else round((read_int(self.line) or 240) / 240, 2)

    @property
    def leading(self) -> float | None:
        """Points of a line whose height is fixed."""
        line = read_int(self.line)
        return line / 20 if self.rule in _FIXED and line else None

    @property
    def gap(self) -> float:
        """Points behind one paragraph and before the next."""
        return ((read_int(self.before) or 0) + (read_int(self.after) or 0)) / 20


NO_SPACING: Final = Spacing()


class ParagraphLook(NamedTuple):
    """Paragraph properties, own or inherited; None where nothing is said."""

    centered: bool | None = None
    outline: int | None = None
    """Outline level, 0-based; 9 is body text."""
    indent: Indent = Indent()
    num_id: str | None = None
    level: int | None = None
    spacing: Spacing = NO_SPACING

    def over(self, base: ParagraphLook) -> ParagraphLook:
        """These properties, `base` where they say nothing."""
        return ParagraphLook(
            base.centered if self.centered is None else self.centered,
            base.outline if self.outline is None else self.outline,
            self.indent.over(base.indent),
            base.num_id if self.num_id is None else self.num_id,
            base.level if self.level is None else self.level,
            base.spacing if self.spacing is NO_SPACING else self.spacing.over(base.spacing),
        )


class ParagraphProperties(NamedTuple):
    """What a `w:pPr` states."""

    look: ParagraphLook = ParagraphLook()
    style: str | None = None
    removed: bool = False
    """The paragraph's end is deleted, moved away or hidden: it runs into the next one."""


def is_on(element: Element) -> bool:
    """Whether a toggle such as `<w:b/>` is on."""
    value = element.get(_VAL)
    return value is None or value not in _OFF


def leading(parent: Element, tag: str) -> Element | None:
    """The first child where it has this tag: where properties stand (`find` is much slower)."""
    if len(parent):
        child = parent[0]
        if child.tag == tag:
            return child
    return None


def read_int(value: str | None) -> int | None:
    """A whole number (Word also writes 12.0), None where it is none."""
    if value is None:
        return None
    try:
        return int(value)
    except ValueError:
        try:
            return int(float(value.removesuffix("pt")))
        except (ValueError, OverflowError):
            return None


def read_run_look(properties: Element | None) -> RunLook:
    """What a `w:rPr` states."""
    if properties is None or not len(properties):
        return _SILENT
    bold = italic = caps = hidden = None
    font = size = None
    for child in properties:
        tag = child.tag
        if tag == _B:
            bold = is_on(child)
        elif tag == _I:
            italic = is_on(child)
        elif tag == _FONTS:
            font = child.get(_ASCII) or child.get(_HIGH_ANSI)
            if font is None and (theme := child.get(_THEME)):
                font = f"+{theme}"
        elif tag == _SIZE:
            size = child.get(_VAL)
        elif tag == _CAPS:
            caps = is_on(child)
        elif tag == _VANISH:
            hidden = is_on(child)
    return RunLook(bold, italic, caps, hidden, font, size)


def read_indent(element: Element | None) -> Indent:
    """What a `w:ind` states."""
    if element is None:
        return NO_INDENT
    left = read_int(element.get(W + "left") or element.get(W + "start"))
    first = read_int(element.get(W + "firstLine"))
    hanging = read_int(element.get(W + "hanging"))
    return Indent(left, first if hanging is None else -hanging)


def read_paragraph(properties: Element | None) -> ParagraphProperties:
    """What a `w:pPr` states itself."""
    if properties is None:
        return _UNSET
    centered = outline = num_id = level = style = None
    indent = NO_INDENT
    spacing = NO_SPACING
    removed = False
    for child in properties:
        tag = child.tag
        if tag == _JC:
            centered = child.get(_VAL) == "center"
        elif tag == _IND:
            indent = read_indent(child)
        elif tag == _SPACING:
            get = child.get
            spacing = Spacing(get(_LINE), get(_LINE_RULE), get(_BEFORE), get(_AFTER))
        elif tag == _RPR:
            removed = any(
                mark.tag in _REMOVED or (mark.tag == _VANISH and is_on(mark)) for mark in child
            )
        elif tag == _PSTYLE:
            style = child.get(_VAL)
        elif tag == _OUTLINE:
            outline = read_int(child.get(_VAL))
        elif tag == _NUMPR:
            for part in child:
                if part.tag == _NUM_ID:
                    num_id = part.get(_VAL)
                elif part.tag == _ILVL:
                    level = read_int(part.get(_VAL))
    look = ParagraphLook(centered, outline, indent, num_id, level, spacing)
    return ParagraphProperties(look, style, removed)


_SILENT: Final = RunLook()
_PLAIN: Final = ParagraphLook()
NO_INDENT: Final = Indent()
_UNSET: Final = ParagraphProperties()
_RPR: Final = W + "rPr"
_PSTYLE: Final = W + "pStyle"
_REMOVED: Final = frozenset({W + "del", W + "moveFrom"})
_B: Final = W + "b"
_I: Final = W + "i"
_FONTS: Final = W + "rFonts"
_ASCII: Final = W + "ascii"
_HIGH_ANSI: Final = W + "hAnsi"
_THEME: Final = W + "asciiTheme"
_SIZE: Final = W + "sz"
_SPACING: Final = W + "spacing"
_LINE: Final = W + "line"
_LINE_RULE: Final = W + "lineRule"
_BEFORE: Final = W + "before"
_AFTER: Final = W + "after"
_FIXED: Final = frozenset({"exact", "atLeast"})
_CAPS: Final = W + "caps"
_VANISH: Final = W + "vanish"
_JC: Final = W + "jc"
_IND: Final = W + "ind"
_OUTLINE: Final = W + "outlineLvl"
_NUMPR: Final = W + "numPr"
_NUM_ID: Final = W + "numId"
_ILVL: Final = W + "ilvl"


class Styles:
    """The styles part. Unknown style names and cycles resolve to what is known."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._runs: dict[str | None, RunLook] = {}
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self.base = _SILENT
        self._base_paragraph = _PLAIN
        if root is None:
            return
        for style in root.iterchildren(W + "style"):
            key = style.get(W + "styleId")
            if key:
                self._elements[key] = style
                if style.get(W + "default") in {"1", "true", "on"}:
                    self._default[style.get(W + "type") or ""] = key
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self.base = read_run_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._base_paragraph = read_paragraph(defaults.find(f"{W}pPrDefault/{W}pPr")).look

    def element(self, key: str) -> Element | None:
        """The style with this id."""
        return self._elements.get(key)

    def chain(self, key: str | None) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        seen: set[str] = set()
        while key is not None and key not in seen:
            seen.add(key)
            element = self._elements.get(key)
            if element is None:
                break
            found.append(element)
            based = element.find(W + "basedOn")
            key = based.get(_VAL) if based is not None else None
        return found

    def paragraph_style(self, key: str | None) -> str | None:
        """The id of the style a paragraph has: the default one where it names none."""
        return key if key in self._elements else self._default.get("paragraph")

    def run_look(self, key: str | None) -> RunLook:
        """Run properties of a paragraph or character style with all it is based on."""
        look = self._runs.get(key)
        if look is None:
            values: list[bool | str | None] = [None] * 6
            for element in self.chain(key):
                own = read_run_look(element.find(W + "rPr"))
                values = [o if v is None else v for v, o in zip(values, own, strict=True)]
            look = self._runs[key] = RunLook._make(values)
        return look

    def paragraph_look(self, key: str | None) -> ParagraphLook:
        """Paragraph properties of a style with all it is based on and the defaults."""
        look = self._paragraphs.get(key)
        if look is None:
            look = _PLAIN
            for element in self.chain(key):
                look = look.over(read_paragraph(element.find(W + "pPr")).look)
                if look.outline is None:
                    name = element.find(W + "name")
                    heading = _HEADING.match(name.get(_VAL) or "") if name is not None else None
                    if heading:
                        look = look._replace(outline=int(heading[1]) - 1)
            look = self._paragraphs[key] = look.over(self._base_paragraph)
        return look

    def borders(self, key: str | None) -> list[Element]:
        """The `w:tblBorders` of a table style, nearest first."""
        style = key if key in self._elements else self._default.get("table")
        found = (element.find(f"{W}tblPr/{W}tblBorders") for element in self.chain(style))
        return [borders for borders in found if borders is not None]
