"""TT151: a plan with recipients has nobody who signs it."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT151",
    Text("Thiếu quyền hạn, chức vụ của người ký"),
    severity="warning",
    cure=Text("Ghi quyền hạn, chức vụ, họ tên người ký ở góc phải cuối văn bản."),
    basis=law("signature"),
)
def no_signature(case: Case) -> Iterator[Fault]:
    """Recipients without a signature, or a name alone without a post."""
    plan = case.plan
    if not plan.recipients or case.source.ocr or case.source.signatures:
        return
    signature = plan.signature
    if signature is None:
        yield Fault(plan.recipients[-1].at)
    elif not (signature.authority or signature.capacity or signature.position) and signature.at:
        yield Fault(signature.at, Text("chỉ có họ tên."))
