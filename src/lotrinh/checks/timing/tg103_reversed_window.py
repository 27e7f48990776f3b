"""TG103: a span of time ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.printed import (
    day_of,
    has_year,
    is_lunar,
    plan_day,
    printed_dates,
    said,
)
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.mentions.time import DateMention
from lotrinh.schedule.days import first_day, last_day
from lotrinh.source.text import At

_UNTIL: Final = re.compile(
    r"\s?(?:\([^()\n]{1,20}\))?[,;]? ?(?:"
    r"(?P<dash>[-–])|(?:cho )?(?:đến|tới)(?: hết| trước| khoảng| cuối)?"
    r"|(?P<ends>(?:và )?(?:sẽ )?kết thúc(?: vào)?:?)) ?(?:hết )?"
)
_FROM: Final = re.compile(r"(?:từ|bắt đầu)(?:\s(?:đầu|cuối|giữa|hết|khoảng))*\s?$")
_DAY: Final = re.compile(r"ngày\b")
_YEARS: Final = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|năm học|niên khóa|từ năm|các năm) ?"
    r"(?P<first>20\d\d) ?(?:[-–]|đến(?: hết)?(?: năm)?) ?(?P<last>20\d\d)(?!\d|/)"
)
_HOURS: Final = re.compile(
    # Opens with a plain class, which is searched for much faster than what must not stand before.
    r"(?P<h1>[0-9](?<![\d/].)(?:(?<=[0-2])[0-9])?) ?(?:h|giờ) ?(?P<m1>[0-5]\d)?"
    r"(?: phút)?['’]? ?(?:đến|tới|-|–) ?"
    r"(?P<h2>[0-2]?\d) ?(?:h|giờ) ?(?P<m2>[0-5]\d)?(?!\w)"
)
_LONG: Final = timedelta(days=300)
"""A span over the turn of the year that is longer was hardly meant."""
_ODD: Final = timedelta(days=200)
_EARLY: Final = timedelta(days=60)
_NIGHT, _MORNING = 17, 6
"""Hours from and until which a span may run over midnight."""


@rule(
    "TG103",
    Text("Khoảng thời gian kết thúc trước khi bắt đầu"),
    severity="error",
    cure=Text("Kiểm tra lại hai mốc; thường là nhầm tháng, nhầm năm hoặc đảo thứ tự."),
)
def reversed_window(case: Case) -> Iterator[Fault]:
    """Printed spans of days, years and hours, and phases whose events put them the wrong way."""
    seen: list[At] = []
    for first, last in pairwise(case.once(printed_dates)):
        if _is_span(case, first, last) and _is_reversed(case, first, last):
            at = case.at(first.start, last.end)
            seen.append(at)
            yield Fault(at, _days_said(case, first, last))
    low = case.once(low_text)
    for found in _YEARS.finditer(low):
        if found["last"] < found["first"]:
            at = case.at(*found.span())
            if not any(a.start <= at.end and at.start <= a.end for a in seen):
                yield Fault(at, Text("{first} – {last}.", first=found["first"], last=found["last"]))
    for found in _HOURS.finditer(low):
        begin, end = _minutes(found["h1"], found["m1"]), _minutes(found["h2"], found["m2"])
        if end < begin < _NIGHT * 60 and end > _MORNING * 60 and begin < 24 * 60:
            words = case.words(case.at(*found.span()))
            yield Fault(case.at(*found.span()), Text("“{words}”.", words=words))
    yield from _resolved(case, seen)


def _is_span(case: Case, first: DateMention, last: DateMention) -> bool:
    """Whether two dates are the ends of one span."""
    low = case.once(low_text)
    if first.joined == "to" and last.start - first.end < 20:
        led = _FROM.search(low, max(0, first.start - 24), first.start)
        named = led or _DAY.match(low, first.start)
        return bool(named) and first.precision == last.precision == "day" and has_year(case, last)
    gap = _UNTIL.fullmatch(low, first.end, last.start)
    if gap is None or is_lunar(case, first) or is_lunar(case, last):
        return False
    if gap["dash"] is None:
        led = _FROM.search(low, max(0, first.start - 24), first.start)
        return bool(led or gap["ends"]) or low[max(0, first.start - 1) : first.start] in {"(", ""}
    return first.precision == last.precision and not case.text.startswith("N", last.start)


def _is_reversed(case: Case, first: DateMention, last: DateMention) -> bool:
    if first.value is None or last.value is None:
        return False
    begin, end = first_day(first.first or first.value), last_day(last.value)
    if begin is None or end is None:
        return False
    printed = has_year(case, first), has_year(case, last)
    if all(printed) or first.joined == "to":
        return end < begin
    if first.precision != "day" or last.precision != "day":
        return False  # "từ tháng 9 đến tháng 5": a school year
    span = end - begin
    if span.days < 0:  # neither has a year of its own, or the lent one is another
        span += timedelta(days=365)
    elif begin.year == end.year:
        return False
    if span > _LONG:
        return (end + timedelta(days=1)).timetuple()[1:3] != begin.timetuple()[1:3]  # a whole year
    issued = plan_day(case)
    return issued is not None and span > _ODD and begin + _EARLY < issued <= end


def _days_said(case: Case, first: DateMention, last: DateMention) -> str:
    if has_year(case, first) and has_year(case, last):
        return Text(
            "bắt đầu {first}, kết thúc {last}.",
            first=date_text(first.first or first.value or ""),
            last=date_text(last.value or ""),
        )
    words = case.words(case.at(first.start, last.end))
    return Text("“{words}”.", words=words)


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def _resolved(case: Case, seen: list[At]) -> Iterator[Fault]:
    """Phases that only an event's date puts the wrong way."""
    for entry in case.schedule.entries:
        if not entry.is_reversed or entry.kind not in {"phase", "stage"}:
            continue
        here = entry.at
        if any(here.start <= a.start < here.end for a in seen) or _is_told(case, here, seen):
            continue
        windows = [p.window for p in case.plan.phases if p.at == here]
        ends = [end for w in windows if w for end in (w.start, w.end) if end]
        waits = [end for end in ends if end.event or day_of(end.date) is None]
        if entry.start is None or entry.end is None or not waits:
            continue
        yield Fault(
            here,
            Text(
                "{label} bắt đầu {first}, kết thúc {last}.",
                label=entry.label, first=said(entry.start), last=said(entry.end),
            ),
        )  # fmt: skip


def _is_told(case: Case, here: At, seen: list[At]) -> bool:
    """Whether the field of a phase's time, which may stand under its heading, was told of."""
    phase = next((p for p in case.plan.phases if p.at == here), None)
    stop = max((item.at.end for item in phase.items), default=here.end) if phase else here.end
    return any(here.start <= a.start < stop for a in seen)
