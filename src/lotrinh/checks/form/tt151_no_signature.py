"""TT151: a plan with recipients has nobody who signs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import posts
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_POSTS: Final = ("chiefs", "deputies")
_NEAR: Final = 600
"""Characters before and behind the recipients in which somebody may sign."""


@rule(
    "TT151",
    Text("Thiếu quyền hạn, chức vụ của người ký"),
    severity="warning",
    cure=Text("Ghi quyền hạn, chức vụ, họ tên người ký ở góc phải cuối văn bản."),
    basis=law("signature"),
)
def no_signature(case: Case) -> Iterator[Fault]:
    """Recipients without a signature, or a name alone without a post.

    A post that stands among the recipients was put there by broken columns.
    """
    plan = case.plan
    if not plan.recipients or case.source.ocr or case.source.signatures:
        return
    signature = plan.signature
    if signature is None:
        start, last = plan.recipients[0].at.start, plan.recipients[-1].at
        start = max(0, start - _NEAR)  # Two bodies may sign above their recipients.
        if not any(posts(key).search(case.text, start, last.end + _NEAR) for key in _POSTS):
            yield Fault(last)
    elif (
        not signature.signer
        and not (signature.authority or signature.capacity or signature.position)
        and signature.at
    ):
        yield Fault(signature.at, Text("chỉ có họ tên."))
