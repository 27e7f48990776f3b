"""The clause that each deadline stands in: what is to be done, and by whom.

Place in the flow: beside schedule/resolve.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from lotrinh.plan.model import Assignment, Item, Plan
from lotrinh.source.text import At

_FIELD: Final = re.compile(
    r"(?:thời gian|thời hạn|thời điểm|tiến độ|hạn|đơn vị|cơ quan|bộ phận|người|phân công|sản phẩm"
    r"|kết quả|địa điểm|kinh phí)\b[^:]{0,45}:",
    re.IGNORECASE,
)
"""A clause that only tells when, who or where; what is to be done stands before or above it."""


_LABELLED: Final = re.compile(r"(?:nhiệm vụ|nội dung|công việc|hoạt động)\b[^:]{0,20}:", re.I)
_SENTENCE_END: Final = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-z])")
_MUCH: Final = 15
"""Characters that a clause has beside its time at least, if it says what is to be done."""

Kind = Literal["work", "field", "item", "heading"]
"""work: a duty, row or task, whose text is the task; field: a labelled line of one; item: any
other stretch of text; heading: the words of a numbered line, where nothing better is known."""
_RANKS: Final = {"heading": 0, "item": 1, "field": 2, "work": 3}


class Clause(NamedTuple):
    """A stretch of the plan that says what is to be done, and by whom."""

    at: At
    text: str
    who: str | None = None
    kind: Kind = "work"


class Clauses:
    """All stretches of a plan that can say what something in them is about."""

    def __init__(self, plan: Plan) -> None:
        self._all = sorted(_clauses(plan), key=lambda c: (c.at.start, -c.at.end, _RANKS[c.kind]))
        self._starts = [c.at.start for c in self._all]
        self._outer: list[int] = []
        around: list[int] = []
        for i, clause in enumerate(self._all):
            while around and self._all[around[-1]].at.end <= clause.at.start:
                around.pop()
            self._outer.append(around[-1] if around else -1)
            around.append(i)

    def about(self, at: At, words: str = "") -> Clause | None:
        """The narrowest clause around a place; of a long one the sentence with the given words.

        A field ("Thời gian thực hiện: …") is about the task that it belongs to, and headings
        answer only where nothing else does.
        """
        field: Clause | None = None
        heading: Clause | None = None
        i = bisect_right(self._starts, at.start) - 1
        while i >= 0:
            clause = self._all[i]
            i = self._outer[i]
            if clause.at.end < at.end or clause.at.end <= at.start:
                continue
            if clause.kind == "heading":
                heading = heading or clause
            elif clause.kind == "field":
                field = field or clause
            elif clause.kind == "work" or field is None:
                return clause._replace(text=_sentence(clause, words))
        return field or heading


def clauses_of_deadlines(plan: Plan) -> list[Clause | None]:
    """For each of the plan's deadlines the narrowest clause that holds it.

    For a time field ("Thời gian hoàn thành: …") the text is that of the task it belongs to.
    """
    clauses = Clauses(plan)
    return [clauses.about(due.at, due.text) for due in plan.deadlines]


def _sentence(clause: Clause, words: str) -> str:
    """The sentence of an item that holds the words, with the one before where it says no more."""
    text = clause.text
    place = text.find(words) if words and clause.kind == "item" else -1
    if place < 0 or text.find(words, place + 1) >= 0:
        return text
    starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    first = last = bisect_right(starts, place) - 1
    while last + 1 < len(ends) and ends[last] < place + len(words):
        last += 1
    while first > 0 and ends[last] - starts[first] < len(words) + _MUCH:
        first -= 1
    return text[starts[first] : ends[last]].strip().rstrip(".;")


def _clauses(plan: Plan) -> Iterator[Clause]:
    for entry in plan.outline:
        yield Clause(entry.at, entry.title, kind="heading")
    for items in (plan.purposes, plan.requirements, plan.closing, plan.notes, plan.unplaced):
        yield from _items(items)
    if plan.budget:
        yield from _items((plan.budget,))
    for content in plan.contents:
        yield from _items(content.items, content.title)
    for channel in plan.channels:
        yield from _items(channel.items, channel.title)
    for phase in plan.phases:
        yield from _items(phase.items, phase.title)
        for stage in phase.stages:
            yield from _items(stage.items, stage.title)
    for assignment in plan.assignments:
        yield from _duties(assignment)
    for row in (*plan.tasks, *(r for table in plan.tables for r in table.rows_detail)):
        yield Clause(row.at, row.task, row.lead)


def _items(items: tuple[Item, ...], section: str = "", task: str = "") -> Iterator[Clause]:
    """The items as clauses, a field with the words of what it belongs to.

    `task` is the item above them, `section` the heading above all; of items of one rank a field
    belongs to the last one before it that says what to do, behind a list of several to what they
    stand under.
    """
    last, listed = section, 0
    for item in items:
        text = item.text
        if _FIELD.match(text):
            yield from _items(item.items, section, task)
            yield Clause(item.at, task or last or text, kind="field")
            listed = 0
        else:
            yield from _items(item.items, section, text)
            yield Clause(item.at, text, kind="field" if _LABELLED.match(text) else "item")
            listed += 1
            last = section if listed > 1 and section else text


def _duties(assignment: Assignment) -> Iterator[Clause]:
    """The duties as clauses; a field takes the words of the last before it that says what to do."""
    last = assignment.unit
    for duty in assignment.duties:
        if _FIELD.match(duty.text):
            yield Clause(duty.at, last or duty.text, assignment.unit)
        else:
            last = duty.text
            yield Clause(duty.at, last, assignment.unit)
