"""Mentions of congresses and elections with their ordinal and term.

Place in the flow: a view of the rules NQ101 and NQ102. A mention is known by its body and its level
("party", "tỉnh"), however it is written: `Đại hội đại biểu Đảng bộ tỉnh lần thứ XII`, `Đại hội XII
Đảng bộ tỉnh`, `Đại hội lần thứ XII của Đảng bộ tỉnh`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.number_words import read_number
from lotrinh.checks.consistency.phrases import clause_before, forms, pattern
from lotrinh.checks.folded import folded_text
from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import whole_words
from lotrinh.source.alphabet import LOWER, UPPER

_HEAD: Final = re.compile(r"đại hội(?<!\wđại hội)(?!\w)")
_ELECTION: Final = re.compile(
    r"đại biểu quốc hội(?<!\wđại biểu quốc hội) khóa (?P<value>[ivxl]{1,6}|\d{1,2})(?!\w)"
)
_STOP: Final = re.compile(r"[.;:()“”\"\n,–]|\bđại hội\b|\bvà\b|\btiến tới\b|\bđến\b")
_ORDINAL: Final = re.compile(
    r"lần thứ(?<!\wlần thứ) (?P<value>[ivxl]{1,6}|\d{1,2}|[^\W\d_]+)(?!\w)"
)
_SHORT: Final = re.compile(r" (?P<value>[ivxl]{1,6})(?!\w)")
_TERM: Final = re.compile(r"[,\s(]{1,3}nhiệm kỳ (?P<first>\d{4})\s?[-–]\s?(?P<last>\d{4})\b")
_NAME: Final = re.compile(rf" (?P<name>[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{0,3}})(?!\w)")
_OF_PARTY: Final = re.compile(r"\bcủa đảng\b(?! bộ| ủy)")
"""The Party as a whole, not the committee of a place."""
_REACH: Final = 110
_BEHIND: Final = 40
_TERM_REACH: Final = 55
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_BODIES: Final = (
    "congress_front", "congress_union", "congress_youth", "congress_women", "congress_farmers",
    "congress_veterans", "congress_emulation", "congress_sport", "congress_minorities",
    "congress_party",
)  # fmt: skip
_NATION: Final = "nation"


class Congress(NamedTuple):
    """One mention."""

    start: int
    end: int
    key: tuple[str, str]
    """Body and level; the level is "nation" or its word."""
    ordinal: int | None
    printed: str
    """The ordinal as printed."""
    term: tuple[int, int] | None
    past: bool
    """The words before say that it is over."""
    ahead: bool
    """The words before say that it is to come, and not that it is over."""
    place: str = ""
    """The name behind its level, as printed; "" where the level alone is named."""


def congresses(case: Case) -> tuple[Congress, ...]:
    """All mentions that tell their body and level, in the order of the text."""
    lower = case.once(folded_text)
    found = [one for head in _HEAD.finditer(lower) if (one := _congress(case.text, lower, head))]
    found += [_election(case.text, lower, match) for match in _ELECTION.finditer(lower)]
    return tuple(sorted(found))


def _congress(text: str, lower: str, head: re.Match[str]) -> Congress | None:
    window = lower[head.end() : head.end() + _REACH]
    short = _SHORT.match(window)
    stop = _STOP.search(window, short.end() if short else 0)
    scope = window[: stop.start()] if stop else window
    ordinal = short or _ORDINAL.search(scope)
    value = _value(ordinal["value"]) if ordinal else None
    if ordinal and ordinal is not short:
        scope = scope[: ordinal.end() + _BEHIND]
    end = head.end() + (ordinal.end() if ordinal else len(scope.rstrip()))
    term = _TERM.match(lower, head.end() + len(scope)) or _TERM.search(
        lower, end, end + _TERM_REACH
    )
    years = (int(term["first"]), int(term["last"])) if term and _adjoins(lower, end, term) else None
    key = _key(scope) if value is not None or years else None
    if key is None:
        return None
    printed = ordinal["value"] if ordinal else ""
    past, ahead = _cues(lower, head.start())
    printed = printed.upper() if set(printed) <= set(_ROMAN) else printed
    place = _place(text[head.end() : head.end() + len(scope)])
    return Congress(head.start(), end, key, value, printed, years, past, ahead, place)


def _adjoins(lower: str, end: int, term: re.Match[str]) -> bool:
    """Whether nothing but the rest of the congress's name stands before its term."""
    return _HEAD.search(lower, end, term.start()) is None and ";" not in lower[end : term.start()]


def _election(text: str, lower: str, match: re.Match[str]) -> Congress:
    past, ahead = _cues(lower, match.start())
    value = _value(match["value"])
    term = _TERM.match(lower, match.end())
    years = (int(term["first"]), int(term["last"])) if term else None
    printed = text[match.start("value") : match.end("value")]
    return Congress(
        match.start(), match.end(), ("assembly", _NATION), value, printed, years, past, ahead
    )


def _place(scope: str) -> str:
    """The name behind a level word: "Đảng bộ tỉnh Sông Mây" → "Sông Mây"."""
    scope = one_tone(scope)
    level = pattern("level").search(scope.lower())
    name = _NAME.match(scope, level.end()) if level else None
    return name["name"].lower() if name else ""


def _cues(lower: str, at: int) -> tuple[bool, bool]:
    words = clause_before(lower, at)
    past = pattern("past").search(words) is not None
    return past, not past and pattern("ahead").search(words) is not None


def _key(scope: str) -> tuple[str, str] | None:
    """Body and level of the words behind "đại hội"."""
    told = {_body_of()[match.group()] for match in _bodies().finditer(scope)}
    body = next((name for name in _BODIES if name in told), None)
    if pattern("congress_nation").search(scope) or _OF_PARTY.search(scope):
        return body or "congress_party", _NATION
    level = pattern("level").search(scope)
    return (body, level.group()) if body and level else None


@cache
def _body_of() -> dict[str, str]:
    """The body that each of the words tells."""
    return {form: name for name in _BODIES for form in forms(name)}


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(whole_words(_body_of()))


@lru_cache(maxsize=1 << 12)
def _value(word: str) -> int | None:
    """The number that a Roman numeral, digits or a word of one syllable say."""
    if word.isdigit():
        return int(word)
    if set(word) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in word]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-one if one < two else one for one, two in pairs)
    return 1 if word in forms("first") else read_number(word)


def by_key(found: tuple[Congress, ...]) -> Iterator[tuple[Congress, ...]]:
    """Mentions of one body and level together, where there are several."""
    groups: dict[tuple[str, str], list[Congress]] = {}
    for one in found:
        groups.setdefault(one.key, []).append(one)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)
