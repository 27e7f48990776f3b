"""VD106: a cited document is later than the plan."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text


@rule(
    "VD106",
    Text("Văn bản viện dẫn có ngày sau ngày ban hành kế hoạch"),
    severity="error",
    cure=Text("Đối chiếu ngày của văn bản gốc và ngày của kế hoạch rồi sửa chỗ sai."),
)
def later_than_plan(case: Case) -> Iterator[Fault]:
    """Cited dates and years of numbers behind the plan's own date, as far as both are printed.

    A year alone may be the one that the document is about ("Kế hoạch số 5/KH-UBND năm 2027").
    """
    own = case.plan.header.date
    if own is None:
        return
    for mention in case.plan.citations:
        date = mention.date
        if date is None or len(date) == len("2026"):
            code = read_code(mention.code)
            date = code.year if code else None
        if date is not None and _is_later(date, own):
            yield Fault(
                mention.at,
                Text(
                    "{code} ngày {date}, kế hoạch ngày {own}.",
                    code=mention.code, date=date_text(date), own=date_text(own),
                ),
                related=(case.plan.header.at,) if case.plan.header.at else (),
            )  # fmt: skip
    for law in case.plan.laws:
        if law.date is not None and _is_later(law.date, own):
            yield Fault(
                law.at,
                Text(
                    "{code} ngày {date}, kế hoạch ngày {own}.",
                    code=law.name, date=date_text(law.date), own=date_text(own),
                ),
            )  # fmt: skip


def _is_later(date: str, own: str) -> bool:
    """Whether a date, perhaps partial, lies wholly behind another, perhaps partial too."""
    length = min(len(date), len(own))
    return date[:length] > own[:length]
