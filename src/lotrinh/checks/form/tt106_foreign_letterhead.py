"""TT106: the letterhead bears the fixed phrase of another family of form."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import Phrase, kin_of, read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT106",
    Text("Phần đầu văn bản theo thể thức của hệ thống khác"),
    severity="error",
    cure=Text(
        "Văn bản của Đảng ghi “ĐẢNG CỘNG SẢN VIỆT NAM”; văn bản của cơ quan nhà nước, Mặt trận ghi "
        "Quốc hiệu và Tiêu ngữ."
    ),
    basis=law("motto"),
)
def foreign_letterhead(case: Case) -> Iterator[Fault]:
    """A State, Front or union body under the Party's name, or a Party body under the nation's.

    Silent where the issuer does not tell, and for joint documents, whose bodies are of two kinds.
    """
    head = case.once(read_letterhead)
    kins = {kin for line in head.bodies if (kin := kin_of(line.text))}
    if head.kin is None or len(kins) > 1:
        return
    foreign: tuple[Phrase, ...] = ("nation", "motto") if head.kin == "party" else ("party",)
    found = next((head.phrases[phrase] for phrase in foreign if phrase in head.phrases), None)
    if found:
        yield Fault(
            case.at(found.start, found.end),
            Text("{issuer} ban hành.", issuer=case.plan.header.issuer or ""),
        )
