"""The pieces of one page → lines and tables in reading order.

Place in the flow: the page readers (PDF, optical recognition) end here. Lines come out as
physical lines with their look, side and place; a blank line stands where the vertical gap is
clearly wider than the pitch of the lines.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lotrinh.source.readers.page_columns import Columns, Margins, find_letterhead
from lotrinh.source.readers.page_foot import continue_foot, find_foot, find_signatures
from lotrinh.source.readers.page_notes import last_number, take_footnotes
from lotrinh.source.readers.page_rows import join_row, rows_of
from lotrinh.source.readers.page_tables import build_table, find_grids, join_pages
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.text import Look, RawLine, RawTable, Side

_GAP_SURE: Final = 1.32
"""Times the pitch above which a vertical gap parts paragraphs whatever the lines look like."""
_GAP_LIKELY: Final = 1.1
"""The same, where the upper line is not full or the lower one is indented."""
_GAP_SCAN: Final = 1.15
"""The same on recognised pages, whose baselines are less exact."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: what single pages are too short to tell."""

    margins: Margins
    pitch: float
    """Usual distance of two baselines inside a paragraph; 0 where no paragraph tells."""
    indent: float
    """Usual indent of a paragraph's first line."""
    width: float
    """Of most pages."""
    size: float
    """Font height of most long lines; 0 for none."""


def find_setting(pages: list[Page]) -> Setting:
    """The text area and line pitch that most lines of the document keep to."""
    widths = Counter(round(page.width) for page in pages)
    width = float(widths.most_common(1)[0][0]) if widths else 595.0
    usual = [page for page in pages if abs(page.width - width) < 2]
    margins = _margins([p for page in usual for p in page.pieces], width)
    if margins is None:
        margins = Margins(0.12 * width, 0.93 * width)
    steps: Counter[float] = Counter()
    indents: Counter[int] = Counter()
    for page in usual:
        indents.update(round(p.x0 - margins.left) for p in page.pieces if p.x0 > margins.left + 9)
        ordered = sorted(page.pieces, key=lambda p: p.base)
        for above, below in pairwise(ordered):
            if _wraps(above, below, margins):
                steps[round((below.base - above.base) * 2) / 2] += 1
    pitch = steps.most_common(1)[0][0] if steps else 0.0
    indent = float(indents.most_common(1)[0][0]) if indents else 0.0
    sizes = Counter(
        round(p.size * 2) / 2 for page in usual for p in page.pieces if p.x1 - p.x0 > 0.5 * width
    )
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Setting(margins, pitch, indent, width, size)


def _wraps(above: Piece, below: Piece, margins: Margins) -> bool:
    """Whether the upper line is full and the lower one begins at the margin."""
    step = below.base - above.base
    return (
        above.x1 > margins.right - 12
        and below.x0 < margins.left + 3
        and 0.8 * below.size < step < 3 * below.size
    )


def _margins(pieces: list[Piece], width: float, least: int = 1) -> Margins | None:
    """The outermost edges that a fair share of the long lines keep to.

    None where there are fewer than `least` long lines on a page of that width.
    """
    long = [p for p in pieces if p.x1 - p.x0 > 0.5 * width]
    if len(long) < least:
        return None
    need = max(1, len(long) // 12)
    left = _edge(sorted(p.x0 for p in long), need)
    right = -_edge(sorted(-p.x1 for p in long), need)
    return Margins(left, right) if right - left > 100 else None


def _edge(places: list[float], need: int) -> float:
    """The first place that `need` values share within 3 points."""
    for i in range(len(places) - need + 1):
        if places[i + need - 1] - places[i] <= 3:
            return places[i]
    return places[0]


def lay_out_pages(pages: list[Page]) -> list[RawLine | RawTable]:
    """The lines and tables of all pages in reading order, footnotes behind them.

    Tables that go on over a page break are one.
    """
    settings = {
        recognised: find_setting([page for page in pages if page.recognised == recognised])
        for recognised in (False, True)
    }
    laid_out = []
    notes: list[RawLine] = []
    last = 0
    end: PageEnd | None = None
    for page in pages:
        setting = settings[page.recognised]
        found = take_footnotes(page, _page_margins(page, setting), setting.size, last)
        last = last_number(found, last)
        notes.extend(found)
        items, end = lay_out(page, setting, end)
        laid_out.append(items)
    return [*join_pages(laid_out), *notes]


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The columns that a page ends with, which may go on at the top of the next."""

    foot: Columns | None
    signatures: Columns | None


def lay_out(
    page: Page, setting: Setting, before: PageEnd | None = None
) -> tuple[list[RawLine | RawTable], PageEnd]:
    """The page's lines and tables in reading order, and the columns at its end.

    `before` is the end of the page before it.
    """
    margins = _page_margins(page, setting)
    tables, pieces = _take_tables(page)
    writer = _Writer(page, margins, setting)
    head = find_letterhead(page, pieces, margins)
    if head is None and before and before.foot:
        head = continue_foot(pieces, before.foot, margins)
    if head:
        writer.add_columns(head)
        pieces = _without(pieces, head)
    signatures = find_signatures(pieces, margins, before.signatures if before else None)
    if signatures:
        pieces = _without(pieces, signatures)
    foot = find_foot(pieces, margins)
    flow = pieces
    rest: list[Piece] = []
    for columns in filter(None, (foot, signatures)):
        top, bottom = _reach(columns)
        flow = _without(flow, columns)
        rest = [p for p in flow if p.base > bottom] + rest
        flow = [p for p in flow if p.base <= bottom or p.base < top]
    writer.add_flow(flow, tables, until=signatures or foot)
    if signatures:
        writer.add_columns(signatures)
    if foot:
        writer.add_columns(foot)
    if signatures or foot:
        writer.add_flow(rest, writer.late, until=None)
    return writer.items, PageEnd(None if rest else foot, None if rest else signatures)


def _without(pieces: list[Piece], columns: Columns) -> list[Piece]:
    """The pieces that stand in none of the columns."""
    taken = {id(p) for p in (*columns.left, *columns.right)}
    return [p for p in pieces if id(p) not in taken]


def _reach(columns: Columns) -> tuple[float, float]:
    """The highest and the lowest baseline of two columns."""
    bases = [p.base for p in (*columns.left, *columns.right)]
    return min(bases), max(bases)


def _page_margins(page: Page, setting: Setting) -> Margins:
    """The page's own text area where it has enough lines or another width, else the document's."""
    margins = _margins(page.pieces, page.width, 8)
    if margins is not None:
        return margins
    if page.pieces and abs(page.width - setting.width) >= 2:
        rules = [edge for rule in page.across for edge in (rule.start, rule.end)]
        left = min(*(p.x0 for p in page.pieces), *rules, page.width / 3)
        right = max(*(p.x1 for p in page.pieces), *rules, page.width * 2 / 3)
        return Margins(left, right)
    return setting.margins


def _take_tables(page: Page) -> tuple[list[RawTable], list[Piece]]:
    """The page's ruled tables, and the pieces that stand in none."""
    pieces = page.pieces
    tables = []
    for grid in find_grids(page):
        inside = [p for p in pieces if grid.holds(p)]
        table = build_table(grid, inside, page) if inside else None
        if table:
            taken = {id(p) for p in inside}
            pieces = [p for p in pieces if id(p) not in taken]
            tables.append(table)
    return tables, pieces


class _Writer:
    """Puts the lines of a page in order, with blank lines for wide gaps."""

    def __init__(self, page: Page, margins: Margins, setting: Setting) -> None:
        self.items: list[RawLine | RawTable] = []
        self.late: list[RawTable] = []
        """Tables that stand below the foot."""
        self._page = page
        self._margins = margins
        self._setting = setting

    def add_columns(self, columns: Columns) -> None:
        """The left column's lines, then the right one's."""
        self._add_side(columns.left, "left")
        self._add_side(columns.right, "right")

    def _add_side(self, pieces: list[Piece], side: Side) -> None:
        rows = rows_of(pieces)
        if not rows:
            return
        left = min(row[0].x0 for row in rows)
        centers = sorted((row[0].x0 + row[-1].x1) / 2 for row in rows)
        middle = centers[len(centers) // 2]
        spread = max(row[0].x0 for row in rows) - left > 6
        for row in rows:
            line = join_row(row, self._page.number)
            line.side = side
            near = abs((row[0].x0 + row[-1].x1) / 2 - middle) < 6
            line.look = _set(line.look, near and spread, row[0].x0 - left)
            self.items.append(line)

    def add_flow(self, pieces: list[Piece], tables: list[RawTable], until: Columns | None) -> None:
        """Rows and tables of the single column, from the top."""
        waiting = sorted(tables, key=lambda t: t.box.y0 if t.box else 0.0)
        limit = min(p.base for p in (*until.left, *until.right)) if until else None
        if limit is not None:
            self.late = [t for t in waiting if t.box and t.box.y0 > limit]
            waiting = [t for t in waiting if not (t.box and t.box.y0 > limit)]
        above: list[Piece] | None = None
        for row in rows_of(pieces):
            while waiting and waiting[0].box and waiting[0].box.y0 < row[0].base:
                self.items.append(waiting.pop(0))
                above = None
            if above and self._parted(above, row):
                blank = RawLine("", page=self._page.number)
                self.items.append(blank)
            self._add_row(row)
            above = row
        self.items.extend(waiting)

    def _add_row(self, row: list[Piece]) -> None:
        line = join_row(row, self._page.number)
        margins = self._margins
        x0, x1 = row[0].x0, row[-1].x1
        slack_left, slack_right = x0 - margins.left, margins.right - x1
        off = abs(slack_left - slack_right)
        indented = abs(slack_left - self._setting.indent) < 2 and not line.look.bold
        centered = min(slack_left, slack_right) > 15 and off < (4 if indented else 12)
        centered = centered or (min(slack_left, slack_right) > 4 and off < 4 and line.look.bold)
        line.look = _set(line.look, centered, max(0.0, slack_left))
        self.items.append(line)

    def _parted(self, above: list[Piece], below: list[Piece]) -> bool:
        """Whether a paragraph's gap lies between two rows."""
        pitch = self._setting.pitch or 1.4 * below[0].size
        step = below[0].base - above[0].base
        if step > _GAP_SURE * pitch:
            return True
        likely = _GAP_SCAN if self._page.recognised else _GAP_LIKELY
        full = above[-1].x1 > self._margins.right - 12
        flush = below[0].x0 < self._margins.left + 3
        return step > likely * pitch and not (full and flush)


def _set(look: Look, centered: bool, indent: float) -> Look:
    return Look(look.bold, look.italic, centered, 0, look.lead, round(indent, 1))
