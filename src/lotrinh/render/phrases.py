"""Dates, windows, recurrences, sums and places as a Vietnamese reader would write them.

In English too, dates keep the order day, month, year.

Place in the flow: render, shared by summary.py and the report. Pure; no clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final

from lotrinh.checks.wording import PARTIAL, date_text
from lotrinh.language import Text, recall, say, tr
from lotrinh.plan.model import Finding, Window, WindowEnd
from lotrinh.source.text import At

_DAYS: Final = {
    "MO": Text("thứ Hai"),
    "TU": Text("thứ Ba"),
    "WE": Text("thứ Tư"),
    "TH": Text("thứ Năm"),
    "FR": Text("thứ Sáu"),
    "SA": Text("thứ Bảy"),
    "SU": Text("Chủ nhật"),
}
_EVERY: Final = {
    ("DAILY", 1): Text("hằng ngày"),
    ("WEEKLY", 1): Text("hằng tuần"),
    ("WEEKLY", 2): Text("hai tuần một lần"),
    ("MONTHLY", 1): Text("hằng tháng"),
    ("MONTHLY", 3): Text("hằng quý"),
    ("MONTHLY", 6): Text("sáu tháng một lần"),
    ("YEARLY", 1): Text("hằng năm"),
}
_REPEATED: Final = {
    "DAILY": Text("{count} ngày một lần", count=2),
    "WEEKLY": Text("{count} tuần một lần", count=2),
    "MONTHLY": Text("{count} tháng một lần", count=2),
    "YEARLY": Text("{count} năm một lần", count=2),
}
_OPENERS: Final = frozenset("Từ Trong Trước Sau Ngay Khi Đến Hết Thời Tháng Ngày".split())
_RANK: Final = {"error": 0, "warning": 1, "notice": 2}

Numbered = tuple[int, Finding]
"""A finding with its number in the plan, from 1."""


def say_date(value: str) -> str:
    """`2025-06-14` as `14/6/2025`, `2025-06` as `tháng 6/2025`, in the language that is spoken."""
    return say(date_text(value))


def first_day(value: str | None) -> date | None:
    """The first day of a partial ISO date; None where there is none."""
    return _day(value, last=False)


def last_day(value: str | None) -> date | None:
    """The last day of a partial ISO date; None where there is none."""
    return _day(value, last=True)


def _day(value: str | None, *, last: bool) -> date | None:
    found = PARTIAL.fullmatch(value or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None:
            return None
        if month is None:
            return date(year, 12, 31) if last else date(year, 1, 1)
        if day is None:
            return date(year, month, monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None


def say_window(window: Window | None) -> str | None:
    """`từ 01/3/2026 đến 15/4/2026`; printed words where there is no date; None without a window."""
    if window is None:
        return None
    start, end = window.start, window.end
    if start and end and (start.date or start.text) == (end.date or end.text):
        return _say_end(start)
    if start and end:
        return tr("từ {start} đến {end}", start=_say_end(start), end=_say_end(end))
    if start:
        known = start.date is not None and start.relation in ("from", "after")
        return tr("từ {start}", start=_say_end(start)) if known else _say_end(start)
    if end:
        before, printed = end.relation == "before", _say_end(end)
        if printed.lower().startswith("trước" if before else "đến"):
            return printed
        return tr("trước {end}", end=printed) if before else tr("đến {end}", end=printed)
    return say_recurrence(window.recurrence) if window.recurrence else None


def say_span(start: date | None, end: date | None) -> str | None:
    """`16/3/2026 đến 18/4/2026`; None where neither day is known."""
    first = say_date(start.isoformat()) if start else None
    last = say_date(end.isoformat()) if end else None
    if first and last:
        return first if first == last else tr("{start} đến {end}", start=first, end=last)
    if first:
        return tr("từ {start}", start=first)
    return tr("đến {end}", end=last) if last else None


def repeats_window(title: str, window: Window | None) -> bool:
    """Whether a phase's title already prints all words of its window."""
    ends = [end for end in (window.start, window.end) if end] if window else []
    folded = title.casefold()
    return bool(ends) and all(end.text.casefold() in folded for end in ends)


def _say_end(end: WindowEnd) -> str:
    """The date, else the printed words, which stand inside a sentence here."""
    if end.date:
        return say_date(end.date)
    first, _, rest = end.text.partition(" ")
    return f"{first.lower()} {rest}" if first in _OPENERS else end.text


def waits_for(window: Window | None) -> tuple[str, ...]:
    """The events that a window counts from without a date of its own, each once, start first.

    Whether the plan prints their days elsewhere is known to plan_events.py.
    """
    ends = (window.start, window.end) if window else ()
    names = [end.event for end in ends if end and end.event and not end.date]
    return tuple(dict.fromkeys(names))


def say_recurrence(rule: str) -> str:
    """An RRULE in words: `FREQ=MONTHLY;BYMONTHDAY=25` is `hằng tháng, ngày 25`.

    Parts that have no words here leave the rule itself in brackets, so that nothing is hidden.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency = parts.pop("FREQ", "")
    interval = parts.pop("INTERVAL", "1")
    if frequency not in _REPEATED or not interval.isdigit():
        return rule
    every = _EVERY.get((frequency, int(interval)))
    said = tr(every) if every else tr(_REPEATED[frequency].pattern, count=int(interval))
    details = _say_days(parts)
    if parts:
        details.append("(" + ";".join(f"{key}={value}" for key, value in parts.items()) + ")")
    return ", ".join([said, *details])


def _say_days(parts: dict[str, str]) -> list[str]:
    """The words of the day and hour parts, which are taken out of `parts`."""
    said: list[str] = []
    days = parts.pop("BYMONTHDAY", "")
    months = parts.pop("BYMONTH", "")
    if days == "-1":
        said.append(tr("ngày cuối tháng"))
    elif days:
        said.append(tr("ngày {days}", days=days.replace(",", ", ")))
    if months:
        said.append(tr("tháng {months}", months=months.replace(",", ", ")))
    weekdays = parts.pop("BYDAY", "")
    if weekdays:
        said.append(", ".join(say(_DAYS.get(day, day)) for day in weekdays.split(",")))
    hours = parts.pop("BYHOUR", "")
    minutes = parts.pop("BYMINUTE", "00")
    if hours:
        said.append(tr(" và ").join(f"{hour}h{minutes.zfill(2)}" for hour in hours.split(",")))
    return said


def say_amount(amount: int) -> str:
    """Whole đồng with dots between thousands: `12.500.000 đồng`."""
    return tr("{amount} đồng", amount=f"{amount:,}".replace(",", "."))


def shorten(value: str, width: int) -> str:
    """`value` cut between words to at most `width` characters, with `…` where something is gone."""
    if len(value) <= width:
        return value
    space = value.rfind(" ", 0, width)
    return value[: space if space > width // 2 else width - 1].rstrip(" ,;:.-–") + "…"


def say_moment(value: str) -> str:
    """`2026-02-09T16:20:05+07:00` as `16:20:05 ngày 09/02/2026`; other forms as they are."""
    day, _, clock = value.partition("T")
    if not clock:
        return say_date(value)
    return tr("{time} ngày {day}", time=clock[:8], day=say_date(day))


def say_place(at: At) -> str:
    """`dòng 12`, with pages `trang 2, dòng 5`."""
    if at.page is None:
        return tr("dòng {line}", line=at.line)
    return tr("trang {page}, dòng {line}", page=at.page, line=at.line)


def group_findings(findings: Sequence[Finding]) -> list[list[Numbered]]:
    """Findings by severity, then in their order; those of one code with one title together."""
    groups: dict[tuple[str, str], list[Numbered]] = {}
    for number, finding in enumerate(findings, 1):
        groups.setdefault((finding.code, title_of(finding)), []).append((number, finding))
    return sorted(groups.values(), key=lambda group: _RANK[group[0][1].severity])


def say_message(finding: Finding) -> str:
    """The message in the language that is spoken, also one that was read back from an export."""
    if isinstance(finding.message, Text):
        return tr(finding.message)
    title, colon, detail = finding.message.partition(": ")
    if not colon:
        return tr(title.rstrip(".")) + "."
    known = recall(detail)
    end = "" if isinstance(known, Text) or not detail.endswith(".") else "."
    return f"{tr(title)}: {say(recall(detail.removesuffix(end)))}{end}"


def title_of(finding: Finding) -> str:
    """The part of the message that says what is the matter, without the detail behind a colon."""
    return say_message(finding).split(": ", 1)[0].rstrip(".")
