"""Sections and paragraphs that stand twice.

Place in the flow: a view of the rules of structure. A section that was pasted twice is one fault,
not one for each of its paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.structure.body import EDGES, Block, body_of, fold
from lotrinh.outline.tree import Node

_WORDS: Final = 12
"""Words from which on a paragraph cannot be the same by chance within one section."""
_WORDS_APART: Final = 20
"""Words from which on it cannot be so in two sections."""
_OPENING: Final = 60
"""Characters that hold the first three words: paragraphs that differ there are no copies."""
_FORMULA: Final = 4
"""A sentence that stands this often is a formula of the document, and meant."""


class Repeats(NamedTuple):
    """Pairs (first, again) in the order of the text."""

    sections: tuple[tuple[Node, Node], ...]
    paragraphs: tuple[tuple[Node, Node], ...]


def find_repeats(case: Case) -> Repeats:
    """What stands twice in the body; share it by `case.once`."""
    sections = tuple(_sections(case))
    inside = [(again.start, max(again.stop, again.end)) for _, again in sections]
    return Repeats(sections, tuple(_paragraphs(case, inside)))


def _sections(case: Case) -> Iterator[tuple[Node, Node]]:
    """Headings of one list that say the same, and that nothing but a slip explains."""
    lists: dict[tuple[int, int, bool], dict[str, list[Node]]] = defaultdict(dict)
    units = {one.at.start for one in case.plan.assignments}
    for block in case.once(body_of).blocks:
        node = block.node
        words = case.outline.own(node)
        if node.kind != "entry" or words.endswith((".", ";", ",")) or len(words.split()) < 2:
            continue
        head = words.partition(":")[0] if node.children == () else words
        if head != words.rstrip(": ") and not node.children:
            continue
        key = (block.parent.start if block.parent else -1, node.depth, block.attached)
        lists[key].setdefault(fold(words), []).append(node)
    for titles in lists.values():
        twice = [nodes for nodes in titles.values() if len(nodes) > 1]
        for first, *others in twice:
            for again in others:
                copied = _content(case, first) == _content(case, again)
                told_apart = again.start in units or len(twice) > 1 or len(others) > 1
                if copied or not told_apart:
                    yield first, again


def _content(case: Case, node: Node) -> str:
    return fold(case.text[node.end : node.stop])


def _paragraphs(case: Case, inside: list[tuple[int, int]]) -> Iterator[tuple[Node, Node]]:
    alike: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    copies: dict[str, list[Block]] = defaultdict(list)
    low = case.once(low_text)
    for block in case.once(body_of).blocks:
        node = block.node
        if node.end - node.start >= 3 * _WORDS:
            opening = low[node.body : node.body + _OPENING].lstrip(EDGES)
            alike[tuple(opening.split()[:3])].append(block)
    for blocks in alike.values():
        for block in blocks if len(blocks) > 1 else ():
            words = fold(low[block.node.body : block.node.end])
            if words.count(" ") + 1 >= _WORDS:
                copies[words].append(block)
    parallel = _parallel(case)
    pairs = []
    for words, blocks in copies.items():
        if not 1 < len(blocks) < _FORMULA:
            continue
        apart = words.count(" ") + 1 >= _WORDS_APART
        for first, again in pairwise(blocks):
            if any(start <= again.node.start < end for start, end in inside):
                continue
            if _is_copy(first, again, parallel, apart=apart):
                pairs.append((first.node, again.node))
    yield from sorted(pairs, key=lambda pair: pair[1].start)


def _is_copy(first: Block, again: Block, parallel: list[tuple[int, int]], *, apart: bool) -> bool:
    """Whether two equal paragraphs are a slip: under one heading, or long and in two sections."""
    if first.attached != again.attached:
        return False
    if (first.parent and first.parent.start) == (again.parent and again.parent.start):
        return True
    places = [_owner(parallel, block.node.start) for block in (first, again)]
    if None not in places or not apart:
        return False
    return first.section is not again.section


def _parallel(case: Case) -> list[tuple[int, int]]:
    """Stretches that say alike on purpose: the duties of each unit, the contents of each phase."""
    plan = case.plan
    starts = sorted([a.at.start for a in plan.assignments] + [p.at.start for p in plan.phases])
    return list(pairwise([*starts, len(case.text)]))


def _owner(parallel: list[tuple[int, int]], at: int) -> int | None:
    """The stretch that a place lies in; None where it lies before all."""
    i = bisect_right([start for start, _ in parallel], at) - 1
    return parallel[i][0] if i >= 0 else None
