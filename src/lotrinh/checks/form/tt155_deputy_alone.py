"""TT155: a deputy signs and does not say for whom."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import acting, part_at, posts
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT155",
    Text("Cấp phó ký mà không ghi ký thay"),
    severity="warning",
    cure=Text("Thêm dòng “KT. …” (chức vụ người đứng đầu) trên chức vụ của cấp phó."),
    basis=law("signature"),
)
def deputy_alone(case: Case) -> Iterator[Fault]:
    """A deputy of a State body without KT. In Party and Front, deputies sign for the body."""
    signature = case.plan.signature
    if signature is None or signature.capacity or not signature.position or case.source.ocr:
        return
    if case.once(read_letterhead).kin != "state":
        return
    post = signature.position.upper()
    if not posts("deputies").match(post) or posts("in_charge").search(post):
        return
    behalf = acting(signature.authority)
    if behalf is None or posts("committees").match(behalf.rest.upper()):
        yield Fault(part_at(case, signature.position))
