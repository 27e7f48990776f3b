"""Deadlines: gathered from prose, from time fields and from tables, each with who must meet it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from lotrinh.assemble.owners import Owners
from lotrinh.assemble.reading import Reading
from lotrinh.mentions.time import DeadlineMention, find_dates, find_deadlines
from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Deadline, Phase, PlanTable, Reporting

_TIME_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:Thời gian|Thời hạn|Tiến độ|Hạn)\s+"
    r"(?:hoàn thành|thực hiện|hoàn tất|gửi|nộp|báo cáo|xong)[^:]{0,30}:",
    re.IGNORECASE,
)

_DAY_OF_YEAR: Final = re.compile(r"\b(\d{1,2})(?: ?/ ?| tháng )(\d{1,2})$")
_PERIODS: Final = re.compile(
    r"định kỳ|\b(?:h[ằà]ng|mỗi) (?:tuần|tháng|quý|năm)\b"
    r"|(?<!\d )\b(?:0?[69]|sáu|chín) tháng(?! ?[/\d]| đầu năm \d| cuối năm \d)"
    r"|\bbáo cáo (?:tháng|quý|năm)(?! ?\d| [ivx]+\b)"
    r"|(?:,|;|\bvà) (?:tháng|quý|năm)(?= ?[(:,;.]| trước| chậm| và|$)",
    re.IGNORECASE,
)
"""Words of periods in a list of reports: `6 tháng (…), năm (…)`."""
_SENTENCE_END: Final = re.compile(r"\n|\.(?= |$)|\Z")
_JOINED: Final = 45
"""Characters around a day in which a day with a year may lend it its year."""


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
    reports: tuple[Reporting, ...], start: int, end: int, behind: int,
) -> tuple[Deadline, ...]:  # fmt: skip
    """The plan's deadlines in the body (start to end) and the appendices (`behind` the foot).

    One that tells when to report is met by the one who reports, whoever else is near.
    """
    windows = [(p.at.start, p.at.end) for p in phases]
    windows += [(s.at.start, s.at.end) for p in phases for s in p.stages]
    rows = {(r.at.start, r.at.end): r for t in tables for r in t.rows_detail if r.lead}
    spans = sorted(rows)
    found = []
    for mention in reading.deadlines:
        if not start <= mention.start < end and not behind <= mention.start:
            continue
        if any(a <= mention.start < b for a, b in windows) and mention.bound != "before":
            continue
        i = bisect_right(spans, (mention.start, len(reading.text))) - 1
        row = rows[spans[i]] if i >= 0 and mention.start < spans[i][1] else None
        who = row.lead if row else owners.at(mention.start)
        reporter = _reporter(reading, mention, reports) if row is None else None
        found.append(_deadline(reading, mention, reporter or who or None))
    for table in tables:
        found += _of_table(reading, table) if table.kind == "tasks" else []
    found.sort(key=lambda d: d.at.start)
    return tuple(found)


def _reporter(
    reading: Reading, mention: DeadlineMention, reports: tuple[Reporting, ...]
) -> str | None:
    """Who reports in the sentence that a deadline stands in; None outside of reports."""
    begin, stop = _sentence(reading.text, mention)
    i = bisect_left(reports, begin, key=lambda r: r.at.start)
    here = []
    while i < len(reports) and reports[i].at.start < stop:
        here.append(reports[i])
        i += 1
    before = [r for r in here if r.at.start <= mention.start]
    told = [r for r in before if r.when == mention.text] or before
    if not told:
        return next((r.who for r in here if r.when == mention.text), None)
    return told[-1].who


def _sentence(text: str, mention: DeadlineMention) -> tuple[int, int]:
    """The sentence around a deadline; a line break ends it too."""
    line = text.rfind("\n", 0, mention.start) + 1
    begin = max(line, text.rfind(". ", line, mention.start) + 1)
    end = _SENTENCE_END.search(text, mention.end)
    return begin, end.start() if end else len(text)


def _deadline(reading: Reading, mention: DeadlineMention, who: str | None) -> Deadline:
    date, recurrence = mention.date, mention.recurrence
    if date and not recurrence and (day := _DAY_OF_YEAR.search(mention.text)):
        date, recurrence = _without_year(reading, mention, int(day[2]), int(day[1]))
    return Deadline(
        text=mention.text,
        date=date,
        recurrence=recurrence,
        who=who,
        at=reading.at(mention.start, mention.end),
        time=mention.time,
        delay=mention.delay,
    )


def _without_year(
    reading: Reading, mention: DeadlineMention, month: int, day: int
) -> tuple[str | None, str | None]:
    """The date or the yearly rule of a day that is printed without its year.

    In a list of periods it comes every year (`định kỳ 6 tháng (trước ngày 15/6), năm (…)`); else
    it is the first such day from the plan's own date on.
    """
    begin, stop = _sentence(reading.text, mention)
    near = find_dates(
        reading.text, max(begin, mention.start - _JOINED), min(stop, mention.end + _JOINED)
    )
    if any(d.value for d in near if d.start < mention.end <= d.end):
        return mention.date, None
    if _PERIODS.search(reading.text, begin, stop):
        return None, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    return _from_anchor(mention.date, reading.anchor), None


def _from_anchor(date: str | None, anchor: str | None) -> str | None:
    """The day itself or, where it lies before the plan's own date, the same day a year later."""
    if date is None or anchor is None or date >= anchor[: len(date)]:
        return date
    return f"{int(date[:4]) + 1}{date[4:]}"


def _of_table(reading: Reading, table: PlanTable) -> list[Deadline]:
    """The deadlines in a task table's time column that prose did not tell."""
    found = []
    for row in table.rows_detail:
        if not row.deadline or reading.deadlines_in(row.at.start, row.at.end):
            continue
        read = find_deadlines(
            row.deadline, default_year=reading.default_year, anchor=reading.anchor, structured=True
        )
        place = reading.text.find(row.deadline, row.at.start, row.at.end)
        at = reading.at(place, place + len(row.deadline)) if place >= 0 else row.at
        found += [
            Deadline(m.text, m.date, m.recurrence, row.lead, at, m.time, m.delay)
            for m in read[:1]
            if (m.date or m.recurrence or m.delay) and not _only_begins(m)
        ]
    return found
