"""The tables of the speed benchmark, on the terminal and in docs/benchmarks.md."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from benchmarks.speed.curve import Curve
    from benchmarks.speed.plans import Given


class Row(NamedTuple):
    """One line: a value with its unit, and how it stands to something, with a bound on that."""

    name: str
    value: float | None
    unit: str
    note: str = ""
    ratio: float | None = None
    to: str = ""
    """The unit of ratio and bound."""
    bound: float | None = None

    @property
    def holds(self) -> bool:
        return self.bound is None or (self.ratio is not None and self.ratio <= self.bound)


_HEAD: Final = ("| what | median | stands at | bound | |", "|---|--:|--:|--:|---|")
_METHOD: Final = """\
# How fast it is

Written by `python -m benchmarks.speed --write`; every figure of one table is from one run.

* **Texts**: the samples of this repository, which are short and dense (a duty in every line),
  and, where a table says so, plans from offices that are not part of it. The text rows read each
  plan's printed text as a UTF-8 file.
* **F**, the floor, is the time that Python's `re` needs to run forty patterns, which a first
  program for this field would write, over the same texts one by one (benchmarks/speed/floor.py
  lists them). Nothing is joined, resolved or placed: a program that reads these things with `re`
  at all pays about this much before it understands anything.
* **Time** is processor time of one process and one thread, the median of several runs in turns
  after one to warm up; what the engine remembers of texts is forgotten before each. Imports and
  `--help` are wall time of fresh processes.
* **Memory** is the largest resident size of a fresh process that reads one plan, less that of a
  bare interpreter: all libraries and word lists count.
* **A folder** (`--folder COUNT`): benchmarks/speed/folder.py says how `lotrinh check` of many plans
  is measured, with one process and with two.
* **Peers** run in an environment of their own on the same texts, models loaded, second run. A
  citation is recovered *as a unit* where the peer hands out a string (an entity, an element, a
  date) that holds the document's number and little else (twenty characters at most).
* Machine: {machine}.
"""


def render_rows(rows: list[Row]) -> str:
    """Rows as a Markdown table."""
    lines = list(_HEAD)
    for row in rows:
        value = "–" if row.value is None else f"{_figure(row.value)} {row.unit}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f} {row.to}"
        bound = "" if row.bound is None else f"≤ {row.bound:g} {row.to}"
        note = row.note if row.holds else f"{row.note} **(over)**".strip()
        lines.append(f"| {row.name} | {value} | {ratio} | {bound} | {note} |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


class Table(NamedTuple):
    """Rows on one set of plans."""

    title: str
    plans: list[Given]
    rows: list[Row]

    def text(self) -> str:
        characters = sum(len(plan.printed) for plan in self.plans)
        return (
            f"## On {self.title}\n\n{len(self.plans)} plans, {characters:,} characters.\n\n"
            f"{render_rows(self.rows)}\n"
        )


def render_document(tables: list[Table], curve: Curve, peers: list[Row]) -> str:
    """docs/benchmarks.md."""
    from benchmarks.speed.curve import draw_curve

    machine = f"{platform.machine()}, Python {platform.python_version()}"
    parts = [
        _METHOD.format(machine=machine),
        *(table.text() for table in tables),
        "## Time by size\n",
        "One text of plans put one behind another, read to a finished plan:\n",
        f"```\n{draw_curve(curve)}\n```\n",
        f"At 5 MB a KB takes {curve.steepness():.2f} times what it takes at 200 KB.\n",
        "## Beside others\n",
        render_rows(peers),
        "",
    ]
    return "\n".join(parts)
