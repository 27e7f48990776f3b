"""Events that windows wait for, named once however they are written.

Place in the flow: stage 2. `find_events` reads the printed names, `resolve_events` groups those
that mean the same event ("Đại hội XIV của Đảng", "Đại hội đại biểu toàn quốc lần thứ XIV của
Đảng").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Final, NamedTuple

from lotrinh.mentions.time_dates import WEEKDAY, find_dates, lower_case
from lotrinh.mentions.time_words import EventHead, event_heads, head_pattern, links
from lotrinh.mentions.unit_names import normalise_unit

MAX_NAME: Final = 260
"""Characters that an event's name may have."""
_DAY_REACH: Final = 60
"""Characters behind its name in which an event's day stands."""

_TOKEN: Final = re.compile(r" ?([^\s,.;:()\"“”/*]+)")
_ROMAN: Final = re.compile(r"[ivxl]+")
_TERM: Final = re.compile(r",? ?nhiệm kỳ ?\d{4} ?[-–] ?\d{4}")
_COMMA: Final = re.compile(r", (?=khóa |khoá |quốc hội |hội đồng nhân dân |lần thứ )")
_LIST: Final = re.compile(r", (?=[^\s,.;:()]+(?: [^\s,.;:()]+){0,5}?(?:,| và) )")
_ORDINAL: Final = re.compile(
    r"(?:lần thứ|thứ|khóa|khoá) (?P<a>[ivxl]+|\d{1,3}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?!\w)|(?:hội|họp) (?P<b>[ivxl]+|\d{1,3})(?!\w)"
)
_NUMBER_WORDS: Final = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_NEVER_LAST: Final = frozenset(
    "các của lần thứ và đại toàn ngày số kỷ thi chi cơ đặc khóa khoá năm trực mới".split()
)
_BEFORE_NUMBER: Final = frozenset("thứ khóa khoá năm số họp lần ương nghị".split())
_CAPITAL_STOPS: Final = frozenset(
    "đến tới tiến trên tại để nhằm theo trong với cho nhiệm và từ sau trước".split()
)
_WEEKDAY_NEXT: Final = re.compile(rf" ?{WEEKDAY}(?!\w)", re.IGNORECASE)
_DIGIT: Final = re.compile("[0-9]")
_DAY_BEHIND: Final = re.compile(
    rf"[ ,(:–-]*(?:(?:là|vào|sẽ|được|diễn ra|tổ chức) )*(?:{WEEKDAY}[ ,(–-]*)?(?=ngày \d|\d)"
)
"""What may stand between an event's name and its day: ` - Chủ nhật, `."""
_SHORTENED: Final = re.compile(r"(?<!\w)[A-ZĐ]{3,}(?!\w)")
_NOT_ELECTION: Final = ("luật ", "luật ngày", "ủy ban ", "uỷ ban ", "hội đồng ", "ban ")


class EventMention(NamedTuple):
    """A printed event; `text[start:end]` holds its words, a term (nhiệm kỳ …) included."""

    start: int
    end: int
    name: str
    """As printed, without the term."""
    key: str
    """Folded identity: `dai-hoi-14-dang`."""
    head: str
    """The kind of event: the entry's key in resources/time.toml."""
    ordinal: int | None
    body: str
    """Folded rest of the name: `dang-bo-thanh-pho`."""
    date: str | None = None
    """Where the text gives the event's day right behind its name: "ngày bầu cử 15/3/2026"."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event with all its mentions."""

    name: str
    """The fullest name that the document prints."""
    key: str
    mentions: tuple[EventMention, ...]
    date: str | None = None


_MAX_GROUPS: Final = 120


def fold(text: str) -> str:
    """Lower case, no diacritics, hyphens between words: `Đại hội XIV` → `dai-hoi-xiv`."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(words.split())


def find_events(text: str, start: int = 0, end: int | None = None) -> tuple[EventMention, ...]:
    """Every named event in `text[start:end]`, in order, without overlaps."""
    if start or (end is not None and end < len(text)):
        part = find_events(text[start:end])
        return tuple(m._replace(start=m.start + start, end=m.end + start) for m in part)
    low = lower_case(text)
    stop = len(text)
    heads = event_heads()
    found: list[EventMention] = []
    cursor = 0
    for hit in head_pattern().finditer(low):
        at = hit.start()
        if at < cursor or (at and low[at - 1].isalnum()):
            continue
        mention = _read_event(text, low, at, heads[hit[0]], stop)
        if mention is not None:
            found.append(mention)
            cursor = mention.end
    return tuple(found)


def _read_event(text: str, low: str, at: int, head: EventHead, stop: int) -> EventMention | None:
    """The event whose head begins at `at`; None where no name follows."""
    head_end = at + len(head.words)
    if head_end < stop and (low[head_end].isalnum()):
        return None
    election = head.key == "event.election"
    if election and low.endswith(_NOT_ELECTION, 0, at):
        return None
    end = _extend(text, low, head_end, min(stop, head_end + MAX_NAME), election or head.named)
    rest = text[head_end:end].strip()
    if not _is_event(text[at:head_end], rest, head):
        return None
    name = text[at:end].strip()
    term = _TERM.match(low, end, stop)
    finish = term.end() if term else end
    ordinal, body, key = _identity(name, head)
    return EventMention(at, finish, name, key, head.key, ordinal, body, _own_date(text, finish))


def _key(stem: str, ordinal: int | None, body: str) -> str:
    return "-".join(part for part in (stem, str(ordinal) if ordinal else "", body) if part)


def _stem(head: EventHead) -> str:
    """The words that every name of this kind of event begins with."""
    if head.key == "event.election":
        return "bầu cử"
    return head.words.removesuffix(" thứ").removesuffix(" lần")


def _is_event(printed: str, rest: str, head: EventHead) -> bool:
    if head.complete or (head.key == "event.election" and printed[:4].lower() in ("ngày", "cuộc")):
        return True
    if not rest:
        return head.words.startswith("tết ")
    if head.named:
        first = rest.split(" ", maxsplit=1)[0].rstrip(",").lower()
        ordinal = head.words.endswith("thứ") and first in _NUMBER_WORDS
        return rest[0].isupper() or rest[0].isdecimal() or ordinal
    if head.key == "event.congress":
        return rest.lower() not in ("đại biểu", "đảng", "của đảng")
    return True


def _own_date(text: str, at: int) -> str | None:
    """The day printed behind an event: `ngày bầu cử - Chủ nhật, ngày 15/3/2026`."""
    after = text[at : at + _DAY_REACH]
    gap = _DAY_BEHIND.match(lower_case(after)) if _DIGIT.search(after) else None
    if gap is None:
        return None
    found = find_dates(after)
    if not found or found[0].precision != "day" or found[0].joined:
        return None
    return found[0].value if found[0].start <= gap.end() else None


def _extend(text: str, low: str, at: int, stop: int, lists: bool) -> int:
    """The end of the name that goes on at `at`: capitals, numbers and linking words."""
    shouting = text[max(0, at - 8) : at].isupper()
    end, cursor, last = at, at, low[max(0, at - 5) : at].rpartition(" ")[2]
    while cursor < stop:
        if low[cursor] == ",":
            comma = _COMMA.match(low, cursor, stop) or (lists and _LIST.match(low, cursor, stop))
            if not comma or not (text[comma.end()].isupper() or comma.re is _COMMA):
                break
            cursor = comma.end() - 1
        token = _TOKEN.match(text, cursor, stop)
        if token is None or low.startswith("thành công", token.start(1)):
            break
        word = low[token.start(1) : token.end(1)]
        if not _belongs(token, word, last, lists=lists, shouting=shouting):
            break
        cursor, last = token.end(), word
        if word not in _NEVER_LAST or _is_number(word):
            end = cursor
    return end


def _is_number(word: str) -> bool:
    return word.isdecimal() or bool(_ROMAN.fullmatch(word))


def _belongs(token: re.Match[str], word: str, last: str, *, lists: bool, shouting: bool) -> bool:
    """Whether a token, `word` in lower case, continues an event's name; `last` stands before it."""
    text = token.string
    if word in ("chủ", "thứ") and _WEEKDAY_NEXT.match(text, token.start()):
        return False
    if word in ("-", "–"):
        if _WEEKDAY_NEXT.match(text, token.end()):
            return False
        return lists and text[token.end() : token.end() + 2].strip()[:1].isupper()
    if word == "nhiệm":
        return False
    if word.isdecimal():
        return last in _BEFORE_NUMBER
    if token[1].isupper() and _ROMAN.fullmatch(word):
        return True
    if word == "và":
        following = text[token.end() : token.end() + 9].strip().lower()
        capital = text[token.end() : token.end() + 2].strip()[:1].isupper()
        return lists and (capital or following.startswith(("đại biểu", "bầu cử"))) and not shouting
    if shouting:
        return word not in _CAPITAL_STOPS
    return (
        token[1][0].isupper()
        or word in links()
        or (last == "và" and word == "bầu")
        or (last == "bầu" and word == "cử")
    )


@lru_cache(maxsize=1024)
def _identity(name: str, head: EventHead) -> tuple[int | None, str, str]:
    """The ordinal, the folded rest of a name, and its key."""
    ordinal, body = _ordinal_and_body(name, head)
    return ordinal, body, _key(fold(_stem(head)), ordinal, body)


def _ordinal_and_body(name: str, head: EventHead) -> tuple[int | None, str]:
    low = name.lower()[len(_stem(head) if head.words.endswith(" thứ") else head.words) :]
    match = _ORDINAL.search(name.lower())
    ordinal = None
    if match:
        ordinal = _ordinal(match["a"] or match["b"])
        low = low.replace(match[0].removeprefix("hội ").removeprefix("họp "), " ", 1)
    if head.key == "event.election":
        return ordinal, "bo-sung" if "bổ sung" in low else ""
    if head.key == "event.congress":
        national = "toàn quốc" in low
        for words in ("đại biểu", "toàn thể", "toàn quốc", "của "):
            low = low.replace(words, " ")
        body = fold(low)
        if body.startswith("dang-cong-san") or (national and not body):
            body = "dang"
        return ordinal, body
    if _SHORTENED.search(name) and not name.isupper():
        low = normalise_unit(low)
    return ordinal, fold(low)


def _ordinal(words: str) -> int:
    if words.isdecimal():
        return int(words)
    if words in _NUMBER_WORDS:
        return _NUMBER_WORDS[words]
    total = 0
    for letter, following in zip(words, words[1:] + " ", strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total


def same_event(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions may mean one event: nothing that both state differs."""
    if a.head != b.head:
        return False
    if a.head not in ("event.congress", "event.election"):
        short, long = sorted((a.key, b.key), key=len)
        return long == short or long.startswith(short + "-")
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    short, long = sorted((a.body, b.body), key=len)
    return long == short or (long.startswith(short + "-") and short != "dang") or not short


def resolve_events(mentions: Iterable[EventMention]) -> tuple[EventGroup, ...]:
    """Groups mentions of the same event, in order of first mention.

    A short name joins a fuller one only where exactly one fits, what is named most often first;
    else it stays on its own. Two different ordinals never meet in a group. A text that names more
    than `_MAX_GROUPS` events keeps each name on its own: comparing all with all would take long.
    """
    by_key: dict[tuple[str, str], list[EventMention]] = {}
    for mention in mentions:
        by_key.setdefault((mention.head, mention.key), []).append(mention)
    groups = [_Gathering(group[0], group) for group in by_key.values()]
    merged = len(groups) <= _MAX_GROUPS
    while merged:
        merged = False
        for group in sorted(groups, key=lambda g: (len(g.said.key), -len(g.mentions))):
            fuller = [g for g in groups if g is not group and _fuller(group.said, g.said)]
            tops = [
                g for g in fuller if not any(_fuller(g.said, h.said) for h in fuller if h is not g)
            ]
            if len(tops) == 1:
                tops[0].take(group)
                groups.remove(group)
                merged = True
                break
    ordered = sorted((sorted(g.mentions) for g in groups), key=lambda g: g[0].start)
    return tuple(_group(tuple(g)) for g in ordered)


@dataclass(slots=True)
class _Gathering:
    """Mentions of one event, and what all of them say together."""

    said: EventMention
    mentions: list[EventMention]

    def take(self, other: _Gathering) -> None:
        """Another gathering of the same event."""
        self.mentions.extend(other.mentions)
        self.said = _together(self.said, other.said)


def _together(a: EventMention, b: EventMention) -> EventMention:
    """The fuller of two mentions of one event, with an ordinal that only the other names."""
    full, short = (a, b) if len(a.body) >= len(b.body) else (b, a)
    if full.ordinal or not short.ordinal:
        return full
    stem = full.key.removesuffix(full.body).rstrip("-")
    return full._replace(ordinal=short.ordinal, key=_key(stem, short.ordinal, full.body))


def _fuller(a: EventMention, b: EventMention) -> bool:
    """`b` may be the event that `a` means, and says more."""
    if a.key == b.key or not same_event(a, b):
        return False
    return (len(b.body), len(b.key)) > (len(a.body), len(a.key))


def _group(mentions: tuple[EventMention, ...]) -> EventGroup:
    name = max((m.name for m in mentions), key=lambda n: (not n.isupper(), len(n)))
    key = reduce(_together, sorted(mentions, key=lambda m: -len(m.key))).key
    date = next((m.date for m in mentions if m.date), None)
    return EventGroup(name, key, mentions, date)


def event_of(groups: Iterable[EventGroup], name: str) -> EventGroup | None:
    """The group that a printed name means; None where none or several fit."""
    found = find_events(name)
    if not found:
        return next((g for g in groups if g.key == fold(name)), None)
    known = list(groups)
    for group in known:
        if any(m.head == found[0].head and m.key == found[0].key for m in group.mentions):
            return group
    ordinal = found[0].ordinal
    fitting = [
        g
        for g in known
        if any(same_event(found[0], m) for m in g.mentions)
        and not (ordinal and any(m.ordinal not in (None, ordinal) for m in g.mentions))
    ]
    return fitting[0] if len(fitting) == 1 else None
