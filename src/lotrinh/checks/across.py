"""A body of plans together: one document with two dates, one duty with two deadlines.

Place in the flow: checks; the command line hands over a witness of each plan, so that a thousand
plans need little memory. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from lotrinh.checks.catalogue import finding
from lotrinh.checks.wording import date_text
from lotrinh.language import Text, join_texts
from lotrinh.mentions.time_events import fold
from lotrinh.plan.model import Deadline, Finding, Plan
from lotrinh.source.text import At

TWO_DATES, TWO_DEADLINES = "LV101", "LV102"

_DAY: Final = len("2026-01-31")
_CENTRAL: Final = re.compile(r"[-/](?:TW|CP|TTg|QH\d+|UBTVQH\d*|B[A-ZĐ]+(?:TW)?)$")
"""Symbols of bodies of which the country has one, so that the code alone tells the document."""
_MIN_SYLLABLES: Final = 8
"""A shorter duty ("Báo cáo kết quả") is said of many things."""


class Said(NamedTuple):
    """One thing that a plan says: of what, which day, where."""

    subject: str
    """What is the same where two plans speak of one thing."""
    words: str
    """The subject as people write it."""
    day: str
    """ISO."""
    file: str
    at: At


@dataclass(frozen=True, slots=True)
class Witness:
    """What one plan says that another can contradict."""

    citations: tuple[Said, ...]
    deadlines: tuple[Said, ...]


class Contradiction(NamedTuple):
    """A finding about several files, with the places it compares, the finding's own first."""

    finding: Finding
    places: tuple[tuple[str, At], ...]


def witness_of(plan: Plan, name: str) -> Witness:
    """What the plan of the file `name` says of cited documents and of its duties' days."""
    return Witness(tuple(_citations(plan, name)), tuple(_deadlines(plan, name)))


def find_contradictions(witnesses: Iterable[Witness]) -> tuple[Contradiction, ...]:
    """Where plans contradict each other: in the order of their files."""
    listed = list(witnesses)
    citations = [said for one in listed for said in one.citations]
    deadlines = [said for one in listed for said in one.deadlines]
    return (*_contradictions(TWO_DATES, citations), *_contradictions(TWO_DEADLINES, deadlines))


def _citations(plan: Plan, name: str) -> Iterator[Said]:
    """Fully dated citations whose document can be told from others of the same number."""
    for cited in plan.citations:
        if cited.date is None or len(cited.date) < _DAY:
            continue
        issuer = "" if _CENTRAL.search(cited.code) else fold(cited.issuer or "")
        if issuer or _CENTRAL.search(cited.code):
            code = cited.code.casefold().lstrip("0")
            subject = f"{code}|{issuer}|{cited.date[:4]}"
            yield Said(subject, cited.code, cited.date, name, cited.at)


def _deadlines(plan: Plan, name: str) -> Iterator[Said]:
    """Duties that one day is set for."""
    days = sorted((d for d in plan.deadlines if d.date and len(d.date) == _DAY), key=_start)
    index = 0
    for duty in sorted((d for a in plan.assignments for d in a.duties), key=lambda d: d.at.start):
        while index < len(days) and days[index].at.start < duty.at.start:
            index += 1
        inside = [d for d in days[index : index + 2] if d.at.start < duty.at.end]
        subject = _subject(duty.text, inside)
        if len(inside) == 1 and len(subject.split("-")) >= _MIN_SYLLABLES:
            yield Said(subject, duty.text, inside[0].date or "", name, inside[0].at)


def _start(deadline: Deadline) -> int:
    return deadline.at.start


def _subject(text: str, deadlines: Sequence[Deadline]) -> str:
    """A duty's words without its deadline, folded."""
    for deadline in deadlines:
        text = text.replace(deadline.text, " ")
    return fold(text)


def _contradictions(code: str, said: Sequence[Said]) -> Iterator[Contradiction]:
    order = {one: number for number, one in enumerate(said)}
    for _, group in groupby(sorted(said, key=lambda one: one.subject), lambda one: one.subject):
        same = sorted(group, key=lambda one: order[one])
        days = Counter(one.day for one in same)
        if len(days) > 1 and len({one.file for one in same}) > 1:
            yield _contradiction(code, same, days)


def _contradiction(code: str, same: Sequence[Said], days: Counter[str]) -> Contradiction:
    """The rarest day is told at its first place, beside the first place of each other day."""
    firsts = {day: next(one for one in same if one.day == day) for day in days}
    odd, *others = sorted(firsts.values(), key=lambda one: days[one.day])
    said = [Text("{day} ({count} chỗ)", day=date_text(day), count=n) for day, n in days.items()]
    detail = Text("{words}: {days}.", words=_short(odd.words), days=join_texts(said))
    told = finding(code, detail=detail, excerpt=_short(odd.words), at=odd.at)
    return Contradiction(told, tuple((one.file, one.at) for one in (odd, *others)))


def _short(words: str) -> str:
    return words if len(words) <= 100 else f"{words[:100].rstrip()}…"
