"""What all of the assembling shares: the source, its outline, its mentions, their places."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from lotrinh.mentions.agencies import agency_at, agency_list_end
from lotrinh.mentions.citations import CitationMention
from lotrinh.mentions.time import DeadlineMention
from lotrinh.outline.tree import Node, Outline
from lotrinh.plan.model import Finding, Item
from lotrinh.source.text import At, SourceText

_EDGES: Final = " \t\n;.,:–-*"
_RIGHT_EDGE: Final = _EDGES + "/"
"""The end mark `./.` too."""
_ABBREVIATED: Final = ("v.v.", "v.v", "...", "…")


@dataclass(slots=True)
class Reading:
    """One document on its way to a plan. Findings are gathered; all else is read only."""

    source: SourceText
    outline: Outline
    citations: tuple[CitationMention, ...]
    deadlines: tuple[DeadlineMention, ...]
    default_year: int | None = None
    anchor: str | None = None
    """The plan's own date, ISO."""
    findings: list[Finding] = field(default_factory=list)
    _deadline_starts: list[int] = field(default_factory=list)
    _agencies: dict[int, int | None] = field(default_factory=dict)
    _agency_lists: dict[int, int | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.source.text

    def at(self, start: int, end: int) -> At:
        return self.source.at(start, end)

    def node_at(self, node: Node) -> At:
        return self.source.at(node.start, node.end)

    def words(self, start: int, end: int) -> str:
        """The text of a stretch, on one line, without the punctuation at its edges."""
        return clean(self.text[start:end])

    def item(self, node: Node, start: int | None = None) -> Item:
        """A node as an item, the nodes under it as its items."""
        begin = node.body if start is None else start
        return Item(
            text=self.words(begin, node.end),
            at=self.source.at(node.start if start is None else begin, node.end),
            items=tuple(self.item(c) for c in node.children if c.kind != "table"),
        )

    def agency_end(self, start: int) -> int | None:
        """Where the agency's name ends that begins at an offset of the text; None for none."""
        if start not in self._agencies:
            self._agencies[start] = agency_at(self.text, start)
        return self._agencies[start]

    def agencies_end(self, start: int) -> int | None:
        """Where the list of agencies ends that begins at an offset of the text; None for none."""
        if start not in self._agency_lists:
            end = self.agency_end(start)
            self._agency_lists[start] = None if end is None else agency_list_end(self.text, start)
        return self._agency_lists[start]

    def deadlines_in(self, start: int, end: int) -> list[DeadlineMention]:
        """The deadlines that begin in a stretch."""
        if not self._deadline_starts:
            self._deadline_starts = [d.start for d in self.deadlines]
        i = bisect_left(self._deadline_starts, start)
        found = []
        while i < len(self.deadlines) and self.deadlines[i].start < end:
            found.append(self.deadlines[i])
            i += 1
        return found


def clean(text: str) -> str:
    """One line, single blanks, without punctuation at the edges (but for `…` and brackets)."""
    words = " ".join(text.split()) if "\n" in text or "  " in text else text
    if words.endswith(_ABBREVIATED):
        tail = next(tail for tail in _ABBREVIATED if words.endswith(tail))
        return words[: -len(tail)].strip(_EDGES) + tail
    return words.lstrip(_EDGES).rstrip(_RIGHT_EDGE)
