"""TG115: an anniversary lies before the plan."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.anniversaries import anniversaries, known_from
from lotrinh.checks.timing.printed import said
from lotrinh.language import Text


@rule(
    "TG115",
    Text("Ngày kỷ niệm đã qua trước kế hoạch"),
    severity="notice",
    cure=Text("Bỏ ngày kỷ niệm này, hoặc sửa theo năm tới."),
)
def past_anniversary(case: Case) -> Iterator[Fault]:
    """Anniversaries before the plan's day, or before the newest document that it cites."""
    known = known_from(case)
    begin = case.plan.header.at.end if case.plan.header.at else 0
    for one in case.once(anniversaries):
        if known is not None and one.last < known and one.at.start >= begin:
            yield Fault(
                one.at,
                Text("{day}, kế hoạch không thể trước {known}.", day=said(one.last),
                     known=said(known)),
            )  # fmt: skip
