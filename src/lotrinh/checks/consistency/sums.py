"""Totals in tables and in prose beside the sums of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from lotrinh.assemble.reading import Reading
from lotrinh.assemble.tables import Slot, columns_of, grid, is_group_mark, spread
from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import pattern
from lotrinh.source.text import At, Table

_NUMBER: Final = re.compile(r"(?P<whole>\d{1,3}(?:[.\s]\d{3})+|\d{1,15})(?P<part>,\d{1,6})?")
_EMPTY: Final = frozenset({"", "-", "–", "0", "x"})
_FEWEST: Final = 2
_MOST: Final = 400
"""Rows up to which a table is added up."""


class Sum(NamedTuple):
    """A total that is not the sum."""

    at: At
    total: float
    sum: float
    parts: int


def table_sums(case: Case) -> Iterator[Sum]:
    """Total rows whose number is the sum of no reading of the rows that they sum up."""
    reading = Reading(case.source, case.outline, (), ())
    for block in case.source.blocks:
        if isinstance(block, Table) and _FEWEST < len(block.rows) <= _MOST:
            yield from _of_table(case, spread(reading, block))


def _of_table(case: Case, slots: list[list[Slot]]) -> Iterator[Sum]:
    rows = grid(slots)
    columns, head = columns_of(rows)
    totals = [i for i in range(head, len(rows)) if _is_total(rows[i])]
    for i in totals[:1] if totals and totals[0] == head else totals[-1:]:
        items = [r for r in range(head, len(rows)) if r != i and any(rows[r])]
        for column, name in enumerate(columns):
            if pattern("no_sum").search(name.lower()):
                continue
            found = _wrong(rows, items, i, column)
            slot = slots[i][column] if column < len(slots[i]) else None
            if found and slot and slot.first and slot.cell.paragraphs:
                spans = slot.cell.paragraphs
                at = case.at(spans[0].start, spans[-1].end)
                yield Sum(at, float(found[0]), float(found[1]), found[2])


def _is_total(row: list[str]) -> bool:
    """Whether the first words of a row say that it sums up."""
    names = [cell for cell in row if cell and not _NUMBER.fullmatch(cell)]
    return any(pattern("total_row").fullmatch(name.lower().strip(" :.")) for name in names[:2])


def _wrong(
    rows: list[list[str]], items: list[int], total: int, column: int
) -> tuple[Decimal, Decimal, int] | None:
    """(total, sum, parts) where no reading of the rows gives the total: all, groups, no groups."""
    wanted = _number(rows[total][column])
    cells = [(is_group_mark(rows[i][0]), rows[i][column]) for i in items]
    if wanted is None or any(c.strip() not in _EMPTY and _number(c) is None for _, c in cells):
        return None
    told = [(group, value) for group, c in cells if (value := _number(c)) is not None]
    plain = [value for group, value in told if not group]
    groups = [value for group, value in told if group]
    if len(plain) < _FEWEST and len(groups) < _FEWEST:
        return None
    if any(sum(values) == wanted for values in (plain, groups, plain + groups)):
        return None
    parts = groups if len(groups) >= _FEWEST else plain
    return wanted, sum(parts, Decimal()), len(parts)


def _number(cell: str) -> Decimal | None:
    """The number that a cell is, written the Vietnamese way; None where it is none."""
    match = _NUMBER.fullmatch(cell.strip())
    if match is None:
        return None
    whole = re.sub(r"[.\s]", "", match["whole"])
    return Decimal(whole + (match["part"] or "").replace(",", "."))


def prose_sums(case: Case) -> Iterator[Sum]:
    """Amounts in prose that a list of parts follows, announced as all of them."""
    tables = [(b.start, b.end) for b in case.source.blocks if isinstance(b, Table)]
    items = [
        item for item in case.plan.budget_items
        if item.amount is not None
        and not any(start <= item.at.start < end for start, end in tables)
    ]  # fmt: skip
    for i, total in enumerate(items):
        if not total.total or total.amount is None:
            continue
        parts = []
        for item in items[i + 1 :]:
            if item.total or item.amount is None:
                break
            parts.append(item.amount)
        if len(parts) < _FEWEST or sum(parts) == total.amount:
            continue
        following = case.text[total.at.end : total.at.end + 60].lower()
        if pattern("parts").search(following):
            yield Sum(total.at, total.amount, sum(parts), len(parts))
