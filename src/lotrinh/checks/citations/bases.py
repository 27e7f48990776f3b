"""The bases of a plan as the rules of citations see them.

Place in the flow: a view of the rules of citations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import is_nested
from lotrinh.plan.model import Citation, Item, Law

_BASE: Final = re.compile(r"\W*(?:Căn cứ|Thực hiện|Triển khai|Xét|Theo|Thi hành)\b")
_REQUEST: Final = re.compile(r"\W*(?:Xét|Theo) (?:\w+ )?đề nghị\b")
_LEGAL: Final = re.compile(r"\W*Căn cứ\b")


class Base(NamedTuple):
    """A paragraph that says on what the plan rests."""

    item: Item
    legal: bool
    """It opens with "Căn cứ"."""
    request: bool
    """It opens with "Theo đề nghị": who asks stands before the document."""
    citations: tuple[Citation, ...]
    """The documents that it rests on, without those in their subjects."""
    laws: tuple[Law, ...]


def find_bases(case: Case) -> tuple[Base, ...]:
    """The paragraphs of bases, in order; share it by `case.once`."""
    plan = case.plan
    direct = [one for i, one in enumerate(plan.citations) if not is_nested(plan.citations, i)]
    starts = [one.at.start for one in direct]
    law_starts = [law.at.start for law in plan.laws]
    found = []
    for item in plan.bases:
        words = case.text[item.at.start : item.at.end]
        if not _BASE.match(words):
            continue
        start, end = item.at.start, item.at.end
        citations = tuple(direct[bisect_left(starts, start) : bisect_left(starts, end)])
        named = plan.laws[bisect_left(law_starts, start) : bisect_left(law_starts, end)]
        legal, request = bool(_LEGAL.match(words)), bool(_REQUEST.match(words))
        found.append(Base(item, legal, request, citations, _outer(named, citations)))
    return tuple(found)


def _outer(laws: tuple[Law, ...], citations: tuple[Citation, ...]) -> tuple[Law, ...]:
    """Laws that are not named in the subject of a document."""
    return tuple(
        law
        for law in laws
        if not any(c.at.start < law.at.start < c.at.end + len(c.title or "") + 4 for c in citations)
    )
