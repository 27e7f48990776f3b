"""HTML tables: places cells on the grid, with row and column spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from lotrinh.source.readers.columns import Grid, GridCell, Item
from lotrinh.source.readers.docx_styles import read_int
from lotrinh.source.readers.html_css import Style

_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 10_000


@dataclass(slots=True)
class TableBuilder:
    """A table that is being read: rows and cells arrive in order."""

    bordered: bool | None
    """What the table itself says about borders; None: nothing."""
    rows: list[list[GridCell]] = field(default_factory=list)
    in_head: bool = False
    outer: list[Item] = field(default_factory=list)
    """The items around the table."""
    _taken: dict[int, int] = field(default_factory=dict)
    """Grid column → rows that a cell from above still covers."""
    _ruled: int = 0
    _bare: int = 0

    @classmethod
    def opened_by(cls, element: Element, style: Style, outer: list[Item]) -> TableBuilder:
        """The builder of a `<table>`."""
        border = read_int((element.get("border") or "").strip() or None)
        bordered = None if border is None else border > 0
        names = (element.get("class") or "").lower()
        if element.get("border") == "" or "bordered" in names or "tablegrid" in names:
            bordered = True
        elif bordered is None and (style.bare or "mso" in names):
            bordered = False
        return cls(bordered, outer=outer)

    def open_row(self) -> None:
        """A `<tr>` begins."""
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.rows.append([])

    def add(self, element: Element, style: Style, items: list[Item]) -> None:
        """A finished `<td>` or `<th>`."""
        if not self.rows:
            self.rows.append([])
        column = 0
        while column in self._taken:
            column += 1
        rows = min(max(read_int(element.get("rowspan")) or 1, 1), _MOST_ROWS)
        columns = min(max(read_int(element.get("colspan")) or 1, 1), _MOST_COLUMNS)
        for place in range(column, column + columns):
            self._taken[place] = rows
        header = element.tag == "th" or self.in_head
        self.rows[-1].append(GridCell(items, column, rows, columns, header))
        drawn = "all" in style.edges or len(style.edges) >= 2
        self._ruled += drawn
        self._bare += style.bare and not drawn

    def finish(self) -> Grid:
        """The grid. A row without cells is out unless spans cover it; spans end with the table."""
        kept: list[list[GridCell]] = []
        covered = 0
        for row in self.rows:
            if row or covered > 0:
                kept.append(row)
            covered = max([covered - 1, *(cell.row_span - 1 for cell in row)])
        for place, row in enumerate(kept):
            for cell in row:
                cell.row_span = min(cell.row_span, len(kept) - place)
        if self._ruled or self._bare:
            ruled: bool | None = self._ruled > self._bare
        else:
            ruled = self.bordered
        return Grid(kept, ruled)
