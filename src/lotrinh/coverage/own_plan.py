"""The duty to make a plan of one's own, which the child itself fulfils.

Place in the flow: coverage.
"""

from __future__ import annotations

import re
from functools import cache

from lotrinh.coverage.folding import form_pattern, low
from lotrinh.coverage.model import Difference, Part
from lotrinh.coverage.times import later_than
from lotrinh.plan.model import Deadline, Plan


@cache
def _pattern() -> re.Pattern[str]:
    preface = r"(?:(?:căn cứ|trên cơ sở|theo)[^,;.]*, ?|(?:chủ động|khẩn trương|kịp thời) )*"
    return re.compile(rf"{preface}{form_pattern('own_plan')}(?: \w+){{0,2}} kế hoạch(?!\w)")


def asks_for_plan(part: Part) -> bool:
    """Whether a duty is to make a plan of one's own."""
    return part.kind == "duty" and _pattern().match(low(part.text)) is not None


def answer_with_plan(child: Plan) -> Part | None:
    """The child itself as a part; None where it has no title or letterhead."""
    header = child.header
    if header.title is None or header.at is None:
        return None
    name = f"{header.doc_type} {header.title}" if header.doc_type else header.title
    return Part("duty", name, header.at)


def issued_late(child: Plan, asked: list[Deadline]) -> list[Difference]:
    """The deadlines after which the child was issued; a plan without a date is not late."""
    header = child.header
    if header.date is None or header.at is None:
        return []
    return [
        Difference("deadline_later", due.text, header.date, True, due.at, header.at)
        for due in asked
        if due.date and later_than(header.date, due.date)
    ]
