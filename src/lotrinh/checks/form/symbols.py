"""The line `Số: 15/KH-UBND` as it is printed, and how the two forms of symbols are built.

Place in the flow: read by letterhead.py; asked by the rules about numbers and symbols.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from lotrinh.resources.load import load_entries

_NUMBER: Final = re.compile(
    r"(?:^|(?<=\s))S[ốÔôỐ]\s*(?P<colon>[:.;]?)\s*"
    r"(?P<number>\d[\d.]*(?:[A-Za-z](?=\s?[/\-–]))?)?(?P<gap>[\s.…_]*)"
    r"(?P<symbol>(?:[-–—/]\s?)?(?:\d{4}\s?/\s?)?[^\W\d_][\wĐđ&]*(?:(?:\s?[-–—/]\s?|[.&])[^\W\d_][\wĐđ&]*)*)?"
)
_STATE: Final = re.compile(r"/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][\wĐđ.&]*)+$")
_PARTY: Final = re.compile(r"-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][\wĐđ.&]*(?:-[A-ZĐ][\wĐđ.&]*)*$")


class NumberLine(NamedTuple):
    """A number and symbol as printed, with the offsets of their parts."""

    start: int
    end: int
    number: str
    """Digits as printed; "" where they are blank."""
    number_at: int
    symbol: str
    """What follows, with its first delimiter, as printed; "" where there is none."""
    symbol_at: int

    @property
    def bare(self) -> str:
        """The symbol without blanks, with plain hyphens: `/KH-UBND`, `-KH/ĐU`."""
        return re.sub(r"\s", "", self.symbol).replace("–", "-").replace("—", "-")

    @property
    def tokens(self) -> tuple[str, ...]:
        """The abbreviations: `KH`, `UBND`."""
        return tuple(t for t in re.split(r"[-/]", self.bare) if t and not t.isdigit())

    @property
    def is_state(self) -> bool:
        """`/TYPE-BODY`."""
        return bool(_STATE.match(self.bare))

    @property
    def is_party(self) -> bool:
        """`-TYPE/BODY`."""
        return bool(_PARTY.match(self.bare))


def read_number_line(text: str, offset: int) -> NumberLine | None:
    """The number in a line that begins at `offset`; None where there is none.

    A word behind `Số` that is no symbol (`Số lượng`, `Số hiệu`) makes it another line.
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    symbol, number = found["symbol"] or "", found["number"] or ""
    if symbol and not any(c.isupper() for c in symbol) and symbol[0] not in "-–—/":
        return None
    if not (symbol or number or found["colon"]):
        return None
    if found.start() and not (symbol and found["colon"]):
        return None
    return NumberLine(
        offset + found.start(), offset + found.end(), number.rstrip("."),
        offset + found.start("number") if number else offset + found.end(),
        symbol, offset + found.start("symbol") if symbol else offset + found.end(),
    )  # fmt: skip


@cache
def _types() -> dict[str, frozenset[str]]:
    """The abbreviations of each type of document, by its name in lower case."""
    return {
        form: frozenset(entry.extra["abbreviations"])
        for entry in load_entries("document_types.toml")
        for form in entry.forms
    }


@cache
def known_types() -> frozenset[str]:
    """All abbreviations of types of documents."""
    return frozenset().union(*_types().values())


@cache
def known_bodies() -> frozenset[str]:
    """The abbreviations of bodies that are data."""
    return frozenset(entry.key for entry in load_entries("bodies.toml"))


def type_name(abbreviation: str) -> str | None:
    """The first type of document that an abbreviation stands for."""
    return next((name for name, all_of in _types().items() if abbreviation in all_of), None)


def types_of(doc_type: str) -> frozenset[str]:
    """The abbreviations that a type of document may bear; empty where the type is unknown."""
    return _types().get(doc_type.lower(), frozenset())


def is_type(token: str, doc_type: str) -> bool:
    """Whether an abbreviation can stand for this type: `KHLN` is a kind of KH too."""
    wanted = types_of(doc_type)
    return token in wanted or any(token.startswith(short) for short in wanted)


def split_type(tokens: Sequence[str], doc_type: str) -> tuple[str, str] | None:
    """Type and body of a symbol that is written wrongly, in the order they should have.

    `KHUBND` is cut where a known body follows the type; None where it cannot be told.
    """
    of_type = [t for t in tokens if is_type(t, doc_type) and t not in known_bodies()]
    rest = [t for t in tokens if t not in of_type[:1]]
    if of_type and rest:
        return of_type[0], "-".join(rest)
    if len(tokens) == 1:
        for short in sorted(types_of(doc_type), key=len, reverse=True):
            body = tokens[0].removeprefix(short)
            if body != tokens[0] and body in known_bodies():
                return short, body
    return None
