"""VD104: the parts of a symbol stand in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import Code, kinds_of_token, read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.citation_codes import type_abbreviations, type_names
from lotrinh.plan.model import Citation


@rule(
    "VD104",
    Text("Ký hiệu văn bản bị đảo"),
    severity="error",
    cure=Text("Ghi tên loại trước, cơ quan sau, như ở đầu văn bản gốc."),
)
def swapped_symbol(case: Case) -> Iterator[Fault]:
    """Codes in which the body stands before the type: `45-TW/CT`, a plan `12/UBND-KH`."""
    for mention in case.plan.citations:
        code = read_code(mention.code)
        if code is None or len(code.tokens) != 2 or not _is_swapped(mention, code):
            continue
        body, kind = code.tokens
        right = mention.code[: -len(body + kind) - 1] + f"{kind}{code.marks}{body}"
        yield Fault(mention.at, Text("“{code}” phải là “{right}”.", code=mention.code, right=right))


def _is_swapped(mention: Citation, code: Code) -> bool:
    """Whether a body stands first and the type behind it, where no drafting unit can stand."""
    body, kind = code.tokens
    if body in type_abbreviations() or kind not in type_abbreviations():
        return False
    if not kinds_of_token(body):
        return False
    if code.party or code.year is not None:
        return True
    key = type_names().get((mention.type or "").lower())
    return key in type_abbreviations()[kind]
