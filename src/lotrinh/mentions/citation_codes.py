"""The grammar of document codes: `45-CT/TW`, `159/KH-UBND`, `30/2020/NĐ-CP`, `3847/UBND-VP`.

Place in the flow: stage 2, part of the citations. A code is a number, a separator, perhaps a year,
and a symbol of tokens. Blanks and dashes of every kind creep in; bodies may be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from lotrinh.resources.load import load_entries

# A pattern that opens with one plain class is searched for several times as fast as one that opens
# with a repetition.
_HIT: Final = re.compile(
    r"[0-9][0-9]{0,5}(?:\.\d{1,3})?[a-zA-Z]? ?[-–—/] ?"
    r"(?:(?P<year>(?:19|20)\d\d) ?[/-] ?)?(?=[^\W\d_])"
)
_HEAD: Final = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zA-Z]?)(?P<sep> ?[-–—/] ?)")
_TOKEN: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_JOINT: Final = re.compile(r"(?P<before> ?)(?P<mark>[-–—/])(?P<after> ?)")
_SESSION: Final = re.compile(r"(?:QH|UBTVQH)\d{1,2}")
_STANDARD: Final = re.compile(r"(?:QCVN|TCVN|TCCS|QCĐP|ISO|IEC)[\w ./-]{0,12}$")
_DASHES: Final = str.maketrans("–—", "--")
_LONGEST_SYMBOL: Final = 8


class Code(NamedTuple):
    """A code at [start, end) of the text."""

    start: int
    end: int
    number: str
    """As printed, `0130` keeps its zero."""
    year: str | None
    symbol: str
    """Behind the number (and year), without blanks: `CT/TW`, `KH-UBND`."""
    text: str
    """The whole without blanks, `-` for every dash."""
    abbreviation: str | None
    """The token that stands for the type, where it is a known one."""
    party: bool
    """NUMBER-TYPE/BODY."""
    certain: bool
    """Its own form proves it a code; else a printed type or "số" must stand before it."""


@cache
def type_names() -> dict[str, str]:
    """Printed type (lower case) to the key of its entry."""
    return {
        form: entry.key for entry in load_entries("document_types.toml") for form in entry.forms
    }


@cache
def type_abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviation to the keys of the types that it may stand for, the likeliest first."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in load_entries("document_types.toml"):
        for short in entry.extra["abbreviations"]:
            found[short] = (*found.get(short, ()), entry.key)
    return found


@cache
def _bodies() -> frozenset[str]:
    return frozenset(
        short
        for entry in load_entries("bodies.toml")
        for short in (entry.key, *entry.extra.get("abbreviations", ()))
    )


def is_body(token: str) -> bool:
    """Whether the token is a known body, or one with a term behind it (`QH15`)."""
    return token in _bodies() or _SESSION.fullmatch(token) is not None


def find_codes(text: str, start: int = 0, end: int | None = None) -> Iterator[Code]:
    """Every code in `text[start:end]`, in order, without overlaps."""
    limit = len(text) if end is None else end
    at = start
    while hit := _HIT.search(text, at, limit):
        code = _code_at(text, hit, limit)
        at = code.end if code else _next_digit(text, hit.start())
        if code:
            yield code


def _next_digit(text: str, at: int) -> int:
    while at < len(text) and text[at].isdigit():
        at += 1
    return at


def _code_at(text: str, hit: re.Match[str], limit: int) -> Code | None:
    start = hit.start()
    if not _free_before(text, start):
        return None
    head = _HEAD.match(text, start)
    if head is None:
        return None
    party = "/" not in head["sep"]
    if party and hit["year"]:
        return None
    end, tokens = _tokens(text, hit.end(), limit, party=party, loose=" " in hit.group())
    if not tokens:
        return None
    symbol = "".join(tokens)
    first = tokens[0]
    known = first in type_abbreviations()
    if party and "/" not in tokens and not (known and len(tokens) > 1):
        return None
    year = hit["year"]
    lead = f"{head['number']}{head['sep'].strip().translate(_DASHES)}{year + '/' if year else ''}"
    body = any(is_body(token) for token in tokens)
    session = _SESSION.fullmatch(first) is not None
    certain = session or (len(tokens) > 1 and (known or body or year is not None))
    return Code(
        start, end, head["number"], year, symbol, lead + symbol,
        first if known else None, party, certain,
    )  # fmt: skip


def _free_before(text: str, start: int) -> bool:
    """Whether a number may begin here: not inside a longer number, address, or standard."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        return text[max(0, start - 2) : start].lower() == "số"
    if before in ".,/-–@_=%#" or (before == ":" and text[max(0, start - 2)].isdigit()):
        return text[max(0, start - 3) : start].lower() in {"số.", "số/", "số-"}
    return _STANDARD.search(text, max(0, start - 20), start) is None


def _tokens(text: str, at: int, limit: int, *, party: bool, loose: bool) -> tuple[int, list[str]]:
    """The end of the symbol and its tokens with the marks between them; ([]) where it is none."""
    tokens: list[str] = []
    end = at
    while len(tokens) < 2 * _LONGEST_SYMBOL:
        match = _TOKEN.match(text, at, limit)
        if match is None or not _is_token(match.group(), first=not tokens):
            break
        token = _trim(match.group())
        tokens.append(token)
        end = match.start() + len(token)
        joint = _JOINT.match(text, end, limit) if end == match.end() else None
        if joint is None or not _joins(text, joint, tokens, party=party):
            break
        tokens.append(joint["mark"].translate(_DASHES))
        at = joint.end()
    if tokens and tokens[-1] in "-/":
        tokens.pop()
    if loose and tokens and tokens[0] not in type_abbreviations() and not is_body(tokens[0]):
        return end, []
    return end, tokens


def _joins(text: str, joint: re.Match[str], tokens: list[str], *, party: bool) -> bool:
    """Whether the mark belongs to the code: blanks around it only where a body must follow."""
    blanks = len(joint["before"]) + len(joint["after"])
    if blanks == 0:
        return True
    following = _TOKEN.match(text, joint.end())
    if following is None or not _is_token(following.group(), first=False):
        return False
    shouted = sum(c.isupper() for c in following.group()) > 1
    needed = len(tokens) == 1 and tokens[0] in type_abbreviations()
    if party:
        return needed and joint["mark"] == "/" and shouted
    return needed and shouted and (blanks == 1 or is_body(following.group()))


def _is_token(word: str, *, first: bool) -> bool:
    if first and word in type_abbreviations():
        return True
    if not word[0].isupper():
        return word in {"kh", "qđ", "ct", "nq", "tb", "hd", "tw", "tu", "ubnd"}
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or (len(word) <= 4 and not word[1:].islower()) or word in {"L"}


def _trim(token: str) -> str:
    """Without small letters glued to its end (`UBNDngày`); `TTg`, `CTr` keep theirs."""
    if token in type_abbreviations() or is_body(token):
        return token
    if token.startswith("TTg"):
        return "TTg"
    bare = token.rstrip("".join(c for c in set(token) if c.islower()))
    tail = token[len(bare) :]
    return token if len(tail) <= 2 and tail.isascii() else bare
