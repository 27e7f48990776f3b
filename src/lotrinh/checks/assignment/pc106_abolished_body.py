"""PC106: a body that no longer exists is given something to do or to receive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.assignment.unit_keys import words_in
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import Entry, load_entries

BODIES: Final = "abolished_bodies.toml"

_DISTRICT: Final = re.compile(
    r"\s*(?:(?:việt nam|vn|các|cấp|của|thuộc|xã,|phường,)\s+)*(?P<level>huyện|quận(?! ủy)|thị xã)\b"
)
_ROOM: Final = re.compile(
    r"\bphòng (?:[^\s,;:.()]+ ){1,7}?(?:các |của )?(?:huyện|quận|thị xã)\b(?! (?:ủy|đoàn))"
)
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
    low = one_tone(case.text.lower())
    if len(low) != len(case.text):
        return
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
    by_key = {entry.key: entry for entry in ended}
    for pattern, key in _patterns():
        entry = by_key.get(key)
        if entry is None:
            continue
        for hit in pattern.finditer(low, begin):
            end = hit.end()
            if entry.extra.get("district"):
                level = _DISTRICT.match(low, end)
                if level is None:
                    continue
                end = level.end()
            yield hit.start(), end, entry
    government = by_key.get("district_government")
    if government is not None:
        for room in _ROOM.finditer(low, begin):
            if "," not in room.group():
                yield room.start(), room.end(), government


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for entry in load_entries(BODIES):
        forms = "|".join(re.escape(one_tone(f)) for f in sorted(entry.forms, key=len, reverse=True))
        found.append((re.compile(rf"(?<!\w)(?:{forms})(?!\w)"), entry.key))
    return tuple(found)


def _is_past(low: str, start: int, end: int) -> bool:
    """Whether the clause tells of what was, or names somebody's document."""
    marks = list(_MARKS.finditer(low, max(0, start - 200), start))
    begin = marks[-1].end() if marks else max(0, start - 200)
    after = _MARKS.search(low, end, end + 80)
    stop = after.start() if after else min(len(low), end + 80)
    return bool(words_in("gone").search(low, begin, stop))
