"""The markers of a document as the engine meets them, with what a careful reader says of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from benchmarks.accuracy.scoring import begins, fold
from lotrinh.assemble.head import read_head
from lotrinh.outline import build
from lotrinh.outline.markers import Marker, roman_number
from lotrinh.outline.tree import Node
from lotrinh.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Sequence:
    """One document's markers in order, and their true depths."""

    markers: list[Marker | None]
    weak: list[bool]
    truth: list[int | None]
    """Depth by the annotation; 0: no entry; None: not judged (the letterhead, a boundary)."""
    starts: list[int | None]
    """Where each marker stands in the source's text."""
    missing: int
    """Annotated entries that are no marker of the sequence, whatever is made of it."""
    characters: int


def record(source: SourceText) -> tuple[list[Marker | None], list[bool], list[Node | None]]:
    """The markers that a build of the outline asks depths for, and the block of each."""
    seen: list[tuple[list[Marker | None], list[bool]]] = []

    def count_down(markers: list[Marker | None], weak: list[bool]) -> list[tuple[int, None]]:
        """A depth for each marker that no other has, so that its block can be told."""
        seen.append((markers, weak))
        return [(len(markers) - i, None) for i in range(len(markers))]

    with patch.object(build, "find_readings", count_down):
        outline = build.build_outline(source)
    ((markers, weak),) = seen
    nodes = {len(markers) - node.depth: node for node in outline.root.entries()}
    return markers, weak, [nodes.get(i) for i in range(len(markers))]


def sequence_of(source: SourceText, gold: list[dict[str, Any]]) -> Sequence:
    """The sequence of a document, judged by its annotated outline."""
    markers, weak, nodes = record(source)
    begin = read_head(source, build.build_outline(source)).end
    judged = [node for node in nodes if node and node.start >= begin]
    truth = {node.start: 0 for node in judged}
    left = list(judged)
    missing = 0
    for entry in gold:
        node = next((n for n in left if _same(source, n, entry)), None)
        if node is None:
            missing += 1
        else:
            left.remove(node)
            truth[node.start] = entry["depth"]
    starts = [node.start if node else None for node in nodes]
    known = [None if start is None else truth.get(start) for start in starts]
    return Sequence(markers, weak, known, starts, missing, len(source.text))


def _same(source: SourceText, node: Node, entry: dict[str, Any]) -> bool:
    """Whether a marker is the annotated one: the same sign, and the title begins the same."""
    if node.marker is None or _sign(entry["marker"]) not in _signs(node.marker):
        return False
    title = source.text[node.body : node.end]
    return not title or begins(title, entry["title"])


def _signs(marker: Marker) -> set[str]:
    """The sign as printed, and what a scan may have made it from (`I` for `II`)."""
    lost = {roman_number(r.value[0]) for r in marker.readings if r.doubt}
    return {_sign(text) for text in (marker.text, *lost)}


def _sign(marker: str) -> str:
    return re.sub(r"[\s./():-]+$", "", fold(marker)).strip("( ")
