"""The phrases that windows are made of: a line with its dates, and where an event's words end.

Place in the flow: stage 2, below time_windows.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, NamedTuple

from lotrinh.mentions.time_dates import DateMention, lower_case
from lotrinh.mentions.time_events import find_events
from lotrinh.mentions.time_words import alternatives, head_pattern
from lotrinh.plan.model import Delay, Relation

_ROUGH: Final = re.compile(
    r"(?:(?:khoảng|dự kiến|hết|trước|đầu|cuối|giữa|nửa đầu|nửa cuối|sau|ngay sau|hết ngày)"
    r"(?: thời gian)? )*"
)
_ENDING: Final = re.compile(
    r"(?:hết|sau|khi |thời điểm |ngày |tổ chức )*(?:kết thúc|hoàn thành|bế mạc|xong|thành công)"
)
_LEADING: Final = re.compile(
    r"(?:(?:ngay|sau|trước|hết|khi|thời điểm|thời gian|diễn ra|ngày|có|kết thúc|hoàn thành|hoàn tất"
    r"|bế mạc|tổ chức thành công|tổ chức xong) )*"
)
STOP: Final = re.compile(r"[;:\n]|\.(?=\s|$)|\s(?:gồm|bao gồm|như sau|tập trung)(?!\w)")
_COMMA: Final = re.compile(r", (?!nhiệm kỳ|khóa |khoá |lần thứ )")
_COUNT: Final = (
    r"(?:ít nhất |tối thiểu |khoảng |chậm nhất )?(?P<amount>\d{1,3})(?: \([^()\d]{2,12}\))? "
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ)(?!\w)(?! \d)"
)
_OFFSET: Final = re.compile(rf",? {_COUNT}")
_OFFSET_LAST: Final = re.compile(rf",? {_COUNT}$")
_SIDE: Final = re.compile(r"(?:ngay |kể từ )?(?P<side>trước|sau) (?:khi )?")
_OFFSET_FIRST: Final = re.compile(rf"{_COUNT} (?P<side>trước|sau) ")
UNITS: Final[dict[str, Literal["working_day", "day", "week", "month", "year", "hour"]]] = {
    "ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tuần": "week",
    "tháng": "month", "năm": "year",
}  # fmt: skip
_PHRASE_END: Final = re.compile(r"\s*(?:[.,;:()]|$|đến |tới )")


class Line(NamedTuple):
    """A line to be read, with what it mentions."""

    text: str
    low: str
    dates: tuple[DateMention, ...]
    anchor: str | None

    def date_at(self, at: int) -> DateMention | None:
        """The date that begins at `at`, rough words (đầu, cuối, khoảng) skipped."""
        rough = _ROUGH.match(self.low, at)
        skipped = rough.end() if rough else at
        return next((d for d in self.dates if d.start in (at, skipped)), None)

    def last_of(self, date: DateMention) -> DateMention:
        """The last day of the range or list that `date` begins."""
        at = self.dates.index(date)
        while self.dates[at].joined and at + 1 < len(self.dates):
            at += 1
        return self.dates[at]


def relation_of(low: str, at: int) -> Relation:
    """How an end stands to its event, by the words at `at`."""
    words = low[at : at + 40]
    if words.startswith(("trước", "ngay trước")):
        return "before"
    if _ENDING.match(words):
        return "through"
    return "through" if words.startswith("hết") else "until"


def phrase_stop(line: Line, at: int, limit: int) -> int:
    """Where the words of an event-relative end stop: behind its event, else at the clause's end."""
    stop = STOP.search(line.low, at, limit)
    end = stop.start() if stop else limit
    depth = 0
    for i in range(at, end):
        depth += (line.low[i] == "(") - (line.low[i] == ")")
        if depth < 0:
            end = i
            break
    events = find_events(line.text, at, end)
    if events:
        last = events[0]
        for event in events[1:]:
            if not _around().fullmatch(line.low, last.end, event.start):
                break
            last = event
        day = next((d for d in line.dates if d.start >= last.end), None)
        return day.end if last.date and day else last.end
    comma = _COMMA.search(line.low, at, end)
    return comma.start() if comma else end


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"(?:[ ,]|và|đến|tới|trước|sau|cho|{alternatives('event_around')})*")


class Distance(NamedTuple):
    """How far an end lies from its event, and where the words of both stop."""

    stop: int
    event_stop: int
    """Where the event's own words stop."""
    delay: Delay | None


def distance(line: Line, at: int, stop: int) -> Distance:
    """The count beside an event: `trước ngày bầu cử 10 ngày`, `10 ngày trước ngày bầu cử`.

    `[at, stop)` are the words of an end that names an event.
    """
    first = _OFFSET_FIRST.match(line.low, at, stop)
    if first:
        since = line.text[first.end() : stop].strip()
        return Distance(stop, stop, _delay(first, first["side"], since))
    side = _SIDE.match(line.low, at)
    if side is None:
        return Distance(stop, stop, None)
    behind = _OFFSET.match(line.low, stop)
    stop = behind.end() if behind else stop
    last = _OFFSET_LAST.search(line.low, at, stop)
    if last is None:
        return Distance(stop, stop, None)
    since = line.text[side.end() : last.start()].strip()
    return Distance(stop, last.start(), _delay(last, side["side"], since))


def _delay(count: re.Match[str], side: str, since: str) -> Delay:
    direction: Literal["after", "before"] = "before" if side == "trước" else "after"
    return Delay(int(count["amount"]), UNITS[count["unit"]], since, None, direction)


def event_name(line: Line, at: int, stop: int) -> str | None:
    """The name of the first event in `[at, stop)`."""
    found = find_events(line.text, at, stop)
    return found[0].name if found else None


def bare_event(words: str) -> str | None:
    """What an end waits for where no known kind of event is named."""
    match = _LEADING.match(lower_case(words))
    rest = words[match.end() :] if match else words
    return rest.strip() or None


def names_event(line: Line, at: int) -> bool:
    """An event, or khi/ngày … with its own words, stands at `at`."""
    around = re.compile(rf"(?:{alternatives('event_around')} )*").match(line.low, at)
    skipped = around.end() if around else at
    if line.low.startswith(("khi ", "thời điểm ", "ngày "), at) and skipped < len(line.low):
        return True
    found = find_events(line.text, at, min(len(line.text), skipped + 80))
    if found and found[0].start <= skipped + 1:
        return True
    return bare_head(line, skipped) is not None


def bare_head(line: Line, at: int) -> str | None:
    """An event that is only called by its kind and ends the phrase: `Sau Đại hội`."""
    head = head_pattern().match(line.low, at)
    if head is None or not _PHRASE_END.match(line.low, head.end()):
        return None
    return line.text[head.start() : head.end()]
