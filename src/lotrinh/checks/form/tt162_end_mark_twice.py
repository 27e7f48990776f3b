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
from lotrinh.source.text import At

_SLASH: Final = re.compile(r"/[ ./]{0,12}$", re.MULTILINE)
_MISSHAPEN: Final = re.compile(r"(?:[.;,]+/\.?){2,}|\./|[.;,]*[;,]/\.|\./\.+(?:/\.+)*")
_APPENDIX: Final = re.compile(r"^\W{0,6}(?:PHỤ LỤC|Phụ lục)\b", re.MULTILINE)


@rule(
    "TT162",
    Text("Dấu kết thúc “./.” ghi lặp hoặc sai"),
    severity="warning",
    cure=Text("Chỉ ghi một lần “./.”, sau câu cuối của nội dung."),
)
def end_mark_twice(case: Case) -> Iterator[Fault]:
    """`././.`, `;/.`, or one mark more further up. An appendix before the foot has its own."""
    end = body_end(case)
    if not end or case.source.ocr:
        return
    first = case.plan.outline[0].at.start if case.plan.outline else 0
    right = []
    for at, bare in _marks(case, first, end):
        if bare == "./.":
            right.append(at)
        elif _MISSHAPEN.fullmatch(bare):
            yield Fault(at, Text("ghi “{printed}”.", printed=bare), edits=(Edit(at, "./."),))
    if len(right) > 1 and not _APPENDIX.search(case.text, right[0].end, right[-1].start):
        for at in right[:-1]:
            yield Fault(at, Text("dấu này đứng giữa văn bản."), related=(right[-1],))


def _marks(case: Case, start: int, end: int) -> Iterator[tuple[At, str]]:
    """Slashes with full stops around them at the ends of lines, without their blanks."""
    text = case.text
    for found in _SLASH.finditer(text, start, end):
        left = found.start()
        while left > start and text[left - 1] in " .;,":
            left -= 1
        words = text[left : found.end()]
        left += len(words) - len(words.lstrip())
        right = left + len(words.strip())
        yield case.at(left, right), re.sub(r"\s", "", words)
