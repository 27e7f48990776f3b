"""What stands on one page before layout: pieces of text and ruled lines, in points.

Place in the flow: the page readers (PDF, optical recognition) give these; `page_layout` makes
lines of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lotrinh.source.text import RawWord


@dataclass(slots=True)
class Piece:
    """A stretch of text on one baseline without a wide gap inside.

    Coordinates are points from the page's top left corner.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    """The baseline."""
    size: float
    """The font's height in points."""
    bold: bool = False
    italic: bool = False
    lead: int = 0
    """Characters of a bold run at the start that is shorter than the whole."""
    words: tuple[RawWord, ...] = ()
    font: str = ""
    raised: tuple[tuple[int, int], ...] = ()
    """Stretches of digits that are set small and high (marks of notes, exponents)."""

    @property
    def center(self) -> float:
        """The middle between left and right."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A horizontal or vertical line: `at` is its fixed coordinate, `start` < `end` its reach."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page's content."""

    number: int
    """1-based."""
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    """Horizontal rules."""
    down: list[Rule] = field(default_factory=list)
    """Vertical rules."""
    recognised: bool = False
    """The pieces come from optical recognition."""
    pictured: bool = False
    """A picture covers most of the page."""
    drawn: int = 0
    """Number of path objects."""
