"""PC110: a task, a content or a phase is given to nobody where its like are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Content, Item, Phase
from lotrinh.source.text import At

_GIVEN: Final = re.compile(
    r"(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|tham mưu)[^:\n.;]{0,25}:\s*\S"
    r"|(?<!\w)giao\s(?:cho\s)?[A-ZĐ]|[A-ZĐ][^.;\n]{2,80}\s(?:chủ trì|phụ trách)(?!\w)",
)
_MARKER: Final = re.compile(
    r"\s*(?:(?:[IVX]+|[\d.]+|[a-zđ])[.)/-]|(?:[-+*•]|Đợt|Giai đoạn|Bước)\s)"
)
_OTHERS: Final = 2
"""How many of its like must name somebody, and be all the others."""


@rule(
    "PC110",
    Text("Việc, nội dung hoặc đợt chưa giao đơn vị nào"),
    severity="notice",
    cure=Text("Nêu đơn vị chủ trì như ở các mục cùng cấp."),
)
def nobody_given(case: Case) -> Iterator[Fault]:
    """The one row of tasks, item or phase without a unit, where all others beside it have one."""
    for rows in (*(t.rows_detail for t in case.plan.tables if t.kind == "tasks"), case.plan.tasks):
        without = [row for row in rows if not row.lead]
        if len(without) == 1 and len(rows) > _OTHERS and without[0].task:
            yield Fault(without[0].at, Text("{task}.", task=_short(without[0].task)))
    yield from _odd(case, case.plan.phases)
    yield from _odd(case, case.plan.contents)
    for content in case.plan.contents:
        yield from _odd(case, content.items)


def _odd(case: Case, beside: Sequence[Phase | Content | Item]) -> Iterator[Fault]:
    if len(beside) <= _OTHERS or not all(_MARKER.match(case.text, o.at.start) for o in beside):
        return
    without = [
        one
        for one, following in zip(beside, [*beside[1:], None], strict=True)
        if not _GIVEN.search(case.text, one.at.start, _stop(one, following))
    ]
    if len(without) == 1:
        at = without[0].at
        yield Fault(at, Text("{task}.", task=_short(case.words(at))))


def _stop(one: Phase | Content | Item, following: Phase | Content | Item | None) -> int:
    """Where what stands under an entry ends."""
    if following is not None:
        return max(one.at.end, following.at.start)
    return max([one.at.end, *(_end(item) for item in one.items)])


def _end(item: Item) -> int:
    at: At = item.at
    return max([at.end, *(_end(child) for child in item.items)])


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:120].rsplit(" ", 1)[0] + "…"
