"""Brackets and quotation marks that enclose, and those that have no other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lotrinh.checks.case import Case

_MARK: Final = re.compile('[()\\[\\]“”«»"]')
_PAIRS: Final = {")": "(", "]": "[", "”": "“", "»": "«"}
_MARKER: Final = re.compile(
    r"(?:^|(?<=[\s,;(“\"]))(?:\d{1,3}(?:\.\d{1,2})*|[a-zđA-ZĐ]{1,2}\d?|[ivxIVX]{1,4})$"
)
"""What a closing bracket stands behind in `a)`, `1)`, `iv)`: a marker, no enclosure."""
_MEASURE: Final = re.compile(r"\d$")
_REACH: Final = 4
"""Paragraphs over which a bracket may be closed."""
_WAITING: Final = 50
"""Open marks among which another half is looked for: so a hostile file costs no more than its
size."""


class Mark(NamedTuple):
    """A mark without its other half, and the paragraph that it stands in."""

    start: int
    opens: bool
    low: int
    high: int


def unmatched(case: Case) -> Iterator[Mark]:
    """Marks without their other half, in the order of the text.

    What opens in one paragraph may close within the next few; a straight quotation mark may close
    a curved one.
    """
    lone: list[tuple[int, str, Mark]] = []
    low = 0
    for index, line in enumerate(case.text.split("\n")):
        if _MARK.search(line):
            lone += [(index, *mark) for mark in _lone(line, low)]
        low += len(line) + 1
    yield from _over_paragraphs(lone)


def _lone(line: str, low: int) -> Iterator[tuple[str, Mark]]:
    """The marks of a paragraph that nothing in it answers."""
    open_marks: list[tuple[str, Mark]] = []
    closing: list[tuple[str, Mark]] = []
    for match in _MARK.finditer(line):
        sign, at = match.group(), match.start()
        mark = Mark(low + at, sign in '([“«"', low, low + len(line))
        partner = _partner(sign, open_marks)
        if partner is not None:
            del open_marks[partner]
        elif sign == '"':
            if not _MEASURE.search(line, 0, at):
                open_marks.append((sign, mark))
        elif sign in _PAIRS:
            if not (sign == ")" and _MARKER.search(line[:at])):
                closing.append((sign, mark))
        else:
            open_marks.append((sign, mark))
    yield from sorted(closing + open_marks, key=lambda found: found[1].start)


def _partner(sign: str, open_marks: list[tuple[str, Mark]]) -> int | None:
    """The place of the last open mark that a sign closes."""
    wanted = {'"': '"“', "”": '“"'}.get(sign, _PAIRS.get(sign, ""))
    for i in range(len(open_marks) - 1, max(-1, len(open_marks) - 1 - _WAITING), -1):
        if wanted and open_marks[i][0] in wanted:
            return i
    return None


def _over_paragraphs(lone: list[tuple[int, str, Mark]]) -> Iterator[Mark]:
    waiting: list[tuple[int, str, Mark]] = []
    left: list[Mark] = []
    for index, sign, mark in lone:
        partner = _partner_before(index, sign, waiting)
        if partner is not None:
            del waiting[partner]
        elif mark.opens:
            waiting.append((index, sign, mark))
        else:
            left.append(mark)
    yield from sorted([*left, *(mark for _, _, mark in waiting)])


def _partner_before(index: int, sign: str, waiting: list[tuple[int, str, Mark]]) -> int | None:
    """The place of the last mark within reach that a sign of paragraph `index` answers."""
    for i in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _WAITING), -1):
        paragraph, opened, _ = waiting[i]
        if index - paragraph > _REACH:
            return None
        if _answers(sign, opened):
            return i
    return None


def _answers(sign: str, opened: str) -> bool:
    if sign == '"':
        return opened in '"“'
    return _PAIRS.get(sign) == opened or (sign == "”" and opened == '"')
