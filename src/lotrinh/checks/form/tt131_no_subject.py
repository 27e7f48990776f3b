"""TT131: the title is the word KẾ HOẠCH alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_SUBJECT: Final = re.compile(r"(?!\W*(?:[IVX]+|\d+)\W)(?:(?!\bsố \d)[^;:])+\.")
"""A sentence that may be a subject with a full stop: no base, which cites a number, no heading."""

_MERGED: Final = re.compile(r"[^\W\d_] (?:Căn cứ|Thực hiện|Triển khai|Theo)\s")
"""A base that runs on from the subject above it, as in text taken from PDF."""


@rule(
    "TT131",
    Text("Thiếu trích yếu nội dung"),
    severity="error",
    cure=Text("Ghi trích yếu ngay dưới tên loại văn bản, nói kế hoạch về việc gì."),
    basis=law("title"),
)
def no_subject(case: Case) -> Iterator[Fault]:
    """The line KẾ HOẠCH is there, and below it the bases or the body begin at once."""
    title, subject = case.once(read_letterhead).title, case.plan.header.title
    if title is None or case.plan.header.doc_type is None or case.source.ocr:
        return
    if len(title.text.split()) > len(case.plan.header.doc_type.split()) + 2:
        return
    below = case.text[title.end :].lstrip("\n-_*–— ").partition("\n")[0].rstrip()
    if _MERGED.search(below):
        return
    if below.endswith(":") or (not subject and not _SUBJECT.fullmatch(below)):
        yield Fault(case.at(title.start, title.end))
