"""Deadlines and reporting times in prose and table cells.

Place in the flow: stage 2, on dates (time_dates), recurrences (time_recurrence) and events
(time_events).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from lotrinh.mentions.time_cycles import recurs_as_due
from lotrinh.mentions.time_dates import DateMention, dates_in, find_dates, lower_case
from lotrinh.mentions.time_phrases import UNITS
from lotrinh.mentions.time_recurrence import recurrences_in
from lotrinh.mentions.time_words import alternatives, bounds
from lotrinh.plan.model import Delay

Bound = Literal["before", "through", "in", "on", "delay", "each"]

STALE_DAYS: Final = 400
"""A day that lies longer before the plan's own date is history, no deadline."""
MAX_SINCE: Final = 130
"""Characters of what a delay counts from."""

_AMOUNT: Final = (
    r"(?P<amount>\d{1,3})(?: \([^()\d]{2,12}\))? (?P<unit>ngày làm việc|ngày|giờ|tuần|tháng|năm)"
)
_DELAY: Final = re.compile(
    rf"(?P<lead>(?:(?:hoàn thành |xong )?(?:chậm nhất|muộn nhất|không quá|trong)(?: là| sau"
    rf"| trong)?"
    rf"(?: thời hạn| thời gian| vòng)?(?: không quá| tối đa| chậm nhất)?|(?:thời hạn|hạn|tối đa"
    rf"|sau)"
    rf"(?: là)?|trước|sau) )?{_AMOUNT}(?: đầu)?,? (?P<from>(?:kể |tính |được tính )?từ "
    rf"(?:thời điểm |sau )?"
    rf"(?=ngày|khi|lúc|thời điểm|sau)"
    rf"|(?:kể từ )?sau (?=khi|ngày|mỗi|đại hội|hội nghị|kỳ họp|bầu cử|kết thúc)"
    rf"|trước (?=khi|ngày))"
)
_DELAY_AT: Final = re.compile(
    r"(?P<amount>[0-9][0-9]{0,2})(?: \([^()\d\n]{2,12}\))? "
    r"(?P<unit>ngày làm việc|ngày|giờ|tuần|tháng|năm)(?!\w)"
)
_EVENT_BEFORE: Final = re.compile(
    r"(?<!\w)(?P<side>trước|sau) (?P<since>(?:ngày|khi|thời gian|thời điểm|lúc) (?!\d)"
    r"[^\d.,;:()\n]{3,60}?)(?: (?:ít nhất|tối thiểu|khoảng|chậm nhất))? $"
)
_SINCE_STOP: Final = re.compile(
    r"[,.;:()\n]|\s(?:theo|để|phải|và gửi|gửi về|(?<! được )(?<! có )báo cáo)(?!\w)"
)
_DONE: Final = re.compile(r"(?<!\w)(?:hoàn thành|xong|kết thúc)(?!\w)")
_REVIEW: Final = re.compile(r"(?<!\w)(?:sơ kết|tổng kết|hoàn thành|xong|báo cáo)[^.;:\n]{0,25}$")
_FROM_DATE: Final = re.compile(
    r"(?<!\w)từ [^.;\n]{0,24}\d[\d/ ]{0,12}(?: năm \d{4})? ?(?:\([^()\n]{0,20}\) ?)?$"
)
_OPEN_END: Final = re.compile(
    r" và (?:các|những) (?:năm|tháng|quý) (?:tiếp theo|tiếp sau|sau)| trở đi"
)
_CLAUSE_END: Final = re.compile(r" ?(?:[.;)]|\n|$)", re.MULTILINE)
_CITED: Final = re.compile(r",? ?của |,? ?\(sau đây|,? ?về việc")
_RANGE_SEP: Final = re.compile(
    r",? ?(?:-|–|đến|tới|và|,|đến hết|cho đến)(?: hết| cuối| ngày)?(?: khoảng)? ?"
)
_ROUGH_BEFORE: Final = re.compile(
    r"(?:từ |dự kiến |khoảng |vào |trong |đầu |cuối |giữa |hết |ngày )+$"
)
_ALSO: Final = re.compile(r"(?:,| và|;)(?: (?:trước|chậm nhất))? (?=ngày |\d)")
_FIELD: Final = re.compile(
    r"(?:thời gian|thời hạn|tiến độ|hạn)"
    r"(?: (?:hoàn thành|thực hiện|báo cáo|gửi|nộp|tổ chức|triển khai))* ?:\s*\**\s*"
)
_NOT_A_TIME: Final = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|năm học|khóa|khoá|điều|khoản|luật[^.;]{0,60}) ?$"
)


class DeadlineMention(NamedTuple):
    """A deadline or reporting time; `text` holds its printed words."""

    start: int
    end: int
    text: str
    date: str | None
    """ISO 8601, partial for months and years; a quarter gives its last month."""
    recurrence: str | None
    """RFC 5545 RRULE value."""
    time: str | None
    """`HH:MM`."""
    delay: Delay | None
    bound: Bound
    """How the words bind: before, through, in (a period), on, delay, each (recurring)."""


def find_deadlines(
    text: str, start: int = 0, end: int | None = None, *, default_year: int | None = None,
    anchor: str | None = None, structured: bool = False,
) -> tuple[DeadlineMention, ...]:  # fmt: skip
    """Every deadline and reporting time in `text[start:end]`, in order, without overlaps.

    In prose a date counts only behind words that bind it (trước, chậm nhất, đến hết, hoàn thành
    trong …), and a bare cycle (hằng năm) only beside a word of reporting. With `structured` the
    text is a time field ("Thời gian hoàn thành: Quý IV/2025", a table cell): there a bare date or
    period counts too, and a range counts by its end. `anchor` is the plan's own date: a day far
    before it is history.
    """
    if start or (end is not None and end < len(text)):
        part = find_deadlines(
            text[start:end], default_year=default_year, anchor=anchor, structured=structured
        )
        return tuple(m._replace(start=m.start + start, end=m.end + start) for m in part)
    low = lower_case(text)
    found = [*_delays(text, low), *_recurring(text, low, structured)]
    dates = dates_in(low, default_year)
    found += _bounded(text, low, dates, anchor)
    found = _apart(found)
    if structured:
        found = _apart([*found, *_fields(text, low, dates, found)])
    return tuple(found)


def _apart(found: list[DeadlineMention]) -> list[DeadlineMention]:
    """In order and without overlaps; the first of two wins, the longer where both begin alike."""
    kept: list[DeadlineMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _delays(text: str, low: str) -> list[DeadlineMention]:
    found: list[DeadlineMention] = []
    for hit in _DELAY_AT.finditer(low):
        begin = _lead_start(low, hit.start())
        match = _DELAY.match(low, begin) or _DELAY.match(low, hit.start())
        mention = _delay(text, low, match) if match else None
        if mention is None:
            mention = _event_delay(text, low, hit)
        if mention is not None:
            found.append(mention)
    return found


def _event_delay(text: str, low: str, hit: re.Match[str]) -> DeadlineMention | None:
    """`trước ngày bầu cử 10 ngày`: the event first, the count behind it."""
    match = _EVENT_BEFORE.search(low, max(0, hit.start() - 75), hit.start())
    if match is None or _explains(low, match):
        return None
    amount, unit = hit["amount"], hit["unit"]
    side: Literal["before", "after"] = "before" if match["side"] == "trước" else "after"
    since = text[match.start("since") : match.end("since")]
    delay = Delay(int(amount), UNITS[unit], since, None, side)
    return _mention(text, match.start(), hit.end(), bound="delay", delay=delay)


def _explains(low: str, match: re.Match[str]) -> bool:
    """In brackets right behind a date: the reason of that date, not another deadline."""
    return bool(re.search(r"\d{4} ?\($", low[max(0, match.start() - 8) : match.start()]))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:hoàn thành|xong) )?(?:chậm nhất|muộn nhất|không quá|trong|thời hạn|tối đa|hạn|sau"
        r"|trước)"
        r"(?: (?:là|sau|trong|thời hạn|thời gian|vòng|không quá|tối đa|chậm nhất))* $"
    )


def _lead_start(low: str, at: int) -> int:
    """Where the words before a count begin (chậm nhất, trong thời hạn)."""
    lead = _lead().search(low, max(0, at - 50), at)
    if lead and not (lead.start() and low[lead.start() - 1].isalnum()):
        return lead.start()
    return at


def _delay(text: str, low: str, match: re.Match[str]) -> DeadlineMention | None:
    """The deadline that counts from something; None for a mere duration."""
    limit = min(len(low), match.end() + MAX_SINCE)
    halt = _SINCE_STOP.search(low, match.end(), limit)
    end = halt.start() if halt else limit
    if end <= match.end():
        return None
    before = match["from"].startswith("trước")
    since = text[match.end() : end].strip()
    if before and match["unit"] in ("tháng", "năm") and not match["lead"]:
        return None
    dates = find_dates(since)
    delay = Delay(
        int(match["amount"]), UNITS[match["unit"]], since,
        dates[0].value if dates else None, "before" if before else "after",
    )  # fmt: skip
    return _mention(text, match.start(), end, bound="delay", delay=delay)


def _recurring(text: str, low: str, structured: bool) -> list[DeadlineMention]:
    return [
        _mention(text, r.start, r.end, recurrence=r.rule, time=r.time, bound="each")
        for r in recurrences_in(low)
        if structured or recurs_as_due(low, r)
    ]


@cache
def _bound_before() -> re.Pattern[str]:
    """The words that bind a date, up to the date itself."""
    return re.compile(
        rf"(?<!\w)(?:(?:hoàn thành|kết thúc|xong) )?(?P<bound>{alternatives('bound')})"
        r"(?: (?:là|vào|thời gian|khoảng|hết|dự kiến|:))*(?: ?:)? ?\(?$"
    )


def _bounded(
    text: str, low: str, dates: tuple[DateMention, ...], anchor: str | None
) -> list[DeadlineMention]:
    found: list[DeadlineMention] = []
    for i, date in enumerate(dates):
        if date.value is None and date.problem != "impossible":
            continue
        match = _bound_before().search(low, max(0, date.start - 45), date.start)
        if match is None or "\n" in match[0] or not _binds(low, match, date, anchor):
            continue
        last = _last_of(low, dates, i, ranged=":" in match[0])
        kind = bounds()[match["bound"]]
        bound: Bound = "before" if kind == "before" else "in" if kind == "in" else "through"
        begin = match.start() if ":" not in match[0] else match.start() + match[0].rfind(":") + 1
        begin += len(low[begin : date.start]) - len(low[begin : date.start].lstrip(" *("))
        found.append(_mention(text, begin, dates[last].end, date=dates[last], bound=bound))
        found += _also(text, low, dates, last, bound)
    return found


def _last_of(low: str, dates: Sequence[DateMention], i: int, *, ranged: bool) -> int:
    """The index of the last day of a list that is printed as one ("15 và 16/3").

    With `ranged` (a time field) a range of dates is one too.
    """
    while i + 1 < len(dates) and (
        dates[i].joined or (ranged and _RANGE_SEP.fullmatch(low, dates[i].end, dates[i + 1].start))
    ):
        i += 1
    return i


def _also(
    text: str, low: str, dates: tuple[DateMention, ...], last: int, bound: Bound
) -> list[DeadlineMention]:
    """Further days under the same words: `trước ngày 15/6/2026 và 15/12/2026`."""
    found: list[DeadlineMention] = []
    while last + 1 < len(dates) and dates[last + 1].precision == dates[last].precision:
        gap = _ALSO.match(low, dates[last].end)
        if bound == "in" or gap is None or gap.end() != dates[last + 1].start:
            break
        last += 1
        begin = gap.start() + len(gap[0]) - len(gap[0].lstrip(",; ").removeprefix("và "))
        found.append(_mention(text, begin, dates[last].end, date=dates[last], bound=bound))
    return found


@cache
def _not_due() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternatives("not_due") + r"[ ,]*$")


@cache
def _finishes() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternatives("finish") + r"(?!\w)")


def _binds(low: str, match: re.Match[str], date: DateMention, anchor: str | None) -> bool:
    """Whether the words before a date make it a deadline."""
    begin = match.start()
    past = _not_due().search(low, max(0, begin - 25), begin)
    if _CITED.match(low, date.end) or (past and not _is_to_come(date, anchor)):
        return False
    if low.endswith("có hiệu lực ", 0, begin) or (anchor and _stale(date, anchor)):
        return False
    word = match["bound"]
    if word == "trước" and low.endswith(("như ", "thời gian "), 0, begin):
        return False
    if word in ("đến", "đến hết", "hết") and _FROM_DATE.search(low, max(0, begin - 60), begin):
        return False
    near = low[max(0, begin - 40) : begin] + re.split(r"[.;\n]", low[date.end : date.end + 40])[0]
    if word == "vào" and not match[0].startswith(("hoàn thành", "xong", "kết thúc")):
        return date.precision != "day" and bool(_REVIEW.search(low, max(0, begin - 40), begin))
    if word == "đến":
        return bool(_DONE.search(near))
    if word == "đến hết" and date.precision == "year":
        return True
    if bounds()[word] == "in" or word in ("cuối", "hoàn thành", "xong", "hết"):
        if date.precision == "day" and bounds()[word] == "in":
            return match[0].startswith(("hoàn thành", "xong", "kết thúc"))
        if ":" in match[0]:
            return True
        left = max(low.rfind(c, max(0, begin - 150), begin) for c in ".;\n")
        after = re.split(r"[.;\n]", low[date.end : date.end + 40])[0]
        clause = low[max(left + 1, begin - 150) : date.start] + after
        if date.precision == "year":
            return bool(_DONE.search(clause[-80:]))
        return bool(_finishes().search(clause)) or _closes_task(low, date, anchor)
    return True


def _is_to_come(date: DateMention, anchor: str | None) -> bool:
    """Whether a date lies behind the plan's own day: `trình tỉnh ban hành trước ngày 30/9/2031`."""
    return anchor is not None and date.value is not None and date.value > anchor


def _closes_task(low: str, date: DateMention, anchor: str | None) -> bool:
    """Whether a month or quarter to come ends its clause: `Kết nạp … trong tháng 3/2031.`"""
    if anchor is None or date.value is None or date.value[:7] < anchor[:7]:
        return False
    return _CLAUSE_END.match(low, date.end) is not None


def _stale(date: DateMention, anchor: str) -> bool:
    """The day lies so long before the plan that it is history."""
    if date.value is None:
        return False
    if date.precision != "day" or len(anchor) < 10:
        return int(date.value[:4]) < int(anchor[:4]) - 1
    try:
        gap = dt.date.fromisoformat(anchor) - dt.date.fromisoformat(date.value)
    except ValueError:
        return False
    return gap.days > STALE_DAYS


def _fields(
    text: str, low: str, dates: tuple[DateMention, ...], found: list[DeadlineMention]
) -> list[DeadlineMention]:
    """The bare dates and periods of time fields: one deadline a line, ranges by their end."""
    lines: dict[int, list[DateMention]] = {}
    for date, line in zip(dates, _line_starts(low, [d.start for d in dates]), strict=True):
        if _is_time(low, date):
            lines.setdefault(line, []).append(date)
    taken = set(_line_starts(low, [m.start for m in found]))
    return [_field(text, low, here, line) for line, here in lines.items() if line not in taken]


def _line_starts(low: str, places: list[int]) -> list[int]:
    """Where the lines of rising offsets begin."""
    starts: list[int] = []
    line = previous = 0
    for place in places:
        newline = low.rfind("\n", previous, place)
        line = newline + 1 if newline >= 0 else line
        starts.append(line)
        previous = place
    return starts


def _is_time(low: str, date: DateMention) -> bool:
    before = low[max(0, date.start - 70) : date.start]
    return not _CITED.match(low, date.end) and not _NOT_A_TIME.search(before.rpartition("\n")[2])


def _field(text: str, low: str, dates: list[DateMention], line: int) -> DeadlineMention:
    last = _last_of(low, dates, 0, ranged=True)
    begin = dates[0].start
    label = _FIELD.search(low, line, begin)
    rough = _ROUGH_BEFORE.search(low, label.end() if label else line, begin)
    if rough and not (rough.start() and low[rough.start() - 1].isalnum()):
        begin = rough.start()
    ranged = last > 0 and dates[last - 1].joined != "and"
    later = _OPEN_END.match(low, dates[last].end)
    if later:
        return _mention(text, begin, later.end(), bound="on")
    bound: Bound = "through" if ranged else "on" if dates[last].precision == "day" else "in"
    return _mention(text, begin, dates[last].end, date=dates[last], bound=bound)


def _mention(
    text: str, start: int, end: int, *, date: DateMention | None = None,
    recurrence: str | None = None, time: str | None = None, delay: Delay | None = None,
    bound: Bound,
) -> DeadlineMention:  # fmt: skip
    words = text[start:end].strip(" ,;:")
    return DeadlineMention(
        start, end, words, date.value if date else None, recurrence,
        date.time if date else time, delay, bound,
    )  # fmt: skip
