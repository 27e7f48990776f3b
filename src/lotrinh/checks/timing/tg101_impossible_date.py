"""TG101: a printed date does not exist."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.printed import (
    LEAP,
    TIMING,
    is_lunar,
    plan_year,
    printed_dates,
)
from lotrinh.language import Text
from lotrinh.resources.load import alternation

_MONTH: Final = re.compile(r"tháng (?P<month>\d{1,2})(?![\d,.]|\s*(?:tháng|tuổi|ngày|-|–))")
_DAY: Final = re.compile(r"ngày (?P<day>\d{1,2}) ?/ ?(?P<month>\d{1,2})(?![\d.]|\s?/)")
_YEAR: Final = re.compile(
    r"ngày (?P<date>\d{1,2} ?/ ?\d{1,2} ?/ ?(?:\d{5,6}|\d{3}|\d)|"
    r"\d{1,2} tháng \d{1,2} năm (?:\d{5,6}|\d{3}))(?![\d/]|\s?/)"
)
_QUARTER: Final = re.compile(r"quý (?:v|vi|vii|viii|ix|x|[05-9])(?:/| năm )\d{4}(?!\d)")
_PARTS: Final = re.compile(r"(?P<day>\d{1,2})\D+(?P<month>\d{1,2})(?:\D+(?P<year>\d{4}|\d{2}))?$")
_CODE: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'numbering')}\s$")


@rule(
    "TG101",
    Text("Ngày, tháng không có trên lịch"),
    severity="error",
    cure=Text("Đối chiếu văn bản gốc hoặc lịch rồi ghi lại ngày, tháng cho đúng."),
)
def impossible_date(case: Case) -> Iterator[Fault]:
    """Dates that the reader found impossible, and months, quarters and years beyond any."""
    taken: set[int] = set()
    low = case.once(low_text)
    for mention in case.once(printed_dates):
        if mention.problem != "impossible" or is_lunar(case, mention):
            continue
        words = case.text[mention.start : mention.end]
        if _CODE.search(low, max(0, mention.start - 6), mention.start):
            continue
        detail = _why(words, plan_year(case))
        if detail is not None:
            taken.update(range(mention.start, mention.end))
            yield Fault(case.at(mention.start, mention.end), detail)
    for found in _others(low):
        if found.start() in taken or found.end() - 1 in taken:
            continue
        yield Fault(
            case.at(*found.span()),
            Text("“{words}”.", words=case.text[found.start() : found.end()]),
        )


def _why(words: str, year: int | None) -> str | None:
    """What is wrong with a date; None for blanks that a draft fills with zeros."""
    found = _PARTS.search(words)
    if found is None:
        return Text("“{words}”.", words=words)
    day, month = int(found["day"]), int(found["month"])
    if day == 0 or month == 0:
        return None
    if month > 12:
        return Text("“{words}”: một năm chỉ có 12 tháng.", words=words)
    printed = int(found["year"]) if found["year"] else year or LEAP
    printed += 2000 if printed < 100 else 0
    if not 1 <= printed <= 9999:
        return Text("“{words}”.", words=words)
    return Text(
        "“{words}”: tháng {month}/{year} chỉ có {count} ngày.",
        words=words, month=month, year=printed, count=monthrange(printed, month)[1],
    )  # fmt: skip


def _others(low: str) -> Iterator[re.Match[str]]:
    """What the reader takes for no date at all."""
    for found in _MONTH.finditer(low):
        if 13 <= int(found["month"]) <= 31 and _is_month(low, found):
            yield found
    for found in _DAY.finditer(low):
        day, month = int(found["day"]), int(found["month"])
        if day and month and (month > 12 or day > 31) and day <= 60:
            yield found
    yield from _YEAR.finditer(low)
    yield from _QUARTER.finditer(low)


def _is_month(low: str, found: re.Match[str]) -> bool:
    """Whether a number behind "tháng" is the name of a month: a year follows, or a day leads."""
    if re.match(r" ?/ ?\d{4}(?!\d)| năm \d{4}(?!\d)", low[found.end() : found.end() + 12]):
        return True
    return bool(re.search(r"(?:ngày \d{1,2} |(?:trong|vào|đến hết|trước|từ|đến) )$",
                          low[max(0, found.start() - 12) : found.start()])) and bool(
        re.match(r"\s*(?:[.;,)\n]|$)", low[found.end() : found.end() + 3])
    )  # fmt: skip
