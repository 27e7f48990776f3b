"""The body of a plan as its rules of structure see it: blocks in order, each with what it is under.

Place in the flow: a view of the rules of structure. Letterhead, foot, notes and tables are left
out; what is attached behind the foot is marked.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.outline.tree import Node

_WRITTEN: Final = frozenset({"entry", "lead", "bullet", "text"})


class Block(NamedTuple):
    """A paragraph of the body."""

    node: Node
    parent: Node | None
    """What it stands under; None at the top."""
    section: Node | None
    """The top heading that it stands under, or is."""
    following: Node | None
    """The next block of the document, of any kind."""
    attached: bool
    """It stands behind the foot, or in an appendix."""


EDGES: Final = " .;,:-–…*"
"""Marks at the edges of words that two copies may differ in."""


def body_bounds(case: Case) -> tuple[int, int]:
    """Where the plan's own text begins, and where its foot does, as offsets."""
    header, signature = case.plan.header.at, case.plan.signature
    ends = [one.at.start for one in case.plan.recipients[:1]]
    if signature and signature.at:
        ends.append(signature.at.start)
    begin = header.end if header else 0
    return begin, min((end for end in ends if end > begin), default=len(case.text))


class Body:
    """The blocks of a case's body."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.begin, self.foot = body_bounds(case)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The written blocks behind the title, in order."""
        found: list[Block] = []
        nodes: list[tuple[Node, Node | None, Node | None]] = []
        _flatten(self.case.outline.root, None, None, nodes)
        attached = False
        for i, (node, parent, section) in enumerate(nodes):
            kind = node.marker.readings[0].kind if node.marker else ""
            attached = attached or kind == "appendix" or node.start >= self.foot
            if node.kind in _WRITTEN and node.start >= self.begin:
                following = nodes[i + 1][0] if i + 1 < len(nodes) else None
                found.append(Block(node, parent, section, following, attached))
        return tuple(found)


def _flatten(
    root: Node, parent: Node | None, section: Node | None,
    found: list[tuple[Node, Node | None, Node | None]],
) -> None:  # fmt: skip
    """All nodes below `root` in the order of the text, without recursion into deep trees."""
    waiting = [(child, parent, section) for child in reversed(root.children)]
    while waiting:
        node, above, top = waiting.pop()
        if top is None and node.kind in {"entry", "lead"}:
            top = node
        found.append((node, above, top))
        waiting += [(child, node, top) for child in reversed(node.children)]


def body_of(case: Case) -> Body:
    """The body of a case; share it by `case.once`."""
    return Body(case)


def fold(words: str) -> str:
    """Words without case, marks at their edges and wraps: what two copies have in common."""
    return " ".join(words.casefold().split()).strip(EDGES)
