"""TT162: the end mark is doubled, misshapen, or stands in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import body_end
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit

_MARK: Final = re.compile(r"(?:[.;,]\s?)*/\s?\.(?:\s*\.?/\s?\.)*$|\./$", re.MULTILINE)
_APPENDIX: Final = re.compile(r"^\W*(?:PHỤ LỤC|Phụ lục)\b", re.MULTILINE)


@rule(
    "TT162",
    Text("Dấu kết thúc “./.” ghi lặp hoặc sai"),
    severity="warning",
    cure=Text("Chỉ ghi một lần “./.”, sau câu cuối của nội dung."),
)
def end_mark_twice(case: Case) -> Iterator[Fault]:
    """`././.`, `;/.`, or one mark more further up. An appendix before the foot has its own."""
    end = body_end(case)
    if not end or case.source.ocr or ("/." not in case.text and "./" not in case.text):
        return
    first = case.plan.outline[0].at.start if case.plan.outline else 0
    found = list(_MARK.finditer(case.text, first, end))
    for mark in found:
        if re.sub(r"\s", "", mark.group()) not in {"./.", "/."}:
            at = case.at(mark.start(), mark.end())
            yield Fault(
                at, Text("ghi “{printed}”.", printed=mark.group()), edits=(Edit(at, "./."),)
            )
    if len(found) > 1 and not _APPENDIX.search(case.text, found[0].end(), found[-1].start()):
        last = case.at(found[-1].start(), found[-1].end())
        for mark in found[:-1]:
            yield Fault(
                case.at(mark.start(), mark.end()),
                Text("dấu này đứng giữa văn bản."),
                related=(last,),
            )
