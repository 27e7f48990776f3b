"""TT156: the signature has a post and no name."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import part_at
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT156",
    Text("Thiếu họ và tên người ký"),
    severity="warning",
    profile="signature",
    cure=Text("Ghi đầy đủ họ và tên dưới chức vụ."),
    basis=law("signature"),
)
def no_name(case: Case) -> Iterator[Fault]:
    """A post and nobody who holds it. An unnumbered plan is taken for a draft until one asks."""
    signature = case.plan.signature
    if signature is None or signature.name or signature.signer or case.source.ocr:
        return
    if not (signature.position or signature.capacity):
        return
    header = case.plan.header
    draft = not header.number and len(header.date or "") < len("2031-03-05")
    if not draft or case.settings.profile is not None:
        yield Fault(part_at(case, signature.position or signature.capacity))
