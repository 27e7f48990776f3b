"""TT113: a plan has a full date and no number, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT113",
    Text("Mới có một trong hai, số hoặc ngày ban hành"),
    severity="notice",
    profile="signature",
    cure=Text("Điền đủ cả số và ngày khi phát hành; bản trình ký thì để trống cả hai."),
    basis=law("number"),
)
def half_numbered(case: Case) -> Iterator[Fault]:
    """One of the two lines is filled in, the other is not."""
    head = case.once(read_letterhead)
    number, dated = head.number, head.dated
    if number is None or dated is None:
        return
    if dated.filled and not number.number and not case.plan.header.number:
        yield Fault(
            case.at(number.start, number.end),
            Text("đã ghi ngày mà chưa có số."),
            related=(case.at(dated.start, dated.end),),
        )
    elif number.number and not dated.filled:
        yield Fault(
            case.at(dated.start, dated.end),
            Text("đã có số mà chưa ghi đủ ngày, tháng, năm."),
            related=(case.at(number.start, number.end),),
        )
