"""Deadlines: gathered from prose, from time fields and from tables, each with who must meet it."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.owners import Owners
from lotrinh.assemble.reading import Reading
from lotrinh.mentions.time import DeadlineMention, find_deadlines
from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Deadline, Phase, PlanTable

_TIME_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:Thời gian|Thời hạn|Tiến độ|Hạn)\s+"
    r"(?:hoàn thành|thực hiện|hoàn tất|gửi|nộp|báo cáo|xong)[^:]{0,30}:",
    re.IGNORECASE,
)

_DAY_OF_YEAR: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})$")
_PERIODS: Final = re.compile(r"định kỳ|hằng năm|hàng năm|6 tháng|sáu tháng|hằng quý", re.IGNORECASE)


def mentioned_deadlines(
    text: str, outline: Outline, *, default_year: int | None, anchor: str | None
) -> tuple[DeadlineMention, ...]:
    """The deadlines of a text, time fields read as such, in order and without overlaps."""
    found = list(find_deadlines(text, default_year=default_year, anchor=anchor))
    fields = [
        node
        for node in outline.root.walk()
        if node.kind in {"bullet", "entry", "text", "lead"}
        and _TIME_FIELD.match(text, node.body, node.end)
    ]
    for node in fields:
        inside = find_deadlines(
            text, node.start, node.end, default_year=default_year, anchor=anchor, structured=True
        )
        found = [d for d in found if not node.start <= d.start < node.end]
        found += [d for d in inside if (d.date or d.recurrence or d.delay) and not _only_begins(d)]
    found.sort(key=lambda d: d.start)
    return tuple(found)


def _only_begins(mention: DeadlineMention) -> bool:
    """Whether the words say when something begins and leave its end open."""
    words = mention.text.lower()
    return words.startswith("từ ") and not re.search(r"\b(?:đến|tới)\b|[-–]", words)


def find_due(
    reading: Reading, owners: Owners, phases: tuple[Phase, ...], tables: tuple[PlanTable, ...],
    start: int, end: int, behind: int,
) -> tuple[Deadline, ...]:  # fmt: skip
    """The plan's deadlines in the body (start to end) and the appendices (`behind` the foot)."""
    windows = [(p.at.start, p.at.end) for p in phases]
    found = []
    for mention in reading.deadlines:
        if not start <= mention.start < end and not behind <= mention.start:
            continue
        if any(a <= mention.start < b for a, b in windows) and mention.bound != "before":
            continue
        found.append(_deadline(reading, mention, owners.at(mention.start)))
    for table in tables:
        found += _of_table(reading, table)
    found.sort(key=lambda d: d.at.start)
    return tuple(found)


def _deadline(reading: Reading, mention: DeadlineMention, who: str | None) -> Deadline:
    date, recurrence = mention.date, mention.recurrence
    if date and not recurrence and (rule := _every_year(reading, mention)):
        date, recurrence = None, rule
    return Deadline(
        text=mention.text,
        date=date,
        recurrence=recurrence,
        who=who,
        at=reading.at(mention.start, mention.end),
        time=mention.time,
        delay=mention.delay,
    )


def _every_year(reading: Reading, mention: DeadlineMention) -> str | None:
    """The rule of a day that comes every year: `định kỳ 6 tháng (trước ngày 15/6), năm (…)`.

    Such a day is printed without a year, in a clause that speaks of periods.
    """
    day = _DAY_OF_YEAR.search(mention.text)
    if day is None:
        return None
    line = reading.text.rfind("\n", 0, mention.start) + 1
    begin = max(line, reading.text.rfind(". ", line, mention.start))
    if not _PERIODS.search(reading.text, begin, mention.end + 12):
        return None
    return f"FREQ=YEARLY;BYMONTH={int(day[2])};BYMONTHDAY={int(day[1])}"


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
            if (m.date or m.recurrence or m.delay) and not _only_begins(m)
        ]
    return found
