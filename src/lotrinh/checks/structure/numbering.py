"""How a document numbers its headings and items: lists of siblings that count on from each other.

Place in the flow: a view of the rules of structure; number_faults.py judges the lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.structure.body import body_bounds
from lotrinh.outline.markers import VIETNAMESE_LETTERS, Kind, Reading, roman_number
from lotrinh.outline.tree import Node

LETTERED: Final = frozenset({"lower", "upper", "paren_lower"})
_ROMANS: Final = frozenset({"roman", "paren_roman"})


class Step(NamedTuple):
    """One item of a list."""

    node: Node
    value: int
    """Place in the list that its number claims, 1-based."""
    path: tuple[int, ...]
    """The numbers before the last one of `2.1.3`; () elsewhere."""


@dataclass(slots=True)
class Numbered:
    """A list: siblings that count on from each other."""

    kind: Kind
    steps: list[Step]
    lineage: tuple[tuple[Step, Step | None], ...] = ()
    """What it stands under, the nearest first, each with what follows it in its own list."""
    attached: bool = False
    """It stands behind the plan's foot or in an appendix."""

    @property
    def parent(self) -> Step | None:
        """The item that it stands under; None at the top."""
        return self.lineage[0][0] if self.lineage else None


@dataclass(slots=True)
class _Open:
    """A list while the walk goes on."""

    nodes: list[Node] = field(default_factory=list)
    parent: _Open | None = None
    parent_index: int = -1
    attached: bool = False


def numbered_lists(case: Case) -> tuple[Numbered, ...]:
    """Every list of numbered siblings, in the order of the text; share it by `case.once`."""
    opened: list[_Open] = []
    stack: list[_Open] = []
    first, foot = body_bounds(case)
    attached = False
    for node in case.outline.root.walk():
        if node.kind == "landmark":
            stack = []
            attached = attached or node.start >= foot
        if node.kind != "entry" or node.marker is None or node.depth == 0 or node.start < first:
            continue
        kind = node.marker.readings[0].kind
        attached = attached or kind == "appendix" or node.start >= foot
        del stack[node.depth :]
        if len(stack) < node.depth:
            above = stack[-1] if stack else None
            index = len(above.nodes) - 1 if above else -1
            fresh = _Open(parent=above, parent_index=index, attached=attached)
            opened.append(fresh)
            while len(stack) < node.depth:
                stack.append(fresh)
        stack[-1].nodes.append(node)
    return tuple(_lists(opened))


def _lists(opened: list[_Open]) -> Iterator[Numbered]:
    made: dict[int, list[Step]] = {}
    lines: dict[int, tuple[tuple[Step, Step | None], ...]] = {}
    for each in opened:
        kind = _common_kind(each.nodes)
        if kind is None:
            continue
        steps = made[id(each)] = [_step(node, kind) for node in each.nodes]
        lineage: tuple[tuple[Step, Step | None], ...] = ()
        if each.parent is not None and (above := made.get(id(each.parent))):
            at = each.parent_index
            after = above[at + 1] if at + 1 < len(above) else None
            lineage = ((above[at], after), *lines[id(each.parent)])
        lines[id(each)] = lineage
        for part in _runs(steps):
            yield Numbered(kind, part, lineage, each.attached)


def _common_kind(nodes: list[Node]) -> Kind | None:
    """The kind in which all siblings can be read, the likeliest first; None for none."""
    common: list[Kind] | None = None
    for node in nodes:
        kinds = [reading.kind for reading in node.marker.readings] if node.marker else []
        common = kinds if common is None else [kind for kind in common if kind in kinds]
    return common[0] if common else None


def _step(node: Node, kind: Kind) -> Step:
    reading = _reading(node, kind)
    return Step(node, reading.value[-1] if reading.value else 0, reading.value[:-1])


def _reading(node: Node, kind: Kind) -> Reading:
    assert node.marker is not None  # noqa: S101  (told to the reader: entries have markers)
    return next(reading for reading in node.marker.readings if reading.kind == kind)


def _runs(steps: list[Step]) -> Iterator[list[Step]]:
    """A list cut where counting begins anew on purpose: at 1 again, or under another path."""
    part: list[Step] = []
    for i, step in enumerate(steps):
        last = part[-1] if part else None
        follows = steps[i + 1].value if i + 1 < len(steps) else None
        anew = last is not None and (
            step.path != last.path
            or (step.value == 1 and last.value > 1 and follows not in {last.value + 2})
        )
        if anew:
            yield part
            part = []
        part.append(step)
    if part:
        yield part


def written(kind: Kind, value: int, path: tuple[int, ...] = ()) -> str:
    """How a list of a kind prints a value, without its delimiter."""
    if kind in _ROMANS:
        number = roman_number(value) if value < 40 else str(value)
        return number if kind == "roman" else number.lower()
    if kind in LETTERED and 1 <= value <= len(VIETNAMESE_LETTERS):
        letter = VIETNAMESE_LETTERS[value - 1]
        return letter.upper() if kind == "upper" else letter
    return ".".join(map(str, (*path, value)))
