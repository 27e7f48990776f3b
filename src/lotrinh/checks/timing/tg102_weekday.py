"""TG102: a weekday does not match its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.printed import (
    TIMING,
    day_of,
    has_year,
    is_lunar,
    plan_year,
    printed_dates,
    said,
)
from lotrinh.language import Text
from lotrinh.mentions.time import DateMention
from lotrinh.mentions.time_dates import WEEKDAY, weekday_code
from lotrinh.resources.load import alternation
from lotrinh.schedule.workdays import WEEKDAYS

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY: Final = re.compile(rf"{WEEKDAY}(?!\w)")
_ORDINAL: Final = re.compile(alternation(TIMING, "counted") + r"\s?$")
_SUNDAY: Final = re.compile(r"chủ\s")
_WEEKLY: Final = re.compile(r"\s" + alternation(TIMING, "weekly") + r"\b")
_CLOSED: Final = re.compile(r"\s?(?:[.;,]|$|\n)")
_GAP: Final = re.compile(r"[ ,(\n–-]{0,4}(?:ngày )?")
_BEHIND: Final = re.compile(r",? ?\(?(?:là |tức |nhằm )?$|\n$")
_SERIAL: Final = re.compile(r"(?<!\w)thứ nhất(?!\w)")


class _Said(NamedTuple):
    start: int
    end: int
    code: str
    mention: DateMention


@rule(
    "TG102",
    Text("Thứ trong tuần không khớp với ngày"),
    severity="error",
    cure=Text("Xem lịch: sửa thứ hoặc sửa ngày, rồi đối chiếu với các chỗ khác nói về việc này."),
)
def weekday(case: Case) -> Iterator[Fault]:
    """Weekdays that stand beside a date of another weekday."""
    for found in _pairs(case):
        day = day_of(found.mention.value)
        if day is None or is_lunar(case, found.mention):
            continue
        days = [day] if has_year(case, found.mention) else _years(case, day)
        if not days or any(_CODES[d.weekday()] == found.code for d in days):
            continue
        start = min(found.start, found.mention.start)
        yield Fault(
            case.at(start, max(found.end, found.mention.end)),
            Text(
                "ngày {day} là {right}, không phải {wrong}.",
                day=said(days[0]),
                right=WEEKDAYS[days[0].weekday()],
                wrong=WEEKDAYS[_CODES.index(found.code)],
            ),
        )


def _years(case: Case, day: date) -> list[date]:
    """The days that a date without a year can mean: this year's and the next one's."""
    if plan_year(case) is None:
        return []
    following = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return [day, following]


def _pairs(case: Case) -> Iterator[_Said]:
    """Each weekday with the one date that it belongs to."""
    low = case.once(low_text)
    words = [word for word in _WEEKDAY.finditer(low) if not _goes_on(low, word.start())]
    if not words:
        return
    dates = [m for m in case.once(printed_dates) if m.precision == "day"]
    serial = bool(_SERIAL.search(low))
    at = 0
    for i, word in enumerate(words):
        if not _is_weekday(case.text, low, word, serial=serial):
            continue
        near = i + 1 < len(words) and words[i + 1].start() - word.end() < 8
        beside = i and word.start() - words[i - 1].end() < 8
        if near or beside:  # "thứ Hai, thứ Ba ngày 13, 14/7": whose day is whose is not told
            continue
        while at < len(dates) and dates[at].end < word.start() - 8:
            at += 1
        mention = _date_of(low, word, dates, at)
        if mention is not None:
            yield _Said(word.start(), word.end(), weekday_code(word.group()), mention)


def _goes_on(low: str, at: int) -> bool:
    """Whether a word goes on at an offset."""
    return at > 0 and low[at - 1].isalnum()


def _date_of(
    low: str, word: re.Match[str], dates: list[DateMention], at: int
) -> DateMention | None:
    """The date right behind a weekday, or the one right before it in brackets."""
    for k in range(at, min(at + 3, len(dates))):
        mention = dates[k]
        listed = mention.joined or (k and dates[k - 1].joined)
        if mention.start <= word.start() and word.end() <= mention.end:
            return None if listed else mention
        if mention.start >= word.end():
            if listed or not _GAP.fullmatch(low, word.end(), mention.start):
                return None
            return mention
        gap = low[mention.end : word.start()]
        beside = not listed and gap and _BEHIND.fullmatch(gap)
        if beside and ("(" in gap or _CLOSED.match(low, word.end())):
            return mention
    return None


def _is_weekday(text: str, low: str, word: re.Match[str], *, serial: bool) -> bool:
    """Whether the words are a day of the week and no ordinal ("lần thứ ba", "Thứ hai, …")."""
    start = word.start()
    if _SUNDAY.match(word.group()):
        return True
    if _ORDINAL.search(low, max(0, start - 14), start):
        return False
    if serial and (start == 0 or low[start - 1] == "\n"):
        return False
    return not _WEEKLY.match(low, word.end())
