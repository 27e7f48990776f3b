"""The window of a phase or stage, read from its heading or from its `Thời gian: …` line.

Place in the flow: stage 2, on dates (time_dates) and events (time_events).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lotrinh.mentions.time_dates import DateMention, dates_in, lower_case
from lotrinh.mentions.time_events import find_events
from lotrinh.mentions.time_phrases import (
    STOP,
    Line,
    bare_event,
    bare_head,
    distance,
    event_name,
    names_event,
    phrase_stop,
    relation_of,
)
from lotrinh.mentions.time_recurrence import recurrences_in
from lotrinh.mentions.time_words import head_pattern
from lotrinh.plan.model import Relation, Window, WindowEnd

MAX_YEARS: Final = 12
"""A range over more years is an anniversary (19/8/1945 - 19/8/2025), no window."""

MAX_HEADING: Final = 2_000
"""Characters in which a heading or time line names its window."""

_FROM: Final = re.compile(r"(?<!\w)từ (?=\S)")
_OPEN: Final = re.compile(
    r"(?:ngay )?(?:nay|sau|khi|thời điểm|trước|đầu|cuối|giữa|khoảng|lúc|hôm nay|ngày"
    r"|bây giờ|nửa)(?!\w| càng| xưa)"
)
_UNTIL: Final = re.compile(
    r",? (?:kéo dài )?(?:cho )?(?:đến|tới) (?=\S)|,? ?[-–] ?(?=đến |\d|tháng |quý )"
)
_BETWEEN: Final = re.compile(
    r"[ ,]*(?:\([^()]*\) ?)?(?:-|–|đến|tới|và|đến hết|đến trước|cho đến)(?: (?:ngày|hết|khoảng"
    r"|cuối|đầu))*[ ]?"
)
_LABEL: Final = re.compile(
    r"[\s*+•\-–]*(?:(?:(?:\d+(?:\.\d+)*|[a-zđ])[.)] )?(?:về )?(?:thời gian|thời hạn|thời điểm"
    r"|tiến độ|lộ trình|cao điểm)"
    r"[^:\d]{0,45}:\s*)?(?:[\s*(\[]|dự kiến|bắt đầu|diễn ra|thực hiện|tổ chức|vào|khoảng|sáng|chiều"
    r"|tối|buổi|đầu|cuối|giữa|trung tuần|thượng tuần|hạ tuần|tuần (?:thứ )?\w+(?: của)?|trong"
    r"|suốt|\d{1,2}(?= ngày \d)|thường xuyên,? ?(?:liên tục)?)*"
)
_IN: Final = re.compile(
    r"(?:(?:ngay |cả )?trong|suốt|vào|vào khoảng|dự kiến)(?: vòng| suốt| cả)? ?"
)
_DURING: Final = re.compile(
    r"(?<!\w)(?:trong|vào|nhân|dịp)(?: suốt)? (?:thời gian|quá trình|những ngày|các ngày"
    r"|thời điểm|dịp|khi)?"
    r" ?(?:diễn ra|tổ chức|tiến hành)? ?"
)
_AFTER: Final = re.compile(r"(?<!\w)(?:kể từ |ngay |từ )?sau (?!đây|này|đó|cùng|khi có|sắp)")
_BEFORE: Final = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất)(?: là)? (?!đây|mắt|hết|tiên|đó|tình)"
)
_THREE: Final = re.compile(r"trước, trong(?: và sau|, sau)")
_HOURS: Final = re.compile(
    r"\d{1,2} ?(?:h|giờ)(?: ?\d{2})?(?: phút)?[’']? ?(?:đến|-|–) ?(?=\d{1,2} ?(?:h|giờ))"
)
_ISSUED: Final = re.compile(
    r"(?:ngày|khi) (?:ký(?: ban hành)?|ban hành|kế hoạch được ký)(?: kế hoạch)?(?: này)?"
    r"(?: được ban hành)?"
)
_YEARLY: Final = re.compile(r"\d[ ,(]*(?:của )?h[ằà]ng năm|h[ằà]ng năm,? (?:từ|vào|trong)\b")
_YEARS: Final = re.compile(r"(?:giai đoạn |năm )?(20\d\d) ?[-–] ?(20\d\d)(?!\d)")
_YEARS_LAST: Final = re.compile(r"\((?:giai đoạn |năm )?(20\d\d) ?[-–] ?(20\d\d)\)[ .:*]*$")
_AND_LATER: Final = re.compile(r" và (?:các|những) (?:năm|tháng|quý) (?:tiếp theo|tiếp sau|sau)")


def read_window(
    text: str, *, anchor: str | None = None, default_year: int | None = None
) -> Window | None:
    """The window that a heading or a `Thời gian: …` line states; None where it states none.

    `anchor` is the plan's own date, the meaning of "từ nay". A single period ("tháng 10/2025",
    "Quý I/2026", one day) is both ends: its first and its last day or month. Words of an end are
    as printed without Từ and đến. An event's name is as printed here: `event_of`
    (time_events) gives its one name in the document.
    """
    for line in text[:MAX_HEADING].split("\n"):
        low = lower_case(line)
        window = _read_line(Line(line, low, dates_in(low, default_year), anchor))
        if window is None:
            continue
        dated = any(end is not None and end.date for end in (window.start, window.end))
        if dated and window.recurrence is None and _YEARLY.search(low):
            return replace(window, recurrence="FREQ=YEARLY")
        return window
    return None


def _read_line(line: Line) -> Window | None:
    return (
        _read_from(line)
        or _read_range(line)
        or _read_period(line, leading=True)
        or _read_after(line)
        or _read_during(line)
        or _read_before(line)
        or _read_period(line)
        or _read_years(line)
        or _read_recurring(line)
    )


def _read_from(line: Line) -> Window | None:
    """`Từ … đến …`, `từ nay …`."""
    for match in _FROM.finditer(line.low):
        at = match.end()
        date = line.date_at(at)
        if date is None and not (
            _OPEN.match(line.low, at)
            or _HOURS.match(line.low, at)
            or head_pattern().match(line.low, at)
        ):
            continue
        if date is None and not _UNTIL.search(line.low, at) and not _points(line.low, at):
            continue
        hours = _HOURS.match(line.low, at)
        if hours and (day := line.date_at(hours.end())) is not None:
            words = line.text[at : day.end]
            return Window(WindowEnd(words, day.value), WindowEnd(words, day.value, None, "through"))
        start, end_at = _start_end(line, at, date)
        if start is None:
            continue
        end = None
        if date is not None and line.last_of(date) is not date:
            last = line.last_of(date)
            end = WindowEnd(
                line.text[_after_join(line, date) : last.end], last.value, None, "until"
            )
        elif end_at is not None:
            end = _until_end(line, end_at)
        return None if _too_long(start, end) else Window(start, end)
    return None


def _points(low: str, at: int) -> bool:
    """Words that open a window even without an end: nay, sau, khi."""
    return low.startswith(("nay", "sau", "khi", "ngay sau", "thời điểm"), at)


def _after_join(line: Line, date: DateMention) -> int:
    return line.dates[line.dates.index(date) + 1].start


def _start_end(
    line: Line, at: int, date: DateMention | None
) -> tuple[WindowEnd | None, int | None]:
    """The first end of a window that begins at `at`, and where the words of the other begin."""
    if date is not None:
        until = _UNTIL.search(line.low, date.end)
        gap = line.low[date.end : until.start()] if until else ""
        near = until is not None and len(gap) < 40 and not STOP.search(gap)
        relation: Relation = "after" if line.low.startswith(("sau", "ngay sau"), at) else "from"
        start = WindowEnd(
            line.text[at : date.end], date.first, event_name(line, at, date.end), relation
        )
        return start, until.end() if until and near else None
    until = _UNTIL.search(line.low, at)
    stop = phrase_stop(line, at, until.start() if until else len(line.text))
    if until and stop < until.start() and STOP.search(line.low[stop : until.start()]):
        until = None
    far = distance(line, at, stop)
    words = line.text[at : far.stop].rstrip(" .,;:-(")
    if not words:
        return None, None
    if _ISSUED.fullmatch(line.low, at, at + len(words)):
        return WindowEnd(words, line.anchor, None, "from"), until.end() if until else None
    if line.low.startswith("nay", at):
        return WindowEnd(words, line.anchor, None, "from"), until.end() if until else None
    relation = "after" if line.low.startswith(("sau", "ngay sau"), at) else "from"
    inner = next((d for d in line.dates if at <= d.start < stop and d.precision == "day"), None)
    event = event_name(line, at, stop) or bare_event(line.text[at : far.event_stop])
    start = WindowEnd(words, inner.value if inner else None, event, relation, far.delay)
    return start, until.end() if until else None


def _until_end(line: Line, at: int) -> WindowEnd | None:
    """The second end, whose words begin at `at` (behind đến)."""
    low = line.low
    date = line.date_at(at)
    if date is None:
        date = next(
            (d for d in line.dates if at <= d.start <= at + 60
             and not STOP.search(low, at, d.start) and _own_day(line, at, d)), None)  # fmt: skip
    relation: Relation = "until"
    if low.startswith("hết", at):
        relation = "through"
    elif low.startswith(("trước", "ngay trước")):
        relation = "before"
    if date is not None:
        date = line.last_of(date)
        stop = date.end
        later = _AND_LATER.match(low, stop)
        if later:
            return WindowEnd(line.text[at : later.end()], None, None, relation)
        return WindowEnd(line.text[at:stop], date.value, event_name(line, at, stop), relation)
    stop = phrase_stop(line, at, len(low))
    far = distance(line, at, stop)
    words = line.text[at : far.stop].rstrip(" .,;:-(")
    if not words:
        return None
    found = find_events(line.text, at, stop)
    if not found:
        name = bare_event(line.text[at : far.event_stop].rstrip(" .,;:-("))
        return WindowEnd(words, None, name, relation_of(low, at), far.delay)
    # "đến A và đến trước B" ends with the later of the two
    ahead = low[found[-2].end if len(found) > 1 else at : found[-1].start].lstrip(" ,")
    ahead = ahead.removeprefix("và ").removeprefix("đến ")
    said = far.delay.direction if far.delay else relation_of(ahead + found[-1].name, 0)
    return WindowEnd(words, None, found[-1].name, said, far.delay)


def _own_day(line: Line, at: int, date: DateMention) -> bool:
    """A day that stands in the words of an event's end ("ngày bầu cử 15/3/2026")."""
    return date.precision == "day" and bool(find_events(line.text, at, date.start))


def _too_long(start: WindowEnd | None, end: WindowEnd | None) -> bool:
    if start is None or end is None or start.date is None or end.date is None:
        return False
    return int(end.date[:4]) - int(start.date[:4]) > MAX_YEARS


def _read_range(line: Line) -> Window | None:
    """Two dates joined without Từ: `15/11/2025 - 31/12/2025`, `Quý IV/2025 và Quý I/2026`."""
    for i, date in enumerate(line.dates[:-1]):
        following = line.dates[i + 1]
        tied = date.joined or _BETWEEN.fullmatch(line.low, date.end, following.start)
        if not tied or not _stands_alone(line, date):
            continue
        last = line.last_of(following)
        start = WindowEnd(line.text[date.start : date.end], date.first, None, "from")
        end = WindowEnd(line.text[following.start : last.end], last.value, None, "until")
        if not _too_long(start, end):
            return Window(start, end)
    return None


def _tied(line: Line, i: int) -> bool:
    """The date is one end of a range that is too long for a window."""
    pairs = [(a, a + 1) for a in (i - 1, i) if a >= 0 and a + 1 < len(line.dates)]
    return any(
        _BETWEEN.fullmatch(line.low, line.dates[a].end, line.dates[b].start) for a, b in pairs
    )


def _stands_alone(line: Line, date: DateMention) -> bool:
    """The date is the line's own time: first behind the label, in brackets, or behind trong/vào."""
    label = _LABEL.match(line.low)
    begin = label.end() if label else 0
    before = line.low[: date.start]
    if date.start <= begin or _IN.fullmatch(line.low, begin, date.start):
        return True
    bracket = before.rfind("(")
    if bracket > before.rfind(")"):
        inside = before[bracket + 1 :].strip()
        closing = line.low.find(")", date.end)
        ending = closing < 0 or not line.low[closing + 1 :].strip(" .;:*")
        return ending and (not inside or bool(_IN.fullmatch(inside + " ")))
    return bool(re.search(r"(?:thời gian|trong|vào|thời hạn)(?: là|:)? ?$", before)) and (
        date.precision != "year"
    )


def _read_after(line: Line) -> Window | None:
    """`Sau Đại hội … [đến …]`."""
    match = _AFTER.search(line.low)
    if match is None or _THREE.search(line.low) or _and_after(line.low, match.start()):
        return None
    at = match.end() - 4
    begin = match.start() + (3 if match[0].startswith("từ ") else 0)
    date = line.date_at(match.end())
    if date is None and not names_event(line, match.end()):
        return None
    start, end_at = _start_end(line, at, date)
    if start is None:
        return None
    words = line.text[begin : at + len(start.text)]
    start = WindowEnd(words, start.date, start.event, "after", start.delay)
    return Window(start, _until_end(line, end_at) if end_at is not None else None)


def _and_after(low: str, at: int) -> bool:
    """`trong và sau`: no single window."""
    return low.endswith(("và ", "trong, ", "hoặc "), 0, at)


def _read_during(line: Line) -> Window | None:
    """`Trong thời gian diễn ra Đại hội …`."""
    if _THREE.search(line.low):
        return None
    for match in _DURING.finditer(line.low):
        if _and_after(line.low, match.start()) or line.date_at(match.end()):
            continue
        found = find_events(line.text, match.end(), min(len(line.text), match.end() + 300))
        if found and found[0].start <= match.end() + 1:
            stop = phrase_stop(line, match.end(), len(line.text))
            words = line.text[match.start() : stop].strip()
            return Window(WindowEnd(words, found[0].date, found[0].name, "at"), None)
        bare = bare_head(line, match.end())
        if bare is not None:
            words = line.text[match.start() : match.end() + len(bare)]
            return Window(WindowEnd(words, None, bare, "at"), None)
    return None


def _read_before(line: Line) -> Window | None:
    """`Trước khai mạc …`, `trước ngày …`, `đến hết ngày …`: an end only."""
    match = re.search(r"(?<!\w)(?:đến|tới|hết) (?=\S)", line.low)
    if match and line.date_at(match.end()) is not None:
        if line.low[: match.start()].strip(" (:").endswith(("liên quan", "kể")):
            return None
        return Window(None, _until_end(line, match.end()))
    if line.low.startswith("đến khi ") and names_event(line, 4):
        return Window(None, _until_end(line, 4))
    match = _BEFORE.search(line.low)
    if match is None or _THREE.search(line.low):
        return None
    date = line.date_at(match.end())
    if date is not None:
        relation: Relation = "before" if match[0].startswith("trước") else "until"
        return Window(
            None, WindowEnd(line.text[match.start() : date.end], date.value, None, relation)
        )
    if not names_event(line, match.end()):
        return None
    stop = phrase_stop(line, match.end(), len(line.text))
    far = distance(line, match.start(), stop)
    words = line.text[match.start() : far.stop].rstrip(" .,;:-(")
    event = event_name(line, match.end(), stop) or bare_event(
        line.text[match.start() : far.event_stop].rstrip(" .,;:-(")
    )
    return Window(None, WindowEnd(words, None, event, "before", far.delay))


def _read_period(line: Line, *, leading: bool = False) -> Window | None:
    """A single day, month, quarter or year that is the line's own time: both ends.

    With `leading` it must stand first.
    """
    label = _LABEL.match(line.low)
    begin = label.end() if label else 0
    for i, date in enumerate(line.dates):
        if date.value is None or date.joined or not _stands_alone(line, date):
            continue
        if (leading and date.start > begin) or _tied(line, i):
            continue
        words = line.text[date.start : date.end]
        start = WindowEnd(words, date.first, None, "from")
        later = _AND_LATER.match(line.low, date.end)
        if later:
            return Window(start, None)
        if re.search(r"bắt đầu(?: từ)?[^.;]{0,12}$", line.low[: date.start]):
            return Window(start, None)
        return Window(start, WindowEnd(words, date.value, None, "through"))
    return None


def _read_years(line: Line) -> Window | None:
    """Bare years of a long plan's phase: `Giai đoạn 2031 - 2033`, `… (2031 - 2033)`."""
    label = _LABEL.match(line.low)
    match = _YEARS.match(line.low, label.end() if label else 0) or _YEARS_LAST.search(line.low)
    if match is None:
        return None
    start = WindowEnd(match[1], match[1], None, "from")
    end = WindowEnd(match[2], match[2], None, "through")
    return None if _too_long(start, end) or match[2] < match[1] else Window(start, end)


def _read_recurring(line: Line) -> Window | None:
    """`Hằng năm`, `thứ Sáu hằng tuần`."""
    label = _LABEL.match(line.low)
    begin = label.end() if label else 0
    for found in recurrences_in(line.low):
        if found.start <= begin + 1:
            words = line.text[found.start : found.end]
            return Window(WindowEnd(words, None, None, "at"), None, found.rule)
    return None
