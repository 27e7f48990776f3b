"""Laws that are cited by name, without a number.

Place in the flow: stage 2, over the bases of a plan ("Căn cứ Luật Thư viện ngày …;").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from lotrinh.mentions.citation_dates import date_at
from lotrinh.mentions.citations import CitationMention
from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import load_entries

_KIND: Final = re.compile(r"(?<![\w])(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?!\w)")
_AMENDING: Final = re.compile(
    r" (?:sửa đổi|sữa đổi|sử đổi|bổ sung)[^;\n]{0,60}?của (?:(?:các|\d+) )?"
    r"(?=(?:Bộ )?[Ll]uật |Pháp lệnh )"
)
_INNER: Final = re.compile(r"(?:Bộ luật|[Ll]uật|Pháp lệnh)(?= )")
_ALSO: Final = re.compile(r"(?:,| và|, và) (?=Luật |Bộ luật |Pháp lệnh )")
_GAP: Final = re.compile(r",? ")
_TYPES: Final = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_WORD: Final = re.compile(r"[^\s,;:.()“”\"\[\]]+")
_NUMBERED: Final = re.compile(r",? ?\(?(?:Luật )?(?:số|sô):? ?\d")
_REVISED: Final = re.compile(r" ?\((?:sửa đổi|sửa đổi, bổ sung)\)")
_NATION: Final = re.compile(r" nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam", re.IGNORECASE)
_YEAR: Final = re.compile(r" ((?:19|20)\d\d)(?![\d/-])")
_MAX_NAME: Final = 250


class LawMention(NamedTuple):
    """One mention at [start, end), from "Luật" to the date."""

    start: int
    end: int
    name: str
    date: str | None
    """ISO 8601, may be partial."""


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    forms = {entry.key: frozenset(entry.forms) for entry in load_entries("laws.toml")}
    return forms["after_comma"], forms["stop"]


def find_laws(
    text: str, start: int, end: int, cited: Iterable[CitationMention]
) -> tuple[LawMention, ...]:
    """Every law named without a number in `text[start:end]`, in order; none inside another.

    A name that a number follows ("Luật Thư viện số 46/2019/QH14") is a citation, and none here:
    `cited` are the text's citations.
    """
    numbered = [c.start for c in cited if c.type in _TYPES]
    found: list[LawMention] = []
    at = start
    while match := _KIND.search(text, at, end):
        stop = _name_end(text, match, end)
        at = max(match.end(), stop or 0)
        if stop is None or any(match.start() <= n < stop for n in numbered):
            continue
        if _NUMBERED.match(text, stop):
            continue
        revised = _REVISED.match(text, stop, end)
        date, after = date_at(text, revised.end() if revised else stop, end)
        year = _YEAR.match(text, revised.end() if revised else stop, end)
        if year and date is None:
            date, after = year.group(1), year.end()
        found.append(LawMention(match.start(), after, text[match.start() : stop], date))
    return tuple(found)


def _name_end(text: str, kind: re.Match[str], end: int) -> int | None:
    """Where the law's name ends; None where no name follows ("Luật này", "Luật số 5")."""
    if kind.group() == "Hiến pháp":
        nation = _NATION.match(text, kind.end(), end)
        return nation.end() if nation else kind.end()
    amending = _AMENDING.match(text, kind.end(), end)
    if amending:
        return _inner_end(text, amending.end(), end)
    return _plain_end(text, kind.end(), end)


def _inner_end(text: str, at: int, end: int) -> int | None:
    """The end of an amending law's name, which holds the names of the laws that it amends."""
    last: int | None = None
    while match := _INNER.match(text, at, end):
        stop = _plain_end(text, match.end(), end)
        if stop is None or (last is not None and _NUMBERED.match(text, stop)):
            return last
        last = stop
        link = _ALSO.match(text, stop, end)
        if link is None:
            return last
        at = link.end()
    return last


def _plain_end(text: str, at: int, end: int) -> int | None:
    """The end of a name that begins behind "Luật" at `at`."""
    known = _known_end(text, at, end)
    told = _told_end(text, at, end)
    return max((e for e in (known, told) if e is not None), default=None)


def _told_end(text: str, at: int, end: int) -> int | None:
    """Where the words of a name end by their capitals and by the words that names go on with."""
    after_comma, stop = _words()
    limit = min(end, at + _MAX_NAME)
    last: int | None = None
    while True:
        gap = _GAP.match(text, at, limit)
        word = _WORD.match(text, gap.end(), limit) if gap else None
        if gap is None or word is None:
            return last
        low = word.group().lower()
        following = _WORD.match(text, word.end() + 1, limit)
        pair = f"{low} {following.group().lower()}" if following else low
        small = word.group()[0].islower()
        if "," in gap.group() and not (small and {low, pair} & after_comma):
            return last
        if small and "," not in gap.group() and {low, pair} & stop and last is not None:
            return last
        if low.isdigit() or low == "này" or (last is None and not _begins(word.group())):
            return last
        if low == "và" and _and_ends(following):
            return last
        at = last = word.end()


def _known_end(text: str, at: int, end: int) -> int | None:
    """The end of the longest known name that begins one blank behind `at`."""
    low = one_tone(text[at + 1 : min(end, at + 1 + _MAX_NAME)].lower())
    for name in _known().get(low.split(" ", 1)[0].rstrip(","), ()):
        if low.startswith(name) and not low[len(name) : len(name) + 1].isalnum():
            return at + 1 + len(name)
    return None


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Names of laws by their first word, the longest first."""
    forms = next(entry.forms for entry in load_entries("laws.toml") if entry.key == "known")
    named: dict[str, list[str]] = {}
    for form in sorted(map(one_tone, forms), key=len, reverse=True):
        named.setdefault(form.split(" ", 1)[0].rstrip(","), []).append(form)
    return {first: tuple(names) for first, names in named.items()}


def _begins(word: str) -> bool:
    """A law's name begins with a capital, or with a small "bầu cử", "tổ chức" by mistake."""
    return word[0].isupper() or word in {"bầu", "tổ", "phòng", "bảo", "an", "đầu", "ngân", "thi"}


def _and_ends(following: re.Match[str] | None) -> bool:
    if following is None:
        return True
    word = following.group()
    return word in {"Luật", "Nghị", "Pháp", "Bộ", "Thông", "Quyết", "UBND", "Chỉ", "Kế"}
