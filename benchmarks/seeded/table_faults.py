"""Faults in tables, in the formats that print a sample's tables."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Final

from benchmarks.seeded.planting import Altered, Fault, Planted, lines_with, with_inserted
from samples.making.source import Line

FORMS: Final = ("docx", "numbered.docx", "htm", "pdf")
_COSTS: Final = (
    (("Cây giống", 30), ("Phân bón", 20), ("Công trồng", 15)),
    (("Thuê hội trường", 12), ("In tài liệu", 8), ("Nước uống", 3), ("Khen thưởng", 10)),
)


def wrong_total(sample: Altered) -> Iterator[Planted]:
    """A table of costs behind the words on money, whose last row is not their sum."""
    places = [index for index, _ in lines_with(sample, "budget")]
    for costs in _COSTS if places else ():
        total = f"{sum(cost for _, cost in costs) + 5}.000.000"
        rows = [[str(n), name, f"{cost}.000.000"] for n, (name, cost) in enumerate(costs, 1)]
        table = {
            "title": None, "kind": "budget", "widths": [1, 6, 3],
            "columns": ["STT", "Nội dung chi", "Số tiền (đồng)"],
            "rows": [*rows, ["", "Tổng cộng", total]],
        }  # fmt: skip
        changed = with_inserted(sample, places[-1] + 1, Line(("table",), "", "", "chi-phi"))
        tables = {**sample.tables, "chi-phi": table}
        yield Planted(replace(changed, tables=tables), total)


def _with_leader(sample: Altered, leader: str | None) -> Iterator[tuple[Altered, str]]:
    """One row's leader replaced (None: with another one beside it); and the row's task."""
    for name, table in sample.tables.items():
        detail = table.get("detail") or {}
        if table["kind"] != "tasks" or "lead" not in detail or len(table["rows"]) < 4:
            continue
        for number in (1, len(table["rows"]) - 1):
            changed = deepcopy(table)
            row = changed["rows"][number]
            row[detail["lead"]] = (
                leader if leader is not None else f"{row[detail['lead']]}, Sở Nội vụ"
            )
            tables = {**sample.tables, name: changed}
            yield replace(sample, tables=tables), str(row[detail["task"]])[:40]


def row_with_two_leaders(sample: Altered) -> Iterator[Planted]:
    for changed, words in _with_leader(sample, None):
        yield Planted(changed, words)


def row_without_leader(sample: Altered) -> Iterator[Planted]:
    for changed, words in _with_leader(sample, ""):
        yield Planted(changed, words)


TABLES: dict[str, tuple[tuple[str, ...], Fault]] = {
    "wrong total in a table": (("NQ105",), wrong_total),
    "row with two leaders": (("PC103",), row_with_two_leaders),
    "row given to nobody": (("PC110",), row_without_leader),
}
