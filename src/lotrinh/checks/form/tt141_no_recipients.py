"""TT141: a signed plan does not say who receives it."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import heading
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT141",
    Text("Thiếu nơi nhận"),
    severity="warning",
    cure=Text("Ghi “Nơi nhận:” ở góc trái cuối văn bản, mỗi nơi một dòng, dòng cuối là Lưu."),
    basis=law("recipients"),
)
def no_recipients(case: Case) -> Iterator[Fault]:
    """A signature without recipients. Without both the file is an excerpt (TT101)."""
    signature = case.plan.signature
    if case.plan.recipients or signature is None or signature.at is None or case.source.ocr:
        return
    if heading(case) is None:
        yield Fault(signature.at)
