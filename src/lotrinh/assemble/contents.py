"""What no other part of the plan took: content and task sections, so that nothing is lost.

The other readers leave their places in the plan; whatever of the body none of them covers becomes
a content under its nearest heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, is_heading
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Content, Item, Plan
from lotrinh.source.text import At

_RUNNING_WORDS = 12
"""A heading that runs on for more words than these holds text of its own."""


class Covered:
    """The stretches of the text that parts of the plan were read from."""

    def __init__(self, places: Iterable[At]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted((p.start, p.end) for p in places):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touches(self, start: int, end: int) -> bool:
        """Whether a part lies in the stretch or over it."""
        i = bisect_left(self._ends, start + 1)
        return i < len(self._starts) and self._starts[i] < end


def covered(plan: Plan) -> Covered:
    """What the parts of a plan cover of its text."""
    return Covered(_places(plan))


def _places(plan: Plan) -> Iterator[At]:
    listed = (
        plan.bases, plan.purposes, plan.requirements, plan.closing, plan.notes, plan.unplaced,
    )  # fmt: skip
    for item in (*(i for items in listed for i in items), *([plan.budget] if plan.budget else ())):
        yield from _of_item(item)
    for phase in plan.phases:
        yield phase.at
        for stage in phase.stages:
            yield stage.at
            yield from (at for item in stage.items for at in _of_item(item))
        yield from (at for item in phase.items for at in _of_item(item))
    for channel in plan.channels:
        yield channel.at
        yield from (at for item in channel.items for at in _of_item(item))
    for assignment in plan.assignments:
        yield assignment.at
        yield from (duty.at for duty in assignment.duties)
    yield from (table.at for table in plan.tables)


def _of_item(item: Item) -> Iterator[At]:
    yield item.at
    for inner in item.items:
        yield from _of_item(inner)


def find_contents(reading: Reading, body: Iterable[Node], covered: Covered) -> tuple[Content, ...]:
    """The contents under the given headings, in the order of the text."""
    return tuple(content for node in body for content in _under(reading, node, covered))


def _under(reading: Reading, node: Node, covered: Covered) -> Iterator[Content]:
    """The uncovered parts of a section: itself, its sub-sections, or what is loose in it."""
    if node.table is not None:
        return
    if not covered.touches(node.start, node.stop):
        yield _content(reading, node)
        return
    loose: list[Item] = []
    if not covered.touches(node.body, node.end) and _runs_on(reading, node):
        loose.append(Item(reading.words(node.body, node.end), reading.node_at(node)))
    inner: list[Content] = []
    for child in node.children:
        if child.table is not None:
            continue
        whole = not covered.touches(child.start, child.stop)
        if whole and not _heads(reading, child):
            loose.append(reading.item(child))
        else:
            inner += _under(reading, child, covered)
    if loose:
        title = clean(heading_of(reading.outline, node))
        at = reading.at(loose[0].at.start, loose[-1].at.end)
        yield Content(node.marker.text if node.marker else "", title, tuple(loose), at)
    yield from inner


def _heads(reading: Reading, node: Node) -> bool:
    """Whether a node is a heading with something under it."""
    return (
        bool(node.children) and node.kind in {"entry", "lead"} and is_heading(reading.outline, node)
    )


def _runs_on(reading: Reading, node: Node) -> bool:
    own = reading.outline.own(node)
    return len(own.split()) > _RUNNING_WORDS and not is_heading(reading.outline, node)


def _content(reading: Reading, node: Node) -> Content:
    """A whole section as a content; a running paragraph is its own item."""
    title = clean(heading_of(reading.outline, node))
    named = node.body == node.end  # a bare number, whose title is the line below it
    inner = node.children[1:] if named and title else node.children
    items = tuple(reading.item(c) for c in inner if c.table is None)
    if not items and _runs_on(reading, node):
        items = (Item(reading.words(node.body, node.end), reading.node_at(node)),)
        title = " ".join(title.split()[:_RUNNING_WORDS]) + "…"
    elif not items and not named:
        title = clean(reading.outline.own(node))
    label = node.marker.text if node.marker else ""
    return Content(label, title, items, reading.node_at(node))
