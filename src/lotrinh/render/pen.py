"""Writing for a terminal: labelled, wrapped lines of bounded width, with colours where asked for.

Place in the flow: render, shared by what is printed. Text from a document cannot reach the terminal
as a control sequence.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LABEL: Final = 11
"""Width of the column of labels."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
BOLD, DIM, TEAL, RED, YELLOW = "1", "2", "36", "31", "33"


def columns_of(value: str) -> int:
    """Columns that a terminal gives `value`: none to combining marks, two to wide characters."""
    if value.isascii():
        return len(value)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in value
    )


def plain(value: str) -> str:
    """`value` without control and direction characters."""
    return _CONTROL.sub(" ", value)


@dataclass(slots=True)
class Pen:
    """Writes labelled, wrapped lines."""

    width: int
    color: bool
    lines: list[str]

    def __init__(self, width: int, color: bool) -> None:
        self.width = width
        self.color = color
        self.lines = []

    @property
    def room(self) -> int:
        """Columns right of the labels."""
        return self.width - _LABEL

    def paint(self, value: str, code: str) -> str:
        return f"\x1b[{code}m{value}\x1b[0m" if self.color and value and code else value

    def wrap(self, value: str, indent: int = 0, code: str = "", hang: int = 0) -> None:
        """Lines of text from column `indent` on, the second and later ones `hang` further in."""
        wrapped = textwrap.wrap(
            plain(value), self.width - indent, subsequent_indent=" " * hang, break_on_hyphens=False
        )
        self.lines += [" " * indent + self.paint(line, code) for line in wrapped]

    def section(self, label: str, entries: Sequence[str], code: str = TEAL) -> None:
        """A label with entries beside it, one under the other; nothing without entries.

        A label that fills its column stands on a line of its own.
        """
        if not entries:
            return
        room = _LABEL - columns_of(label)
        if room < 1:
            self.lines.append(self.paint(label, code))
        first = len(self.lines)
        for entry in entries:
            self.wrap(entry, _LABEL, hang=2)
        if room >= 1:
            head = self.paint(label, code) + " " * room
            self.lines[first] = head + self.lines[first][_LABEL:]
