"""How alike the phases of two plans are: their days first, then their names.

Place in the flow: coverage. A phase is mostly its window; the texts of windows are all alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from lotrinh.coverage.folding import Folder
from lotrinh.coverage.likeness import Likeness, Scores
from lotrinh.coverage.model import Part
from lotrinh.plan.model import Phase, Plan
from lotrinh.schedule.days import first_day, last_day
from lotrinh.source.text import At

_SAME_LABEL: Final = 0.15
"""What "Đợt 2" and "Đợt 2" have ahead of other pairs."""
_SAME_EVENT: Final = 0.6
"""Windows that wait for one event."""


def compare_phases(
    parent: Plan, child: Plan, asked: Sequence[Part], given: Sequence[Part], folder: Folder
) -> Scores:
    """The likeness of each of the parent's phases to each of the child's, by the parts' indices."""
    if not parent.phases or not child.phases:
        return {}
    named = Likeness(
        [folder.fold(_name(phase)) for phase in parent.phases],
        [folder.fold(_name(phase)) for phase in child.phases],
    ).scores()
    rows, columns = _indices(asked), _indices(given)
    scores: Scores = {}
    for i, one in enumerate(parent.phases):
        for j, other in enumerate(child.phases):
            alike = max(_windows(one, other), named.get((i, j), 0.0))
            if one.title == other.title:
                alike = 1.0
            if alike and one.label.casefold() == other.label.casefold():
                alike = min(1.0, alike + _SAME_LABEL)
            if alike and one.at in rows and other.at in columns:
                scores[rows[one.at], columns[other.at]] = alike
    return scores


def _indices(parts: Sequence[Part]) -> dict[At, int]:
    return {part.at: number for number, part in enumerate(parts) if part.kind == "phase"}


def _name(phase: Phase) -> str:
    """A phase's title without the words of its window."""
    words = phase.title
    ends = (phase.window.start, phase.window.end) if phase.window else ()
    for end in ends:
        if end is not None:
            words = words.replace(end.text, " ")
    return words


def _windows(one: Phase, other: Phase) -> float:
    """The days that both have of those that either has; less for a common event."""
    first, second = _days(one), _days(other)
    if first is not None and second is not None:
        both = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
        either = (max(first[1], second[1]) - min(first[0], second[0])).days + 1
        return max(both, 0) / either
    return _SAME_EVENT if _events(one) & _events(other) else 0.0


def _days(phase: Phase) -> tuple[date, date] | None:
    window = phase.window
    if window is None or window.start is None or window.end is None:
        return None
    start = first_day(window.start.date) if window.start.date else None
    end = last_day(window.end.date) if window.end.date else None
    return (start, end) if start and end and start <= end else None


def _events(phase: Phase) -> set[tuple[str, str]]:
    window = phase.window
    ends = (window.start, window.end) if window else ()
    return {(end.event, end.relation) for end in ends if end is not None and end.event}
