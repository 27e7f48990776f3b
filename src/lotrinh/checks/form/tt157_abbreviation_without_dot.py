"""TT157: an abbreviation of authority lacks its dot."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import acting, part_at
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "TT157",
    Text("Chữ viết tắt quyền hạn ký thiếu dấu chấm"),
    severity="notice",
    cure=Text("Ghi TM., KT., TL., TUQ. có dấu chấm."),
    basis=law("signature"),
)
def abbreviation_without_dot(case: Case) -> Iterator[Fault]:
    """`TM ỦY BAN NHÂN DÂN`. A Party document, which has no dots, is TT153's."""
    signature = case.plan.signature
    if signature is None or case.family == "party" or case.source.ocr:
        return
    for words in (signature.authority, signature.capacity):
        said = acting(words)
        at = part_at(case, words)
        if said and at and not said.slashed and not said.dotted:
            short = case.at(at.start, at.start + len(said.short))
            yield Fault(at, edits=(Edit(short, f"{said.short}."),))
