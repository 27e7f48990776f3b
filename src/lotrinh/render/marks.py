"""Every recognised stretch of the source as a mark with a stable id.

Place in the flow: render; the report draws the marks into the source and gives the same ids to the
parts of the plan. Pure: Plan → tuple of marks, in source order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lotrinh.plan.model import Item, Plan, Window
from lotrinh.render.labels import Kind
from lotrinh.source.text import At, SourceText, Span


class Mark(NamedTuple):
    """`text[start:end]` is a `kind`; `id` is the plan part's: `duty-3-2`, `phase-1-s2-i4`."""

    start: int
    end: int
    kind: Kind
    id: str


def find_marks(source: SourceText, plan: Plan) -> tuple[Mark, ...]:
    """All marks, outer before inner, each inside the text and not empty; ids are unique."""
    size = len(source.text)
    lines = [source.place(source.origin(block.start))[:2] for block in source.blocks]
    marks = []
    for kind, ident, at in list_parts(plan):
        if at is None:
            continue
        start, end = max(at.start, 0), min(at.end, size)
        if start >= end and kind == "finding":
            start, end = _paragraph_at(source, lines, at)
        if start < end:
            marks.append(Mark(start, end, kind, ident))
    marks.extend(_windows(source.text, plan))
    order = {mark.id: number for number, mark in enumerate(marks)}
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, order[m.id])))


def _paragraph_at(source: SourceText, lines: Sequence[tuple[int | None, int]], at: At) -> Span:
    """The block that holds the printed line of a finding that knows no more than its line."""
    places = [(page or 0, line) for page, line in lines]
    index = bisect_right(places, (at.page or 0, at.line)) - 1
    if index < 0 or at.line < 1:
        return Span(0, 0)
    return Span(source.blocks[index].start, source.blocks[index].end)


Place = tuple[Kind, str, At | None]


def list_parts(plan: Plan) -> Iterator[Place]:
    """Kind, id and place of every part, outer before inner."""
    yield "letterhead", "head", plan.header.at
    for number, base in enumerate(plan.bases, 1):
        yield from _items("basis", f"base-{number}", (base,))
    for number, law in enumerate(plan.laws, 1):
        yield "citation", f"law-{number}", law.at
    yield from _items("purpose", "purpose", plan.purposes)
    yield from _items("requirement", "requirement", plan.requirements)
    yield from _phases(plan)
    for number, period in enumerate(plan.periods, 1):
        yield "window", f"period-{number}", period.at
    for number, content in enumerate(plan.contents, 1):
        yield "content", f"content-{number}", content.at
        yield from _items("content", f"content-{number}-i", content.items)
    for number, channel in enumerate(plan.channels, 1):
        yield "channel", f"channel-{number}", channel.at
        yield from _items("channel", f"channel-{number}-i", channel.items)
    yield from _work(plan)
    yield from _foot(plan)


def _items(kind: Kind, prefix: str, items: Iterable[Item]) -> Iterator[Place]:
    for number, item in enumerate(items, 1):
        ident = prefix if prefix.startswith("base-") else f"{prefix}-{number}"
        yield kind, ident, item.at
        yield from _items(kind, f"{ident}-i", item.items)


def _phases(plan: Plan) -> Iterator[Place]:
    for number, phase in enumerate(plan.phases, 1):
        yield "phase", f"phase-{number}", phase.at
        yield from _items("phase", f"phase-{number}-i", phase.items)
        for inner, stage in enumerate(phase.stages, 1):
            yield "phase", f"phase-{number}-s{inner}", stage.at
            yield from _items("phase", f"phase-{number}-s{inner}-i", stage.items)


def _work(plan: Plan) -> Iterator[Place]:
    for number, assignment in enumerate(plan.assignments, 1):
        yield "unit", f"unit-{number}", assignment.at
        for inner, duty in enumerate(assignment.duties, 1):
            yield "duty", f"duty-{number}-{inner}", duty.at
    for number, task in enumerate(plan.tasks, 1):
        yield "duty", f"task-{number}", task.at
    for number, table in enumerate(plan.tables, 1):
        yield "table", f"table-{number}", table.at
        for inner, row in enumerate(table.rows_detail, 1):
            yield "table", f"table-{number}-r{inner}", row.at
    if plan.budget:
        yield "money", "budget", plan.budget.at
        yield from _items("money", "budget-i", plan.budget.items)
    for number, money in enumerate(plan.budget_items, 1):
        yield "money", f"money-{number}", money.at
    for number, reporting in enumerate(plan.reporting, 1):
        yield "reporting", f"reporting-{number}", reporting.at
    for number, deadline in enumerate(plan.deadlines, 1):
        yield "deadline", f"deadline-{number}", deadline.at
    for number, citation in enumerate(plan.citations, 1):
        yield "citation", f"citation-{number}", citation.at


def _foot(plan: Plan) -> Iterator[Place]:
    for number, recipient in enumerate(plan.recipients, 1):
        yield "recipient", f"recipient-{number}", recipient.at
    if plan.signature:
        yield "signature", "signature", plan.signature.at
    if plan.decision:
        yield from _items("basis", "decision", plan.decision.articles)
    yield from _items("closing", "closing", plan.closing)
    yield from _items("note", "note", plan.notes)
    yield from _items("unplaced", "unplaced", plan.unplaced)
    for number, finding in enumerate(plan.findings, 1):
        yield "finding", f"finding-{number}", finding.at
        for inner, at in enumerate(finding.related, 1):
            yield "finding", f"finding-{number}-r{inner}", at


def _windows(text: str, plan: Plan) -> Iterator[Mark]:
    """The printed words of phase and stage windows, looked up inside their phase or stage."""
    for number, phase in enumerate(plan.phases, 1):
        yield from _window(text, phase.window, phase.at, f"phase-{number}-w")
        for inner, stage in enumerate(phase.stages, 1):
            yield from _window(text, stage.window, stage.at, f"phase-{number}-s{inner}-w")


def _window(text: str, window: Window | None, at: At, ident: str) -> Iterator[Mark]:
    """One mark from the first printed end to the last. The words may stand just below a heading."""
    ends = [end.text for end in (window.start, window.end) if end and end.text] if window else []
    if not ends:
        return
    stop = max(at.end, text.find("\n", min(at.end + 1, len(text))))
    start = text.find(ends[0], at.start, stop)
    if start < 0:
        return
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    last = text.find(ends[-1], start, line_end)
    end = last + len(ends[-1]) if last >= 0 else min(start + len(ends[0]), line_end)
    yield Mark(start, end, "window", ident)
