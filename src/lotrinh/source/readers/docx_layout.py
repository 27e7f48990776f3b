"""How a Word file is set: paper and margins, the body's font, size and spacing, page numbers.

Place in the flow: beside docx.py, which walks the text once and lets this count as it goes. The
section that the document begins with counts; appendices may lie on their side.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.docx_package import Package
from lotrinh.source.readers.docx_styles import Spacing, W, is_on, read_int
from lotrinh.source.text import PageNumber, PageSetup

_TWIPS_A_MM: Final = 1440 / 25.4
_SECTION: Final = W + "sectPr"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LATIN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"
_MINOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}minorFont"
_MAJOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}majorFont"
THEME: Final = "+"
"""Stands before a font that a theme names: `+minorHAnsi`."""
_LEAST: Final = 40
"""Characters from which on a paragraph is one of the body, not a heading."""
_DEFAULT_SIZE: Final = 20
"""Half points, where no style says any."""


class Layout:
    """Counts how the body's letters and paragraphs are set."""

    def __init__(self) -> None:
        self.letters: Counter[tuple[str | None, str | None]] = Counter()
        """Characters of the body by font and half points."""
        self._spacings: Counter[Spacing] = Counter()

    def count_paragraph(self, spacing: Spacing, size: int) -> None:
        """Count a paragraph of the body that has `size` characters."""
        if size >= _LEAST:
            self._spacings[spacing] += size

    def setup(self, package: Package, body: Element) -> PageSetup | None:
        """All that was counted, with the first section's page; None without a section."""
        section = next(body.iter(_SECTION), None)
        if section is None:
            return None
        paper, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        gutter = _millimetres(margins, "gutter") or 0.0
        left = _millimetres(margins, "left")
        (font, half), _ = (self.letters.most_common(1) or [((None, None), 0)])[0]
        spacing, _ = (self._spacings.most_common(1) or [(Spacing(), 0)])[0]
        return PageSetup(
            width=_millimetres(paper, "w"),
            height=_millimetres(paper, "h"),
            top=_millimetres(margins, "top"),
            bottom=_millimetres(margins, "bottom"),
            left=None if left is None else left + gutter,
            right=_millimetres(margins, "right"),
            font=_named(font, package),
            size=(read_int(half) or _DEFAULT_SIZE) / 2 if self.letters else None,
            lines=spacing.lines if self._spacings else None,
            leading=spacing.leading,
            gap=spacing.gap if self._spacings else None,
            number=_page_number(package, section),
        )


def _millimetres(element: Element | None, name: str) -> float | None:
    twips = read_int(element.get(W + name)) if element is not None else None
    return None if twips is None else round(abs(twips) / _TWIPS_A_MM, 1)


def _named(font: str | None, package: Package) -> str | None:
    """The font's own name where only the theme says it."""
    if font is None or not font.startswith(THEME):
        return font
    for path in package.related(package.main, "theme")[:1]:
        root = package.part(path)
        holder = _MAJOR if font.startswith(f"{THEME}major") else _MINOR
        fonts = next(root.iter(holder), None) if root is not None else None
        latin = fonts.find(_LATIN) if fonts is not None else None
        return (latin.get("typeface") or None) if latin is not None else None
    return None


def _page_number(package: Package, section: Element) -> PageNumber | None:
    """Where the section's pages are numbered; None where they are not."""
    title_page = section.find(W + "titlePg")
    apart = title_page is not None and is_on(title_page)
    for place, kind in (("top", "headerReference"), ("bottom", "footerReference")):
        parts = {
            reference.get(W + "type") or "default": package.target(reference.get(_ID) or "")
            for reference in section.iterchildren(W + kind)
        }
        field = _find_field(package, parts.get("default"))
        if field is not None:
            first = not apart or _find_field(package, parts.get("first")) is not None
            return PageNumber("top" if place == "top" else "bottom", _is_centered(field), first)
    return None


def _find_field(package: Package, path: str | None) -> Element | None:
    """The paragraph of a header or footer that holds the page's number."""
    root = package.part(path) if path else None
    for paragraph in root.iter(W + "p") if root is not None else ():
        codes = [code.text or "" for code in paragraph.iter(W + "instrText")]
        codes += [simple.get(W + "instr") or "" for simple in paragraph.iter(W + "fldSimple")]
        if "PAGE" in "".join(codes).replace("NUMPAGES", "").replace("PAGEREF", ""):
            return paragraph
    return None


def _is_centered(paragraph: Element) -> bool:
    """Centred itself, by a frame, or behind the one tab that headers have in the middle."""
    properties = paragraph.find(W + "pPr")
    if properties is not None:
        alignment, frame = properties.find(W + "jc"), properties.find(W + "framePr")
        if alignment is not None and alignment.get(W + "val") == "center":
            return True
        if frame is not None:
            return str(frame.get(W + "xAlign")) == "center"
        if alignment is not None and alignment.get(W + "val") in {"right", "end"}:
            return False
    tabs = sum(1 for run in paragraph.iter(W + "r") for _ in run.iterchildren(W + "tab"))
    return tabs == 1
