"""Deadlines: gathered from prose, from time fields and from tables, each with who must meet it."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading
from lotrinh.mentions.time import DeadlineMention, find_deadlines
from lotrinh.outline.tree import Node, Outline
from lotrinh.plan.model import Assignment, Deadline, Phase, PlanTable

_TIME_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:Thời gian|Thời hạn|Tiến độ|Hạn)\s+(?:hoàn thành|thực hiện|hoàn tất|gửi|nộp|báo cáo|xong)[^:]{0,30}:",
    re.IGNORECASE,
)
_LEAD_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:Đơn vị|Cơ quan|Bộ phận|Người)?\s*(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)[^:]{0,40}:\s*",
    re.IGNORECASE,
)


def mentioned_deadlines(
    text: str, outline: Outline, *, default_year: int | None, anchor: str | None
) -> tuple[DeadlineMention, ...]:
    """The deadlines of a text, time fields read as such, in order and without overlaps."""
    found = list(find_deadlines(text, default_year=default_year, anchor=anchor))
    fields = [
        node
        for node in outline.root.walk()
        if node.kind in {"bullet", "entry", "text", "lead"} and _TIME_FIELD.match(text, node.body, node.end)
    ]
    for node in fields:
        inside = find_deadlines(
            text, node.start, node.end, default_year=default_year, anchor=anchor, structured=True
        )
        found = [d for d in found if not node.start <= d.start < node.end]
        found += [d for d in inside if d.date or d.recurrence or d.delay]
    found.sort(key=lambda d: d.start)
    return tuple(found)


def find_due(
    reading: Reading, assignments: tuple[Assignment, ...], phases: tuple[Phase, ...],
    tables: tuple[PlanTable, ...], start: int, end: int,
) -> tuple[Deadline, ...]:  # fmt: skip
    """The plan's deadlines between two offsets, tables included, in the order of the text."""
    windows = [(p.at.start, p.at.end) for p in phases]
    owners = _owners(reading)
    found = []
    for mention in reading.deadlines:
        if not start <= mention.start < end:
            continue
        if any(a <= mention.start < b for a, b in windows) and mention.bound != "before":
            continue
        who = _unit_at(assignments, mention.start) or _owner_at(owners, mention.start)
        found.append(_deadline(reading, mention, who))
    for table in tables:
        found += _of_table(reading, table)
    found.sort(key=lambda d: d.at.start)
    return tuple(found)


def _deadline(reading: Reading, mention: DeadlineMention, who: str | None) -> Deadline:
    return Deadline(
        text=mention.text,
        date=mention.date,
        recurrence=mention.recurrence,
        who=who,
        at=reading.at(mention.start, mention.end),
        time=mention.time,
        delay=mention.delay,
    )


def _unit_at(assignments: tuple[Assignment, ...], offset: int) -> str | None:
    for assignment in assignments:
        last = max([assignment.at.end, *(d.at.end for d in assignment.duties)])
        if assignment.at.start <= offset < last:
            return assignment.unit
    return None


def _owners(reading: Reading) -> list[tuple[int, int, str]]:
    """Stretches of tasks that name their leader in a field (`Đơn vị chủ trì: …`)."""
    found = []
    for node in reading.outline.root.walk():
        for child in node.children:
            field = _LEAD_FIELD.match(reading.text, child.body, child.end)
            if field and child.kind in {"bullet", "text", "entry"}:
                found.append((node.start, node.stop, reading.words(field.end(), child.end)))
                break
    return found


def _owner_at(owners: list[tuple[int, int, str]], offset: int) -> str | None:
    inside = [(end - start, who) for start, end, who in owners if start <= offset < end]
    return min(inside)[1] if inside else None


def _of_table(reading: Reading, table: PlanTable) -> list[Deadline]:
    """The deadlines in a task table's time column."""
    found = []
    for row in table.rows_detail:
        if not row.deadline:
            continue
        read = find_deadlines(
            row.deadline, default_year=reading.default_year, anchor=reading.anchor, structured=True
        )
        place = reading.text.find(row.deadline, row.at.start, row.at.end)
        at = reading.at(place, place + len(row.deadline)) if place >= 0 else row.at
        if any(d.start < row.at.end and d.start >= row.at.start for d in reading.deadlines):
            continue
        found += [
            Deadline(m.text, m.date, m.recurrence, row.lead, at, m.time, m.delay)
            for m in read[:1]
            if m.date or m.recurrence or m.delay
        ]
    return found

