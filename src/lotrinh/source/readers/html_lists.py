"""The markers that a browser prints in front of the items of `<ol>` and `<ul>`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.docx_numbering import format_number
from lotrinh.source.readers.docx_styles import read_int

_TYPES: Final = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
                 "I": "upper-roman"}  # fmt: skip
_FORMATS: Final = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_BULLETS: Final = {"disc": "•", "circle": "○", "square": "•"}
_BY_DEPTH: Final = ("disc", "circle", "square")
_MOST: Final = 1_000_000


@dataclass(slots=True)
class HtmlList:
    """An open list and its counter."""

    ordered: bool
    kind: str
    next: int = 1
    step: int = 1

    @classmethod
    def opened_by(cls, element: Element, css_kind: str | None, depth: int) -> HtmlList:
        """The list of an `<ol>` or `<ul>`; `depth` counts the `<ul>`s around it."""
        if element.tag == "ol":
            kind = css_kind or _TYPES.get(element.get("type") or "", "decimal")
            made = cls(True, kind)
            start = read_int(element.get("start"))
            if element.get("reversed") is not None:
                made.step = -1
                made.next = sum(child.tag == "li" for child in element) if start is None else start
            elif start is not None:
                made.next = max(min(start, _MOST), -_MOST)
            return made
        kind = css_kind or (element.get("type") or "").lower() or _BY_DEPTH[min(depth, 2)]
        return cls(False, kind)

    def marker(self, item: Element, css_kind: str | None) -> str:
        """Count one item and give its printed marker."""
        kind = css_kind or _TYPES.get(item.get("type") or "") or self.kind
        value = read_int(item.get("value")) if self.ordered else None
        number = self.next if value is None else max(min(value, _MOST), -_MOST)
        self.next = number + self.step
        for word in kind.split():
            bare = word.strip().lower()
            if bare == "none":
                return ""
            if bare in _FORMATS:
                return f"{format_number(number, _FORMATS[bare])}."
            if bare in _BULLETS:
                return _BULLETS[bare]
        if kind[:1] in {'"', "'"}:
            return kind.strip("\"' ")
        return f"{number}." if self.ordered else "•"
