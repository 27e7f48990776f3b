"""TG107: a stage or an item is dated outside its phase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.printed import (
    FULL,
    TIMING,
    dates_within,
    day_of,
    has_year,
    is_lunar,
    said,
)
from lotrinh.language import Text
from lotrinh.plan.model import Item, Phase
from lotrinh.resources.load import alternation
from lotrinh.schedule.model import Entry

_DUE: Final = re.compile(
    r"(?:trước|xong|đến hết|chậm nhất(?: là)?|muộn nhất(?: là)?|hoàn thành|thời gian:|kết thúc)"
    r"(?: trước| trong| từ| vào)? ?\(?$"
)
_HELD: Final = re.compile(r"(?:vào|từ|lúc|dự kiến|tổ chức|bắt đầu|đến)\s?\(?$")
_EVENT: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'event_told')}(?!\w)")
_ELSEWHERE: Final = re.compile(rf"(?<!\w){alternation(TIMING, 'another_time')}(?!\w)")
_CLAUSE: Final = re.compile(r"[.;\n]")


@rule(
    "TG107",
    Text("Thời gian của việc nằm ngoài đợt chứa nó"),
    severity="warning",
    cure=Text("Sửa ngày của việc, hoặc sửa thời gian của đợt, cho khớp nhau."),
)
def outside_phase(case: Case) -> Iterator[Fault]:
    """Stages by their own days; items by days that their words bind them to."""
    spans = _spans(case)
    for phase in case.plan.phases:
        entry = spans.get((phase.at.start, phase.label))
        if entry is None or entry.start is None:
            continue
        for stage in phase.stages:
            inner = spans.get((stage.at.start, stage.label))
            if inner is not None and _is_out(inner.start, inner.end, entry):
                yield Fault(stage.at, _told(inner.start, inner.end, phase, entry),
                            related=(phase.at,))  # fmt: skip
        if entry.end is None or _is_rough(phase):
            continue
        for item in _flat(phase.items):
            yield from _item(case, item, phase, entry)


def _spans(case: Case) -> dict[tuple[int, str], Entry]:
    return {
        (entry.at.start, entry.label): entry
        for entry in case.schedule.entries
        if entry.kind in {"phase", "stage"} and not entry.is_reversed and not entry.provisional
    }


def _is_out(start: date | None, end: date | None, phase: Entry) -> bool:
    early = start is not None and phase.start is not None and start < phase.start
    late = end is not None and phase.end is not None and end > phase.end
    return early or late


def _is_rough(phase: Phase) -> bool:
    window = phase.window
    ends = (window.start, window.end) if window else ()
    return not ends or any(end is None or end.date is None for end in ends)


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _item(case: Case, item: Item, phase: Phase, entry: Entry) -> Iterator[Fault]:
    """The item's first day that lies outside of its phase."""
    low = case.once(low_text)
    stop = case.text.find("\n", item.at.start, item.at.end)
    for mention in dates_within(case, item.at.start, stop if stop >= 0 else item.at.end):
        day = day_of(mention.value)
        if day is None or entry.start is None or entry.end is None or is_lunar(case, mention):
            continue
        if entry.start <= day <= entry.end or not has_year(case, mention):
            continue
        if day.isoformat() < (case.plan.header.date or "")[:FULL]:
            continue  # TG108 or history
        clause = _clause(low, item.at.start, mention.start)
        if _ELSEWHERE.search(clause):
            continue
        if _DUE.search(clause) or (_HELD.search(clause) and not _EVENT.search(clause)):
            at = case.at(mention.start, mention.end)
            yield Fault(at, _told(day, day, phase, entry), related=(phase.at,))
            return


def _clause(low: str, start: int, at: int) -> str:
    """The words before a place, from the beginning of its clause."""
    before = low[start:at]
    marks = list(_CLAUSE.finditer(before))
    return before[marks[-1].end() :] if marks else before


def _told(start: date | None, end: date | None, phase: Phase, entry: Entry) -> str:
    days = dict.fromkeys(said(day) for day in (start, end) if day)
    bounds = [said(day) for day in (entry.start, entry.end) if day]
    return Text(
        "{days} không nằm trong {phase} ({bounds}).",
        days=" – ".join(days), phase=phase.label, bounds=" – ".join(bounds),
    )  # fmt: skip
