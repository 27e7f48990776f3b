"""Recurring times ("hằng tháng, trước ngày 25", "thứ Sáu hằng tuần") as RFC 5545 rules.

Place in the flow: stage 2, below windows and deadlines.
"""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import product
from typing import Final, Literal, NamedTuple

from lotrinh.mentions.time_dates import QUARTERS, WEEKDAY, clock, lower_case, weekday_code

Cycle = Literal["day", "week", "month", "quarter", "half", "nine", "year"]

_EACH: Final = r"(?:h[ằà]ng|mỗi)"
_UNIT: Final = r"(?:ngày|tuần|tháng|quý|năm)(?! ?\d| học| vị| hội|\w)"
_PART: Final = (
    rf"(?:(?:{_EACH} |trong |cả )?{_UNIT}|0?[369] tháng(?: đầu năm| cuối năm)?(?! ?\d)|01 năm)"
)
_SEP: Final = r"(?:, ?| và | hoặc )(?:định kỳ )?"
_TIMES: Final = (
    r"\d{1,2} lần ?(?:/|mỗi|một|trong một|trong) ?(?P<per>ngày|tuần|tháng|quý|năm)(?!\w)"
    r"|(?<!\d )(?:mỗi )?(?P<per_ahead>ngày|tuần|tháng) \d{1,2} (?:lần|buổi)(?!\w)(?! ?/)"
)
_STEP: Final = r"(?P<every>\d{1,2}) (?P<step>ngày|tuần|tháng|năm) ?(?:/|một|01|1) ?(?:01 |1 )?lần"
_CORE: Final = re.compile(
    rf"định kỳ,? (?:vào )?{_PART}(?:{_SEP}{_PART})*"
    rf"|{_EACH} {_UNIT}(?:{_SEP}{_PART})*"
    rf"|0?[369] tháng(?: đầu năm)?(?:{_SEP}{_PART})+"
    rf"|{_TIMES}|(?:định kỳ )?{_STEP}"
)
_TRIGGERS: Final = (
    "hằng ", "hàng ", "mỗi ", "định kỳ", "lần", "tháng cuối", "tháng đầu", "tháng sau",
    "tháng kế", "tháng liền", "tháng tiếp", "tháng báo cáo", "báo cáo t", "báo cáo quý",
)  # fmt: skip
"""Every cycle holds one of these; `str.find` is faster than a pattern."""
_IMPLYING: Final = frozenset(_TRIGGERS[5:])
_TRIGGER: Final = re.compile(
    r"(?:h[ằà]ng|mỗi) (?:ngày|tuần|tháng|quý|năm)|định kỳ"
    r"|lần(?: ?(?:/|mỗi|một|trong) ?(?:một )?(?:ngày|tuần|tháng|quý|năm)|(?!\w))|buổi"
)
_NAMES: Final[dict[str, Cycle]] = {
    "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
}  # fmt: skip
_RANK: Final[tuple[Cycle, ...]] = ("day", "week", "month", "quarter", "half", "nine", "year")
_PLAIN: Final[dict[Cycle, str]] = {
    "day": "FREQ=DAILY", "week": "FREQ=WEEKLY", "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3", "half": "FREQ=MONTHLY;INTERVAL=6",
    "nine": "FREQ=YEARLY;BYMONTH=9", "year": "FREQ=YEARLY",
}  # fmt: skip

_BOUND: Final = (
    r"(?:(?:trước|chậm nhất|muộn nhất|không quá|vào|trong|đến|hạn)"
    r"(?: là| vào| trước)?(?: khoảng)? ?)?"
)
_HOUR: Final = r"\d{1,2} ?(?:h|giờ|g)(?: ?[0-5]\d)?(?: phút)?['’′]?"
_DATE: Final = r"\d{1,2}(?: ?/ ?\d{1,2}| tháng \d{1,2})(?! ?[/\d]| năm \d)"
_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_DAY_PART: Final = r"(?:(?:sáng|chiều|tối|ngày) )?"
_AND_WEEKDAY: Final = r"(?:, và |, | và )"
_WEEKDAYS: Final = (
    rf"thứ [2-7](?:{_AND_WEEKDAY}[2-7](?![\d/]| ?(?:h|giờ|lần)))+"
    rf"|{WEEKDAY}(?:{_AND_WEEKDAY}{_DAY_PART}{WEEKDAY})*"
)
_ONE_WEEKDAY: Final = re.compile(rf"{WEEKDAY}|[2-7]")
_SPEC: Final = (
    rf"(?:(?P<hours>{_HOUR}(?:(?:,| và| hoặc) (?:trước )?{_HOUR})*)(?:,? |(?=\W|$)))?"
    rf"(?:(?P<dates>(?:ngày )?{_DATE}(?:(?:, ?| và | hoặc )(?:trước )?(?:ngày )?{_DATE})*)"
    rf"|(?:(?:sáng|chiều|tối|(?:các )?(?:ngày|buổi)) )?(?P<weekday>{_WEEKDAYS})"
    rf"(?P<which> cuối(?: cùng)?(?: của)?(?: tháng)?"
    rf"| tuần (?:cuối(?: cùng)?|đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư|[1-4]))(?: của)?(?: tháng)?)?"
    rf"|(?:các )?ngày (?P<days>\d{{1,2}}(?!\d)(?:(?:, | và )(?:ngày )?\d{{1,2}}(?!\d))*)(?! ?/ ?\d)"
    rf"(?P<of> (?:của )?tháng (?:cuối(?: cùng)?(?: của)?(?: mỗi)? quý|đầu(?: tiên)?(?: của)? quý"
    rf"(?: sau| tiếp theo)?|sau|kế tiếp|liền kề|tiếp theo|cuối|báo cáo|đó))?"
    rf"|(?P<last>ngày cuối(?: cùng)?(?: của)? (?:tháng|quý|năm)|cuối (?:tháng|quý|năm))"
    rf"|(?P<months>(?:từ )?tháng {_MONTH} ?(?:-|–|đến) ?(?:tháng )?{_MONTH})(?! ?[/\d])"
    rf"|tháng (?P<month>{_MONTH}(?:(?:, | và )(?:tháng )?{_MONTH})*)(?! ?[/\d])"
    rf"|quý (?P<quarter_of>iv|i{{1,3}}|[1-4])(?!\w))?"
)
_RIGHT: Final = re.compile(rf"(?:,? ?\(|[,:] | )(?:{_BOUND}){_SPEC}")
_LEFT: Final = re.compile(rf"(?<!\w){_BOUND}{_SPEC}(?: của| các)?,? ?\(?$")
_AGAIN: Final = re.compile(r"\)?(?:,| và) (?:h[ằà]ng )?(?P<part>năm|0?[69] tháng|quý)(?! ?\d) ?")
_OF_EACH_YEAR: Final = re.compile(rf",? (?:của )?{_EACH} năm(?!\w)")
_CLOCK: Final = re.compile(r"(\d{1,2}) ?(?:h|giờ|g)(?: ?([0-5]\d))?")
_IMPLIED: Final = re.compile(
    r"tháng (?:(?P<quarter>cuối(?: cùng)?(?: của)?(?: mỗi)? quý|đầu(?: tiên)?(?: của)? quý"
    r"(?: sau| tiếp theo)?)|sau|kế tiếp|liền kề|tiếp theo|báo cáo)(?!\w)"
)
_DAY_OF: Final = re.compile(
    rf"(?<!\w){_BOUND}(?:{_HOUR},? )?ngày (?P<days>\d{{1,2}}) (?:của )?(?={_IMPLIED.pattern})"
)
_REPORT: Final = re.compile(
    r"báo cáo (?:định kỳ )?(?P<unit>tuần|tháng|quý)(?! ?\d| [ivx]+\b|\w)(?P<label> ?:)?"
)
_ON_DAY: Final = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|vào)(?: là| vào)? ngày (?P<days>[12]\d|3[01]|0?[1-9])"
    r"(?!\d)(?! ?[/\d]| (?:của )?tháng)"
)
_TIME_WORDS: Final = 45
"""Characters behind the beginning of a day or hour in which all of it stands."""
_IN_WEEK: Final = re.compile(
    rf"(?<!\w)(?:trước|chậm nhất|vào)(?: là| vào)? (?P<hours>{_HOUR})?,? ?"
    rf"(?:(?:sáng|chiều|ngày) )?(?P<weekday>{WEEKDAY})(?!,? \(?(?:ngày )?\d)"
)


class RecurrenceMention(NamedTuple):
    """A recurring time; `text[start:end]` holds its words."""

    start: int
    end: int
    rule: str
    """RFC 5545 RRULE value."""
    time: str | None
    """`HH:MM`, where exactly one hour is printed."""
    bare: bool
    """Only the cycle is printed, no day or hour: prose uses it loosely."""


class _Spec(NamedTuple):
    """What a cycle's neighbours fix."""

    hours: tuple[str, ...] = ()
    weekday: str | None = None
    """`FR`, `-1FR`, `TU,FR`."""
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    """(month, day)."""

    def join(self, other: _Spec) -> _Spec:
        return _Spec(
            self.hours or other.hours, self.weekday or other.weekday, self.days or other.days,
            self.months or other.months, tuple(sorted({*self.dates, *other.dates})),
        )  # fmt: skip


def find_recurrences(
    text: str, start: int = 0, end: int | None = None
) -> tuple[RecurrenceMention, ...]:
    """Every recurring time in `text[start:end]`, in order, without overlaps.

    Several cycles in one phrase ("hằng tháng, quý, năm") give the shortest. A quarter's day
    without a month means its last month (Nghị định 09/2019/NĐ-CP).
    """
    if start or (end is not None and end < len(text)):
        part = find_recurrences(text[start:end])
        return tuple(m._replace(start=m.start + start, end=m.end + start) for m in part)
    return recurrences_in(lower_case(text))


def recurrences_in(low: str) -> tuple[RecurrenceMention, ...]:
    """What `find_recurrences` finds in a whole text, given as `lower_case` writes it."""
    stop = len(low)
    found: list[RecurrenceMention] = []
    cursor = 0
    for at in _triggers(low):
        if at < cursor:
            continue
        core = _core_around(low, at, cursor, stop)
        mention = _read(low, core, cursor, stop) if core else _implied(low, at, cursor)
        if mention is not None:
            found.append(mention)
            cursor = mention.end
    return tuple(found)


def _implied(low: str, at: int, floor: int) -> RecurrenceMention | None:
    """A cycle that only its day tells: `trước ngày 20 tháng cuối quý`, `báo cáo tuần … thứ Sáu`."""
    report = _REPORT.match(low, at)
    if report:
        return _of_report(low, report)
    implied = _IMPLIED.match(low, at)
    if implied is None or _CORE.match(low[implied.end() :].lstrip(" ,(")[:40]):
        return None
    for match in _DAY_OF.finditer(low, max(floor, at - 60), min(len(low), at + 40)):
        if match.end() != at or not 1 <= int(match["days"]) <= 31:
            continue
        months = (1, 4, 7, 10) if "đầu" in implied[0] else (3, 6, 9, 12)
        quarter = implied["quarter"] is not None
        spec = _Spec(days=(int(match["days"]),), months=months if quarter else ())
        rule = _rule("quarter" if quarter else "month", spec)
        return RecurrenceMention(match.start(), implied.end(), rule, None, False)
    return None


def _of_report(low: str, report: re.Match[str]) -> RecurrenceMention | None:
    """`báo cáo tuần (trước 15h00 thứ Sáu)`, `báo cáo tháng trước ngày 20`."""
    cycle = _NAMES[report["unit"]]
    pattern = _IN_WEEK if cycle == "week" else _ON_DAY
    near, stops = (160, ".;\n") if report["label"] else (45, ".;,\n")
    match = pattern.search(low, report.end(), report.end() + near + _TIME_WORDS)
    if match is None or match.start() > report.end() + near:
        return None
    if any(c in low[report.end() : match.start()] for c in stops):
        return None
    if _CORE.match(low, match.end() + 1) or _CORE.search(low, report.end(), match.start()):
        return None
    if cycle == "week":
        spec = _Spec(_times(match["hours"]), weekday_code(match["weekday"]))
    else:
        spec = _Spec(days=(int(match["days"]),))
    time = spec.hours[0] if spec.hours else None
    return RecurrenceMention(match.start(), match.end(), _rule(cycle, spec), time, False)


def _times(words: str | None) -> tuple[str, ...]:
    """The hours of `9h00 và 16h00`."""
    found = (clock(hour, minute or None) for hour, minute in _CLOCK.findall(words or ""))
    return tuple(time for time in found if time)


def _triggers(low: str) -> list[int]:
    """Where a cycle may stand, in order."""
    places: list[int] = []
    for words in _TRIGGERS:
        at = low.find(words)
        while at >= 0:
            if words in _IMPLYING or _TRIGGER.match(low, at):
                places.append(at)
            at = low.find(words, at + 3)
    return sorted(places)


def _core_around(low: str, at: int, floor: int, stop: int) -> re.Match[str] | None:
    """The cycle's own words that hold position `at`: they may begin up to 16 characters before."""
    for begin in range(max(floor, at - 16), at + 1):
        if begin and low[begin - 1].isalnum():
            continue
        core = _CORE.match(low, begin, min(stop, at + 160))
        if core is not None and core.end() > at:
            return core
    return None


def _read(low: str, core: re.Match[str], floor: int, stop: int) -> RecurrenceMention:
    cycle = _cycle(core)
    start, end = core.span()
    spec = _Spec()
    line = low.rfind("\n", max(floor, start - 70), start) + 1
    left = _LEFT.search(low, max(floor, line, start - 70), start)
    if left and left[0].strip(" ("):
        spec = _read_spec(left)
        if spec != _Spec():
            start = left.start() + len(left[0]) - len(left[0].lstrip())
    right = _RIGHT.match(low, end, min(stop, end + 120))
    if right:
        more = _read_spec(right)
        if more != _Spec():
            spec, end = spec.join(more), right.end()
            again = _AGAIN.match(low, end, stop) if spec.dates else None
            further = again and _RIGHT.match(low, again.end() - 1, min(stop, end + 120))
            if further and (dates := _read_spec(further)).dates:
                spec, end = spec.join(dates), further.end()
            yearly = _OF_EACH_YEAR.match(low, end, stop) if spec.dates else None
            end = yearly.end() if yearly else end
    if spec == _Spec() and (later := _later_day(low, end, stop, cycle)) is not None:
        return RecurrenceMention(start, end, _rule(cycle, later), None, False)
    rule = _rule(cycle, spec)
    step = int(core["every"] or 1)
    if step > 1 and "BY" not in rule:
        rule += f";INTERVAL={step}"
    closing = low[end : end + 1] == ")" and low.rfind("(", start, end) > low.rfind(")", start, end)
    time = spec.hours[0] if len(spec.hours) == 1 else None
    stripped = low[start : end + closing].rstrip(" ,:")
    return RecurrenceMention(start, start + len(stripped), rule, time, spec == _Spec())


def _later_day(low: str, at: int, stop: int, cycle: Cycle) -> _Spec | None:
    """The day that ends the clause of a bare cycle: `hằng tháng báo cáo UBND xã trước ngày 25`."""
    if cycle not in ("week", "month"):
        return None
    end = min(stop, at + 160)
    match = (_IN_WEEK if cycle == "week" else _ON_DAY).search(low, at, end)
    if match is None or any(c in low[at : match.start()] for c in ".;\n"):
        return None
    if low.startswith(("hằng ", "hàng "), match.end() + 1):
        return None
    if cycle == "week":
        return _Spec(_times(match["hours"]), ",".join(_weekdays(match["weekday"])))
    return _Spec(days=(int(match["days"]),))


def _cycle(core: re.Match[str]) -> Cycle:
    """The shortest cycle that the words name."""
    if per := core["per"] or core["per_ahead"]:
        return _NAMES[per]
    if core["every"]:
        return _NAMES[core["step"]]
    words = core[0].replace("năm đầu", " ").replace("đầu năm", " ").replace("cuối năm", " ")
    cycles: set[Cycle] = set()
    for number, name in re.findall(r"(0?[369] )?(ngày|tuần|tháng|quý|năm)(?!\w)", words):
        if number:
            cycles.add({3: "quarter", 6: "half", 9: "nine"}[int(number)])  # type: ignore[arg-type]
        else:
            cycles.add(_NAMES[name])
    if {"nine", "year"} <= cycles and not cycles & {"quarter", "month"}:
        return "half"
    return min(cycles, key=_RANK.index)


def _read_spec(match: re.Match[str]) -> _Spec:
    hours = _times(match["hours"])
    dates = tuple(
        (int(month), int(day))
        for day, month in re.findall(r"(\d{1,2})(?: ?/ ?| tháng )(\d{1,2})", match["dates"] or "")
        if 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(2024, int(month))[1]
    )
    weekday = None
    if match["weekday"]:
        which = _which(match["which"] or "")
        weekday = ",".join(which + code for code in _weekdays(match["weekday"]))
    days = tuple(int(d) for d in re.findall(r"\d+", match["days"] or "") if 1 <= int(d) <= 31)
    of = match["of"] or ""
    months: tuple[int, ...] = ()
    if "quý" in of:
        months = (1, 4, 7, 10) if "đầu" in of else (3, 6, 9, 12)
    elif "sau" in of or "tiếp" in of or "liền" in of:
        months = (0,)
    if match["last"]:
        days = (-1,)
    if match["month"]:
        months = tuple(int(month) for month in re.findall(r"\d+", match["month"]))
    if match["months"]:
        first, last = map(int, re.findall(r"\d+", match["months"]))
        months = tuple(range(first, last + 1)) or (*range(first, 13), *range(1, last + 1))
    if match["quarter_of"]:
        quarter = match["quarter_of"]
        months = (3 * (int(quarter) if quarter.isdecimal() else QUARTERS[quarter]),)
    return _Spec(hours, weekday, days, months, dates)


def _weekdays(words: str) -> list[str]:
    """The days of a list: `thứ hai và thứ sáu`, `thứ 2, 4, 6`."""
    return [
        weekday_code(day if day[0].isalpha() else f"thứ {day}")
        for day in _ONE_WEEKDAY.findall(words)
    ]


def _which(words: str) -> str:
    """`tuần cuối` → -1, `tuần thứ hai` → 2, nothing → ''."""
    if "cuối" in words:
        return "-1"
    if "đầu" in words or "nhất" in words:
        return "1"
    numbers = {"hai": "2", "ba": "3", "tư": "4", "2": "2", "3": "3", "4": "4", "1": "1"}
    return numbers.get(words.partition("thứ ")[2][:3].split(" ")[0], "")


def _rule(cycle: Cycle, spec: _Spec) -> str:
    """The RRULE of a cycle with what its neighbours fix."""
    if spec.dates:
        return _yearly(spec.dates) + _hours(spec)
    days = ",".join(map(str, (-1 if d == 31 else d for d in spec.days)))
    by_day = f";BYMONTHDAY={days}" if days else ""
    if spec.days in ((29,), (30,)):
        by_day = f";BYMONTHDAY={','.join(map(str, range(28, spec.days[0] + 1)))};BYSETPOS=-1"
    months = tuple(m for m in spec.months if m)
    if cycle == "week" and spec.weekday:
        days = ",".join(day[-2:] for day in spec.weekday.split(","))
        return f"FREQ=WEEKLY;BYDAY={days}{_hours(spec)}"
    if cycle == "month" and (by_day or spec.weekday):
        by = f";BYDAY={spec.weekday}" if spec.weekday else by_day
        return f"FREQ=MONTHLY{by}{_hours(spec)}"
    if cycle in ("quarter", "half", "nine") and by_day:
        defaults = {"quarter": (3, 6, 9, 12), "half": (6, 12), "nine": (9,)}
        default = defaults[cycle]
        if spec.months == (0,):
            default = tuple(sorted(m % 12 + 1 for m in default))
        chosen = ",".join(map(str, months or default))
        return f"FREQ=YEARLY;BYMONTH={chosen}{by_day}{_hours(spec)}"
    if cycle == "year" and (months or by_day):
        chosen = ",".join(map(str, months or (12,)))
        return f"FREQ=YEARLY;BYMONTH={chosen}{by_day}{_hours(spec)}"
    return _PLAIN[cycle] + _hours(spec)


def _hours(spec: _Spec) -> str:
    """`;BYHOUR=9,16;BYMINUTE=0`; hours with different minutes keep the first one's."""
    if not spec.hours:
        return ""
    hours = ",".join(str(int(time[:2])) for time in spec.hours)
    return f";BYHOUR={hours};BYMINUTE={int(spec.hours[0][3:])}"


def _yearly(dates: tuple[tuple[int, int], ...]) -> str:
    """Days of the year; BYSETPOS picks them where months and days do not pair freely."""
    months = sorted({month for month, _ in dates})
    days = sorted({day for _, day in dates})
    rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={','.join(map(str, days))}"
    grid = [(m, d) for m, d in product(months, days) if d <= monthrange(2024, m)[1]]
    if set(grid) == set(dates):
        return rule
    chosen = [str(i) for i, pair in enumerate(grid, 1) if pair in dates]
    return f"{rule};BYSETPOS={','.join(chosen)}"
