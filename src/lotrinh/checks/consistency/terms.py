"""Terms of office (`nhiệm kỳ 2025 - 2030`) with the kind of body that they are of."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.congresses import Congress, congresses
from lotrinh.checks.consistency.phrases import clause_before, forms, pattern
from lotrinh.checks.folded import folded_text

_TERM: Final = re.compile(
    r"nhiệm kỳ(?<!\wnhiệm kỳ) (?P<first>\d{4})\s?[-–]\s?(?P<last>\d{4})(?!\d)"
)
_REACH: Final = 120


class Term(NamedTuple):
    """One mention of a term."""

    start: int
    end: int
    body: str
    """The body's word nearest before it."""
    years: tuple[int, int]
    ordinal: tuple[str, int] | None
    """Level and ordinal of the congress that bears it."""
    ahead: bool
    """The words before say that what bears it is to come."""


def terms(case: Case) -> tuple[Term, ...]:
    """The terms of which the clause before tells the body, in the order of the text."""
    lower = case.once(folded_text)
    borne = [one for one in case.once(congresses) if one.term and one.ordinal]
    found = []
    for match in _TERM.finditer(lower):
        before = clause_before(lower, match.start(), _REACH)
        bodies = list(pattern("term_body").finditer(before))
        if not bodies:
            continue
        past = pattern("past").search(before) is not None
        ahead = not past and pattern("ahead").search(before) is not None
        years = int(match["first"]), int(match["last"])
        body = _body(before, bodies[-1])
        ordinal = _ordinal(borne, match.start(), years)
        found.append(Term(match.start(), match.end(), body, years, ordinal, ahead))
    return tuple(found)


def _ordinal(borne: list[Congress], at: int, years: tuple[int, int]) -> tuple[str, int] | None:
    """Level and ordinal of the congress before an offset that bears the term."""
    for one in borne:
        if one.start < at <= one.end + _REACH // 2 and one.term == years and one.ordinal:
            return one.key[1], one.ordinal
    return None


def _body(before: str, nearest: re.Match[str]) -> str:
    """One name for bodies whose terms are one: those of the Party, councils, others by level."""
    if pattern("term_cell").search(before):
        return "cell"
    word = nearest.group()
    if word in forms("term_council"):
        return "council"
    if word in forms("term_party"):
        return "party"
    level = pattern("level").search(before, nearest.end())
    return f"{word} {level.group() if level else ''}"
