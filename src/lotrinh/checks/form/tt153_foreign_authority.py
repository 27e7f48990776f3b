"""TT153: authority is abbreviated as another family of form does."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import acting, part_at
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import Letterhead, read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit
from lotrinh.source.text import At


@rule(
    "TT153",
    Text("Chữ viết tắt quyền hạn ký theo thể thức của hệ thống khác"),
    severity="warning",
    cure=Text("Nhà nước, Mặt trận ghi TM., KT., TL., TUQ.; Đảng ghi T/M, K/T, T/L, T/UQ."),
    basis=law("signature"),
)
def foreign_authority(case: Case) -> Iterator[Fault]:
    """`T/M` in a State or Front document, `TM.` in a Party one, where the head tells which."""
    signature = case.plan.signature
    form = _form(case.once(read_letterhead))
    if signature is None or form is None:
        return
    for words in (signature.authority, signature.capacity):
        said = acting(words)
        if said is None or said.slashed is (form == "party"):
            continue
        short = said.short
        right = f"{short[0]}/{short[1:]}" if form == "party" else f"{short}."
        at = part_at(case, words)
        yield Fault(
            at,
            Text("ghi “{printed}”.", printed=said.printed),
            suggestion=Text("Ghi “{right} {rest}”.", right=right, rest=said.rest),
            edits=_edits(case, at, right),
        )


def _form(head: Letterhead) -> str | None:
    """Party or State by the issuer, else by the letterhead's fixed phrase."""
    if head.kin is not None:
        return "party" if head.kin == "party" else "state"
    if "party" in head.phrases:
        return "party"
    return "state" if "nation" in head.phrases else None


def _edits(case: Case, at: At | None, right: str) -> tuple[Edit, ...]:
    said = acting(case.text[at.start : at.end]) if at else None
    if at is None or said is None:
        return ()
    size = len(said.printed) - len(said.rest)
    return (Edit(case.at(at.start, at.start + size), f"{right} "),)
