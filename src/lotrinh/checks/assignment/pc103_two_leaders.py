"""PC103: one task has two leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lotrinh.checks.assignment.unit_keys import key_of
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import agency_at, split_agencies
from lotrinh.plan.model import TaskRow
from lotrinh.source.text import At

_LEADS: Final = re.compile(r"(?<!\w)chủ trì(?!\w)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.;\n]\s")
_NOT_ITS: Final = re.compile(r"(?:do|được|giao|cùng|đồng|theo|của|việc|báo cáo|với|cho)\s*$", re.I)
_PLACES: Final = re.compile(r"(?:^|[,:]\s*|\bvà\s+)(?=\S)")
_MOST: Final = 200
"""Characters before a verb in which its subject may begin."""
_ROWS, _SHARE = 3, 0.8
"""Of so many tasks, the share with one leader that makes another with two stand out."""


@rule(
    "PC103",
    Text("Một việc giao hai đơn vị chủ trì"),
    severity="warning",
    cure=Text("Giao một đơn vị chủ trì; các đơn vị khác phối hợp."),
)
def two_leaders(case: Case) -> Iterator[Fault]:
    """Duties in which a second unit leads, and rows of tasks with two leaders."""
    for assignment in case.plan.assignments:
        for duty in assignment.duties:
            yield from _in_sentence(case, assignment.unit, duty.at)
    tables = [table.rows_detail for table in case.plan.tables if table.kind == "tasks"]
    for rows in (*tables, case.plan.tasks):
        yield from _in_rows(case, rows)


def _in_sentence(case: Case, unit: str, at: At) -> Iterator[Fault]:
    """A sentence of a duty in which two bodies are the subject of "chủ trì"."""
    start = at.start
    text = case.text[at.start : at.end]
    if len(_LEADS.findall(text)) < 2:
        return
    bounds = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    for begin, end in pairwise(bounds):
        leaders: list[tuple[str, int]] = []
        for verb in _LEADS.finditer(text, begin, end):
            subject = _subject(text, begin, verb.start())
            if subject is not None:
                leaders.append((subject, verb.end()))
            elif not text[begin : verb.start()].strip(" -+*•"):
                leaders.append((unit, verb.end()))
        names = list(dict.fromkeys(key_of(name).bare for name, _ in leaders))
        if len(names) > 1:
            first, second = leaders[0][0], next(n for n, _ in leaders if key_of(n).bare != names[0])
            place = case.at(start + begin, start + max(stop for _, stop in leaders))
            yield Fault(place, Text("{first} và {second}.", first=first, second=second))


def _subject(text: str, begin: int, at: int) -> str | None:
    """The one body that stands right before a verb as its subject."""
    floor = max(begin, at - _MOST)
    for place in _PLACES.finditer(text, floor, at):
        here = place.end()
        end = agency_at(text, here)
        if end is not None and not text[end:at].strip() and not _NOT_ITS.search(text, begin, here):
            return text[here:end]
    return None


def _in_rows(case: Case, rows: tuple[TaskRow, ...]) -> Iterator[Fault]:
    """Rows with two leaders in a table whose other rows have one."""
    led = [(row, split_agencies(row.lead)) for row in rows if row.lead]
    single = sum(1 for _, leaders in led if len(leaders) == 1)
    if len(led) < _ROWS or (single < _SHARE * len(led) and len(led) - single > 1):
        return
    for row, leaders in led:
        if len(leaders) == 2 and len({key_of(name).bare for name in leaders}) == 2:
            place = _cell(case, row)
            yield Fault(place, Text("{first} và {second}.", first=leaders[0], second=leaders[1]))


def _cell(case: Case, row: TaskRow) -> At:
    """The leaders' place in a row; the row where it is not found."""
    words = (row.lead or "").split()
    pattern = r"\s+".join(map(re.escape, words[:12]))
    found = re.compile(pattern).search(case.text, row.at.start, row.at.end) if words else None
    return case.at(*found.span()) if found else row.at
