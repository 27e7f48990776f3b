"""Which body a name or a symbol means, as far as contradictions need it.

Place in the flow: a view of the rules of citations. Names that the data do not know mean nothing
here, and contradict nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lotrinh.mentions.citation_codes import type_abbreviations
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Citation
from lotrinh.resources.load import load_entries

ISSUERS: Final = "citing_bodies.toml"
"""The kinds of bodies, their names, and the tokens of a code that stand for them."""

_CODE: Final = re.compile(r"(\d[\d.]*[a-zA-Z]?)([-/])(?:((?:19|20)\d\d)[/-])?(\D.*)")
_TERM: Final = re.compile(r"\d+$")
_TERM_OF: Final = re.compile(r" (?:khóa|khoá|nhiệm kỳ|lần thứ)\b.*")
_HEAD_OF: Final = re.compile(r"^(?:phó )?(?:bộ trưởng|giám đốc)(?!\w) ?")
_BY_NAME: Final = frozenset({"ministry", "department"})
"""Kinds whose bodies differ by their names and not by a place."""
_LEVELS: Final = re.compile(
    r"(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|trung ương)(?!\w)(.*)"
)


class Code(NamedTuple):
    """A document's code in its parts."""

    number: str
    year: str | None
    party: bool
    """A dash stands behind the number: `45-CT/TW`."""
    tokens: tuple[str, ...]
    """`CT`, `TW`."""
    marks: str
    """What stands between the tokens: `/` in `CT/TW`, `-` in `KH-UBND`."""


class Body(NamedTuple):
    """What an issuer's name says."""

    kind: str
    level: str
    """`tỉnh`, `xã` …; "" where none is named."""
    place: str
    """The name behind the level, folded."""


def read_code(code: str) -> Code | None:
    """The parts of a code; None for a bare number."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    tokens = tuple(token for token in re.split(r"[-/]", match[4]) if token)
    marks = "".join(c for c in match[4] if c in "-/")
    return Code(match[1], match[3], match[2] == "-", tokens, marks)


@lru_cache(maxsize=1 << 12)
def read_body(issuer: str) -> Body | None:
    """The kind of body that a name means, with the place that it names; None for unknown ones."""
    name = _TERM_OF.sub("", normalise_unit(issuer))
    found = next(((form, kind) for form, kind in _names() if name.startswith(form)), None)
    if found is None:
        return None
    kind = found[1]
    if kind in _BY_NAME:
        return Body(kind, "", _HEAD_OF.sub("", name))
    level = _LEVELS.search(name)
    return Body(kind, level[1] if level else "", level[2].strip() if level else "")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    pairs = [
        (normalise_unit(form), entry.key) for entry in load_entries(ISSUERS) for form in entry.forms
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1 << 12)
def kinds_of_token(token: str) -> frozenset[str]:
    """The kinds of bodies that a token of a code stands for; none where it is unknown."""
    bare = _TERM.sub("", token)
    return frozenset(entry.key for entry in load_entries(ISSUERS) if bare in entry.extra["tokens"])


def issuing_kinds(code: Code) -> frozenset[str]:
    """The kinds of bodies that a code names; none where its body is unknown."""
    typed = bool(code.tokens) and code.tokens[0] in type_abbreviations()
    tokens = code.tokens[1:] if typed else code.tokens
    kinds = [kinds_of_token(token) for token in tokens]
    return kinds[0] if len(kinds) == 1 or (kinds and kinds[0]) else frozenset()


def contradict(one: str, other: str) -> bool:
    """Whether two names of issuers cannot mean one body."""
    first, second = read_body(one), read_body(other)
    if first is None or second is None:
        return False
    if first.kind != second.kind:
        return frozenset({first.kind, second.kind}) not in _mates()
    if first.level and second.level and first.level != second.level:
        return True
    both = first.place and second.place
    return bool(both) and not (
        first.place.startswith(second.place) or second.place.startswith(first.place)
    )


@cache
def _mates() -> frozenset[frozenset[str]]:
    """Kinds that people name for each other: a committee and its standing board."""
    return frozenset(
        frozenset({entry.key, mate})
        for entry in load_entries(ISSUERS)
        for mate in entry.extra.get("also", ())
    )


def is_nested(citations: tuple[Citation, ...], index: int) -> bool:
    """Whether a mention stands in the subject of one shortly before it."""
    mention = citations[index]
    for before in reversed(citations[max(0, index - 4) : index]):
        if before.title and mention.at.start < before.at.end + len(before.title) + 4:
            return True
    return False
