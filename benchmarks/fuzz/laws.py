"""What must hold of every document that is read, whatever it is: the laws that runs and tests hold.

Each function yields one sentence for every breach; none for a document that keeps the law.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lotrinh.compile import Compilation
from lotrinh.outline.tree import Node
from lotrinh.plan.codec import from_wire, to_wire
from lotrinh.source.text import At, SourceText, Table


def breaches(compiled: Compilation) -> Iterator[str]:
    """All breaches of all laws."""
    yield from source_breaches(compiled.source)
    yield from tree_breaches(compiled)
    yield from plan_breaches(compiled)


def is_ink(letter: str) -> bool:
    """Whether a character leaves ink: neither a blank nor an invisible mark."""
    return not letter.isspace() and unicodedata.category(letter) not in {"Cf", "Cc"}


def source_breaches(source: SourceText) -> Iterator[str]:
    """Nothing printed is lost in mending, and every place can be found again."""
    last = 0
    for block in source.blocks:
        if not last <= block.start <= block.end <= len(source.text):
            yield f"block {block.start}..{block.end} out of order"
        last = block.end
        if not isinstance(block, Table):
            yield from _steps_back(source, block.start, block.end)
    yield from _lost_ink(source)


def _steps_back(source: SourceText, start: int, end: int) -> Iterator[str]:
    """Inside a paragraph the map to print never goes back, and stays inside the print."""
    places = [source.origin(offset) for offset in range(start, end)]
    if any(b < a for a, b in pairwise(places)):
        yield f"the map to print steps back in {source.text[start:end][:60]!r}"
    if places and not 0 <= places[0] <= places[-1] <= len(source.printed):
        yield f"the map leaves the print in {source.text[start:end][:60]!r}"


def _lost_ink(source: SourceText) -> Iterator[str]:
    """Every printed character with ink is in the text, in a repair, or told as dropped."""
    kept = bytearray(len(source.printed) + 1)
    for offset, letter in enumerate(source.text):
        if letter != "\n":
            kept[min(source.origin(offset), len(source.printed))] = 1
    for repair in source.repairs:
        kept[repair.start : repair.end] = b"\x01" * len(kept[repair.start : repair.end])
    lost: Counter[str] = Counter()
    for offset, letter in enumerate(source.printed):
        if not kept[offset] and is_ink(letter):
            lost[letter] += 1
    for dropped in source.dropped:
        lost.subtract(letter for letter in dropped.text if is_ink(letter))
    if any(isinstance(block, Table) for block in source.blocks):
        for ruling in "|-:+=":
            del lost[ruling]
    gone = "".join(lost.elements())
    if gone:
        yield f"lost from print: {gone[:60]!r}"


def tree_breaches(compiled: Compilation) -> Iterator[str]:
    """Every block is one node's own; children lie inside parents, in order, apart."""
    own = []
    for node in compiled.outline.root.walk():
        yield from _node_breaches(node)
        if node is not compiled.outline.root:
            own.append((node.start, node.end))
    blocks = [(b.start, b.end) for b in compiled.source.blocks]
    if own != blocks:
        yield f"nodes {len(own)} are not the blocks {len(blocks)} in order"
    inked = sum(map(is_ink, compiled.source.text))
    held = sum(sum(map(is_ink, compiled.source.text[a:b])) for a, b in blocks)
    if inked != held:
        yield f"{inked - held} characters stand in no node"


def _node_breaches(node: Node) -> Iterator[str]:
    if not node.start <= node.body <= node.end <= node.stop:
        yield f"node {node.kind} {node.start} {node.body} {node.end} {node.stop}"
    last = node.start if node.kind == "root" else node.end
    for child in node.children:
        if child.start < last or child.stop > node.stop:
            yield f"{child.kind} {child.start}..{child.stop} not in its place in {node.kind}"
        last = child.stop


def plan_breaches(compiled: Compilation) -> Iterator[str]:
    """Every value has a true place, and the wire form gives the same plan back."""
    wire = to_wire(compiled.plan)
    if from_wire(wire) != compiled.plan:
        yield "the wire form gives another plan back"
    lines = compiled.source.printed.count("\n") + 1
    size = len(compiled.source.text)
    for at in places(compiled.plan):
        if not 0 <= at.start <= at.end <= size:
            yield f"offsets outside the text: {at}"
        if not (1 <= at.line <= lines and 1 <= at.end_line <= lines):
            yield f"line outside the print: {at}"
        if at.column < 1 or at.end_column < 1:
            yield f"column outside the print: {at}"


def places(value: Any) -> Iterator[At]:
    """Every place in a value of the model."""
    if isinstance(value, At):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from places(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from places(getattr(value, field.name))
