"""TT114: number and symbol are not put together as the family's form asks."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import Letterhead, read_letterhead
from lotrinh.checks.form.symbols import NumberLine, is_type, known_bodies, split_type
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT114",
    Text("Số, ký hiệu không đúng thể thức"),
    severity="error",
    cure=Text(
        "Văn bản hành chính của Nhà nước ghi “Số: 15/KH-UBND”; văn bản của Đảng ghi “Số 15-KH/ĐU”."
    ),
    basis=law("number"),
)
def symbol_form(case: Case) -> Iterator[Fault]:
    """A missing or other delimiter, the other family's order, body before type, no body.

    Silent where no abbreviation of the line is known: then it may be no symbol at all.
    """
    head = case.once(read_letterhead)
    number = head.number
    doc_type = case.plan.header.doc_type or ""
    if number is None or not number.symbol or not doc_type or case.source.ocr:
        return
    tokens = number.tokens
    known = any(is_type(token, doc_type) or token in known_bodies() for token in tokens)
    swapped = len(tokens) > 1 and _swapped(tokens, doc_type)
    if not known or (_well_formed(head, number) and not swapped):
        return
    parts = split_type(tokens, doc_type)
    suggestion = None
    if parts:
        count = number.number or "…"
        right = (
            f"{count}-{parts[0]}/{parts[1]}"
            if head.kin == "party"
            else f"{count}/{parts[0]}-{parts[1]}"
        )
        suggestion = Text("Ghi “{right}”.", right=right)
    yield Fault(
        case.at(number.start, number.end),
        Text("ghi “{printed}”.", printed=f"{number.number}{number.symbol}"),
        suggestion=suggestion,
    )


def _well_formed(head: Letterhead, number: NumberLine) -> bool:
    if head.kin == "party":
        return number.is_party
    if head.kin in {"state", "front"}:
        return number.is_state
    return number.is_state or number.is_party


def _swapped(tokens: tuple[str, ...], doc_type: str) -> bool:
    """`UBND-KH`: a known body first, the type behind it."""
    return tokens[0] in known_bodies() and is_type(tokens[-1], doc_type)
