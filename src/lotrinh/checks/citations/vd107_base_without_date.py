"""VD107: a base is cited for the first time without its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import find_bases
from lotrinh.checks.citations.first_mentions import first_mentions, words_behind
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_TIME: Final = re.compile(
    r"[ ,(]*(?:ban hành |ký )*(?:ngày|tháng|năm \d|\d{1,2} ?[/.-] ?\d|…|\.{3}|_{2})"
)
"""A date that the reader could not read, or a blank for one."""
_DAY: Final = re.compile(r"\bngày \d{1,2} ?(?:[/.-]|tháng)")


@rule(
    "VD107",
    Text("Căn cứ không ghi ngày ban hành"),
    severity="warning",
    cure=Text("Ghi thêm ngày, tháng, năm ban hành sau số, ký hiệu."),
    families=("state", "front"),
    basis={"state": Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6")},
)
def base_without_date(case: Case) -> Iterator[Fault]:
    """First citations in the bases with a symbol and without a date, laws left out."""
    for mention in first_mentions(case, case.once(find_bases)):
        behind = words_behind(case, mention)
        if mention.date is None and not _TIME.match(behind) and not _DAY.search(behind):
            yield Fault(mention.at, Text("{code}.", code=mention.code))
