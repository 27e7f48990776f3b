"""Word's automatic numbering: the marker that Word prints in front of each numbered paragraph.

Feed paragraphs in document order; `Numbering.marker` counts and gives the printed text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.docx_styles import (
    NO_INDENT,
    Indent,
    Styles,
    W,
    read_indent,
    read_int,
    read_run_look,
)
from lotrinh.source.readers.glyphs import BULLET, bullet

_VAL: Final = W + "val"
_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_MOST: Final = 1_000_000
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGIT_WORDS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(number: int) -> str:
    """1 → I. Numbers that Roman numerals cannot write stay decimal."""
    if not 0 < number < 4000:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def letters(number: int) -> str:
    """1 → a … 26 → z, 27 → aa, 28 → bb: the English alphabet, as Word and browsers' Word do."""
    if not 0 < number <= 26 * 30:
        return str(number)
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def _counted(number: int) -> str:
    """1 → Một, 21 → Hai mươi mốt (Word's vietnameseCounting); from 100 on decimal."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGIT_WORDS[ones].capitalize()
    head = "mười" if tens == 1 else f"{_DIGIT_WORDS[tens]} mươi"
    tail = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _DIGIT_WORDS[ones])
    return f"{head} {tail}".strip().capitalize()


def format_number(number: int, kind: str, pattern: str | None = None) -> str:
    """A list number in one of Word's number formats; unknown formats are decimal."""
    match kind:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number).lower()
        case "upperRoman":
            return roman(number)
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
        case "vietnameseCounting":
            return _counted(number)
        case "numberInDash":
            return f"- {number} -"
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "custom" if pattern:
            first = pattern.split(",", 1)[0].strip()
            return str(number).zfill(len(first)) if first.isdigit() else str(number)
        case _:
            return str(number)


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    pattern: str | None = None
    text: str = ""
    restart: int | None = None
    """1-based level after which this one restarts; 0: never; None: after every higher one."""
    legal: bool = False
    font: str | None = None
    picture: bool = False
    style: str | None = None
    indent: Indent = NO_INDENT


@dataclass(slots=True)
class _List:
    """One list of the document: numbering instances that share it go on counting together."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    """Levels that begin anew at their next use."""


@dataclass(slots=True)
class _Instance:
    """A `w:num`: a list with its own overrides."""

    of: _List
    starts: dict[int, int] = field(default_factory=dict)
    """Start overrides that have not been used yet."""
    levels: dict[int, _Level] = field(default_factory=dict)

    def level(self, index: int) -> _Level | None:
        return self.levels.get(index) or self.of.levels.get(index)


def _read_level(element: Element) -> _Level:
    level = _Level()
    for child in element.iter():
        tag, value = child.tag, child.get(_VAL)
        if tag == W + "start":
            level.start = min(max(read_int(value) or 0, 0), _MOST)
        elif tag == W + "numFmt" and level.kind != "custom":
            level.kind = value or "decimal"
            level.pattern = child.get(W + "format")
        elif tag == W + "lvlText":
            level.text = value or ""
        elif tag == W + "lvlRestart":
            level.restart = read_int(value)
        elif tag == W + "isLgl":
            level.legal = value not in {"0", "false"}
        elif tag == W + "pStyle":
            level.style = value
        elif tag == W + "lvlPicBulletId":
            level.picture = True
        elif tag == W + "rPr":
            level.font = read_run_look(child).font
        elif tag == W + "ind":
            level.indent = read_indent(child)
    return level


def _index(element: Element) -> int:
    return min(max(read_int(element.get(W + "ilvl")) or 0, 0), _LEVELS - 1)


class Numbering:
    """The numbering part and its counters."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance | None] = {}
        if root is not None:
            for child in root:
                if child.tag == W + "abstractNum":
                    self._abstract[child.get(W + "abstractNumId") or ""] = child
                elif child.tag == W + "num":
                    self._nums[child.get(W + "numId") or ""] = child

    def _list(self, abstract_id: str, seen: frozenset[str] = frozenset()) -> _List | None:
        known = self._lists.get(abstract_id)
        if known is not None:
            return known
        element = self._abstract.get(abstract_id)
        if element is None or abstract_id in seen:
            return None
        link = element.find(W + "numStyleLink")
        if link is not None:
            target = self._linked(link.get(_VAL))
            linked = self._list(target, seen | {abstract_id}) if target is not None else None
            if linked is not None:
                self._lists[abstract_id] = linked
                return linked
        made = self._lists[abstract_id] = _List()
        for level in element.iterchildren(W + "lvl"):
            made.levels[_index(level)] = _read_level(level)
        return made

    def _linked(self, style: str | None) -> str | None:
        """The abstract list that a numbering style stands for."""
        num_id = self._styles.paragraph_look(style).num_id
        num = self._nums.get(num_id or "")
        abstract = num.find(W + "abstractNumId") if num is not None else None
        return abstract.get(_VAL) if abstract is not None else None

    def _instance(self, num_id: str) -> _Instance | None:
        if num_id in self._instances:
            return self._instances[num_id]
        made: _Instance | None = None
        num = self._nums.get(num_id)
        abstract = num.find(W + "abstractNumId") if num is not None else None
        of = self._list(abstract.get(_VAL) or "") if abstract is not None else None
        if num is not None and of is not None:
            made = _Instance(of)
            for override in num.iterchildren(W + "lvlOverride"):
                index = _index(override)
                own = override.find(W + "lvl")
                if own is not None:
                    made.levels[index] = _read_level(own)
                start = override.find(W + "startOverride")
                if start is not None:
                    made.starts[index] = min(max(read_int(start.get(_VAL)) or 0, 0), _MOST)
        self._instances[num_id] = made
        return made

    def level_of_style(self, num_id: str, styles: list[str]) -> int | None:
        """The level of a list that is tied to one of these paragraph styles."""
        instance = self._instance(num_id)
        if instance is None:
            return None
        for index in range(_LEVELS):
            level = instance.level(index)
            if level is not None and level.style in styles:
                return index
        return None

    def indent(self, num_id: str, index: int) -> Indent:
        """The indent that a list level gives its paragraphs."""
        instance = self._instance(num_id)
        level = instance.level(index) if instance is not None else None
        return level.indent if level is not None else Indent()

    def marker(self, num_id: str, index: int) -> str:
        """Count one paragraph of a list and give its printed marker ("" where it prints none)."""
        instance = self._instance(num_id)
        index = min(max(index, 0), _LEVELS - 1)
        level = instance.level(index) if instance is not None else None
        if instance is None or level is None:
            return ""
        self._count(instance, level, index)
        if level.kind == "bullet":
            return BULLET if level.picture else bullet(level.text, level.font)
        return self._printed(instance, level)

    @staticmethod
    def _count(instance: _Instance, level: _Level, index: int) -> None:
        of = instance.of
        override = instance.starts.pop(index, None)
        if override is not None:
            of.counters[index] = override
        elif index not in of.counters or index in of.stale:
            of.counters[index] = level.start
        else:
            of.counters[index] += 1
        of.stale.discard(index)
        for higher in range(index):
            # Word takes a level that was skipped as used once.
            skipped = instance.level(higher)
            if skipped is not None and (higher not in of.counters or higher in of.stale):
                of.counters[higher] = instance.starts.pop(higher, skipped.start)
                of.stale.discard(higher)
        for lower in range(index + 1, _LEVELS):
            below = instance.level(lower)
            restart = below.restart if below is not None else None
            if restart is None or index < restart:
                of.stale.add(lower)

    @staticmethod
    def _printed(instance: _Instance, level: _Level) -> str:
        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            named = instance.level(index)
            if named is None:
                return ""
            count = instance.of.counters.get(index, named.start)
            kind = "decimal" if level.legal and named.kind != "decimalZero" else named.kind
            return "" if kind == "bullet" else format_number(count, kind, named.pattern)

        return " ".join(_PLACE.sub(number, level.text).split())
