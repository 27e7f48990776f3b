"""CT112: one of several like headings lacks the parts that all others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.body import Block, body_of
from lotrinh.language import Text
from lotrinh.mentions.time import fold
from lotrinh.outline.tree import Node

_OTHERS: Final = 3
"""So many others must have the parts."""
_PARTS: Final = 2
_LONGEST: Final = 6
"""Words of a part's title."""


@rule(
    "CT112",
    Text("Một mục thiếu phần mà các mục cùng loại đều có"),
    severity="notice",
    cure=Text("Bổ sung các phần còn thiếu như ở các mục cùng loại."),
)
def part_missing(case: Case) -> Iterator[Fault]:
    """Siblings of which all but one have the same parts (`a) Thời gian`, `b) Nội dung`)."""
    lists: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in case.once(body_of).blocks:
        if block.node.kind in {"entry", "lead"} and not block.attached:
            lists[block.parent.start if block.parent else -1, block.node.depth].append(block)
    for blocks in lists.values():
        if len(blocks) <= _OTHERS:
            continue
        parts = [_parts(case, block.node) for block in blocks]
        counts = Counter(title for titles in parts for title in titles)
        shared = [title for title, count in counts.items() if count == len(blocks) - 1]
        if len(shared) < _PARTS:
            continue
        bare = [b for b, titles in zip(blocks, parts, strict=True) if not set(shared) & set(titles)]
        if len(bare) == 1 and bare[0].node.children:
            first = next(b.node for b in blocks if b is not bare[0])
            names = [t for t in parts[blocks.index(bare[0]) - 1 or 1] if t in shared]
            yield Fault(
                case.at(bare[0].node.start, bare[0].node.end),
                Text("thiếu {parts}.", parts=", ".join(f"“{counted}”" for counted in
                     _printed(case, first, names) or names)),
                related=(case.at(first.start, first.end),),
            )  # fmt: skip


def _parts(case: Case, node: Node) -> tuple[str, ...]:
    """The titles of a heading's numbered parts, folded; () where it has none."""
    return tuple(
        fold(title)
        for child in node.children
        if child.kind in {"entry", "lead"} and (title := _title(case, child))
    )


def _printed(case: Case, node: Node, names: list[str]) -> list[str]:
    titles = [_title(case, child) for child in node.children]
    return [title for title in titles if title and fold(title) in names]


def _title(case: Case, node: Node) -> str:
    """A part's title: what stands before its colon, or its own short line."""
    title = case.outline.own(node).partition(":")[0].strip(" .*")
    return title if 0 < len(title.split()) <= _LONGEST else ""
