"""Mentions of other documents by number: type, code, date, issuer, subject.

Place in the flow: stage 2. Codes are found first (citation_codes.py); what stands before and behind
each is read by hand, so that a long text costs one scan for digits and one for "số".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lotrinh.mentions.citation_codes import (
    Code,
    find_codes,
    is_body,
    type_abbreviations,
    type_names,
)
from lotrinh.mentions.citation_dates import date_at
from lotrinh.mentions.documents import resolve_documents
from lotrinh.mentions.issuers import issuer_end
from lotrinh.resources.load import load_entries
from lotrinh.source.alphabet import LOWER, UPPER

__all__ = ["CitationMention", "find_citations", "resolve_documents"]

_LOOKBACK: Final = 170
_SO: Final = re.compile(r"\(?(?:số|sô)(?: hiệu)?\s?[:.]?\s?$", re.IGNORECASE)
_BARE: Final = re.compile(
    r"số:? ?(?P<number>\d{1,5}(?:/(?:19|20)\d\d)?)(?![\d/.–-]|,\d| ?[-–/] ?\w)"
)
_SHORT: Final = re.compile(
    # Opens with the digit: far fewer places to look at than blanks.
    r"[0-9](?<= .)[0-9]{0,3}(?=[ ,;.:)”\n]|$)(?!,\d|\.\d| ?[-–/%])"
)
_SHORT_GOES_ON: Final = re.compile(
    r"$|[,;.:)”\n]| \(| ngày \d"
    r"| (?:của|về|và|là|trên|tại|do|đã|được|theo|gắn|để|với|trong|khi|này|nêu|thì|có|đến|từ|cho"
    r"|hoặc|như|bằng|nhằm|giai đoạn|trước|sau|đối với|thực hiện|ban hành)(?!\w)"
)
_FORM_BEFORE: Final = re.compile(r"(?:mẫu|biểu|biểu mẫu|phụ lục|bảng|mẫu biểu)$", re.IGNORECASE)
_OF: Final = re.compile(r" ?,? ?(?:của |của(?=[A-ZĐ])|do (?=[A-ZĐỦ])){1,3}|,? CỦA ")
_ALSO_OF: Final = re.compile(r"(?:,| và|, và) (?=[^\W\d_])")
_LIST: Final = re.compile(r"(?:\[\d{1,3}\])?[\s,;&]*(?:(?:và|hoặc|cùng|các|với)[\s,;]*)*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE: Final = re.compile(r"[;:\n“”\"()]|\. |\d")
_LAWS: Final = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Lệnh)\b")
_TITLE_ABOUT: Final = re.compile(r",? ?(?=[vV]ề |VỀ |v/v |V/v |“|\")")
_TITLE_VERB: Final = re.compile(
    r",? ?(?=quy định |hướng dẫn |ban hành |phê duyệt |thực hiện |triển khai |sửa đổi|thông qua "
    r"|công bố |tăng cường |đẩy mạnh |tiếp tục |lãnh đạo |tổ chức |bổ sung |thành lập |giao )"
)
_TITLE_END: Final = re.compile(
    r"[;\n]|\. |\.$|\./\.|, (?=(?:UBND|HĐND|Ủy ban|Uỷ ban|Ban |Đảng ủy|Đảng uỷ|Sở |Bộ )"
    r"[^;\n]{0,90}? (?:ban hành|xây dựng)\b)"
    rf"|, (?=[{UPPER}][^;,\n]{{2,90}}? (?:ban hành|xây dựng|đề ra|triển khai) "
    r"(?:[Kk]ế hoạch|[Cc]hương trình))"
    rf"| và (?=[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{1,2}}(?: số)? \d+[/-])"
)
_OPENERS: Final = "(“"
_CLOSERS: Final = ")”"
_QUOTED: Final = re.compile(r"[“\"][^“”\"\n]{3,300}[”\"](?=[,;.) ])")
_QUOTES: Final = frozenset('“”"')
MAX_TITLE: Final = 500


class CitationMention(NamedTuple):
    """One mention at [start, end) of the text: from the printed type to the date or issuer."""

    start: int
    end: int
    type: str | None
    """As printed before the number, in sentence case, or what the code's abbreviation means."""
    code: str
    """Without blanks, `-` for dashes; the bare number where no symbol is printed."""
    number: str
    symbol: str
    """Behind the number, without its separator; "" where none is printed."""
    date: str | None
    """ISO 8601, may be partial."""
    issuer: str | None
    title: str | None
    short: bool
    """Neither date, issuer nor subject stands with it."""


class _Before(NamedTuple):
    """What stands before a number."""

    start: int
    type: str | None
    """Printed type in sentence case; None where none stands directly before."""
    so: bool
    """"số" is printed."""
    issuer: str | None = None
    title: str | None = None


class _After(NamedTuple):
    """What stands behind a code."""

    end: int
    date: str | None
    issuer: str | None
    title: str | None


@cache
def _labels() -> tuple[dict[str, str], frozenset[str], int]:
    """Type names to labels; those that a bare number may follow; words of the longest."""
    names = type_names()
    bare = {e.key for e in load_entries("document_types.toml") if e.extra["by_number"]}
    labels = {name: name[0].upper() + name[1:] for name in names}
    longest = max(len(name.split()) for name in names)
    return labels, frozenset(n for n, key in names.items() if key in bare), longest


@cache
def _label_of_key() -> dict[str, str]:
    return {
        entry.key: entry.forms[0][0].upper() + entry.forms[0][1:]
        for entry in load_entries("document_types.toml")
    }


def find_citations(
    text: str, start: int = 0, end: int | None = None
) -> tuple[CitationMention, ...]:
    """Every mention of a document by code, or by type and number, in `text[start:end]`.

    `text` is mended: paragraphs divided by a newline each, over which nothing matches. A number
    that is blank in a draft ("số …/QĐ-UBND") gives none.
    """
    limit = len(text) if end is None else end
    found: list[CitationMention] = []
    for code in _codes(text, start, limit):
        mention = _mention(text, code, found, start, limit)
        if mention is not None:
            found.append(mention)
    return tuple(_share(text, found))


def _codes(text: str, start: int, limit: int) -> list[Code]:
    """Codes with a symbol, and bare numbers behind "số", in the order of the text."""
    codes = list(find_codes(text, start, limit))
    taken = {code.start for code in codes}
    for match in _BARE.finditer(text, start, limit):
        at = match.start("number")
        if at in taken or text.startswith("%", match.end()):
            continue
        number, _, year = match["number"].partition("/")
        codes.append(
            Code(at, match.end(), number, year or None, "", match["number"], None, False, False)
        )
    codes += _short_codes(text, start, limit)
    codes.sort()
    return codes


def _short_codes(text: str, start: int, limit: int) -> list[Code]:
    """Numbers directly behind a printed type, without "số": "Đề án 06", "Hướng dẫn 52"."""
    last_words = _last_words()
    found = []
    for match in _SHORT.finditer(text, start, limit):
        before = match.start() - 1
        word = text[max(start, before - 9) : before].rpartition(" ")[2]
        if word.lower() not in last_words or not _SHORT_GOES_ON.match(text, match.end()):
            continue
        number = match.group()
        head = _type_at_end(text[max(start, before - 40) : before])
        if head is None or head[1].lower() not in _labels()[1] or len(number) < 2:
            continue
        if text[max(start, before - 40) + head[0]].isupper():
            found.append(
                Code(before + 1, match.end(), number, None, "", number, None, False, False)
            )
    return found


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in _labels()[1])


def _mention(
    text: str, code: Code, found: list[CitationMention], start: int, limit: int
) -> CitationMention | None:
    previous = found[-1] if found else None
    before = _read_before(text, code, max(start, previous.end if previous else start))
    if before is None:
        return None
    if code.symbol == "":
        if before.type is None or before.type.lower() not in _labels()[1]:
            return None
    elif not (code.certain or before.type or (before.so and _is_composed(code.symbol))):
        return None
    name = before.type or _inherited(text, code, before, previous) or _derived(code)
    joint = name is not None and ("liên" in name or "phối hợp" in name)
    after = _read_after(text, code.end, limit, joint=joint)
    issuer = after.issuer or before.issuer
    title = after.title or before.title
    short = after.date is None and issuer is None and title is None
    return CitationMention(
        before.start, after.end, name, code.text, code.number, code.symbol,
        after.date, issuer, title, short,
    )  # fmt: skip


def _is_composed(symbol: str) -> bool:
    """Whether it has several parts or is a body: "số 5/A" is a house."""
    return "-" in symbol or "/" in symbol or is_body(symbol)


def _read_before(text: str, code: Code, floor: int) -> _Before | None:
    """The printed type before the number, with or without "số", and where it begins.

    None for the number of a form or appendix ("Mẫu số 01/BC-X").
    """
    low = max(floor, code.start - _LOOKBACK, text.rfind("\n", floor, code.start) + 1)
    head = text[low : code.start]
    so = _SO.search(head)
    start = low + so.start() if so else code.start
    stripped = text[low:start].rstrip(" :(")
    if so and _FORM_BEFORE.search(stripped):
        return None
    direct = _type_at_end(stripped)
    if direct:
        at, label = direct
        return _Before(low + at, label, so is not None)
    if so:
        further = _type_before(stripped)
        if further:
            at, label, issuer, title = further
            return _Before(low + at, label, True, issuer, title)
    return _Before(start, None, so is not None)


def _type_at_end(head: str) -> tuple[int, str] | None:
    """Offset and label of the longest type name that the text ends in."""
    labels, _, longest = _labels()
    words = list(_WORD.finditer(head))[-longest:]
    if not words or words[-1].end() != len(head):
        return None
    for word in words:
        label = labels.get(" ".join(head[word.start() :].lower().split()))
        if label:
            return word.start(), label
    return None


def _type_before(head: str) -> tuple[int, str, str | None, str | None] | None:
    """A type with words between it and "số": an adjective, its issuer, or a law's name.

    "Công văn chỉ đạo số", "Quyết định của Thủ tướng Chính phủ số", "Luật Phòng bệnh số".
    """
    clause = 0
    for stop in _CLAUSE.finditer(head):
        clause = stop.end()
    rest = head[clause:]
    law = _LAWS.search(rest)
    if law and law.group() in {"Luật", "Bộ luật", "Pháp lệnh"}:
        return clause + law.start(), law.group(), None, rest[law.start() :].strip()
    labels, _, longest = _labels()
    words = list(_WORD.finditer(rest))
    for i in range(len(words) - 1, -1, -1):
        if not words[i].group()[0].isupper():
            continue
        for size in range(min(longest, len(words) - i), 0, -1):
            end = words[i + size - 1].end()
            label = labels.get(" ".join(rest[words[i].start() : end].lower().split()))
            if not label:
                continue
            between = rest[end:].strip()
            if between.startswith("của "):
                return clause + words[i].start(), label, between[4:], None
            if len(between.split()) <= 4 and between.islower():
                return clause + words[i].start(), label, None, None
    return None


def _inherited(
    text: str, code: Code, before: _Before, previous: CitationMention | None
) -> str | None:
    """The type of the mention before, where this one continues its list."""
    if previous is None or previous.type is None or before.start - previous.end > 40:
        return None
    between = text[previous.end : before.start]
    if not _LIST.fullmatch(between):
        return None
    meant = type_abbreviations().get(code.abbreviation or "", ())
    key = type_names().get(previous.type.lower())
    return previous.type if not meant or key in meant or key == "van-ban" else None


def _derived(code: Code) -> str | None:
    """What the code's abbreviation means; a body without a type is a công văn."""
    labels = _label_of_key()
    if code.abbreviation:
        keys = type_abbreviations()[code.abbreviation]
        key = keys[0]
        if code.abbreviation == "QĐ" and code.party and code.symbol.endswith("TW"):
            key = "quy-dinh"
        if code.abbreviation == "TT" and code.party:
            key = "thong-tri"
        if code.abbreviation == "L" and code.symbol.endswith("CTN"):
            key = "lenh"
        return labels[key]
    if code.symbol.startswith("QH"):
        return labels["luat"]
    if code.symbol.startswith("UBTVQH"):
        return labels["nghi-quyet"]
    return labels["cong-van"] if code.certain and code.year is None else None


def _read_after(text: str, end: int, limit: int, *, joint: bool) -> _After:
    """Date, issuer and subject that follow the code directly, in that order or issuer first.

    A `joint` document has several issuers.
    """
    date, at = date_at(text, end, limit)
    issuer, at = _issuer_at(text, at, limit, joint=joint)
    if issuer and date is None and not text.startswith(",", at):
        date, at = date_at(text, at, limit)
    return _After(at, date, issuer, _title_at(text, at, limit, known=bool(date or issuer)))


def _issuer_at(text: str, at: int, limit: int, *, joint: bool) -> tuple[str | None, int]:
    of = _OF.match(text, at, limit)
    if of is None:
        return None, at
    end = issuer_end(text, of.end())
    if end is None or end > limit:
        return None, at
    while joint and (link := _ALSO_OF.match(text, end, limit)):
        further = issuer_end(text, link.end())
        if further is None or further > limit:
            break
        end = further
    return text[of.end() : end], end


def _title_at(text: str, at: int, limit: int, *, known: bool) -> str | None:
    """The subject behind "về"; behind a verb only where a date or issuer (`known`) came before."""
    begin = _TITLE_ABOUT.match(text, at, limit)
    if begin is None and known:
        begin = _TITLE_VERB.match(text, at, limit)
    if begin is None:
        return None
    stop = _TITLE_END.search(text, begin.end(), min(limit, begin.end() + MAX_TITLE))
    end = stop.start() if stop else min(limit, begin.end() + MAX_TITLE)
    if (quoted := _QUOTED.match(text, begin.end(), limit)) is not None:
        end = quoted.end()
    depth = 0
    for i in range(begin.end(), end):
        depth += (text[i] in _OPENERS) - (text[i] in _CLOSERS)
        if depth < 0:
            end = i
            break
    return _unquoted(text[begin.end() : end].strip(" ,.")) or None


def _unquoted(title: str) -> str:
    """A title without quotation marks around the whole of it; those inside stay in pairs."""
    inside = title.strip('“”"')
    whole = title[:1] in _QUOTES and not any(q in inside for q in _QUOTES)
    paired = title.count("“") == title.count("”") and title.count('"') % 2 == 0
    return title if paired and not whole else inside


def _share(text: str, found: list[CitationMention]) -> list[CitationMention]:
    """Dates and issuers that the last of a list states for those before it."""
    shared = list(found)
    for i in range(len(shared) - 1, 0, -1):
        later, earlier = shared[i], shared[i - 1]
        between = text[earlier.end : later.start]
        listed = _LIST.fullmatch(between) and later.type == earlier.type
        if not listed or earlier.issuer or _type_at_end(text[earlier.start : later.start]):
            continue
        if text[later.start : later.start + 2].lower() != "số" and not text[later.start].isdigit():
            continue
        date = earlier.date
        if date is None and ";" not in between:
            date = later.date
        shared[i - 1] = earlier._replace(
            date=date, issuer=later.issuer, short=date is None and later.issuer is None
        )
    return shared
