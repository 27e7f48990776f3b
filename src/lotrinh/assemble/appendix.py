"""Notes that tell what an appendix is attached to: `(Kèm theo Kế hoạch số …)`, over some lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lotrinh.assemble.reading import Reading
from lotrinh.outline.tree import Node

_BEGINS: Final = re.compile(r"\(\s*(?:ban hành |đính )?kèm\b", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\s*\(\s*(?:ban hành |đính )?kèm\b[^()]*\)\s*$", re.IGNORECASE)
_LINES: Final = 4
"""Lines that a note may take."""


def note_begin(reading: Reading, nodes: Sequence[Node], last: int) -> int | None:
    """Where the note begins that ends in `nodes[last]`; None where none does."""
    if not reading.outline.own(nodes[last]).rstrip().endswith(")"):
        return None
    for i in range(last, max(-1, last - _LINES), -1):
        if _BEGINS.match(reading.outline.own(nodes[i])):
            return i
    return None


def without_note(words: str) -> str:
    """A title without the note behind it on the same line."""
    return _BEHIND.sub("", words)


def loose_notes(reading: Reading, start: int) -> list[Node]:
    """The lines of notes among the top nodes of the tree behind an offset."""
    nodes = [n for n in reading.outline.root.children if n.start >= start and n.kind == "text"]
    found: list[Node] = []
    for last in range(len(nodes)):
        begin = note_begin(reading, nodes, last)
        if begin is not None:
            found += nodes[begin : last + 1]
    return found
