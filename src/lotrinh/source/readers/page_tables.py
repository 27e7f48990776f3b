"""Ruled lines → tables: the grid they make, its merged cells, and what stands in each.

Place in the flow: used by `page_layout` for PDF pages and for recognised ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lotrinh.source.readers.page_rows import join_row, rows_of
from lotrinh.source.readers.pieces import Page, Piece, Rule
from lotrinh.source.text import Box, Look, RawCell, RawLine, RawTable

_NEAR: Final = 3.0
"""Rules within this many points are one; ends within it touch."""
_MAX_COLUMNS: Final = 60
_MAX_ROWS: Final = 400
_MAX_RULES: Final = 4_000


@dataclass(slots=True)
class Grid:
    """The lines of one table: sorted x of its columns' edges and y of its rows' edges."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    def holds(self, piece: Piece) -> bool:
        """Whether the piece stands inside."""
        y = piece.base - 0.3 * piece.size
        x = piece.center
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    @property
    def box(self) -> Box:
        """The rectangle around the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(page: Page) -> list[Grid]:
    """The grids of at least two columns on a page, from the top."""
    if not page.down or not page.across or len(page.across) + len(page.down) > _MAX_RULES:
        return []
    across, down = _merge(page.across), _merge(page.down)
    grids = []
    for hs, vs in _components(across, down):
        if len(hs) < 2 or not vs:
            continue
        left, right = min(h.start for h in hs), max(h.end for h in hs)
        top, bottom = min(v.start for v in vs), max(v.end for v in vs)
        xs = _cluster([v.at for v in vs], [left, right])
        ys = _cluster([h.at for h in hs], [top, bottom])
        if 3 <= len(xs) <= _MAX_COLUMNS and 2 <= len(ys) <= _MAX_ROWS:
            grids.append(Grid(xs, ys, hs, vs))
    return sorted(grids, key=lambda g: g.ys[0])


def _merge(rules: list[Rule]) -> list[Rule]:
    """The rules with those on one line that touch made one."""
    merged: list[Rule] = []
    group: list[Rule] = []

    def close() -> None:
        group.sort(key=lambda r: r.start)
        for rule in group:
            last = merged[-1] if merged else None
            near = last is not None and abs(last.at - rule.at) <= _NEAR
            if last and near and last.start <= rule.start <= last.end + _NEAR:
                merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
            else:
                merged.append(rule)

    for rule in sorted(rules):
        if group and rule.at - group[0].at > _NEAR:
            close()
            group = []
        group.append(rule)
    close()
    return merged


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of horizontal and vertical rules that touch each other, one group a table."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, v in enumerate(down):
        for i, h in enumerate(across):
            if h.at > v.end + _NEAR:
                break
            if h.at >= v.start - _NEAR and h.start - _NEAR <= v.at <= h.end + _NEAR:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    return list(groups.values())


def _cluster(places: list[float], ends: list[float]) -> list[float]:
    """The distinct places in order; an end counts only where it lies outside them."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    low, high = ends
    if out and low < out[0] - 2 * _NEAR:
        out.insert(0, low)
    if out and high > out[-1] + 2 * _NEAR:
        out.append(high)
    return out


def build_table(grid: Grid, pieces: list[Piece], page: Page) -> RawTable | None:
    """The table of a grid with the pieces that stand in it.

    None where it is no table: nothing in it, or text in a single column only.
    """
    cells = _cells(grid)
    held: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        row = _index(grid.ys, piece.base - 0.3 * piece.size)
        column = _index(grid.xs, piece.center)
        held.setdefault(cells[row, column][:2], []).append(piece)
    if len({column for _, column in held}) < 2:
        return None
    rows: list[list[RawCell]] = []
    seen: set[tuple[int, int]] = set()
    for row in range(len(grid.ys) - 1):
        line: list[RawCell] = []
        for column in range(len(grid.xs) - 1):
            top, left, bottom, right = cells[row, column]
            if (top, left) in seen or (top, left) != (row, column):
                continue
            seen.add((top, left))
            box = Box(grid.xs[left], grid.ys[top], grid.xs[right], grid.ys[bottom])
            lines = _cell_lines(held.get((top, left), []), box, page)
            line.append(RawCell(lines, bottom - top, right - left))
        rows.append(line)
    rows = _without_hollow_rows(rows)
    return RawTable(_without_empty_edge(rows), page.number, grid.box)


def _without_hollow_rows(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    """The rows without those that only rest on cells above: two rules a few points apart.

    Such a row's own cells are empty, and the cell of its first column begins higher up.
    """
    kept: list[list[RawCell]] = []
    open_cells: list[tuple[int, RawCell]] = []
    first_until = 0
    for number, row in enumerate(rows):
        open_cells = [(until, cell) for until, cell in open_cells if until > number]
        if open_cells and first_until > number and not any(cell.lines for cell in row):
            for _, cell in open_cells:
                cell.row_span -= 1
            for cell in row:
                cell.row_span -= 1
            kept_cells = [cell for cell in row if cell.row_span > 0]
            if not kept_cells:
                continue
            for cell in (*row, *(cell for _, cell in open_cells)):
                cell.row_span += 1
        if first_until <= number and row:
            first_until = number + row[0].row_span
        open_cells += [(number + cell.row_span, cell) for cell in row if cell.row_span > 1]
        kept.append(row)
    return kept


def _without_empty_edge(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    """The rows without those at the end that hold no text (a page break's rest of a cell)."""
    while len(rows) > 1 and not any(cell.lines for cell in rows[-1]):
        rows.pop()
    for number, row in enumerate(rows):
        for cell in row:
            cell.row_span = min(cell.row_span, len(rows) - number)
    return rows


def _index(edges: list[float], place: float) -> int:
    return min(max(bisect_right(edges, place) - 1, 0), len(edges) - 2)


def find_cells(grid: Grid) -> list[Box]:
    """The rectangles of the cells, merged ones once."""
    return [
        Box(grid.xs[left], grid.ys[top], grid.xs[right], grid.ys[bottom])
        for top, left, bottom, right in dict.fromkeys(_cells(grid).values())
    ]


def _cells(grid: Grid) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """For each field (row, column) of the grid its cell: top, left, bottom, right (exclusive)."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    walls = _drawn(grid.down, grid.xs, grid.ys)
    floors = _drawn(grid.across, grid.ys, grid.xs)
    cells: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in cells:
                continue
            right = column + 1
            while right < columns and (right, row) not in walls and (row, right) not in cells:
                right += 1
            bottom = row + 1
            while bottom < rows and not any(
                (bottom, c) in floors or (bottom, c) in cells for c in range(column, right)
            ):
                bottom += 1
            for r in range(row, bottom):
                for c in range(column, right):
                    cells[r, c] = (row, column, bottom, right)
    return cells


def _drawn(rules: list[Rule], edges: list[float], across: list[float]) -> set[tuple[int, int]]:
    """(edge, stretch) for each stretch between two of `across` in which a rule draws an edge."""
    out = set()
    middles = [(a + b) / 2 for a, b in pairwise(across)]
    for rule in rules:
        edge = _nearest(edges, rule.at)
        for stretch, middle in enumerate(middles):
            if rule.start - _NEAR <= middle <= rule.end + _NEAR:
                out.add((edge, stretch))
    return out


def _nearest(edges: list[float], place: float) -> int:
    i = bisect_right(edges, place)
    if i == 0:
        return 0
    if i == len(edges):
        return i - 1
    return i if edges[i] - place < place - edges[i - 1] else i - 1


def _cell_lines(pieces: list[Piece], box: Box, page: Page) -> list[RawLine]:
    middle = (box.x0 + box.x1) / 2
    lines = []
    for row in rows_of(pieces):
        line = join_row(row, page.number)
        place = line.box
        centered = place is not None and (
            abs((place.x0 + place.x1) / 2 - middle) < 4
            and place.x0 - box.x0 > 8
            and box.x1 - place.x1 > 8
        )
        look = line.look
        line.look = Look(look.bold, look.italic, centered, 0, look.lead, 0.0)
        lines.append(line)
    return lines


def join_tables(above: RawTable, below: RawTable) -> bool:
    """Append the table below a page break to the one above where it goes on with it.

    It does where both have the same columns. A header that is printed again is left out; a first
    row without a number in its first cell, where all others have one, goes on with the last row.
    """
    if above.box is None or below.box is None or not above.rows or not below.rows:
        return False
    if _columns(above) != _columns(below):
        return False
    if abs(above.box.x0 - below.box.x0) > 6 or abs(above.box.x1 - below.box.x1) > 6:
        return False
    rows = below.rows
    for header in (3, 2, 1):
        if len(rows) >= header and len(above.rows) >= header and all(
            _texts(a) == _texts(b) for a, b in zip(above.rows[:header], rows[:header], strict=True)
        ):  # fmt: skip
            for row in above.rows[:header]:
                for cell in row:
                    cell.header = True
            rows = rows[header:]
            break
    if rows:
        rows = _join_rows(above.rows, rows)
    above.rows.extend(rows)
    return True


def _join_rows(above: list[list[RawCell]], below: list[list[RawCell]]) -> list[list[RawCell]]:
    """The rows below a page break without what goes on with the cells above it.

    A row that the break divides becomes one; a merged cell reaches over the break.
    """
    open_cells = _last_cells(above)
    first = dict(_placed(below[0]))
    if not all(
        column in open_cells and open_cells[column].col_span == cell.col_span
        for column, cell in first.items()
    ):
        return below
    divided = _goes_on(above, open_cells, first)
    kept = []
    for column, cell in first.items():
        over = open_cells[column]
        merged = cell.row_span > 1 or over.row_span > 1
        if not divided and (cell.lines or not merged or not over.lines):
            kept.append(cell)
            continue
        over.lines.extend(cell.lines)
        over.row_span += cell.row_span - divided
    return below[1:] if divided else [kept, *below[1:]]


def _placed(row: list[RawCell]) -> list[tuple[int, RawCell]]:
    """The cells of a row that no cell above reaches into, with their columns."""
    placed, column = [], 0
    for cell in row:
        placed.append((column, cell))
        column += cell.col_span
    return placed


def _last_cells(rows: list[list[RawCell]]) -> dict[int, RawCell]:
    """The cells that end a table, by their first columns: those of its last row, and those above
    that reach down to it."""
    reach: dict[int, int] = {}
    ends: dict[int, RawCell] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while reach.get(column, 0) > number:
                column += 1
            for taken in range(column, column + cell.col_span):
                reach[taken] = number + cell.row_span
                ends.pop(taken, None)
            ends[column] = cell
            column += cell.col_span
    return ends


def _columns(table: RawTable) -> int:
    return max(sum(cell.col_span for cell in row) for row in table.rows)


def _texts(row: list[RawCell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _goes_on(
    rows: list[list[RawCell]], last: dict[int, RawCell], below: dict[int, RawCell]
) -> bool:
    """Whether a row has no number where all above it have one, and so is the rest of the last."""
    if len(last) != len(below) or 0 not in below or last[0].row_span > 1:
        return False
    if below[0].lines or not last[0].lines or not any(cell.lines for cell in below.values()):
        return False
    numbered = [row for row in rows[1:] if row and row[0].lines]
    return len(numbered) == len(rows) - 1


def join_pages(pages: list[list[RawLine | RawTable]]) -> list[RawLine | RawTable]:
    """The pages' items in one list; tables that go on over a page break are joined."""
    items: list[RawLine | RawTable] = []
    for page in pages:
        first = page[0] if page else None
        last = items[-1] if items else None
        if isinstance(first, RawTable) and isinstance(last, RawTable) and join_tables(last, first):
            items.extend(page[1:])
        else:
            items.extend(page)
    return items
