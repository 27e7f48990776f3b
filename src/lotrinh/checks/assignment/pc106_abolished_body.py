"""PC106: a body that no longer exists is given something to do or to receive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.assignment.unit_keys import words_in
from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.resources.load import Entry, branches, load_entries

BODIES: Final = "abolished_bodies.toml"

_GOVERNMENT: Final = "district_government"

_DISTRICT: Final = re.compile(
    r"(?:huyện(?<!\whuyện)|quận(?<!\wquận)|thị xã(?<!\wthị xã))(?!\w)(?! (?:ủy|uỷ|đoàn))"
)
_BETWEEN: Final = r"(?:\s+(?:việt nam|vn|các|cấp|của|thuộc|xã,|phường,))*\s+$"
_BEFORE: Final = 60
"""Characters before a district's level in which the body stands."""
_ROOM: Final = re.compile(r"\bphòng (?:[^\s,;:.()]+ ){1,10}$")
_MARKS: Final = re.compile(r"[.;\n]")


@rule(
    "PC106",
    Text("Cơ quan không còn hoạt động tại thời điểm ban hành kế hoạch"),
    severity="warning",
    cure=Text("Thay bằng cơ quan đang thực hiện nhiệm vụ đó."),
)
def abolished_body(case: Case) -> Iterator[Fault]:
    """Bodies in the body and among the recipients that ended before the plan's own date.

    Silent in the bases, in names of cited documents, and where the clause tells of the past.
    """
    issued = case.plan.header.date
    if issued is None:
        return
    ended = [e for e in load_entries(BODIES) if e.until and e.until[: len(issued)] < issued]
    if not ended:
        return
    low = case.once(low_text)
    quiet = _quiet(case)
    begin = case.plan.header.at.end if case.plan.header.at else 0
    told: set[tuple[int, str]] = set()
    for start, end, entry in _found(low, begin, ended):
        line = low.count("\n", 0, start) if len(told) < 200 else start
        if (line, entry.key) in told or any(a <= start < b for a, b in quiet):
            continue
        if _is_past(low, start, end):
            continue
        told.add((line, entry.key))
        at = case.at(start, end)
        yield Fault(
            at,
            Text(
                "{body} hoạt động đến hết ngày {day}; nay là {successor}.",
                body=case.words(at), day=date_text(entry.until or ""),
                successor=entry.extra["successor"],
            ),
        )  # fmt: skip


def _quiet(case: Case) -> list[tuple[int, int]]:
    """Where old names are right: bases, names of documents, notes, the letterhead."""
    spans = [(item.at.start, item.at.end) for item in (*case.plan.bases, *case.plan.notes)]
    for citation in case.plan.citations:
        stop = _MARKS.search(case.text, citation.at.end)
        spans.append((citation.at.start, stop.start() if stop else len(case.text)))
    return spans


def _found(low: str, begin: int, ended: list[Entry]) -> Iterator[tuple[int, int, Entry]]:
    """(start, end, entry) of each name of an ended body."""
    bodies = [(_ending(e.key), e) for e in ended if e.extra.get("district")]
    if bodies:
        for level in _DISTRICT.finditer(low, begin):
            floor = max(begin, level.start() - _BEFORE)
            for pattern, entry in bodies:
                body = pattern.search(low, floor, level.start())
                if body is None and entry.key == _GOVERNMENT:
                    body = _ROOM.search(low, floor, level.start())
                if body is not None:
                    yield body.start(), level.end(), entry
                    break
    if _alone().search(low, begin) is None:
        return
    for entry in ended:
        if not entry.extra.get("district"):
            for form in entry.forms:
                yield from ((*span, entry) for span in _whole_words(low, form, begin))


@cache
def _alone() -> re.Pattern[str]:
    """Any name of a body that needs no level behind it."""
    entries = (entry for entry in load_entries(BODIES) if not entry.extra.get("district"))
    return re.compile(branches(form for entry in entries for form in entry.forms))


@cache
def _ending(key: str) -> re.Pattern[str]:
    """The names of an entry of district bodies, at the end of a stretch."""
    entry = next(e for e in load_entries(BODIES) if e.key == key)
    forms = sorted(entry.forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))}){_BETWEEN}")


def _whole_words(low: str, form: str, begin: int) -> Iterator[tuple[int, int]]:
    at = low.find(form, begin)
    while at >= 0:
        end = at + len(form)
        if not (at and low[at - 1].isalnum()) and not low[end : end + 1].isalnum():
            yield at, end
        at = low.find(form, end)


def _is_past(low: str, start: int, end: int) -> bool:
    """Whether the clause tells of what was, or names somebody's document."""
    marks = list(_MARKS.finditer(low, max(0, start - 200), start))
    begin = marks[-1].end() if marks else max(0, start - 200)
    after = _MARKS.search(low, end, end + 80)
    stop = after.start() if after else min(len(low), end + 80)
    return bool(words_in("gone").search(low, begin, stop))
