"""PC108: a recipient gets the plan to carry it out, and the plan asks nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.assignment.receivers import GROUP_KINDS
from lotrinh.checks.assignment.unit_keys import (
    abbreviations,
    is_short_for,
    key_of,
    opening,
    words_in,
)
from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import split_agencies
from lotrinh.mentions.unit_names import fold_names

_SEVERAL: Final = re.compile(r"các\s")
_CARRY_OUT: Final = re.compile(r"(?:thực hiện|\bt/?h\b|triển khai)", re.IGNORECASE)


@rule(
    "PC108",
    Text("Nơi nhận để thực hiện nhưng không có nhiệm vụ"),
    severity="notice",
    cure=Text("Giao việc cho đơn vị, hoặc ghi mục đích gửi khác."),
)
def idle_recipient(case: Case) -> Iterator[Fault]:
    """Recipients "để thực hiện" that the plan's body nowhere names."""
    plan = case.plan
    asked = [r for r in plan.recipients if r.purpose and _CARRY_OUT.search(r.purpose)]
    if not asked or not plan.assignments:
        return
    begin = plan.header.at.end if plan.header.at else 0
    body = f" {fold_names(case.text[begin : plan.recipients[0].at.start])} "
    shorts = abbreviations(case.text[begin : plan.recipients[0].at.start])
    for recipient in asked:
        for name in split_agencies(recipient.name):
            key = key_of(name)
            if not key.words or words_in("all_units").search(key.full) or _is_group(key.full):
                continue
            if f" {key.bare} " in body or any(is_short_for(short, key) for short in shorts):
                continue
            yield Fault(recipient.at, Text("{name}.", name=name), excerpt=name)


def _is_group(full: str) -> bool:
    if _SEVERAL.match(full):
        return True
    if opening("businesses").match(full):
        return False
    kinds = {*GROUP_KINDS, "office_groups", "nameless"}
    return any(words_in(kind).search(full) for kind in sorted(kinds))
