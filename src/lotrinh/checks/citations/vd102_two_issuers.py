"""VD102: one cited document bears two issuers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import contradict
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "VD102",
    Text("Một văn bản được ghi nhiều cơ quan ban hành"),
    severity="error",
    cure=Text("Đối chiếu văn bản gốc rồi ghi một cơ quan ban hành ở mọi chỗ."),
)
def two_issuers(case: Case) -> Iterator[Fault]:
    """Mentions of one document, of one date, whose issuers cannot be one body.

    Bodies number each for itself: without a date in both places they may be two documents.
    """
    for document in case.plan.documents:
        named = [m for m in (case.plan.citations[i] for i in document.mentions) if m.issuer]
        counts = Counter(m.issuer for m in named)
        if len(counts) < 2:
            continue
        usual = max(named, key=lambda m: (counts[m.issuer], bool(m.date)))
        for mention in named:
            same_day = mention.date == usual.date and mention.date is not None
            if same_day and contradict(mention.issuer or "", usual.issuer or ""):
                detail = Text(
                    "{code} ghi của {issuer}, chỗ khác ghi của {usual}.",
                    code=mention.code, issuer=mention.issuer, usual=usual.issuer,
                )  # fmt: skip
                yield Fault(mention.at, detail, related=(usual.at,))
