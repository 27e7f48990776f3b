"""The source side of the report: paragraphs, columns and tables as printed, every part marked.

Place in the flow: render; report.py puts it beside the plan. A mark that covers a whole paragraph
becomes a bar beside it, a smaller one becomes a link inside it. Element ids are `s-<id>`, and every
link leads to `#p-<id>` on the plan's side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lotrinh.language import spoken, tr
from lotrinh.render.labels import KINDS
from lotrinh.render.marks import Mark
from lotrinh.render.report_html import Html, el, join, text
from lotrinh.source.text import Block, Cell, Paragraph, SourceText, Table

_INLINE: Final = frozenset({"citation", "window", "deadline", "reporting", "money", "finding"})
"""Kinds that are always drawn inside their paragraph."""
_MARKER: Final = re.compile(r"\s*(?:[-+*•○–]|\(?(?:\d+(?:\.\d+)*|[a-zđ]|[IVXLC]+)[.)/])?\s*")
_STOP: Final = re.compile(r"[\s.;,:/]*")


@dataclass(slots=True)
class _Painter:
    """Draws stretches of the text; remembers which ids stand on the page already."""

    source: SourceText
    marks: Sequence[Mark]
    breaks: tuple[int, ...]
    """Offsets at which a new page of the printed text begins."""
    notes: Mapping[str, Html]
    """What stands in the margin beside the paragraph where a mark begins, by the mark's id."""
    _seen: set[str] = field(default_factory=set)
    _active: list[Mark] = field(default_factory=list)
    _next: int = 0

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that touch [start, end), outer before inner. Starts must not go back."""
        while self._next < len(self.marks) and self.marks[self._next].start < end:
            self._active.append(self.marks[self._next])
            self._next += 1
        self._active = [mark for mark in self._active if mark.end > start]
        return [mark for mark in self._active if mark.start < end]

    def anchor(self, mark: Mark) -> str | None:
        """The element id of a mark where it stands first, None later."""
        if mark.id in self._seen:
            return None
        self._seen.add(mark.id)
        return "s-" + mark.id

    def drawn(self) -> frozenset[str]:
        """The ids that stand on the page."""
        return frozenset(self._seen)

    def page_breaks(self, start: int, end: int) -> list[int]:
        """The page beginnings within (start, end)."""
        return [at for at in self.breaks if start < at < end]


def draw_source(
    source: SourceText, marks: Sequence[Mark], notes: Mapping[str, Html]
) -> tuple[Html, frozenset[str]]:
    """All blocks in order, columns side by side, page breaks noted; and the ids that were drawn.

    `notes` stand in the margin beside the block in which their mark begins.
    """
    painter = _Painter(source, marks, _mended_breaks(source), notes)
    parts: list[Html] = []
    page: int | None = None
    for group in _groups(source.blocks):
        first = group[0]
        here = source.place(source.origin(first.start))[0]
        if here is not None and here != page:
            parts.append(_page_mark(here))
        page = source.place(source.origin(max(group[-1].end - 1, 0)))[0]
        if isinstance(first, Table):
            parts.append(_draw_table(painter, first))
        elif first.side:
            parts.append(_draw_columns(painter, group))
        else:
            parts.append(_draw_paragraph(painter, first))
    return join(parts), painter.drawn()


def _mended_breaks(source: SourceText) -> tuple[int, ...]:
    """The mended offsets of page beginnings; the origin map rises, so that bisection finds them."""
    every = range(len(source.text))
    return tuple(bisect_left(every, start, key=source.origin) for start in source.page_starts[1:])


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Single blocks, and runs of paragraphs that stand in columns."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.side:
            run.append(block)
            continue
        if run:
            yield run
            run = []
        yield [block]
    if run:
        yield run


def _page_mark(page: int) -> Html:
    return el("p", tr("Trang {page}", page=page), lang=_own(), class_="page", id=f"page-{page}")


def _own() -> str | None:
    """The `lang` of our own words among the document's; None where both are Vietnamese."""
    return spoken() if spoken() != "vi" else None


def _draw_columns(painter: _Painter, run: Sequence[Block]) -> Html:
    drawn: dict[str, list[Html]] = {"left": [], "right": []}
    for block in run:
        if isinstance(block, Paragraph):
            drawn[block.side or "left"].append(_draw_paragraph(painter, block))
    return el("div", *(el("div", column) for column in drawn.values()), class_="columns")


def _draw_paragraph(painter: _Painter, paragraph: Paragraph) -> Html:
    start, end = paragraph.start, paragraph.end
    found = painter.over(start, end)
    whole = [mark for mark in found if _fills(painter.source.text, mark, start, end)]
    inner = [mark for mark in found if mark not in whole]
    look = paragraph.look
    names = ["ln"]
    names += ["b"] if look.bold else []
    names += ["i"] if look.italic else []
    names += ["c"] if look.centered else []
    names += ["h"] if look.heading else []
    names += ["fn"] if paragraph.footnote else []
    shown = [mark for mark in whole if mark.kind != "finding"]
    if shown:
        names.append("k-" + shown[-1].kind)
    if any(mark.kind == "finding" for mark in whole):
        names.append("doubt")
    return el(
        "div",
        _gutter(painter, paragraph, shown[-1] if shown else None),
        el(
            "p",
            _anchors(painter, whole),
            _draw_stretch(painter, start, end, inner),
            class_="tx",
        ),
        _margin(painter, found, start, end),
        class_=" ".join(names),
        data_m=" ".join(mark.id for mark in whole) or None,
    )


def _margin(painter: _Painter, marks: Sequence[Mark], start: int, end: int) -> Html | None:
    """The notes of the marks that begin in a block."""
    notes = [
        painter.notes[mark.id]
        for mark in marks
        if mark.id in painter.notes and start <= mark.start < end
    ]
    return el("div", *notes, class_="margin", lang=_own()) if notes else None


def _fills(text: str, mark: Mark, start: int, end: int) -> bool:
    """Whether a mark covers a paragraph, or leaves out no more than its marker and full stop."""
    if mark.start <= start and mark.end >= end:
        return True
    if mark.kind in _INLINE:
        return False
    before, after = text[start : mark.start], text[mark.end : end]
    return _MARKER.fullmatch(before) is not None and _STOP.fullmatch(after) is not None


def _gutter(painter: _Painter, block: Block, mark: Mark | None) -> Html:
    _, line, _ = painter.source.place(painter.source.origin(block.start))
    if mark is None:
        return el("span", str(line), class_="no")
    kind = tr(KINDS[mark.kind]).lower()
    label = tr("Dòng {line}, {kind}: xem trong kế hoạch", line=line, kind=kind)
    return el("a", str(line), class_="no", href=f"#p-{mark.id}", aria_label=label, lang=_own())


def _anchors(painter: _Painter, marks: Sequence[Mark]) -> list[Html]:
    """Empty targets for the marks that cover a whole paragraph, where each begins."""
    drawn = []
    for mark in marks:
        ident = painter.anchor(mark)
        if ident:
            drawn.append(el("span", id=ident, class_="t"))
    return drawn


def _draw_stretch(painter: _Painter, start: int, end: int, marks: Sequence[Mark]) -> Html:
    """`text[start:end]` with nested links. Marks that cross are split where they do."""
    breaks = painter.page_breaks(start, end)
    cuts = {start, end, *breaks}
    for mark in marks:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    points = sorted(cuts)
    out: list[str] = []
    opened: list[Mark] = []
    for here, there in pairwise(points):
        wanted = [mark for mark in marks if mark.start <= here and mark.end >= there]
        keep = 0
        while keep < min(len(opened), len(wanted)) and opened[keep] is wanted[keep]:
            keep += 1
        out.append("</span>" * (len(opened) - keep))
        out.extend(_open(painter, mark) for mark in wanted[keep:])
        opened = wanted
        if here in breaks:
            page = painter.source.place(painter.source.origin(here))[0]
            out.append(el("span", tr("Trang {page}", page=page), lang=_own(), class_="pb"))
        words = text(painter.source.text[here:there].replace("\n", " "))
        links = [mark for mark in wanted if mark.kind != "finding"]
        out.append(el("a", words, href=f"#p-{links[-1].id}") if links else words)
    out.append("</span>" * len(opened))
    return Html("".join(out))


def _open(painter: _Painter, mark: Mark) -> str:
    ident = painter.anchor(mark)
    attribute = f' id="{ident}"' if ident else ""
    return f'<span class="m k-{mark.kind}" data-m="{mark.id}"{attribute}>'


def _draw_table(painter: _Painter, table: Table) -> Html:
    """A real table with its merged cells; the marks that cover all of it are on the table."""
    touching = painter.over(table.start, table.start + 1)
    inside = [mark for mark in painter.marks if table.start <= mark.start < table.end]
    whole = [mark for mark in touching if mark.start <= table.start and mark.end >= table.end]
    anchors = _anchors(painter, whole)
    rows = [el("tr", *(_draw_cell(painter, cell, whole) for cell in row)) for row in table.rows]
    shown = [mark for mark in whole if mark.kind != "finding"]
    body = el("table", el("tbody", *rows))
    _, line, _ = painter.source.place(painter.source.origin(table.start))
    name = tr("Bảng ở dòng {line}", line=line)
    frame = el("div", body, class_="scroll", tabindex=0, role="group", aria_label=name)
    return el(
        "div",
        _gutter(painter, table, shown[-1] if shown else None),
        el("div", anchors, frame, class_="tx"),
        _margin(painter, inside, table.start, table.end),
        class_="ln tb" + (f" k-{shown[-1].kind}" if shown else ""),
        data_m=" ".join(mark.id for mark in whole) or None,
    )


def _draw_cell(painter: _Painter, cell: Cell, whole: Sequence[Mark]) -> Html:
    paragraphs = []
    for span in cell.paragraphs:
        inner = [mark for mark in painter.over(span.start, span.end) if mark not in whole]
        paragraphs.append(el("p", _draw_stretch(painter, span.start, span.end, inner)))
    return el(
        "td",
        *paragraphs,
        rowspan=cell.row_span if cell.row_span > 1 else None,
        colspan=cell.col_span if cell.col_span > 1 else None,
    )
