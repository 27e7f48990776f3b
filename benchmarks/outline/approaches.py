"""The ways of nesting that are compared. Each has the signature of `outline.depth.find_depths`.

They get what the engine's own gets: the markers of a document in order, `None` where everything
open is closed, and whether the place makes each marker unlikely. They give the depth of each
marker, 1 = top, 0 for one that is taken for text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from unittest.mock import patch

from lotrinh.outline import depth
from lotrinh.outline.markers import Marker, Reading

Approach = Callable[[list[Marker | None], list[bool]], list[int]]

LEVELS: Final = {
    "appendix": 0, "part": 0, "upper": 1, "roman": 2, "article": 3, "word": 3, "decimal": 4,
    "ordinal": 4, "dotted": 5, "lower": 6, "paren_decimal": 7, "paren_lower": 8, "paren_roman": 9,
}  # fmt: skip
"""How high a marker stands, by Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, mục, điều, khoản, điểm),
with the markers that it does not know put between."""


def by_table(markers: list[Marker | None], weak: list[bool]) -> list[int]:
    """A fixed table of levels: what is open on the same level or below it is closed."""
    open_levels: list[float] = []
    depths = []
    for marker, unlikely in zip(markers, weak, strict=True):
        if marker is None:
            open_levels = []
        if marker is None or unlikely:
            depths.append(0)
            continue
        level = _level(marker.readings[0])
        open_levels = [known for known in open_levels if known < level]
        open_levels.append(level)
        depths.append(len(open_levels))
    return depths


def _level(reading: Reading) -> float:
    """The table's level; a dotted number stands the lower the longer it is."""
    return LEVELS[reading.kind] + len(reading.value) / 10


def by_stack(markers: list[Marker | None], weak: list[bool]) -> list[int]:
    """A plain stack: down to the list that is open in the same style, else a new list on top."""
    stack: list[tuple[str, str, int]] = []
    depths = []
    for marker, unlikely in zip(markers, weak, strict=True):
        if marker is None:
            stack = []
        if marker is None or unlikely:
            depths.append(0)
            continue
        styles = [(r.kind, r.style, len(r.value)) for r in marker.readings]
        known = next((style for style in styles if style in stack), None)
        stack = stack[: stack.index(known)] if known else stack
        stack.append(known or styles[0])
        depths.append(len(stack))
    return depths


def by_beam(width: int = depth.BEAM, costs: Mapping[str, float] | None = None) -> Approach:
    """The engine's own way with so many ways kept while going; 1: the cheapest step each time.

    `costs` are tried instead of the constants of depth.py with these names (without the `_`).
    Raises AttributeError where there is none of a name.
    """
    changed: dict[str, Any] = {f"_{name}": cost for name, cost in (costs or {}).items()}

    def find(markers: list[Marker | None], weak: list[bool]) -> list[int]:
        with patch.multiple(depth, BEAM=width, **changed):
            return depth.find_depths(markers, weak)

    return find


APPROACHES: Final[dict[str, Approach]] = {
    "fixed table": by_table,
    "plain stack": by_stack,
    "scored, greedy": by_beam(1),
    f"scored, beam {depth.BEAM}": depth.find_depths,
}
