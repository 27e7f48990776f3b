"""Stage 3: outline and mentions become a `Plan`. Total: any text gives a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lotrinh.assemble.appendix import loose_notes
from lotrinh.assemble.channels import find_channels
from lotrinh.assemble.contents import covered, find_contents
from lotrinh.assemble.decision import read_decision
from lotrinh.assemble.due import find_due, mentioned_deadlines
from lotrinh.assemble.duties import find_assignments
from lotrinh.assemble.events import name_events
from lotrinh.assemble.foot import Foot, read_foot
from lotrinh.assemble.goals import read_goals
from lotrinh.assemble.head import Head, read_head
from lotrinh.assemble.money import find_budget
from lotrinh.assemble.owners import Owners
from lotrinh.assemble.periods import find_periods
from lotrinh.assemble.phases import find_phases
from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.reporting import find_reporting
from lotrinh.assemble.sections import is_heading, sections
from lotrinh.assemble.tables import read_tables
from lotrinh.assemble.task_blocks import find_blocks, read_task_rows
from lotrinh.mentions.citations import find_citations, resolve_documents
from lotrinh.mentions.laws import find_laws
from lotrinh.outline.tree import Node, Outline
from lotrinh.plan.model import (
    Citation,
    Decision,
    Item,
    Law,
    OutlineEntry,
    Plan,
    SourceInfo,
)
from lotrinh.source.text import SourceText

_ENACTED = re.compile(
    r"(?<![Vv]ề )(?<!việc )(?:ban hành|xây dựng|đề ra|triển khai) (?:nội dung )?[Kk]ế hoạch"
)
_TITLE_WORDS = 40
"""Words of running text that an outline entry shows as its title."""


def assemble_plan(source: SourceText, outline: Outline) -> Plan:
    """The plan that a document states."""
    head = read_head(source, outline)
    foot = read_foot(source, head.end)
    reading = _reading(source, outline, head)
    body = [s for s in sections(outline) if s.start >= head.end]
    purposes, requirements = read_goals(reading, body)
    phases = find_phases(reading, body)
    channels = find_channels(reading, body, head.header.title or "")
    assignments = find_assignments(reading, body)
    budget, budget_items, _ = find_budget(reading, body, assignments)
    tables = read_tables(reading)
    closing = _closing(reading, head, foot)
    blocks = find_blocks(reading)
    owners = Owners(assignments, tables, blocks)
    reports = find_reporting(reading, owners, head.end, foot.start)
    deadlines = find_due(reading, owners, phases, tables, reports, head.end, foot.start, foot.end)
    periods = find_periods(reading, body, phases, tables, head.header.title or "")
    named = name_events(reading, phases, periods, deadlines)
    citations = _citations(reading, head)
    plan = Plan(
        source=SourceInfo(
            source.name, source.media_type, source.pages, source.sha256, source.reader, source.ocr
        ),
        header=head.header,
        citations=citations,
        documents=resolve_documents(reading.citations),
        laws=_laws(reading, head),
        bases=tuple(
            Item(reading.words(b.start, b.end), reading.at(b.start, b.end)) for b in head.bases
        ),
        outline=_outline(reading, head),
        purposes=purposes,
        requirements=requirements,
        phases=named.phases,
        events=named.events,
        periods=named.periods,
        channels=channels,
        budget=budget,
        budget_items=budget_items,
        assignments=assignments,
        deadlines=deadlines,
        reporting=reports,
        tables=tables,
        tasks=read_task_rows(reading, blocks, head.end, foot.start),
        recipients=foot.recipients,
        signature=foot.signature,
        decision=(decision := read_decision(reading, head.title)),
        closing=tuple(reading.item(n) for n in closing),
        notes=tuple(reading.item(n) for n in _notes(reading, foot)),
        unplaced=_unplaced(reading, head, foot, decision),
    )
    return replace(plan, contents=find_contents(reading, _body(reading, head, foot), covered(plan)))


def _body(reading: Reading, head: Head, foot: Foot) -> Iterator[Node]:
    """The top nodes of the body and of the appendices, in which contents can stand."""
    for node in reading.outline.root.children:
        inside = head.end <= node.start < foot.start or node.start >= foot.end
        if inside and node.kind in {"entry", "lead"}:
            yield node
        elif node.kind == "lead" and node.stop > head.end:
            yield from (c for c in node.children if c.start >= head.end)


def _reading(source: SourceText, outline: Outline, head: Head) -> Reading:
    anchor = head.header.date
    year = int(anchor[:4]) if anchor else _year_told(head, source.text)
    begin = head.header.at.end if head.header.at else head.start
    start = min(begin, head.bases[0].start) if head.bases else begin
    title = head.header.at.start if head.header.at else head.start
    found = find_citations(source.text, start=max(title, 0))
    number, symbol = head.header.number or "", head.header.symbol or ""
    itself = {f"{number}/{symbol}", f"{number}-{symbol}"}
    own = [
        c
        for c in found
        if c.code not in itself
        and (c.start >= start or (head.header.title and _in_title(source, head, c.start)))
    ]
    return Reading(
        source=source,
        outline=outline,
        citations=tuple(own),
        deadlines=mentioned_deadlines(source.text, outline, default_year=year, anchor=anchor),
        default_year=year,
        anchor=anchor,
    )


def _year_told(head: Head, text: str) -> int | None:
    """The year of a plan without a date: the one its title names, else the latest in its bases."""
    in_title = re.findall(r"\b(20\d\d)\b", head.header.title or "")
    if in_title:
        return int(in_title[0])
    in_bases = [
        int(y)
        for b in head.bases
        for y in re.findall(r"/(20\d\d)\b|năm (20\d\d)\b", text[b.start : b.end])
        for y in y
        if y
    ]
    return max(in_bases, default=None)


def _in_title(source: SourceText, head: Head, offset: int) -> bool:
    """Whether an offset stands in the subject, behind the word KẾ HOẠCH."""
    at = head.header.at
    if at is None or head.header.title is None:
        return False
    begin = source.text.find(head.header.title.split()[0], at.start, at.end)
    title = source.text.rfind("\n", at.start, at.end)
    return 0 <= begin <= offset < at.end and offset > title - len(head.header.title)


def _citations(reading: Reading, head: Head) -> tuple[Citation, ...]:
    del head
    return tuple(
        Citation(c.type, c.code, c.date, c.issuer, c.title, reading.at(c.start, c.end))
        for c in reading.citations
    )


def _laws(reading: Reading, head: Head) -> tuple[Law, ...]:
    """The laws of the bases; what the plan carries out, behind its enactment, is none of them."""
    text = reading.text
    found: list[Law] = []
    for base in head.bases:
        enacted = _ENACTED.search(text, base.start, base.end)
        stop = enacted.start() if enacted else base.end
        for start, end, name, date in find_laws(text, base.start, stop, reading.citations):
            found.append(Law(name, date, reading.at(start, end)))
    return tuple(found)


def _outline(reading: Reading, head: Head) -> tuple[OutlineEntry, ...]:
    entries = [n for n in reading.outline.root.walk() if n.kind == "entry" and n.start >= head.end]
    return tuple(
        OutlineEntry(
            id=f"o{i}",
            marker=n.marker.text if n.marker else "",
            title=_entry_title(reading, n),
            depth=n.depth,
            at=reading.at(n.start, n.end),
        )
        for i, n in enumerate(entries, start=1)
    )


def _entry_title(reading: Reading, node: Node) -> str:
    words = clean(reading.outline.own(node))
    if not words:
        lines: list[str] = []
        for child in node.children[:4]:
            own = reading.outline.own(child)
            if child.kind not in {"lead", "text"} or (lines and not own.isupper()):
                break
            lines.append(clean(own))
        return " ".join(lines)
    split = words.split()
    if len(split) <= _TITLE_WORDS or is_heading(reading.outline, node):
        return words
    return " ".join(split[:_TITLE_WORDS]) + "…"


def _closing(reading: Reading, head: Head, foot: Foot) -> list[Node]:
    """Paragraphs at the top of the tree, behind the first heading and before the foot."""
    nodes = reading.outline.root.children
    first = next(
        (n.start for n in nodes if n.kind in {"entry", "lead"} and n.start >= head.end), None
    )
    if first is None:
        return []
    return [n for n in nodes if n.kind in {"text", "bullet"} and first < n.start < foot.start]


def _notes(reading: Reading, foot: Foot) -> list[Node]:
    """Footnotes, and what tells to which document an appendix belongs."""
    nodes = [n for n in reading.outline.root.walk() if n.kind == "footnote"]
    return sorted([*nodes, *loose_notes(reading, foot.end)], key=lambda n: n.start)


def _unplaced(
    reading: Reading, head: Head, foot: Foot, decision: Decision | None
) -> tuple[Item, ...]:
    """Blocks that stand before the document or loose behind its foot."""
    inside = (decision.at.start, decision.at.end) if decision else (0, 0)
    loose = (n for n in _loose(reading, head, foot) if not inside[0] <= n.start < inside[1])
    return tuple(reading.item(n) for n in loose)


def _loose(reading: Reading, head: Head, foot: Foot) -> Iterator[Node]:
    notes = {note.start for note in loose_notes(reading, foot.end)}
    for node in reading.outline.root.children:
        if node.kind == "footnote" or node.start in notes:
            continue
        if node.start < head.start or (node.start >= foot.end and node.kind in {"text", "bullet"}):
            yield node
