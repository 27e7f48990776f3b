"""CT106: a heading has nothing under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.body import Block, body_of
from lotrinh.language import Text
from lotrinh.outline.markers import Marker
from lotrinh.outline.tree import Node

_LONGEST: Final = 25
_STOPS: Final = (".", ";", ",", "!", "?", "…", ")", "”")
_HEADINGS: Final = frozenset({"roman", "part", "upper"})


@rule(
    "CT106",
    Text("Đề mục không có nội dung"),
    severity="warning",
    cure=Text("Viết nội dung cho đề mục, hoặc bỏ đề mục."),
)
def empty_heading(case: Case) -> Iterator[Fault]:
    """Numbered headings that another heading, or the foot, follows at once.

    Units without duties are another rule's.
    """
    if case.source.ocr:
        return
    body = case.once(body_of)
    lists: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in body.blocks:
        if block.node.kind == "entry" and not block.attached:
            lists[block.parent.start if block.parent else -1, block.node.depth].append(block)
    told = {one.at.start for one in case.plan.assignments if not one.duties}
    for blocks in lists.values():
        full = sum(bool(block.node.children) for block in blocks)
        for i, block in enumerate(blocks):
            node = block.node
            after = blocks[i + 1].node if i + 1 < len(blocks) else None
            if node.start in told or not _stands_bare(case, block, after, body.foot):
                continue
            among_full = full > 1 and full * 5 >= (len(blocks) - 1) * 3
            if _is_heading(case, node) or among_full:
                yield Fault(case.at(node.start, node.end), _said(case, block))


def _stands_bare(case: Case, block: Block, after: Node | None, foot: int) -> bool:
    """Whether a short line without an end has nothing under it, and its successor follows."""
    node, following = block.node, block.following
    words = case.outline.own(node)
    if node.children or not words or following is None:
        return False
    if words.endswith(_STOPS) or ": " in words or len(words.split()) > _LONGEST:
        return False
    if following.kind == "landmark":
        return following.start >= foot
    if following.kind != "entry" or following.depth > node.depth:
        return False
    if after is not None and following is after:
        return _counts_on(node.marker, after.marker)
    return after is None


def _counts_on(one: Marker | None, other: Marker | None) -> bool:
    """Whether a number is the next one: else the outline may have taken a child for a sibling."""
    if one is None or other is None:
        return False
    return any(
        a.kind == b.kind and a.value[:-1] == b.value[:-1] and 0 < b.value[-1] - a.value[-1] < 3
        for a in one.readings for b in other.readings if a.value and b.value
    )  # fmt: skip


def _is_heading(case: Case, node: Node) -> bool:
    """Whether its own form shows that something must follow."""
    words = case.outline.own(node)
    kind = node.marker.readings[0].kind if node.marker else ""
    return words.isupper() or words.endswith(":") or (kind in _HEADINGS and node.depth == 1)


def _said(case: Case, block: Block) -> Text:
    title = case.outline.own(block.node).rstrip(": ")
    if block.following is not None and block.following.kind == "entry":
        after = " ".join(case.outline.printed(block.following).split()[:10])
        return Text("ngay sau “{title}” là “{after}”.", title=title, after=after)
    return Text("sau “{title}” không còn gì.", title=title)
