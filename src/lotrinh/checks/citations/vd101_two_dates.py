"""VD101: one cited document bears two dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import contradict
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.plan.model import Citation

_WHOLE: Final = len("2026-01-31")
_WORDS: Final = 6


@rule(
    "VD101",
    Text("Một văn bản được viện dẫn với các ngày khác nhau"),
    severity="error",
    cure=Text("Đối chiếu văn bản gốc rồi ghi một ngày ở mọi chỗ."),
)
def two_dates(case: Case) -> Iterator[Fault]:
    """Mentions of one document whose dates contradict: each that differs from the commonest."""
    for mentions in _documents(case):
        dated = [m for m in mentions if m.date and len(m.date) > len("2026")]
        counts = Counter(m.date for m in dated)
        if len(counts) < 2:
            continue
        usual = max(dated, key=lambda m: (counts[m.date], len(m.date or "")))
        for mention in dated:
            if _agree(mention.date or "", usual.date or ""):
                continue
            if contradict(mention.issuer or "", usual.issuer or ""):
                continue
            yield Fault(
                mention.at,
                Text(
                    "{code} ghi ngày {date}, chỗ khác ghi ngày {usual}.",
                    code=mention.code,
                    date=date_text(mention.date or ""),
                    usual=date_text(usual.date or ""),
                ),
                related=(usual.at,),
            )


def _documents(case: Case) -> Iterator[list[Citation]]:
    """The mentions of each document, those with a wrong year too.

    Numbers begin anew each year: one code in two years is one document only where day and month,
    or the subject, are the same.
    """
    by_code: dict[str, list[list[Citation]]] = {}
    for document in case.plan.documents:
        mentions = [case.plan.citations[i] for i in document.mentions]
        same = by_code.setdefault(document.code.casefold(), [])
        twin = next((others for others in same if _is_twin(others, mentions)), None)
        if twin is None:
            same.append(mentions)
        else:
            twin += mentions
    for same in by_code.values():
        yield from same


def _is_twin(some: list[Citation], others: list[Citation]) -> bool:
    days = {m.date[4:] for m in some if m.date and len(m.date) == _WHOLE}
    if any(m.date and len(m.date) == _WHOLE and m.date[4:] in days for m in others):
        return True
    titles = {m.title.casefold() for m in some if m.title and len(m.title.split()) >= _WORDS}
    return any(m.title and m.title.casefold() in titles for m in others)


def _agree(one: str, other: str) -> bool:
    """Whether two dates, perhaps partial, can be one."""
    return one.startswith(other) or other.startswith(one)
