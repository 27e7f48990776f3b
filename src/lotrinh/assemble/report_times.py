"""When a report is due: the day, the cycle, the condition, or the adverb of its own verb.

What stands nearest to the verb counts: `theo quy định của pháp luật …; báo cáo` has no time,
and `thường xuyên theo dõi, kịp thời báo cáo` is due `kịp thời`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.plan.model import Reporting

_ADVERB: Final = (
    r"(?:thường xuyên(?: và định kỳ)?|định kỳ(?: (?:và|hoặc) đột xuất)?|kịp thời|"
    r"đột xuất(?: khi (?:cần thiết|có yêu cầu))?|ngay)"
)
_BEFORE: Final = re.compile(
    rf"\b({_ADVERB}),?\s+"
    r"(?:(?:tổng hợp|đánh giá|thống kê|nắm tình hình|gửi|lập|và|có),?\s+){0,3}$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\b(?:{_ADVERB}(?: theo quy định)?|theo (?:chế độ )?quy định(?! (?:của|tại|trong|về)\b)|"
    r"theo yêu cầu|khi có yêu cầu)\b"
)
_CONDITION: Final = re.compile(
    r"\b(?:[Nn]ếu có|[Kk]hi có|[Ss]au khi|[Tt]rước khi|[Kk]hi kết thúc|[Ss]au mỗi|[Kk]hi tổng kết|"
    r"[Tt]rường hợp|[Kk]ết thúc)\s[^,;.:()\n]{2,60}"
)
_TRAILING: Final = re.compile(
    r"(?:\s+(?:lập|gửi|nộp|có|tổng hợp|phải|cần|và|thì|kịp thời|sẽ))+\s*$"
)
"""Words of the report's own verb behind a condition: `Kết thúc kiểm tra lập`."""
_ON_CALL: Final = re.compile(r"\b(?:và|hoặc) (đột xuất\b[^.;,()\n]{0,30})")
_BETWEEN: Final = 40


def report_time(
    reading: Reading, sentence: int, verb: tuple[int, int], clause_end: int
) -> str | None:
    """The words that say when a report is due; None where its sentence says nothing.

    `verb` is the span of the verb, `sentence` the start of what belongs to it. A day counts before
    an adverb, what follows the verb before what leads the sentence.
    """
    text = reading.text
    start, at = verb
    clause = max(sentence, text.rfind("; ", sentence, start) + 1)
    due = reading.deadlines_in(at, clause_end) or reading.deadlines_in(clause, start)
    if due:
        return due[0].text
    said = _BEFORE.search(text, clause, start)
    if said:
        return said.group(1)
    said = _AFTER.search(text, at, clause_end)
    if said:
        return said.group()
    due = reading.deadlines_in(sentence, start)
    if due:
        return due[0].text
    condition = _CONDITION.search(text, sentence, start)
    return clean(_TRAILING.sub("", condition.group())) if condition else None


def every_time(reading: Reading, report: Reporting, clause_end: int) -> tuple[Reporting, ...]:
    """A report once for each day that it lists: `6 tháng (trước 15/5), năm (trước 15/11)`."""
    due = reading.deadlines_in(report.at.end, clause_end)
    if len(due) < 2 or report.when != due[0].text:
        return (report,)
    found = [report]
    for before, here in pairwise(due):
        if here.start - before.end > _BETWEEN or here.text == before.text:
            break
        found.append(replace(report, when=here.text))
    else:
        if said := _ON_CALL.search(reading.text, due[-1].end, clause_end):
            found.append(replace(report, when=clean(said.group(1))))
    return tuple(found)
