"""VD101: one cited document bears two dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text


@rule(
    "VD101",
    Text("Một văn bản được viện dẫn với các ngày khác nhau"),
    severity="error",
    cure=Text("Đối chiếu văn bản gốc rồi ghi một ngày ở mọi chỗ."),
)
def two_dates(case: Case) -> Iterator[Fault]:
    """Mentions of one document whose dates contradict: each that differs from the commonest."""
    for document in case.plan.documents:
        dated = [m for m in (case.plan.citations[i] for i in document.mentions) if m.date]
        counts = Counter(m.date for m in dated)
        if len(counts) < 2:
            continue
        usual = max(dated, key=lambda m: (counts[m.date], len(m.date or "")))
        for mention in dated:
            if not _agree(mention.date or "", usual.date or ""):
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


def _agree(one: str, other: str) -> bool:
    """Whether two dates, perhaps partial, can be one."""
    return one.startswith(other) or other.startswith(one)
