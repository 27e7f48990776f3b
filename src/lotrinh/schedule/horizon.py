"""The day until which a plan's recurring duties come again.

Place in the flow: below schedule/resolve.py. A rule without an end would fill calendars for ever;
a plan seldom prints its end, so this says from what it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from lotrinh.language import Text
from lotrinh.mentions.time import find_dates
from lotrinh.plan.model import Plan
from lotrinh.schedule.days import first_day, last_day
from lotrinh.schedule.model import Entry

_TERM: Final = re.compile(r"(?<!\d)(20\d\d) ?[-–] ?(20\d\d)(?!\d)")
_UP_TO: Final = re.compile(r"(?<!\w)(?:đến|tới)(?: hết)? năm (20\d\d)", re.IGNORECASE)

_EVERY_YEAR: Final = re.compile(r"\bh[ằà]ng năm\b|\bmỗi năm\b", re.IGNORECASE)


class Horizon(NamedTuple):
    """The last day, and in Vietnamese from what it was taken."""

    day: date
    why: Text


def find_horizon(plan: Plan, entries: Iterable[Entry]) -> Horizon | None:
    """The end of the plan: of its own windows, else of the term in its name, else of its year.

    A later deadline that has a day moves it. None where nothing has a date, and for a plan without
    a term that does something every year.
    """
    listed = list(entries)
    dues = [e.start for e in listed if e.kind == "deadline" and e.start]
    windows = [e for e in listed if e.kind in ("phase", "stage") or _is_own(plan, e)]
    lasting = any(e.recurrence for e in windows)
    ends = [e.end for e in windows if e.end]
    if ends and not lasting:
        return Horizon(max(ends + dues), Text("hết thời gian mà kế hoạch ghi"))
    issued = first_day(plan.header.date) if plan.header.date else None
    named = _named_end(plan.header.title or "")
    lasting = lasting and (named is None or issued is None or named.year <= issued.year)
    if lasting or (named is None and any(_EVERY_YEAR.search(e.text) for e in listed)):
        return None
    if named is not None and (issued is None or named >= issued):
        return Horizon(max([named, *dues]), Text("hết năm hoặc giai đoạn trong tên kế hoạch"))
    if issued is not None:
        end = date(issued.year, 12, 31)
        return Horizon(max([end, *dues]), Text("kế hoạch không ghi ngày kết thúc, lấy hết năm"))
    return Horizon(max(dues), Text("thời hạn cuối cùng của kế hoạch")) if dues else None


def _is_own(plan: Plan, entry: Entry) -> bool:
    return entry.kind == "period" and entry.clause == plan.header.title


def _named_end(title: str) -> date | None:
    """31/12 of the last year of the term that a title names, or the end of its last date."""
    years = [int(m[2]) for m in _TERM.finditer(title)]
    years += [int(m[1]) for m in _UP_TO.finditer(title)]
    if years:
        return date(max(years), 12, 31)
    days = [last_day(d.value) for d in find_dates(title) if d.value and d.precision != "day"]
    return max((day for day in days if day), default=None)
