"""VD114: a code is written in the manner of the other family of form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import issuing_kinds, read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.citation_codes import type_abbreviations

_PARTY: Final = frozenset(
    {"central-committee", "politburo", "secretariat", "provincial-party", "district-party",
     "party-committee"}
)  # fmt: skip
_STATE: Final = frozenset(
    {"government", "prime-minister", "ministry", "people-committee", "people-council", "department"}
)


@rule(
    "VD114",
    Text("Số, ký hiệu viết theo thể thức khác"),
    severity="notice",
    cure=Text("Văn bản của Đảng ghi 45-CT/TW, văn bản của Nhà nước ghi 159/KH-UBND."),
)
def other_family(case: Case) -> Iterator[Fault]:
    """Party codes with the State's marks (`45/CT-TW`), and the State's with the Party's."""
    for mention in case.plan.citations:
        code = read_code(mention.code)
        if code is None or len(code.tokens) != 2 or code.tokens[0] not in type_abbreviations():
            continue
        kinds = issuing_kinds(code)
        first, last = code.tokens
        if kinds and kinds <= _PARTY and (not code.party or code.marks != "/"):
            right = f"{code.number}-{first}/{last}"
        elif kinds and kinds <= _STATE and (code.party or code.marks != "-"):
            right = f"{code.number}/{f'{code.year}/' if code.year else ''}{first}-{last}"
        else:
            continue
        yield Fault(mention.at, Text("“{code}” phải là “{right}”.", code=mention.code, right=right))
