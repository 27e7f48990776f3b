"""TT161: the body does not end with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import body_end
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

MARK: Final = re.compile(r"[./]\s?/\s?\.|/\s?\.|\./")


@rule(
    "TT161",
    Text("Thiếu dấu kết thúc “./.”"),
    severity="notice",
    cure=Text("Ghi “./.” sau câu cuối của nội dung."),
)
def no_end_mark(case: Case) -> Iterator[Fault]:
    """Nowhere between title and foot. Party and Youth Union do not ask for it."""
    end = body_end(case)
    if not end or case.source.ocr or case.once(read_letterhead).kin in {"party", "union"}:
        return
    if case.family == "party":
        return
    if MARK.search(case.text, max(0, end - 4000), end):
        return
    text = case.text[:end].rstrip()
    start = text.rfind("\n") + 1
    yield Fault(case.at(max(start, len(text) - 60), len(text)))
