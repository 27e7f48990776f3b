"""VD113: the year in a document's number is not the year of its date."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text


@rule(
    "VD113",
    Text("Năm trong số hiệu không khớp năm ban hành"),
    severity="error",
    cure=Text("Đối chiếu văn bản gốc rồi sửa năm trong số hiệu hoặc ngày ban hành."),
)
def year_of_number(case: Case) -> Iterator[Fault]:
    """Codes such as `30/2031/NĐ-CP` whose date lies in another year than the number."""
    for mention in case.plan.citations:
        code = read_code(mention.code)
        if code is None or code.year is None or mention.date is None:
            continue
        if mention.date[:4] != code.year:
            detail = Text(
                "số hiệu {code} là của năm {year}, ngày ghi {date}.",
                code=mention.code, year=code.year, date=date_text(mention.date),
            )  # fmt: skip
            yield Fault(mention.at, detail)
