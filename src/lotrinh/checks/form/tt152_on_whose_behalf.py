"""TT152: a collective body issues the plan, and nobody signs on its behalf."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import acting, part_at, posts
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT152",
    Text("Cơ quan làm việc theo chế độ tập thể ban hành mà không ghi ký thay mặt"),
    severity="notice",
    cure=Text(
        "Ghi “TM. …” (văn bản của Đảng: “T/M …”) trên dòng chức vụ; nếu người đứng đầu ký theo "
        "thẩm quyền riêng thì giữ nguyên."
    ),
    basis=law("signature"),
)
def on_whose_behalf(case: Case) -> Iterator[Fault]:
    """A committee's plan signed by its chief or a deputy without TM. TL. and TUQ. need none."""
    signature, issuer = case.plan.signature, case.plan.header.issuer
    if signature is None or signature.authority or not issuer or case.source.ocr:
        return
    capacity = acting(signature.capacity)
    if not (signature.position or capacity) or (capacity and capacity.short != "KT"):
        return
    if capacity and posts("collectives").match(capacity.rest.upper()):
        return
    if posts("committees").match(issuer.upper()):
        yield Fault(
            part_at(case, signature.capacity or signature.position),
            Text("{issuer} ban hành.", issuer=issuer),
        )
