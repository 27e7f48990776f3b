"""Printed dates, months, quarters and years, with their hours: the atoms of every time phrase.

Place in the flow: stage 2. Windows (time_windows) and deadlines (time_deadlines) build on it.
All patterns run over the lower-cased text, which keeps every offset, and begin at a digit or at
the rare `quý`, so that a long text costs one scan for digits.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final, Literal, NamedTuple

Precision = Literal["day", "month", "quarter", "half", "year"]
Joined = Literal["", "and", "to"]
Problem = Literal["", "impossible", "no_year"]

MAX_LINK: Final = 45
"""Characters between two dates over which the second lends its year to the first."""

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
"""Years that a plan can mean; beyond them a date is a slip."""

QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WEEKDAYS: Final = {
    "hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH",
    "sáu": "FR", "6": "FR", "bảy": "SA", "7": "SA", "bẩy": "SA",
}  # fmt: skip
WEEKDAY: Final = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"

_AND: Final = r"[ ]?(?:,|;|và|hoặc|&)(?:[ ]ngày)?[ ]?"
_TO: Final = r"[ ]?(?:-|–|đến[ ]hết|đến|tới)(?:[ ]ngày)?[ ]?"
_HIT: Final = re.compile(
    rf"""(?:
      (?P<hour>\d{{1,2}})\ ?(?:h|giờ|g(?=\d))(?:\ ?(?P<minute>[0-5]\d)(?!\d))?(?!\w)
      (?:\ ?phút)?['’′]?
    | (?P<days>\d{{1,2}}(?:(?:{_AND}|{_TO})\d{{1,2}}){{0,9}}?)
      (?: \ ?/\ ?(?P<m1>\d{{1,2}})(?:\ ?/\ ?(?P<y1>\d{{4}}|\d{{2}}))?(?![\d/]|\ ?/\ ?\w|[.,]\d)
        | \ tháng\ ?(?P<m2>\d{{1,2}})(?!\d)(?:(?:\ ?/\ ?|,?\ năm\ ?)(?P<y2>\d{{4}}))?(?!\d) )
    | (?P<d3>\d{{1,2}})(?P<sep>[.-])(?P<m3>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}})(?![\d/])
    | (?P<m4>\d{{1,2}})\ ?/\ ?(?P<y4>\d{{4}})(?![\d/-]|\ ?/)
    | (?P<number>\d{{1,4}})(?![\d/]|[.,]\d)
    )""",
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"[0-9][0-9]*")
_MONTHS: Final = re.compile(
    r"(?P<first>\d{1,2})(?P<rest>(?:(?:, ?| và | ?[-–] ?)(?:tháng )?\d{1,2}(?!\d))*)"
    r"(?:(?: ?/ ?|,? năm )(?P<year>\d{4}))?(?![\d/])"
)
_MORE: Final = re.compile(r"(?P<sep>, ?| và | ?[-–] ?)(?:tháng )?(?P<n>\d{1,2})")
_YEAR_TAIL: Final = r"(?:(?: ?[/-] ?|,? năm )(?P<year>\d{4}))?(?![\d/])"
_QUARTER: Final = re.compile(
    r"quý (?P<q>iv|i{1,3}|[1-4])(?!\w)"
    r"(?P<rest>(?:(?:, ?| và | ?[-–] ?)(?:iv|i{1,3}|[1-4](?![\d/.]))(?!\w))*)" + _YEAR_TAIL
)
_MORE_QUARTERS: Final = re.compile(r"(?P<sep>, ?| và | ?[-–] ?)(?P<q>iv|i{1,3}|[1-4])")
_HALF: Final = re.compile(r"(?P<n>\d{1,2}) tháng (?P<side>đầu|cuối)(?: năm(?: (?P<year>\d{4}))?)")
_NEXT_YEAR: Final = re.compile(r" ?[-–] ?(\d{4})(?![\d/])")
_WHOLE_DAY: Final = re.compile(r"\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4}")
_DAY_SPLIT: Final = re.compile(rf"({_AND}|{_TO})(?=\d)")
_DAY_BEFORE: Final = re.compile(
    r"(?:ngày|từ|đến|mùng|trước|đến hết|(?:chậm|muộn) nhất)(?: là)?(?: \()? ?$"
)
_HOUR_GAP: Final = re.compile(
    rf"[,;]? ?(?:(?:sáng|chiều|tối|trưa),? ?)?(?:\(?{WEEKDAY}\)?,? ?)?(?:\()?(?:của )?(?:ngày )?"
)
_WEEKDAY_BEFORE: Final = re.compile(rf"(?P<weekday>{WEEKDAY}),? ?\(?(?:ngày )?$")
_WEEKDAY_AFTER: Final = re.compile(rf",? ?\((?P<weekday>{WEEKDAY})\)")
_LINK: Final = re.compile(r"(?: |,|;|-|–|\(|và|đến hết|đến|tới|hoặc|ngày|tháng|từ)+")


class DateMention(NamedTuple):
    """A printed date or period; `text[start:end]` holds its words, `ngày` and the hour included.

    One mention a day: "ngày 15 và 16/3/2026" gives two, whose `joined` says how the next one
    follows.
    """

    start: int
    end: int
    value: str | None
    """ISO 8601, partial for months and years. A quarter or part of a year gives its last month."""
    precision: Precision
    time: str | None = None
    """`HH:MM`."""
    first: str | None = None
    """The beginning of the period: `2025-10` for quý IV/2025, else the same as `value`."""
    joined: Joined = ""
    problem: Problem = ""
    weekday: str | None = None
    """The printed weekday as RFC 5545 writes it (MO to SU)."""


class _Raw(NamedTuple):
    start: int
    end: int
    precision: Precision
    year: int | None
    first_month: int | None
    month: int | None
    day: int | None
    time: str | None = None
    joined: Joined = ""
    weekday: str | None = None


def lower_case(text: str) -> str:
    """The lower-cased text with every offset kept, `quí` spelt `quý`."""
    low = text.lower().replace("quí", "quý")
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def weekday_code(words: str) -> str:
    """`thứ hai` → MO; the words come from the pattern `WEEKDAY`, lower-cased."""
    return "SU" if words.startswith("chủ") else _WEEKDAYS[words.removeprefix("thứ ")]


def clock(hour: str, minute: str | None) -> str | None:
    """`HH:MM`, or None for an hour that no day has."""
    if int(hour) == 24 and minute in (None, "00"):
        return "23:59"
    return f"{int(hour):02}:{minute or '00'}" if int(hour) < 24 else None


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, default_year: int | None = None
) -> tuple[DateMention, ...]:
    """Every date, month, quarter and year in `text[start:end]`, in order.

    A date without a year takes it from the date that it is joined to ("từ 15/11 đến 10/01/2026"),
    else from `default_year`, else its value is None and its problem `no_year`. A day that does not
    exist has the value None and the problem `impossible`. Law numbers (`12/2025/NĐ-CP`) and
    fractions are no dates.
    """
    if start or (end is not None and end < len(text)):
        # a part is read alone: reading many parts of a long text stays linear
        part = find_dates(text[start:end], default_year=default_year)
        return tuple(m._replace(start=m.start + start, end=m.end + start) for m in part)
    return dates_in(lower_case(text), default_year)


def dates_in(low: str, default_year: int | None = None) -> tuple[DateMention, ...]:
    """What `find_dates` finds in a whole text, given as `lower_case` writes it."""
    raws = _find_raw(low)
    return _lend_years(low, raws, default_year) if raws else ()


def _find_raw(low: str) -> list[_Raw]:
    raws: list[_Raw] = []
    hour: re.Match[str] | None = None
    consumed = 0
    for number in _NUMBER.finditer(low):
        at = number.start()
        if at < consumed or (at and (low[at - 1] == "/" or low[at - 1].isalpha())):
            continue
        hit = _HIT.match(low, at)
        if hit is None:
            continue
        if hit["hour"] is not None:
            hour = hit
            continue
        found = _read_hit(low, hit, raws[-1] if raws else None)
        if not found:
            continue
        if found[0].precision == "day":
            found[0] = _with_clock(low, found[0], hour, consumed)
            hour = None
            after = _WEEKDAY_AFTER.match(low, found[-1].end)
            if after:
                found[-1] = found[-1]._replace(weekday=weekday_code(after["weekday"]))
        raws += found
        consumed = found[-1].end
    at = low.find("quý ")
    if at >= 0:
        for quarter in _QUARTER.finditer(low, at):
            if quarter["q"].isalpha() and not low[quarter.start() - 1 : quarter.start()].isalnum():
                raws += _read_quarters(quarter)
        raws = _apart(raws)
    return raws


def _apart(raws: list[_Raw]) -> list[_Raw]:
    """In order; a year that belongs to a quarter ("quý IV năm 2031") does not stand alone."""
    kept: list[_Raw] = []
    for raw in sorted(raws, key=lambda r: (r.start, -r.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
    return kept


def _read_hit(low: str, hit: re.Match[str], last: _Raw | None) -> list[_Raw]:
    """The mentions that begin at one number, `last` being the one before; empty for no date."""
    if hit["days"] is not None:
        return _read_days(low, hit, last)
    at = hit.start()
    if hit["d3"] is not None:
        day, month, year = int(hit["d3"]), int(hit["m3"]), int(hit["y3"])
        return [_Raw(_begin(low, at, "ngày"), hit.end(), "day", year, month, month, day)]
    before = low[max(0, at - 7) : at]
    if before.endswith("tháng "):
        return _read_months(low, at)
    if hit["m4"] is not None:
        month = int(hit["m4"])
        if before.endswith(("số ", "điều ", "khoản ", "luật ")) or not 1 <= month <= 12:
            return []
        return [_Raw(at, hit.end(), "month", int(hit["y4"]), month, month, None)]
    return _read_number(low, at, before)


def _read_number(low: str, at: int, before: str) -> list[_Raw]:
    """A year after `năm`, a quarter in figures after `quý`, or `6 tháng đầu năm 2025`."""
    if before.endswith("năm "):
        number = low[at : at + 4]
        if not (len(number) == 4 and number.isdecimal() and number[:2] in ("19", "20", "21")):
            return []
        begin = at - 4
        after = _NEXT_YEAR.match(low, at + 4)
        if after is None:
            return [_Raw(begin, at + 4, "year", int(number), None, None, None)]
        first = _Raw(begin, at + 4, "year", int(number), None, None, None, joined="to")
        return [first, _Raw(after.start(1), after.end(), "year", int(after[1]), None, None, None)]
    if before.endswith("quý "):
        quarter = _QUARTER.match(low, at - 4)
        return _read_quarters(quarter) if quarter else []
    half = _HALF.match(low, at)
    if half is None or not 1 <= int(half["n"]) <= 11:
        return []
    count = int(half["n"])
    first_month, month = (1, count) if half["side"] == "đầu" else (13 - count, 12)
    year = int(half["year"]) if half["year"] else None
    return [_Raw(at, half.end(), "half", year, first_month, month, None)]


def _read_quarters(match: re.Match[str]) -> list[_Raw]:
    """`quý IV/2025`, `quý II, III/2026`, `quý 4 năm 2025`."""
    year = int(match["year"]) if match["year"] else None
    numbers = [(match["q"], match.start(), match.end("q"))]
    joins: list[Joined] = []
    for more in _MORE_QUARTERS.finditer(match.string, match.end("q"), match.end("rest")):
        joins.append("to" if more["sep"].strip() in ("-", "–") else "and")
        numbers.append((more["q"], more.start("q"), more.end("q")))
    raws: list[_Raw] = []
    for i, (printed, begin, end) in enumerate(numbers):
        last = i == len(numbers) - 1
        month = 3 * (QUARTERS.get(printed) or int(printed))
        raws.append(
            _Raw(begin, match.end() if last else end, "quarter", year, month - 2, month, None,
                 joined="" if last else joins[i])
        )  # fmt: skip
    return raws


def _begin(low: str, at: int, word: str) -> int:
    """`at`, or the beginning of `word` where it stands right before."""
    return at - len(word) - 1 if low.endswith(word + " ", 0, at) else at


def _read_months(low: str, at: int) -> list[_Raw]:
    """`tháng 3`, `tháng 3/2026`, `tháng 3, 4/2026`; the number begins at `at`."""
    match = _MONTHS.match(low, at)
    if match is None:
        return []
    year = int(match["year"]) if match["year"] else None
    numbers = [(int(match["first"]), at - 6, match.end("first"))]
    joins: list[Joined] = []
    for more in _MORE.finditer(low, match.end("first"), match.end("rest")):
        joins.append("to" if more["sep"].strip() in ("-", "–") else "and")
        numbers.append((int(more["n"]), more.start("n"), more.end("n")))
    if not all(1 <= n <= 12 for n, _, _ in numbers):
        return []
    last = len(numbers) - 1
    return [
        _Raw(begin, match.end() if i == last else end, "month", year, n, n, None,
             joined="" if i == last else joins[i])
        for i, (n, begin, end) in enumerate(numbers)
    ]  # fmt: skip


def _read_days(low: str, hit: re.Match[str], last: _Raw | None) -> list[_Raw]:
    """`15/7/2025`, `15/7`, `16 tháng 8 năm 2024`, and several days of one month."""
    month = int(hit["m1"] or hit["m2"])
    printed = hit["y1"] or hit["y2"]
    year = None if printed is None else int(printed) + (2000 if len(printed) == 2 else 0)
    parts = _DAY_SPLIT.split(hit["days"])
    at = hit.start()
    named = bool(_DAY_BEFORE.search(low, max(0, at - 15), at))
    if hit["m2"] and low.endswith(("tuần ", "tuần thứ "), 0, at):
        return []  # the second week of a month: the month alone is read
    if len(parts) > 1 and not named and parts[1].strip() not in ("-", "–"):
        at += sum(map(len, parts[:-1]))
        parts = parts[-1:]
    if printed is None or len(printed) == 2:
        linked = named or _follows(low, hit.end()) or _continues(low, last, at)
        if (hit["m2"] is None and not linked) or not 1 <= month <= 12 or int(parts[0]) > 31:
            return []
    raws: list[_Raw] = []
    cursor = at
    for i in range(0, len(parts), 2):
        separator = parts[i + 1].strip() if i + 1 < len(parts) else None
        joined: Joined = (
            "" if separator is None
            else "to" if separator.startswith(("-", "–", "đến", "tới")) else "and"
        )  # fmt: skip
        begin, cursor = cursor, cursor + len(parts[i])
        end = hit.end() if separator is None else cursor
        raws.append(_Raw(begin, end, "day", year, month, month, int(parts[i]), joined=joined))
        cursor += len(parts[i + 1]) if separator is not None else 0
    raws[0] = raws[0]._replace(start=_begin(low, at, "ngày"))
    return raws


def _continues(low: str, last: _Raw | None, at: int) -> bool:
    """The number at `at` continues a list or range of days."""
    if last is None or last.day is None or at - last.end > MAX_LINK:
        return False
    return bool(_LINK.fullmatch(low, last.end, at))


def _follows(low: str, at: int) -> bool:
    """A dated day follows `at` as the end of a range or list."""
    link = _LINK.match(low, at, at + MAX_LINK)
    return bool(link and _WHOLE_DAY.match(low, link.end()))


def _with_clock(low: str, raw: _Raw, hour: re.Match[str] | None, floor: int) -> _Raw:
    """The day with the weekday and the hour that stand right before it."""
    begin = raw.start
    tail = _WEEKDAY_BEFORE.search(low, max(floor, begin - 16), begin)
    if tail:
        raw = raw._replace(weekday=weekday_code(tail["weekday"]), start=tail.start())
    if hour is not None and 0 <= begin - hour.end() <= 40:
        gap = _HOUR_GAP.fullmatch(low, hour.end(), begin)
        time = clock(hour["hour"], hour["minute"])
        if gap and time:
            raw = raw._replace(time=time, start=hour.start())
    return raw


def _lend_years(low: str, raws: list[_Raw], default_year: int | None) -> tuple[DateMention, ...]:
    """Gives dates without a year the year of the date that they are joined to."""
    years = [raw.year for raw in raws]
    for i in range(len(raws) - 2, -1, -1):
        following = years[i + 1]
        if years[i] is None and following is not None and _linked(low, raws[i], raws[i + 1]):
            years[i] = following - (1 if _order(raws[i]) > _order(raws[i + 1]) else 0)
    for i in range(1, len(raws)):
        preceding = years[i - 1]
        if years[i] is None and preceding is not None and _linked(low, raws[i - 1], raws[i]):
            years[i] = preceding + (1 if _order(raws[i]) < _order(raws[i - 1]) else 0)
    return tuple(
        _mention(raw, year if year is not None else default_year)
        for raw, year in zip(raws, years, strict=True)
    )


def _order(raw: _Raw) -> tuple[int, int]:
    return raw.month or 0, raw.day or 0


def _linked(low: str, left: _Raw, right: _Raw) -> bool:
    gap = low[left.end : right.start]
    if len(gap) > MAX_LINK or "\n" in gap:
        return False
    if left.joined or _LINK.fullmatch(gap):
        return True
    return " đến " in gap and not any(c in gap for c in ".;:(")


def _mention(raw: _Raw, year: int | None) -> DateMention:
    """The mention with its ISO value."""
    blank = DateMention(
        raw.start, raw.end, None, raw.precision, raw.time, None, raw.joined, "no_year", raw.weekday
    )
    if raw.month is not None and (
        not 1 <= raw.month <= 12
        or (raw.day is not None and not 1 <= raw.day <= monthrange(year or 2024, raw.month)[1])
    ):
        return blank._replace(problem="impossible")
    if year is None:
        return blank
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return blank._replace(problem="impossible")
    value = first = f"{year:04}"
    if raw.month is not None:
        value, first = f"{year:04}-{raw.month:02}", f"{year:04}-{raw.first_month:02}"
    if raw.day is not None:
        value = first = f"{value}-{raw.day:02}"
    return DateMention(
        raw.start, raw.end, value, raw.precision, raw.time, first, raw.joined, "", raw.weekday
    )
