"""Numbers that a text says of its own parts: `bốn nhóm giải pháp sau:`, `chia thành 03 đợt`.

Place in the flow: a view of the rules of structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.structure.body import Block, body_of
from lotrinh.outline.tree import Node
from lotrinh.resources.load import alternation, load_entries, whole_words
from lotrinh.source.text import At

_INLINE: Final = re.compile(r"[:;,.] ?(?:và )?\(?([1-9]|1\d)\)\s")
_OPENS: Final = re.compile(
    r"(?:(?:như |dưới |trọng tâm |chủ yếu |chính |cơ bản |lớn |cụ thể |trọng điểm |quan trọng )*"
    r"(?:sau(?: đây)?|như sau|dưới đây|cụ thể)?)\s*(?:\([^)]*\)\s*)?:\s*$"
)
STRUCTURE: Final = "structure_words.toml"
_SHORT: Final = 5
_ENDS: Final = frozenset({"entry", "lead"})
_NEAR: Final = 40
"""Blocks behind a list in which more of it would show that it was not read whole."""
_INSIDE: Final = ("/", ".", ",", "-")
"""What stands before a number that is the end of another, or of a symbol."""
_LONG: Final = 60
"""Characters between a count and the colon behind it."""


class Miscount(NamedTuple):
    """A count that the parts do not bear out."""

    at: At
    declared: int
    counted: int
    noun: str
    related: tuple[At, ...]


@cache
def count_pattern() -> re.Pattern[str]:
    """A number and what is counted, in lower case."""
    number = alternation(STRUCTURE, "numbers")
    nouns = f"{alternation(STRUCTURE, 'parts')}|{alternation(STRUCTURE, 'phases')}"
    digits = (f"{zero}{value}" for value in range(2, 20) for zero in ("", "0")[: 1 + (value < 10)])
    return re.compile(
        rf"(?P<number>{whole_words((*digits, *_numbers()))}) (?:\((?:{number}|\d\d?)\) )?"
        rf"(?P<noun>{nouns})(?!\w)"
    )


@cache
def not_before_pattern() -> re.Pattern[str]:
    """Words before a number by which it counts something else than the parts that follow."""
    words = alternation(STRUCTURE, "not_before")
    return re.compile(rf"(?<!\w){words} (?:\w+ )?$", re.IGNORECASE)


@cache
def _phase_nouns() -> frozenset[str]:
    return frozenset(next(e.forms for e in load_entries(STRUCTURE) if e.key == "phases"))


@cache
def _numbers() -> dict[str, int]:
    forms = next(e.forms for e in load_entries(STRUCTURE) if e.key == "numbers")
    return {word: value for value, word in enumerate(forms, 2)}


def miscounts(case: Case) -> Iterator[Miscount]:
    """Declared counts of the body that differ from what follows, in the order of the text."""
    blocks, low = case.once(body_of).blocks, case.once(low_text)
    for i, block in enumerate(blocks):
        node = block.node
        words = case.text[node.body : node.end]
        if len(words) < 2 * _SHORT:
            continue
        for match in count_pattern().finditer(low[node.body : node.end]):
            if words.endswith(_INSIDE, 0, match.start()):
                continue
            if not_before_pattern().search(words, max(0, match.start() - 30), match.start()):
                continue
            declared = _value(match["number"])
            counted, related = _parts(case, blocks, i, match, words)
            if counted >= 2 and counted != declared:
                start = node.body + match.start()
                yield Miscount(
                    case.at(start, node.body + match.end()), declared, counted,
                    match["noun"].lower(), related,
                )  # fmt: skip


def _value(printed: str) -> int:
    return _numbers().get(printed.lower()) or int(printed)


def _parts(
    case: Case, blocks: tuple[Block, ...], i: int, match: re.Match[str], words: str
) -> tuple[int, tuple[At, ...]]:  # fmt: skip
    """How many parts there are of what was counted, and where; 0 where that cannot be told."""
    rest = words[match.end() :]
    if match["noun"].lower() in _phase_nouns():
        return _phases(case, match["noun"].lower(), blocks[i])
    if len(rest) <= _LONG and _OPENS.search(rest):
        items = _items(blocks, i)
        return len(items), tuple(case.at(n.start, min(n.end, n.start + 80)) for n in items)
    if ":" in rest[:_LONG]:
        return _inline(rest), ()
    return 0, ()


def _phases(case: Case, noun: str, block: Block) -> tuple[int, tuple[At, ...]]:
    """The plan's phases, where the count stands in the section that holds them or before it."""
    phases = [p for p in case.plan.phases if p.label.lower().startswith(noun)]
    if len(phases) != len(case.plan.phases) or not phases:
        return 0, ()
    first = phases[0].at.start
    within = block.section is not None and block.section.start <= first < block.section.stop
    if block.node.start > first or not within:
        return 0, ()
    return len(phases), tuple(phase.at for phase in phases)


def _items(blocks: tuple[Block, ...], i: int) -> list[Node]:
    """The list that begins right behind a block: numbered siblings, or bullets of one sign."""
    if i + 1 >= len(blocks):
        return []
    block, first = blocks[i], blocks[i + 1]
    if first.node is not block.following or first.node.kind not in {"entry", "bullet"}:
        return []
    sign = _sign(first.node)
    items = []
    for j, other in enumerate(blocks[i + 1 :], i + 1):
        node = other.node
        if other.attached != block.attached:
            break
        if _stands_in_list(first.node, node, sign):
            items.append(node)
        elif node.start >= items[-1].stop and (node.kind in _ENDS or first.node.kind == "bullet"):
            again = any(_stands_in_list(first.node, o.node, sign) and o.parent is first.parent
                        for o in blocks[j : j + _NEAR])  # fmt: skip
            return [] if again else items
    return items


def _sign(node: Node) -> str:
    return node.marker.readings[0].style if node.marker and node.kind == "bullet" else ""


def _stands_in_list(first: Node, node: Node, sign: str) -> bool:
    if node.kind != first.kind:
        return False
    return node.depth == first.depth if node.kind == "entry" else _sign(node) == sign


def _inline(rest: str) -> int:
    """Parts that are numbered within the sentence: `(1) …; (2) …`."""
    found = [m.group(1) for m in _INLINE.finditer(rest)]
    numbers = [n for n in found if n.isdigit()]
    return len(numbers) if numbers == [str(n + 1) for n in range(len(numbers))] else 0
