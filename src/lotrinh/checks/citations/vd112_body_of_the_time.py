"""VD112: a cited document is later than the end of the body that its symbol names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.resources.load import Entry, load_entries


@rule(
    "VD112",
    Text("Cơ quan trong ký hiệu không còn ở ngày ban hành"),
    severity="warning",
    cure=Text("Đối chiếu văn bản gốc: ngày ban hành, hoặc cơ quan trong ký hiệu, có chỗ sai."),
)
def body_of_the_time(case: Case) -> Iterator[Fault]:
    """Cited documents dated behind the last day of the body in their symbol."""
    for mention in case.plan.citations:
        code = read_code(mention.code)
        if code is None or mention.date is None:
            continue
        for token in code.tokens[1:]:
            entry = _ended().get(token)
            until = (entry.until or "") if entry else ""
            if entry and mention.date[: len(until)] > until[: len(mention.date)]:
                detail = Text(
                    "{code} ghi ngày {date}, mà {body} hoạt động đến {until}.",
                    code=mention.code, date=date_text(mention.date), body=entry.forms[0],
                    until=date_text(until),
                )  # fmt: skip
                yield Fault(mention.at, detail)
                break


@cache
def _ended() -> dict[str, Entry]:
    return {entry.key: entry for entry in load_entries("bodies.toml") if entry.until}
