"""Mentions to documents: which mentions mean one document.

Place in the flow: stage 2, behind the citations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from lotrinh.plan.model import CitedDocument

_LEADING_ZEROS: Final = re.compile(r"^0+(?=\d)")
_NUMBER: Final = re.compile(r"\d+")


class Mention(Protocol):
    """What a mention must tell; `CitationMention` and `plan.model.Citation` do."""

    @property
    def type(self) -> str | None: ...
    @property
    def code(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...


class _Group(NamedTuple):
    key: str
    years: set[str]
    members: list[int]


class _Index:
    """The groups by code, and by the bare number that a code begins with."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self.by_key: dict[str, list[_Group]] = {}
        self.by_number: dict[str, list[_Group]] = {}

    def add(self, key: str) -> _Group:
        group = _Group(key, set(), [])
        self.groups.append(group)
        self.by_key.setdefault(key, []).append(group)
        number = _NUMBER.match(key)
        if number and number.end() < len(key):
            self.by_number.setdefault(number.group(), []).append(group)
        return group


def resolve_documents(mentions: Sequence[Mention]) -> tuple[CitedDocument, ...]:
    """The cited documents in order of first mention, each with the indices of its mentions.

    Mentions of one code are one document unless their dates lie in different years and the code
    names none (numbers begin anew each year); a bare number ("Kế hoạch số 165") joins the only
    document of its type with that number. Of contradicting dates and issuers the commonest counts,
    then the fullest, then the first.
    """
    index = _Index()
    for i, mention in enumerate(mentions):
        group = _group_of(index, mention, mentions)
        group.members.append(i)
        if mention.date:
            group.years.add(mention.date[:4])
    return tuple(_document([mentions[i] for i in g.members], g.members) for g in index.groups)


def _group_of(index: _Index, mention: Mention, mentions: Sequence[Mention]) -> _Group:
    key = _LEADING_ZEROS.sub("", mention.code.casefold())
    year = mention.date[:4] if mention.date else None
    for group in reversed(index.by_key.get(key, [])):
        if year is None or not group.years or year in group.years:
            return group
    known = [
        group
        for group in index.by_number.get(key, [])
        if mentions[group.members[0]].type == mention.type
    ]
    return known[0] if len(known) == 1 else index.add(key)


def _document(members: list[Mention], indices: list[int]) -> CitedDocument:
    return CitedDocument(
        type=_best(m.type for m in members),
        code=max((m.code for m in members), key=len),
        date=_best(m.date for m in members),
        issuer=_best(m.issuer for m in members),
        title=_best(m.title for m in members),
        mentions=tuple(indices),
    )


def _best(values: Iterable[str | None]) -> str | None:
    """The commonest value, of those the longest, of those the first."""
    counts = Counter(value for value in values if value)
    if not counts:
        return None
    return max(counts, key=lambda value: (counts[value], len(value)))
