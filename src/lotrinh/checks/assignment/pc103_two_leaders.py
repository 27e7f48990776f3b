"""PC103: one task has two leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lotrinh.checks.assignment.same_tasks import tasks_led_twice
from lotrinh.checks.assignment.unit_keys import key_of
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import agency_at, split_agencies
from lotrinh.plan.model import Assignment, TaskRow
from lotrinh.source.text import At

_LEADS: Final = re.compile(r"(?<!\w)chủ trì(?!\w)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.;\n]\s")
_NOT_ITS: Final = re.compile(r"(?:do|được|giao|cùng|đồng|theo|của|việc|báo cáo|với|cho)\s*$", re.I)
_PLACES: Final = re.compile(r"(?:^|[,:]\s*|\bvà\s+)(?=\S)")
_TWO: Final = re.compile(r"\svà\s[^.;]{3,80}\schủ trì(?!\w)")
_JOINT: Final = re.compile(r"\s+và\s+")
_TOGETHER: Final = re.compile(r"\s*(?:cùng\s+)?")
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
    """Duties with two leaders, duties that two units lead, and rows of tasks with two leaders."""
    for assignment in case.plan.assignments:
        for duty in assignment.duties:
            yield from _in_sentence(case, _leaders(case, assignment, duty.at), duty.at)
    for twice in tasks_led_twice(case):
        yield Fault(
            twice.again.at,
            Text("{first} và {second}.", first=twice.first.unit, second=twice.here.unit),
            related=(twice.told.at,),
        )
    tables = [table.rows_detail for table in case.plan.tables if table.kind == "tasks"]
    for rows in (*tables, case.plan.tasks):
        yield from _in_rows(case, rows)


def _leaders(case: Case, assignment: Assignment, at: At) -> tuple[str, ...]:
    """Whom a duty without a subject is given to: two bodies only where it runs on from them."""
    between = case.text[assignment.at.start : at.start]
    two = len(assignment.members) == 2 and not re.search(r"[:\n]", between)
    return assignment.members if two else (assignment.unit,)


def _in_sentence(case: Case, units: tuple[str, ...], at: At) -> Iterator[Fault]:
    """A sentence of a duty in which two bodies are the subject of "chủ trì"."""
    start = at.start
    text = case.text[at.start : at.end]
    verbs = len(_LEADS.findall(text))
    if not verbs or (verbs + len(units) < 3 and not _TWO.search(text)):
        return
    bounds = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    for begin, end in pairwise(bounds):
        leaders: list[tuple[str, int]] = []
        for verb in _LEADS.finditer(text, begin, end):
            subjects = _subjects(text, begin, verb.start())
            if subjects:
                leaders += [(subject, verb.end()) for subject in subjects]
            elif not text[begin : verb.start()].strip(" -+*•"):
                leaders += [(unit, verb.end()) for unit in units]
        names = list(dict.fromkeys(key_of(name).bare for name, _ in leaders))
        if len(names) > 1:
            first, second = leaders[0][0], next(n for n, _ in leaders if key_of(n).bare != names[0])
            place = case.at(start + begin, start + max(stop for _, stop in leaders))
            yield Fault(place, Text("{first} và {second}.", first=first, second=second))


def _subjects(text: str, begin: int, at: int) -> list[str]:
    """The body, or two bodies, right before a verb as its subject."""
    floor = max(begin, at - _MOST)
    for place in _PLACES.finditer(text, floor, at):
        here = place.end()
        end = agency_at(text, here)
        if end is None or _NOT_ITS.search(text, begin, here):
            continue
        joint = _JOINT.match(text, end, at)
        second = agency_at(text, joint.end()) if joint else None
        if joint and second and _TOGETHER.fullmatch(text, second, at):
            return [text[here:end], text[joint.end() : second]]
        if not text[end:at].strip():
            return [text[here:end]]
    return []


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
