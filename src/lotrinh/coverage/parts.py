"""A plan as a flat list of the things that it says: what is compared.

Place in the flow: coverage, first step. A leaf of the plan's trees is a part, with what it stands
under as its heading; so is a heading that says something of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lotrinh.coverage.model import Part, PartKind
from lotrinh.plan.derived import own_words
from lotrinh.plan.model import Item, Phase, Plan, TaskRow
from lotrinh.source.text import At

_TELLING: Final = 8
"""Words from which on a heading over items says something of its own."""
_LEAD_IN: Final = re.compile(r"(?:như sau|sau đây|dưới đây|sau|:)[\s.:]*$", re.IGNORECASE)


def list_parts(plan: Plan) -> tuple[Part, ...]:
    """The parts of a plan in the order of its text; a place gives one part."""
    found = [
        *_leaves("purpose", plan.purposes, None),
        *_leaves("requirement", plan.requirements, None),
        *(part for phase in plan.phases for part in _phase(phase)),
        *_channels(plan),
        *_contents(plan),
        *_duties(plan),
    ]
    seen: set[tuple[int, int]] = set()
    parts = []
    for part in sorted(found, key=lambda part: (part.at.start, -part.at.end)):
        place = (part.at.start, part.at.end)
        if part.text and place not in seen:
            seen.add(place)
            parts.append(part)
    return tuple(parts)


def _leaves(kind: PartKind, items: Iterable[Item], heading: str | None) -> Iterator[Part]:
    for item in items:
        words = own_words(item)
        if not item.items or _tells(words):
            yield Part(kind, words, item.at, heading)
        yield from _leaves(kind, item.items, words or heading)


def _tells(words: str) -> bool:
    return len(words.split()) >= _TELLING and not _LEAD_IN.search(words)


def _phase(phase: Phase) -> Iterator[Part]:
    name = f"{phase.label}: {phase.title}" if phase.title else phase.label
    yield Part("phase", name, phase.at)
    yield from _leaves("content", phase.items, name)
    for stage in phase.stages:
        yield from _leaves("content", stage.items, f"{name}; {stage.title}")


def _channels(plan: Plan) -> Iterator[Part]:
    for channel in plan.channels:
        if channel.items:
            yield from _leaves("channel", channel.items, channel.title)
        else:
            yield Part("channel", channel.title, channel.at)


def _contents(plan: Plan) -> Iterator[Part]:
    for content in plan.contents:
        if content.items:
            for part in _leaves("content", content.items, content.title):
                if not _LEAD_IN.search(part.text):
                    yield part
        elif len(content.title.split()) >= _TELLING:
            yield Part("content", content.title, content.at)


def _duties(plan: Plan) -> Iterator[Part]:
    reports = _Places([report.at for report in plan.reporting])
    for assignment in plan.assignments:
        for duty in assignment.duties:
            kind: PartKind = "reporting" if reports.inside(duty.at) else "duty"
            yield Part(kind, duty.text, duty.at, None, assignment.unit)
    for task in _tasks(plan):
        kind = "reporting" if reports.inside(task.at) else "duty"
        yield Part(kind, task.task, task.at, None, task.lead)


def _tasks(plan: Plan) -> Iterator[TaskRow]:
    yield from plan.tasks
    for table in plan.tables:
        yield from table.rows_detail


class _Places:
    """Places by where they begin."""

    def __init__(self, places: Sequence[At]) -> None:
        self._starts = sorted(place.start for place in places)

    def inside(self, at: At) -> bool:
        i = bisect_left(self._starts, at.start)
        return i < len(self._starts) and self._starts[i] < at.end
