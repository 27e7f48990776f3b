"""TT142: the recipients have no line that says where the document is filed."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import filing_word
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT142",
    Text("Nơi nhận thiếu dòng Lưu"),
    severity="warning",
    cure=Text("Thêm dòng cuối: “- Lưu: VT, …” (văn bản của Đảng: “- Lưu Văn phòng …”)."),
    basis=law("recipients"),
)
def no_filing_line(case: Case) -> Iterator[Fault]:
    """No recipient begins with Lưu, nor does the word stand anywhere behind the first."""
    recipients = case.plan.recipients
    if not recipients or case.source.ocr:
        return
    end = recipients[-1].at.end
    if not filing_word().search(case.text, recipients[0].at.start, end + 300):
        yield Fault(recipients[-1].at)
