"""TT121: the letterhead says no place or no date."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT121",
    Text("Thiếu địa danh hoặc ngày, tháng, năm ban hành"),
    severity="warning",
    profile="signature",
    cure=Text("Ghi địa danh và ngày, tháng, năm; chưa ban hành thì để trống ngày, tháng."),
    basis=law("date"),
)
def no_place_or_date(case: Case) -> Iterator[Fault]:
    """No line `…, ngày … tháng … năm …` at all, or one that begins with its day."""
    head = case.once(read_letterhead)
    if not head.present or not head.title or case.source.ocr:
        return
    place = case.plan.header.place
    if head.dated is None:
        if not case.plan.header.date and not head.attached:
            yield Fault(head.near(case, "motto", "party", "union", "nation"))
    elif not head.dated.place and not (place and not place.isupper()):
        yield Fault(case.at(head.dated.start, head.dated.end), Text("không có địa danh."))
