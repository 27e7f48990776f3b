"""Documents that both plans should cite alike: the superior's own plan first of all.

Place in the flow: coverage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.coverage.model import CitationDifference
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import CitedDocument, Plan
from lotrinh.source.text import At

_ZEROS: Final = re.compile(r"^0+(?=\d)")


def compare_citations(parent: Plan, child: Plan) -> tuple[CitationDifference, ...]:
    """The parent's own plan where the child does not cite it (`parent_plan_missing`) or cites it
    with another date; then, in the parent's order, its documents that the child does not cite
    (`missing`, which need not be wrong) or cites with another date or issuer."""
    cited = {_key(document.code): document for document in child.documents}
    return (*_own_plan(parent, child, cited), *_documents(parent, child, cited))


def cites_parent(parent: Plan, child: Plan) -> bool:
    """Whether the child cites the parent by its number."""
    number = _own_number(parent)
    return number is not None and _key(number) in {_key(one.code) for one in child.documents}


def _own_number(plan: Plan) -> str | None:
    return full_number(plan.header) if plan.header.number else None


def _own_plan(
    parent: Plan, child: Plan, cited: dict[str, CitedDocument]
) -> Iterator[CitationDifference]:
    number, date = _own_number(parent), parent.header.date
    if number is None or (number, date) == (_own_number(child), child.header.date):
        return
    document = cited.get(_key(number))
    if document is None:
        yield CitationDifference("parent_plan_missing", number, date, None, parent.header.at, None)
    elif _contradict(date, document.date):
        at = _place(child, document, document.date)
        yield CitationDifference("date", number, date, document.date, parent.header.at, at)


def _documents(
    parent: Plan, child: Plan, cited: dict[str, CitedDocument]
) -> Iterator[CitationDifference]:
    own = _own_number(child)
    for document in parent.documents:
        if own is not None and _key(document.code) == _key(own):
            continue
        at = _place(parent, document, document.date)
        other = cited.get(_key(document.code))
        if other is None:
            yield CitationDifference("missing", document.code, document.date, None, at, None)
            continue
        if _contradict(document.date, other.date):
            yield CitationDifference(
                "date", document.code, document.date, other.date, at,
                _place(child, other, other.date),
            )  # fmt: skip
        if _differ(document.issuer, other.issuer):
            yield CitationDifference(
                "issuer", document.code, document.issuer, other.issuer, at,
                _place(child, other, None),
            )  # fmt: skip


def _key(code: str) -> str:
    return _ZEROS.sub("", code.casefold())


def _contradict(one: str | None, other: str | None) -> bool:
    """Whether two dates exclude each other; a partial date contains those that begin with it."""
    if not one or not other:
        return False
    return not (one.startswith(other) or other.startswith(one))


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two issuers are different bodies; a shorter form of a name is the same one."""
    if not one or not other:
        return False
    first = set(normalise_unit(one, place=False).split())
    second = set(normalise_unit(other, place=False).split())
    return not (first <= second or second <= first)


def _place(plan: Plan, document: CitedDocument, date: str | None) -> At:
    """The first mention with the date, else the first."""
    mentions = [plan.citations[i] for i in document.mentions]
    return next((one.at for one in mentions if date and one.date == date), mentions[0].at)
