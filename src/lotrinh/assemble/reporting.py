"""Who must report to whom, through whom, and when."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.assemble.reading import Reading, clean
from lotrinh.mentions.agencies import agency_at
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Assignment, Reporting

_REPORT: Final = re.compile(
    r"\b(?:[Bb]áo cáo|[Pp]hản ánh)(?!\s+(?:viên|chính trị|tổng kết chuyên đề|tài chính|thuyết minh|này))"
)
_NOT_REPORTING: Final = re.compile(
    r"(?:chế độ|mẫu|nội dung|các|những|dự thảo|đề cương|số liệu|theo|bản|trình bày|nghe|gửi kèm|một số|hoàn thiện|nộp) $"
)
_OBJECT: Final = re.compile(
    r"(?:\s+(?:bằng văn bản|kịp thời|ngay|đầy đủ|định kỳ|thường xuyên|nhanh|đột xuất|kết quả|tình hình|tiến độ|công tác|việc|những|các)\b[^.;:()]{0,160}?)?"
)
_TO: Final = re.compile(r"\s*(?:về|cho|với|lên|đến|tới|gửi(?: về)?|trình)?\s+")
_VIA: Final = re.compile(r"\(?\s*(?:thông qua|qua)\s+")
_WHEN: Final = re.compile(
    r"thường xuyên(?: và định kỳ)?(?: theo quy định)?|định kỳ(?: theo quy định)?|theo quy định|kịp thời|theo yêu cầu|khi có yêu cầu|đột xuất(?: khi cần thiết)?|ngay\b"
)
_CLAUSE_END: Final = re.compile(r"[.;\n]")
_JOIN: Final = re.compile(r",?\s+(?:và\s+)?|\s*;\s*")


class _Scope(NamedTuple):
    """A stretch in which a subject is understood."""

    start: int
    end: int
    unit: str | None


def find_reporting(
    reading: Reading, assignments: tuple[Assignment, ...], sections: list[Node], body: int, end: int
) -> tuple[Reporting, ...]:
    """Every duty to report between `body` and `end` (offsets), in the order of the text."""
    scopes = [_Scope(a.at.start, max([a.at.end, *(d.at.end for d in a.duties)]), a.unit) for a in assignments]
    bounds = [(s.start, s.stop) for s in sections]
    found: list[Reporting] = []
    for match in _REPORT.finditer(reading.text, body, end):
        scope = next((s for s in scopes if s.start <= match.start() < s.end), None)
        if scope is None and not any(a <= match.start() < b for a, b in bounds):
            continue
        read = _read(reading, match, scope)
        if read is not None:
            found.append(read)
    return tuple(found)


def _read(reading: Reading, match: re.Match[str], scope: _Scope | None) -> Reporting | None:
    text = reading.text
    clause_start = _clause_start(text, match.start())
    clause_end = _clause_end(text, match.end())
    before = text[clause_start : match.start()]
    if _NOT_REPORTING.search(before[-24:]):
        return None
    to, to_end = _addressee(text, match.end(), clause_end)
    via = _through(text, match.end(), clause_end) or _through(text, clause_start, match.start())
    when = _time(reading, clause_start, clause_end)
    if to is None and via is None and when is None and match.group().lower() != "báo cáo":
        return None
    if to is None and when is None and via is None and not _is_verb(before):
        return None
    who = _subject(text, clause_start, match.start()) or (scope.unit if scope else None)
    return Reporting(who, to, via, when, reading.at(match.start(), max(to_end, match.end())))


def _is_verb(before: str) -> bool:
    """Whether `báo cáo` stands where a verb does: after a comma, `và`, or another verb."""
    return bool(re.search(r"(?:,|và|tổng hợp|để|:|;|^\s*[-+*]?)\s*$", before))


def _clause_start(text: str, at: int) -> int:
    line = text.rfind("\n", 0, at) + 1
    return max(line, text.rfind(". ", line, at) + 1, text.rfind("; ", line, at) + 1)


def _clause_end(text: str, at: int) -> int:
    match = re.compile(r"[;\n]|\.(?:\s|$)").search(text, at)
    return match.start() if match else len(text)


def _addressee(text: str, at: int, end: int) -> tuple[str | None, int]:
    """The body reported to: the first agency behind the verb that stands where one is addressed."""
    direct = _TO.match(text, at)
    if direct and (stop := agency_at(text, direct.end())) is not None and stop <= end:
        return clean(text[direct.end() : stop]), stop
    for hit in re.compile(r"\b(?:về|cho|với|lên|gửi(?: về)?|tới|trình|đến|báo cáo)\s+").finditer(text, at, end):
        stop = agency_at(text, hit.end())
        if stop is not None and stop <= end + 1 and text[hit.end()].isupper() | text.startswith("cấp ", hit.end()):
            return clean(text[hit.end() : stop]), stop
    return None, at


def _through(text: str, start: int, end: int) -> str | None:
    hit = re.compile(r"\(?\s*\b(?:thông qua|qua)\s+").search(text, start, end)
    if hit is None:
        return None
    stop = agency_at(text, hit.end())
    return clean(text[hit.end() : stop]) if stop is not None else None


def _time(reading: Reading, start: int, end: int) -> str | None:
    due = reading.deadlines_in(start, end)
    if due:
        return due[0].text
    said = _WHEN.search(reading.text, start, end)
    return said.group() if said else None


def _subject(text: str, start: int, end: int) -> str | None:
    """An agency that the clause itself names as its subject."""
    at = start
    while at < end and (text[at].isspace() or text[at] in "-+*•"):
        at += 1
    asked = re.compile(r"(?:Đề nghị|Yêu cầu|Giao)\s+").match(text, at)
    if asked:
        at = asked.end()
    stop = agency_at(text, at)
    if stop is not None and stop < end:
        return clean(text[at:stop])
    return None
