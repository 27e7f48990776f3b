"""Who must report to whom, through whom, and when.

A report stands where `báo cáo` is a verb. Its subject is the body that the sentence names, or the
unit whose duty it is; in `… về Sở A để tổng hợp, báo cáo UBND` the second report is Sở A's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.assemble.duties import DOING
from lotrinh.assemble.owners import Owners
from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.report_times import every_time, report_time
from lotrinh.outline.markers import read_marker
from lotrinh.plan.model import Reporting
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.text import Table

_REPORT: Final = re.compile(
    # Opens with a plain class, which is searched for much faster than a word's edge.
    r"[BbPpGg](?<!\w.)(?:(?<=[Bb])áo cáo|(?<=[Pp])hản ánh|(?<=[Gg])ửi kết quả(?= về))\b"
    r"(?! (?:viên|chính trị|của|từ|này|trên|sai|ngược)\b)"
)
_NOUN: Final = re.compile(
    r"\b(?:"
    + alternation(WORDS, "before_report_noun")
    + r"|(?<!định )kỳ|(?:đơn|tố cáo|khiếu nại|kiến nghị|kế hoạch),)\s*$",
    re.IGNORECASE,
)
_VERBAL: Final = re.compile(
    r"(?:^|[,;:]|\b" + alternation(WORDS, "before_report_verb") + r")\s*$", re.IGNORECASE
)
_NEAR: Final = 60
"""Characters before a report in which the words stand that tell a noun from a verb."""
_PRODUCT: Final = re.compile(r"(?:[-+*•]\s*)?(?:Kết quả|Sản phẩm|Đầu ra|Hồ sơ)[^:]{0,30}:", re.I)
_LONE_BODY: Final = re.compile(
    r"(?:Sở|Ban|Chi cục|Cục|Trường|Trung tâm|Viện|Công ty|Lãnh đạo \w+)"
    r"(?=\s*[(.;,]|\s+(?:trước|qua|để|theo|định|vào)\b|$)"
)
_LABEL: Final = re.compile(r"Báo cáo [^:.;\n]{2,40}:\s+(?=\S)")
_TO: Final = re.compile(
    r"\s*(?:(?:ngay|kịp thời|nhanh|trực tiếp|bằng văn bản|kết quả)\s+){0,2}"
    r"(?:(?:gửi )?(?:về|cho|với|lên|đến|tới|gửi|trình)\s+)?"
)
_ADDRESSED: Final = re.compile(r"\b(?:về|cho|với|lên|gửi(?: về)?|tới|trình|đến|để|báo cáo)\s+")
_THROUGH: Final = re.compile(r"\(?\s*\b(?:thông qua|qua)\s+")
_BRACKETED: Final = re.compile(
    r"(?:(?! (?:để|tổng hợp|theo|trước|chậm|định kỳ|và|hoặc)\b)[^();])*(?=[) ])"
)
"""The whole name in `(qua Cục Phổ biến, giáo dục pháp luật)`, up to what else the brackets say."""
_SENTENCE_END: Final = re.compile(r"\n|\.(?=\s)|\Z")
_TOLD: Final = re.compile(r"\s*(?:\S+\s){0,40}?(?:về|với|cho|tới|đến|lên)\s")
_FORWARD: Final = re.compile(
    r"\s+(?:để\s+(?:\S+\s+){0,3}?)?tổng hợp(?:,? (?:chủ trì|phối hợp)\b[^.;]{0,80})?,?\s*$"
)
_SENT: Final = re.compile(r"\b(?:về|cho|gửi)\s+")
_RELAYED: Final = re.compile(r"\s*(?:để\s+)?(?:tổng hợp,?\s*)?")
_DRAFTS: Final = re.compile(r"\b[Tt]ham mưu(?: cho| giúp)?\s+(?=\w)")
_ASKED: Final = re.compile(
    r"\b(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao(?: cho)?|đôn đốc(?=[^.;]{5,90}và $))\s*:?\s+"
)
_LIST_HEAD: Final = re.compile(
    r"(?:[Cc]ác|[Nn]hững) (?:[^\s,;:.]+ ?){1,3}(?:, (?:[^\s,;:.]+ ?){1,3})*,\s+$"
)
_SUBJECT_PLACE: Final = re.compile(r"(?:^|[,;:]\s+|\.\s+|\bthì\s+)(?=\S)")
_RELAY: Final = re.compile(r"\bđể\b|\btổng hợp\b")
_NOT_SUBJECT: Final = re.compile(r"\b(?:với|cùng|của|cho|qua|tại|từ|về|gửi|là|gồm|như|và)\s*$")


def find_reporting(reading: Reading, owners: Owners, body: int, end: int) -> tuple[Reporting, ...]:
    """Every duty to report between two offsets, in the order of the text."""
    found: list[Reporting] = []
    tables = [(b.start, b.end) for b in reading.source.blocks if isinstance(b, Table)]
    for start, stop in _sentences(reading.text, body, end):
        if _PRODUCT.match(reading.text, start, stop) or any(a <= start < b for a, b in tables):
            continue
        before: Reporting | None = None
        for match in _REPORT.finditer(reading.text, start, stop):
            first = _forwarded(reading, match, (start, stop), before, owners)
            for read in (first, _read(reading, match, (start, stop), first or before, owners)):
                if read is not None and not _repeats(read, before):
                    clause = _clause_end(reading.text, read.at.end, stop)
                    found.extend(every_time(reading, read, clause))
                    before = read
    return tuple(found)


def _repeats(read: Reporting, before: Reporting | None) -> bool:
    """Whether a sentence only names another report of the same bodies: `báo cáo A và báo cáo B`."""
    return before is not None and (read.who, read.to) == (before.who, before.to)


def _forwarded(
    reading: Reading, match: re.Match[str], sentence: tuple[int, int], before: Reporting | None,
    owners: Owners,
) -> Reporting | None:  # fmt: skip
    """What is sent in other words before a relay: `gửi về Sở A để tổng hợp, báo cáo UBND`."""
    if before is not None:
        return None
    text = reading.text
    start = _clause_start(text, sentence[0], match.start())
    relay = _FORWARD.search(text[start : match.start()])
    if relay is None:
        return None
    stop = start + relay.start()
    for hit in reversed(list(_SENT.finditer(text[start:stop]))):
        place = start + hit.end()
        end = reading.agencies_end(place)
        if end is not None and end <= stop and text[place].isupper():
            owner = owners.at(place)
            who = (
                _subject(reading, sentence[0], start + hit.start(), owned=owner is not None)
                or owner
            )
            when = report_time(reading, start, (end, end), match.start())
            via = _through(reading, end, stop)
            return Reporting(who, clean(text[place:end]), via, when, reading.at(place, end))
    return None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch that speak of reports; a line break always ends one."""
    at = start
    while (hit := _REPORT.search(text, at, end)) is not None:
        line = text.rfind("\n", start, hit.start()) + 1
        begin = max(
            line,
            start,
            text.rfind(". ", line, hit.start()) + 2 if ". " in text[line : hit.start()] else 0,
        )
        stop = _SENTENCE_END.search(text, hit.end(), end)
        at = stop.start() if stop else end
        if begin == line and (marker := read_marker(text[line:at])):
            begin += marker.length
        while begin < at and not text[begin].isalnum():
            begin += 1
        yield begin, at
        at = max(at, hit.end())


def _read(
    reading: Reading, match: re.Match[str], sentence: tuple[int, int], before: Reporting | None,
    owners: Owners,
) -> Reporting | None:  # fmt: skip
    text = reading.text
    start, stop = sentence
    ahead = re.sub(r"\s*\([^()]*\)\s*$", " ", text[start : match.start()])
    owner = owners.at(match.start())
    label = _LABEL.match(text, start, stop)
    if label is not None and match.start() == start and not _names(reading, label):
        return _labelled(reading, label, stop, owner)
    if match.start() == start and len(text[start:stop].split()) < 6:
        return None
    near = max(0, len(ahead) - _NEAR)
    if _NOUN.search(ahead, near) or not (
        _VERBAL.search(ahead, near)
        or _ends_in_body(reading, start, match.start())
        or _is_told(reading, match.end())
    ):
        return None
    clause = _clause_end(text, match.end(), stop)
    to, to_end = _addressee(reading, match.end(), clause)
    relayed = _is_relay(text, before, match.start())
    via = _through(reading, match.end(), clause)
    if via is None and not relayed:
        via = _through(reading, _clause_start(text, start, match.start()), match.start())
    if match.group().lower() != "báo cáo" and (
        to is None or not _TOLD.match(text[match.end() : to_end])
    ):
        return None
    who = (before.via or before.to or owner) if relayed and before else None
    who = (
        who
        or _drafted_for(reading, start, match.start())
        or _subject(reading, start, match.start(), owned=owner is not None)
        or owner
        or _subject_before(reading, start)
    )
    if who and owner and owner.startswith(who):
        who = owner  # `Đồng chí A, chi ủy` of `Đồng chí A, chi ủy viên`
    when = report_time(reading, start, match.span(), clause)
    if not (who or to or when):
        return None
    return Reporting(who, to, via, when, reading.at(match.start(), max(to_end, match.end())))


def _drafted_for(reading: Reading, start: int, at: int) -> str | None:
    """The body in whose name another drafts: `Phòng A tham mưu UBND xã báo cáo UBND huyện`."""
    text = reading.text
    for hit in _DRAFTS.finditer(text, _clause_start(text, start, at), at):
        end = reading.agencies_end(hit.end())
        if end is not None and _RELAYED.fullmatch(text, end, at):
            return clean(text[hit.end() : end])
    return None


def _subject_before(reading: Reading, start: int) -> str | None:
    """The subject of an earlier sentence of the same paragraph, the nearest first."""
    text = reading.text
    line = text.rfind("\n", 0, start) + 1
    if marker := read_marker(text[line:start]):
        line += marker.length
    while start > line:
        stop = start
        before = text.rfind(". ", line, max(line, stop - 2))
        start = before + 2 if before >= 0 else line
        if (subject := _subject(reading, start, stop, owned=False)) is not None:
            return subject
    return None


def _names(reading: Reading, label: re.Match[str]) -> bool:
    """Whether a label names who is reported to: `Báo cáo UBND xã: 6 tháng (trước 15/5)`."""
    return reading.agencies_end(label.start() + len("báo cáo ")) is not None


def _labelled(
    reading: Reading, label: re.Match[str], stop: int, owner: str | None
) -> Reporting | None:
    """A report under its name: `Báo cáo tháng: các thôn gửi UBND xã trước ngày 20`."""
    begin = label.end()
    end = reading.agencies_end(begin)
    who = clean(reading.text[begin:end]) if end is not None and end < stop else None
    to, to_end = _addressee(reading, end if who and end else begin, stop)
    when = report_time(reading, begin, (begin, begin), stop)
    if to is None and when is None:
        return None
    via = _through(reading, begin, stop)
    return Reporting(who or owner, to, via, when, reading.at(label.start(), max(to_end, begin)))


def _ends_in_body(reading: Reading, start: int, at: int) -> bool:
    """Whether what stands before is a body: `Sở Nội vụ báo cáo …`."""
    stop = start + len(reading.text[start:at].rstrip())
    places = [
        start + hit.end()
        for pattern in (_SUBJECT_PLACE, _DRAFTS, _ASKED)
        for hit in pattern.finditer(reading.text[start:stop])
    ]
    return any(reading.agencies_end(place) == stop for place in places)


def _is_told(reading: Reading, at: int) -> bool:
    """Whether a body follows at once, to which then is reported: `kết quả báo cáo UBND xã`."""
    begins = at + 1
    return reading.text[begins : begins + 1].isupper() and reading.agency_end(begins) is not None


def _clause_start(text: str, start: int, at: int) -> int:
    return max(start, text.rfind("; ", start, at) + 1)


def _clause_end(text: str, at: int, stop: int) -> int:
    semicolon = text.find(";", at, stop)
    return semicolon if semicolon >= 0 else stop


def _addressee(reading: Reading, at: int, end: int) -> tuple[str | None, int]:
    """The bodies reported to, and where they end."""
    text = reading.text
    direct = _TO.match(text, at)
    places = [direct.end()] if direct else []
    places += [hit.end() for hit in _ADDRESSED.finditer(text, at, end)]
    for place in places:
        stop = reading.agencies_end(place)
        if stop is None and (lone := _LONE_BODY.match(text, place, end)):
            stop = lone.end()
        if (
            stop is None
            or stop > end
            or (
                text[place].islower()
                and not text.startswith(("cấp ", "cơ quan ", "các ", "lãnh đạo "), place)
            )
        ):
            continue
        return clean(text[place:stop]), stop
    return None, at


def _through(reading: Reading, start: int, end: int) -> str | None:
    text = reading.text
    hit = _THROUGH.search(text, start, end)
    stop = reading.agency_end(hit.end()) if hit else None
    if hit is None or stop is None:
        return None
    if hit.group().startswith("(") and (whole := _BRACKETED.match(text, hit.end(), end)):
        stop = max(stop, whole.end())
    return clean(text[hit.end() : stop])


def _is_relay(text: str, before: Reporting | None, at: int) -> bool:
    """Whether a report passes on the one before it in the same sentence."""
    return before is not None and bool(_RELAY.search(text, before.at.end, at))


def _subject(reading: Reading, start: int, at: int, *, owned: bool) -> str | None:
    """The body that the sentence names as its subject, the one nearest to the verb first.

    A body counts as a subject where the sentence or a request begins with it, or where a verb
    follows it at once; of a list, all members. Inside a unit's duty (`owned`) only a request or
    the sentence's own beginning names another one.
    """
    text = reading.text
    asked = {hit.end() + start for hit in _ASKED.finditer(text[start:at])}
    places = sorted(asked | {start + hit.end() for hit in _SUBJECT_PLACE.finditer(text[start:at])})
    for i in range(len(places) - 1, -1, -1):
        stop = reading.agencies_end(places[i])
        if stop is None or stop > at:
            continue
        first = places[i]
        for place in reversed(places[:i]):
            if ";" in text[place : places[i]] or len(text[place:stop]) > 300:
                break
            if reading.agencies_end(place) == stop:
                first = place
        if _NOT_SUBJECT.search(text[max(start, first - 12) : first]) and first not in asked:
            continue
        heads = first in asked or first == start or not text[stop:at].strip()
        if heads or (not owned and DOING.match(text, stop, at)):
            head = _LIST_HEAD.search(text[max(start, first - 60) : first])
            return clean(text[first - len(head.group()) if head else first : stop])
    return None
