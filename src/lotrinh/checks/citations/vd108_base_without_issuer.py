"""VD108: a base is cited for the first time without its issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import find_bases
from lotrinh.checks.citations.first_mentions import first_mentions
from lotrinh.checks.citations.issuing import read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_OF: Final = re.compile(r"\b(?:của|do|giữa) ?(?=[^\W\d_])")
_BEHIND: Final = 60
_ONE_BODY: Final = 2


@rule(
    "VD108",
    Text("Căn cứ không ghi cơ quan ban hành"),
    severity="warning",
    cure=Text("Ghi thêm tên cơ quan ban hành sau ngày ban hành."),
    families=("state", "front"),
    basis={"state": Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6")},
)
def base_without_issuer(case: Case) -> Iterator[Fault]:
    """First citations in the bases with a symbol and without an issuer.

    Laws are left out, and joint documents, whose symbol names all that issued them.
    """
    for mention in first_mentions(case, case.once(find_bases)):
        code = read_code(mention.code)
        if code is None or len(code.tokens) > _ONE_BODY:
            continue
        behind = re.split(r"[;\n]", case.text[mention.at.end : mention.at.end + _BEHIND])[0]
        line = case.text.rfind("\n", 0, mention.at.start) + 1
        before = case.text[max(line, mention.at.start - 90) : mention.at.start]
        before = before.rpartition(";")[2]
        if mention.issuer is None and not _OF.search(behind) and not _OF.search(before):
            yield Fault(mention.at, Text("{code}.", code=mention.code))
