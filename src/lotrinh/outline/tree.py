"""The tree of a document: what `build.py` makes and `assemble/` reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lotrinh.outline.markers import Marker
from lotrinh.source.text import PLAIN, Block, Look, Side, Table

NodeKind = Literal["root", "entry", "lead", "bullet", "text", "table", "landmark", "footnote"]
"""entry: numbered or lettered; lead: a heading or lead-in without a number; landmark: a line of
the foot or an appendix's title, which belongs to nothing above it."""


class Node(NamedTuple):
    """A block of the document with what stands under it.

    `start`..`end` is its own block, `body` where its text begins behind the marker, and
    `stop` the end of the last block under it: start <= body <= end <= stop.
    """

    kind: NodeKind
    start: int
    end: int
    body: int
    stop: int
    depth: int = 0
    """Depth among numbered entries: 1 = top; 0 for all others."""
    marker: Marker | None = None
    look: Look = PLAIN
    side: Side = ""
    gap: bool = False
    table: Table | None = None
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def entries(self) -> Iterator[Node]:
        """The numbered entries below this node."""
        return (node for node in self.walk() if node.kind == "entry" and node is not self)


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of one document over its text."""

    text: str
    root: Node
    blocks: tuple[Block, ...]

    def own(self, node: Node) -> str:
        """The text of the node's own block behind its marker."""
        return self.text[node.body : node.end]

    def printed(self, node: Node) -> str:
        """The text of the node's own block with its marker."""
        return self.text[node.start : node.end]
