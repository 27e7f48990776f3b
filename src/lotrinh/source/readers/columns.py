"""Which tables are none: the two-column letterhead and foot, and tables that only lay out a page.

Place in the flow: shared by the DOCX and HTML readers. They hand over a `Grid`; `place_grid` gives
the lines of the letterhead's or foot's columns with their `side`, the unwrapped content of a
layout table, or a real table. `SideBySide` does the same for columns set with tabs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, NamedTuple

from lotrinh.resources.load import load_entries
from lotrinh.source.readers.runs import Run, cut_runs, fold
from lotrinh.source.text import RawCell, RawLine, RawTable, Side

Item = RawLine | RawTable

_CUE_LINE = 150
"""A longer line is prose and no cue."""
_LETTERHEAD: Final = 5
_LETTERHEAD_RULED: Final = 9
_FOOT: Final = 4
_FOOT_RULED: Final = 7
_MOST_LINES: Final = 90
_FEW_ROWS: Final = 4
_NUMBER: Final = re.compile(r"s[ốô]\s*:?\s*[\d.…_ ]*\s*[-/–]\s*[^\W\d_]{2}", re.IGNORECASE)
_OPEN_NUMBER: Final = re.compile(r"s[ốô]\s*:?[\d.…_ ]*", re.IGNORECASE)
"""What stands before the gap that is left for a number: `Số:      /KH-UBND`."""
_DATE: Final = re.compile(
    r"[^,:;]{2,40},?\s*ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*\W*$", re.IGNORECASE
)
_GAP: Final = re.compile(r"(?<=\S)(?:[ \xa0]*\t[ \xa0\t]*|[ \xa0]{4,})(?=\S)")
_RIGHT_INDENT: Final = 150.0
"""Points from which a line that stands alone belongs to the right column."""
_LOOSE: Final = 4
"""Lines without a side that may stand between two that have one."""


@dataclass(slots=True)
class GridCell:
    """A cell of a table as read; its content may itself hold tables."""

    items: list[Item]
    column: int
    """First grid column, 0-based."""
    row_span: int = 1
    col_span: int = 1
    header: bool = False

    def has_text(self) -> bool:
        return any(not isinstance(item, RawLine) or item.text for item in self.items)


@dataclass(slots=True)
class Grid:
    """A table as read. `ruled` says whether its cells have visible borders; None: not known."""

    rows: list[list[GridCell]] = field(default_factory=list)
    ruled: bool | None = None


class _Cue(NamedTuple):
    key: str
    part: str
    where: str
    weight: int
    capitals: bool
    forms: tuple[str, ...]


def fold_letters(text: str) -> str:
    """The text's letters in lower case without tone marks; nothing else is kept."""
    plain = unicodedata.normalize("NFD", text).lower().replace("đ", "d")
    return "".join(c for c in plain if "a" <= c <= "z")


@cache
def _cues() -> tuple[_Cue, ...]:
    cues = []
    for entry in load_entries("columns.toml"):
        where = str(entry.extra["where"])
        forms = entry.forms if where == "opening" else tuple(map(fold_letters, entry.forms))
        cues.append(
            _Cue(
                entry.key,
                str(entry.extra["part"]),
                where,
                int(entry.extra["weight"]),
                bool(entry.extra.get("capitals", False)),
                forms,
            )
        )
    return tuple(cues)


def _matches(cue: _Cue, text: str, folded: str) -> bool:
    if cue.capitals and not text.isupper():
        return False
    match cue.where:
        case "whole":
            return folded in cue.forms
        case "inside":
            return any(form in folded for form in cue.forms)
        case "start":
            return folded.startswith(cue.forms)
        case _:
            return any(text.startswith(f"{form} ") for form in cue.forms) and text.isupper()


def find_cues(text: str) -> dict[str, tuple[str, int]]:
    """What a line says about its place: cue → (letterhead or foot, weight)."""
    if not text or len(text) > _CUE_LINE:
        return {}
    folded = fold_letters(text)
    found = {c.key: (c.part, c.weight) for c in _cues() if _matches(c, text, folded)}
    if folded.startswith("so") and _NUMBER.match(text):
        found["number"] = ("letterhead", 2)
    if "thang" in folded and _DATE.match(text):
        found["place_date"] = ("letterhead", 2)
    return found


def _texts(items: Iterable[Item]) -> Iterable[RawLine]:
    """All lines, those of nested tables too."""
    for item in items:
        if isinstance(item, RawLine):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from cell.lines


def _part_of(rows: Sequence[Sequence[GridCell]], ruled: bool | None) -> str:
    """letterhead, foot, or "" for rows of a table."""
    lines = [line for row in rows for cell in row for line in _texts(cell.items) if line.text]
    if len(lines) > _MOST_LINES:
        return ""
    cues: dict[str, tuple[str, int]] = {}
    sides: dict[str, set[int]] = {}
    for row in rows:
        for cell in row:
            for line in _texts(cell.items):
                for key, meaning in find_cues(line.text).items():
                    cues[key] = meaning
                    sides.setdefault(key, set()).add(cell.column)
    weight = {"letterhead": 0, "foot": 0}
    for key, (part, value) in cues.items():
        weight[part] += value * (min(len(sides[key]), 2) if key == "position" else 1)
    if weight["letterhead"] >= (_LETTERHEAD_RULED if ruled else _LETTERHEAD) or (
        not ruled and len(rows) <= _FEW_ROWS and {"number", "place_date"} <= cues.keys()
    ):
        return "letterhead"
    if weight["foot"] >= (_FOOT_RULED if ruled else _FOOT):
        return "foot"
    return ""


def _trim(lines: Iterable[RawLine]) -> list[RawLine]:
    """The lines without blank ones at the ends; blank runs inside stand as one."""
    kept: list[RawLine] = []
    for line in lines:
        if line.text or (kept and kept[-1].text):
            kept.append(line)
    while kept and not kept[-1].text:
        kept.pop()
    return kept


def _spread(rows: Sequence[Sequence[GridCell]]) -> list[Item]:
    """The lines of two columns: all of the left one, then all of the right one."""
    filled = [cell for row in rows for cell in row if cell.has_text()]
    first = min(cell.column for cell in filled)
    if all(cell.column == first for cell in filled) and any(
        cell.column for row in rows for cell in row
    ):
        # Only one column is filled: it stands left where the table begins with it.
        first = 0
    columns: dict[Side, list[RawLine]] = {"left": [], "right": []}
    for cell in filled:
        columns["left" if cell.column == first else "right"] += _trim(_texts(cell.items))
    return [replace(line, side=side) for side, lines in columns.items() for line in lines]


def _real_table(rows: Sequence[Sequence[GridCell]]) -> RawTable:
    return RawTable(
        [
            [
                RawCell(
                    [line for line in _texts(cell.items) if line.text],
                    cell.row_span,
                    cell.col_span,
                    cell.header,
                )
                for cell in row
            ]
            for row in rows
        ]
    )


def _segments(grid: Grid) -> list[list[list[GridCell]]]:
    """The rows in stretches: a row with one filled cell over several columns is one of its own."""
    segments: list[list[list[GridCell]]] = []
    alone = True
    for row in grid.rows:
        filled = [cell for cell in row if cell.has_text()]
        full = len(filled) == 1 and filled[0].col_span > 1 and filled[0].row_span == 1
        if full or alone or not segments:
            segments.append([])
        segments[-1].append(row)
        alone = full
    return segments


def place_grid(grid: Grid) -> list[Item]:
    """What a table is: letterhead or foot (lines with a side), plain content, or a real table."""
    filled = [cell for row in grid.rows for cell in row if cell.has_text()]
    if not filled:
        return []
    if any(line.side for cell in filled for line in _texts(cell.items)):
        # A letterhead or foot inside of it: the table lays out the page.
        return [item for cell in filled for item in cell.items]
    columns = {cell.column for cell in filled}
    if len(columns) == 1 and (not grid.ruled or len(filled) == 1):
        part = _part_of(grid.rows, grid.ruled) if columns != {0} else ""
        return _spread(grid.rows) if part == "foot" else [i for c in filled for i in c.items]
    if not grid.ruled:
        segments = _segments(grid)
        if len(segments) > 1 and any(_part_of(rows, grid.ruled) for rows in segments):
            return [item for rows in segments for item in _place_rows(rows, grid.ruled)]
    return _place_rows(grid.rows, grid.ruled)


def _place_rows(rows: list[list[GridCell]], ruled: bool | None) -> list[Item]:
    filled = [cell for row in rows for cell in row if cell.has_text()]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0].items
    if _part_of(rows, ruled):
        return _spread(rows)
    return [_real_table(rows)]


class SideBySide:
    """Tells lines apart that stand side by side in one paragraph, divided by tabs or blanks.

    Feed it every paragraph of the body in order. Only the document's first lines can be a
    letterhead, and only lines after `Nơi nhận` a foot.
    """

    _HEAD_LINES = 15
    _FOOT_LINES = 40
    _SIGNATURE_LINES = 12
    """Two offices sign side by side above `Nơi nhận`."""
    _LONGEST = 500
    """Characters, blanks included; a longer paragraph is prose."""

    def __init__(self) -> None:
        self._seen = 0
        self._foot_until = -1
        self.found = False
        """Whether any paragraph was divided."""

    def split(self, runs: Sequence[Run]) -> tuple[list[Run], list[Run]] | None:
        """The left and the right part of a paragraph's runs, None where it is one line."""
        text = "".join(run.text for run in runs)
        stripped = text.strip()
        if not stripped:
            return None
        self._seen += 1
        if stripped[0] in "Nn" and fold_letters(stripped[:12]).startswith("noinhan"):
            self._foot_until = self._seen + self._FOOT_LINES
        head = self._foot_until < self._seen <= self._HEAD_LINES
        if self._two_sign(text):
            self._foot_until = max(self._foot_until, self._seen + self._SIGNATURE_LINES)
            head = False
        if len(text) > self._LONGEST or not (head or self._seen <= self._foot_until):
            return None
        for gap in _GAP.finditer(text):
            before, after = fold(text[: gap.start()]), fold(text[gap.end() :])
            if _OPEN_NUMBER.fullmatch(before):
                continue
            cues = find_cues(after)
            parts = {part for part, _ in cues.values()}
            if (head and "letterhead" in parts and "number" not in cues and len(before) <= 60) or (
                not head and self._is_foot(before, after, parts)
            ):
                self.found = True
                return cut_runs(runs, gap.end())
        return None

    @staticmethod
    def _two_sign(text: str) -> bool:
        """Whether two posts stand side by side."""
        if not text.isupper():
            return False
        cells = _GAP.split(text.strip())
        return len(cells) == 2 and all(
            {"authority", "position"} & find_cues(fold(cell)).keys() for cell in cells
        )

    @staticmethod
    def _is_foot(before: str, after: str, parts: set[str]) -> bool:
        if len(before) > 80 or len(after) > 60:
            return False
        return "foot" in parts or after.isupper() or after.istitle()


def gather_sides(items: list[Item]) -> list[Item]:
    """Order lines that `SideBySide` divided: the left column's lines first, then the right's.

    Only stretches in which left and right lines alternate are changed; a line without a side
    between them belongs to the column that its indent tells.
    """
    out: list[Item] = []
    block: list[RawLine] = []
    loose = 0

    def flush() -> None:
        last = max((i for i, line in enumerate(block) if line.side), default=-1)
        inside, rest = block[: last + 1], block[last + 1 :]
        placed = [
            line if line.side else replace(line, side=_side_by_indent(line)) for line in inside
        ]
        out.extend(_trim(line for line in placed if line.side == "left"))
        out.extend(_trim(line for line in placed if line.side == "right"))
        out.extend(rest)
        block.clear()

    for item in items:
        if isinstance(item, RawLine) and (
            item.side or (block and len(item.text) <= 80 and loose < _LOOSE)
        ):
            loose = 0 if item.side else loose + bool(item.text)
            block.append(item)
        else:
            loose = 0
            flush()
            out.append(item)
    flush()
    return out


def _side_by_indent(line: RawLine) -> Side:
    return "right" if line.look.indent >= _RIGHT_INDENT else "left"
