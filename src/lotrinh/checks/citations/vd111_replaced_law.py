"""VD111: a law or decree is cited that another one had replaced by the plan's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.wording import date_text
from lotrinh.language import Text
from lotrinh.mentions.unit_names import one_tone
from lotrinh.plan.model import Citation, Law
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import At

REPLACED: Final = "replaced_laws.toml"
_HISTORY: Final = re.compile(
    r"\b(?:thay thế|bãi bỏ|hết hiệu lực|trước đây|chuyển tiếp|tổng kết|\d+ năm thực hiện)\b"
)
_BESIDE: Final = 80
_WHOLE: Final = len("2026-01-31")


@rule(
    "VD111",
    Text("Viện dẫn văn bản đã hết hiệu lực"),
    severity="warning",
    cure=Text(
        "Viện dẫn văn bản đang có hiệu lực, và kiểm tra lại nội dung áp dụng theo văn bản mới."
    ),
)
def replaced_law(case: Case) -> Iterator[Fault]:
    """Mentions of laws and decrees that were no longer in force on the plan's date."""
    day = _day(case)
    if not day:
        return
    for mention in case.plan.citations:
        entry = _by_code().get(mention.code.casefold())
        if entry is not None and _is_over(entry, day) and not _is_history(case, mention.at):
            yield _fault(mention, entry)
    for law in case.plan.laws:
        entry = _named(law)
        if entry is not None and _is_over(entry, day) and not _is_history(case, law.at):
            yield _fault(law, entry)


def _day(case: Case) -> str:
    """The plan's day; of a draft, the day of the latest document that it cites."""
    dates = [m.date for m in case.plan.citations if m.date and len(m.date) == _WHOLE]
    return case.plan.header.date or max(dates, default="")


def _is_over(entry: Entry, day: str) -> bool:
    """Whether an entry was out of force on a day, perhaps partial: on no day of it in force."""
    until = entry.until or ""
    return day[: len(until)] > until[: len(day)]


def _is_history(case: Case, at: At) -> bool:
    """Whether words beside a mention say that the old law is meant."""
    before = case.text[max(0, at.start - _BESIDE) : at.start].rpartition("\n")[2]
    behind = case.text[at.end : at.end + _BESIDE].partition("\n")[0]
    return bool(_HISTORY.search(before) or _HISTORY.search(behind))


def _fault(mention: Citation | Law, entry: Entry) -> Fault:
    detail = Text(
        "{name} ({code}) có hiệu lực đến {until}; nay là {successor}.",
        name=entry.forms[0], code=entry.key, until=date_text(entry.until or ""),
        successor=entry.extra["successor"],
    )  # fmt: skip
    return Fault(mention.at, detail)


@cache
def _by_code() -> dict[str, Entry]:
    return {entry.key.casefold(): entry for entry in load_entries(REPLACED)}


def _named(law: Law) -> Entry | None:
    """The entry that a law without a number means: by its day, or by a name that only it had."""
    name = _fold(law.name)
    for entry in load_entries(REPLACED):
        if _fold(entry.forms[0]) != name:
            continue
        adopted = str(entry.extra["adopted"])
        dated = law.date is not None and adopted.startswith(law.date)
        if dated or (law.date is None and entry.extra.get("by_name", False)):
            return entry
    return None


def _fold(name: str) -> str:
    return " ".join(one_tone(name.casefold()).replace(",", " ").split())
