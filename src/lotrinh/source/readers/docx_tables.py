"""DOCX tables: the grid with its merged cells, and whether it has visible borders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.columns import Grid, GridCell, Item
from lotrinh.source.readers.docx_inline import ALTERNATE, choose
from lotrinh.source.readers.docx_styles import Styles, W, is_on, leading, read_int

_VAL: Final = W + "val"
_ROW: Final = W + "tr"
_CELL: Final = W + "tc"
_SIDES: Final = (
    ("top", "top", "insideH"),
    ("bottom", "bottom", "insideH"),
    ("left", "left", "insideV"),
    ("right", "right", "insideV"),
)
_SAME: Final = {"start": "left", "end": "right"}
_INVISIBLE: Final = frozenset({"nil", "none"})
_WRAPPERS: Final = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins"})
_MOST_COLUMNS: Final = 200


def _parts(parent: Element, wanted: str) -> list[Element]:
    """The rows of a table or cells of a row, those inside content controls too."""
    found = []
    for child in parent:
        if child.tag == wanted:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _parts(child, wanted)
        elif child.tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                found += _parts(branch, wanted)
    return found


def _span(value: Element | None) -> int:
    number = read_int(value.get(_VAL)) if value is not None else None
    return min(max(number or 1, 1), _MOST_COLUMNS)


def _visible(borders: Element | None) -> dict[str, bool]:
    """Edge → drawn, for the edges that a border element states."""
    if borders is None:
        return {}
    edges = {}
    for edge in borders:
        name = str(edge.tag).rpartition("}")[2]
        edges[_SAME.get(name, name)] = edge.get(_VAL) not in _INVISIBLE
    return edges


class TableReader:
    """Reads tables; `read_cell` gives the content of a cell."""

    def __init__(self, styles: Styles, read_cell: Callable[[Element, int], list[Item]]) -> None:
        self._styles = styles
        self._read_cell = read_cell

    def read(self, table: Element, depth: int) -> Grid:
        """The grid of a table. Deleted rows and cells are out; a merged cell stands once."""
        grid = Grid()
        edges = self._table_edges(table)
        merging: dict[int, GridCell] = {}
        ruled = bare = 0
        for row in _parts(table, _ROW):
            properties = row.find(W + "trPr")
            if _is_out(properties):
                continue
            header = properties is not None and properties.find(W + "tblHeader") is not None
            cells: list[GridCell] = []
            column = self._skip(properties, "gridBefore", cells)
            for element in _parts(row, _CELL):
                stated = leading(element, W + "tcPr")
                own = {part.tag: part for part in (() if stated is None else stated)}
                if W + "cellDel" in own:
                    continue
                cell = GridCell(self._read_cell(element, depth), column, header=header)
                cell.col_span = _span(own.get(W + "gridSpan"))
                if not _merged(cell, own.get(W + "vMerge"), merging):
                    cells.append(cell)
                column += cell.col_span
                drawn = _ruled(own.get(W + "tcBorders"), edges)
                ruled, bare = ruled + drawn, bare + (not drawn)
            self._skip(properties, "gridAfter", cells, column)
            grid.rows.append(cells)
        grid.ruled = ruled > bare
        return grid

    @staticmethod
    def _skip(properties: Element | None, name: str, cells: list[GridCell], column: int = 0) -> int:
        """Add an empty cell where a row leaves grid columns out; the column behind it."""
        skipped = properties.find(W + name) if properties is not None else None
        count = read_int(skipped.get(_VAL)) if skipped is not None else None
        if not count or count < 0:
            return column
        count = min(count, _MOST_COLUMNS)
        cells.append(GridCell([], column, col_span=count))
        return column + count

    def _table_edges(self, table: Element) -> dict[str, bool]:
        """Edges that the table draws for its cells, its style's included."""
        properties = table.find(W + "tblPr")
        style = properties.find(W + "tblStyle") if properties is not None else None
        edges: dict[str, bool] = {}
        for borders in reversed(
            self._styles.borders(style.get(_VAL) if style is not None else None)
        ):
            edges |= _visible(borders)
        if properties is not None:
            edges |= _visible(properties.find(W + "tblBorders"))
        return edges


def _is_out(properties: Element | None) -> bool:
    """Whether a row is deleted or hidden."""
    if properties is None:
        return False
    hidden = properties.find(W + "hidden")
    return properties.find(W + "del") is not None or (hidden is not None and is_on(hidden))


def _merged(cell: GridCell, merge: Element | None, merging: dict[int, GridCell]) -> bool:
    """Whether the cell is part of the merged cell above it, which then takes its row.

    Word prints nothing of what may still stand in it. `merging` holds the merged cells that may
    go on, by their first grid column.
    """
    above = merging.get(cell.column)
    if merge is not None and merge.get(_VAL) != "restart" and above is not None:
        above.row_span += 1
        return True
    for place in range(cell.column, cell.column + cell.col_span):
        merging.pop(place, None)
    if merge is not None:
        merging[cell.column] = cell
    return False


def _ruled(borders: Element | None, table: dict[str, bool]) -> bool:
    """Whether at least two edges of a cell are drawn."""
    cell = _visible(borders)
    return (
        sum(
            cell[side] if side in cell else table.get(outer, False) or table.get(inner, False)
            for side, outer, inner in _SIDES
        )
        >= 2
    )
