"""CT111: one heading runs into its text where its siblings stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.body import Block, body_of
from lotrinh.language import Text
from lotrinh.outline.tree import Node

_TITLE_WORDS: Final = 12
_TEXT_WORDS: Final = 6


@rule(
    "CT111",
    Text("Đề mục viết liền với nội dung"),
    severity="notice",
    cure=Text("Để đề mục thành dòng riêng như các mục cùng cấp, nội dung xuống dòng."),
)
def run_in_heading(case: Case) -> Iterator[Fault]:
    """Headings with their text in the same line, among siblings with lines of their own."""
    lists: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in case.once(body_of).blocks:
        if block.node.kind == "entry" and not block.attached:
            lists[block.parent.start if block.parent else -1, block.node.depth].append(block)
    for blocks in lists.values():
        alone = [b.node for b in blocks if _stands_alone(case, b.node)]
        run_in = [b.node for b in blocks if _runs_in(case, b.node)]
        if not run_in or len(alone) < 3 or len(run_in) * 3 > len(alone) + len(run_in):
            continue
        for node in run_in:
            head = case.outline.own(node).partition(": ")[0]
            yield Fault(
                case.at(node.start, min(node.end, node.body + len(head) + 1)),
                Text("“{title}” viết liền với nội dung, các mục cùng cấp thì không.", title=head),
                related=(case.at(alone[0].start, alone[0].end),),
            )


def _stands_alone(case: Case, node: Node) -> bool:
    words = case.outline.own(node)
    return bool(node.children) and not words.endswith((".", ";", ",")) and ": " not in words


def _runs_in(case: Case, node: Node) -> bool:
    head, colon, rest = case.outline.own(node).partition(": ")
    return (
        bool(colon) and not node.children and len(head.split()) <= _TITLE_WORDS
        and len(rest.split()) >= _TEXT_WORDS
    )  # fmt: skip
