"""Word's automatic numbering for a sample: I. / 1. / 1.1. / a) on one list, - / + on another."""

from __future__ import annotations

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from samples.making.source import Line

_ORDERED, _BULLETS = 91, 92
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
_SIGNS = ("-", "+")


class Numbering:
    """Gives paragraphs automatic markers; a number that jumps gets a start of its own."""

    def __init__(self, document: Docx) -> None:
        self._root = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for i, (form, text) in enumerate(_LEVELS)
        )
        signs = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/></w:lvl>'
            for i, sign in enumerate(_SIGNS)
        )
        self._define(_ORDERED, levels)
        self._define(_BULLETS, signs)
        self._next = 900
        self._ordered = self._number(_ORDERED)
        self._bullets = self._number(_BULLETS)
        self._counts = [0] * len(_LEVELS)

    def apply(self, paragraph: Paragraph, line: Line) -> bool:
        """True where the marker is now automatic."""
        if line.marker in _SIGNS:
            self._set(paragraph, self._bullets, _SIGNS.index(line.marker))
            return True
        place = _place(line.marker)
        if place is None:
            return False
        level, value = place
        if value != self._counts[level] + 1:
            self._ordered = self._number(_ORDERED, level, value)
        self._counts[level] = value
        self._counts[level + 1 :] = [0] * (len(_LEVELS) - level - 1)
        self._set(paragraph, self._ordered, level)
        return True

    def _define(self, identity: int, levels: str) -> None:
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        # Definitions must stand before the numbers that use them.
        self._root.insert(0, definition)

    def _number(self, definition: int, level: int = 0, start: int | None = None) -> int:
        self._next += 1
        override = (
            ""
            if start is None
            else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
            "</w:lvlOverride>"
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._next}">'
                f'<w:abstractNumId w:val="{definition}"/>{override}</w:num>'
            )
        )
        return self._next

    @staticmethod
    def _set(paragraph: Paragraph, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number


def _place(marker: str) -> tuple[int, int] | None:
    """Level and value of a marker that the list can print."""
    bare = marker[:-1]
    if marker.endswith(".") and bare in _ROMAN:
        return 0, _ROMAN.index(bare) + 1
    if marker.endswith(".") and bare.isdigit():
        return 1, int(bare)
    if marker.endswith(")") and bare in _LETTERS:
        return 2, _LETTERS.index(bare) + 1
    return None
