"""TT115: the symbol is one of another type of document."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.form.symbols import is_type, known_bodies, known_types, type_name, types_of
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT115",
    Text("Ký hiệu không phải của loại văn bản này"),
    severity="error",
    cure=Text("Ghi chữ viết tắt của đúng tên loại văn bản, ví dụ KH cho kế hoạch."),
    basis=law("number"),
)
def symbol_of_other_type(case: Case) -> Iterator[Fault]:
    """A plan with the abbreviation of a report or decision, or with a letter's symbol without type.

    Silent where a decision enacts the plan: the number above is the decision's.
    """
    head = case.once(read_letterhead)
    number, doc_type = head.number, case.plan.header.doc_type
    if number is None or not number.tokens or not doc_type or head.attached or case.source.ocr:
        return
    if not types_of(doc_type) or any(is_type(token, doc_type) for token in number.tokens):
        return
    first = number.tokens[0]
    other = type_name(first) if first in known_types() and first not in known_bodies() else None
    if other:
        said = Text("{short} là {other}.", short=first, other=other)
    elif first in known_bodies():
        said = Text("“{symbol}” không có tên loại.", symbol=number.bare)
    else:
        return
    yield Fault(
        case.at(number.start, number.end),
        said,
        suggestion=Text(
            "Văn bản là {doc_type}: thay {short} bằng chữ viết tắt của tên loại này.",
            doc_type=doc_type.lower(),
            short=first,
        )
        if other
        else None,
    )
