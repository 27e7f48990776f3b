"""VD108: a base is cited for the first time without its issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import find_bases
from lotrinh.checks.citations.first_mentions import first_mentions, words_behind
from lotrinh.checks.citations.issuing import read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.citation_codes import type_names

_OF: Final = re.compile(r"\b(?:của|do|giữa) ?(?=[^\W\d_])")
_BODY: Final = re.compile(r"[^\W\d_a-zđ]|(?:tỉnh|thành phố|huyện|xã|phường|đặc khu|liên)\b")
_BEFORE: Final = 90
_BEHIND: Final = 300
_LIST_OF: Final = re.compile(r"\b(?:của|do) [^;:\n]{3,80}:")
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
    bases = tuple(base for base in case.once(find_bases) if not base.request)
    for mention in first_mentions(case, bases):
        code = read_code(mention.code)
        if code is None or mention.issuer is not None or len(code.tokens) > _ONE_BODY:
            continue
        line = case.text.rfind("\n", 0, mention.at.start) + 1
        before = case.text[max(line, mention.at.start - _BEHIND) : mention.at.start]
        beside = f"{before.rpartition(';')[2][-_BEFORE:]} {words_behind(case, mention)}"
        named = any(_is_body(beside, of.end()) for of in _OF.finditer(beside))
        if not named and not _LIST_OF.search(before):
            yield Fault(mention.at, Text("{code}.", code=mention.code))


def _is_body(text: str, at: int) -> bool:
    """Whether a body's name may begin here, and not a law's or another document's."""
    if not _BODY.match(text, at):
        return False
    words = text[at : at + 30].lower().split()
    return not any(" ".join(words[:size]) in type_names() for size in (1, 2, 3))
