"""TT154: authority and post of the signer contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import Acting, acting, part_at, posts
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT154",
    Text("Quyền hạn ký không khớp với chức vụ người ký"),
    severity="error",
    cure=Text(
        "KT. đi với chức vụ cấp phó; TL. đi với người đứng đầu đơn vị cấp dưới; TM. đứng trước tên "
        "tập thể; cấp trưởng tự ký thì không ghi KT., TL."
    ),
    basis=law("signature"),
)
def impossible_authority(case: Case) -> Iterator[Fault]:
    """KT. with a chief's post or none or a body, TL. with the same chief, TM. before a post."""
    signature = case.plan.signature
    if signature is None or case.source.ocr:
        return
    behalf, capacity, position = (
        acting(signature.authority), acting(signature.capacity), signature.position,
    )  # fmt: skip
    if behalf and posts("chiefs").match(behalf.rest.upper()):
        yield Fault(
            part_at(case, signature.authority),
            Text("TM. đứng trước chức vụ {post}.", post=behalf.rest),
        )
    if capacity is None:
        return
    at = part_at(case, signature.capacity)
    if capacity.short == "KT" and posts("collectives").match(capacity.rest.upper()):
        yield Fault(at, Text("KT. đứng trước tên tập thể {body}.", body=capacity.rest))
    elif said := _contradiction(capacity, position, signature.name):
        yield Fault(at, said, related=(where,) if (where := part_at(case, position)) else ())


def _contradiction(capacity: Acting, position: str | None, name: str | None) -> Text | None:
    post = (position or "").upper()
    if capacity.short == "KT":
        if not position:
            return Text("KT. mà không ghi chức vụ cấp phó.") if name else None
        if posts("chiefs").match(post) and not posts("deputies").match(post):
            return Text("KT. mà người ký là {post}.", post=position)
    chief = capacity.rest.upper().strip()
    if capacity.short == "TL" and posts("deputies").sub("", post).strip() == chief:
        return Text("TL. {chief} mà người ký là {post}.", chief=capacity.rest, post=position)
    return None
