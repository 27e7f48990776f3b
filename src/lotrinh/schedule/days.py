"""From printed dates and counts to days: periods, delays, first occurrences.

Place in the flow: below schedule/resolve.py, on working days (schedule/workdays.py).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final

from lotrinh.language import Text
from lotrinh.plan.model import Delay
from lotrinh.schedule.workdays import (
    add_working_days,
    is_working_day,
    next_working_day,
    say_day,
    why_off,
)

SEARCH_DAYS: Final = 366 * 9
"""How far a first occurrence is looked for; a 29 February may be eight years away."""

_WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_COMPLETED: Final = {
    "FREQ=WEEKLY": ("FREQ=WEEKLY;BYDAY=FR", Text("thứ Sáu hằng tuần")),
    "FREQ=MONTHLY": ("FREQ=MONTHLY;BYMONTHDAY=-1", Text("ngày cuối tháng")),
    "FREQ=MONTHLY;INTERVAL=3": (
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        Text("ngày cuối quý"),
    ),
    "FREQ=MONTHLY;INTERVAL=6": (
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
        Text("ngày 30/6 và 31/12"),
    ),
    "FREQ=YEARLY": ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", Text("ngày 31/12")),
}


def first_day(value: str) -> date | None:
    """The first day of a partial ISO date; None where it is no date."""
    try:
        return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return None


def last_day(value: str) -> date | None:
    """The last day of a partial ISO date; None where it is no date."""
    day = first_day(value)
    if day is None or len(value) == 10:
        return day
    if len(value) == 4:
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1])


def count_delay(delay: Delay, since: date) -> tuple[date, list[str]]:
    """The day on which a delay ends, with notes in Vietnamese.

    The day that it counts from does not count (Bộ luật Dân sự 2015, khoản 1 điều 147); a term in
    days, weeks, months or years that ends on a day off ends with the next working day (khoản 5
    điều 148). Terms before an event are not moved.
    """
    sign = -1 if delay.direction == "before" else 1
    day = shift(since, delay)
    if delay.unit == "working_day":
        values = {"count": delay.amount, "since": say_day(since), "day": say_day(day)}
        if sign < 0:
            return day, [Text("{count} ngày làm việc trước {since} → {day}", **values)]
        return day, [Text("{count} ngày làm việc từ {since} → {day}", **values)]
    if delay.unit == "hour":
        note = Text(
            "{count} giờ, không rõ giờ bắt đầu → {day}", count=delay.amount, day=say_day(day)
        )
        return day, [note]
    if sign < 0 or is_working_day(day):
        return day, [Text("tính từ {since} → {day}", since=say_day(since), day=say_day(day))]
    moved = next_working_day(day)
    note = Text(
        "{day} là ngày nghỉ ({why}) → {moved}",
        day=say_day(day),
        why=why_off(day),
        moved=say_day(moved),
    )
    return moved, [note]


def shift(since: date, delay: Delay) -> date:
    """The day that lies as far from `since` as a delay says; hours count as begun days."""
    amount = -delay.amount if delay.direction == "before" else delay.amount
    if delay.unit == "working_day":
        return add_working_days(since, amount)
    if delay.unit == "hour":
        days = -(-delay.amount // 24)
        return since + timedelta(days=-days if amount < 0 else days)
    if delay.unit in ("month", "year"):
        return _add_months(since, amount * (12 if delay.unit == "year" else 1))
    return since + timedelta(days=amount * (7 if delay.unit == "week" else 1))


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def complete_rule(rule: str) -> tuple[str, str | None]:
    """A rule that fixes a day, and what was added in Vietnamese; None where nothing was.

    A plan that only says "hằng quý" names no day: the reminder stands at the period's end, and
    says so.
    """
    head, _, hours = rule.partition(";BYHOUR=")
    found = _COMPLETED.get(head)
    if found is None and head.startswith("FREQ=WEEKLY;INTERVAL") and "BY" not in head:
        found = f"{head};BYDAY=FR", Text("thứ Sáu")
    if found is None and head.startswith("FREQ=MONTHLY;INTERVAL") and "BY" not in head:
        found = f"{head};BYMONTHDAY=-1", Text("ngày cuối tháng")
    if found is None:
        return rule, None
    return found[0] + (f";BYHOUR={hours}" if hours else ""), found[1]


def day_before(rule: str) -> str | None:
    """The rule of the days before those of a rule, on which what is due "trước ngày 25" ends.

    None where the rule names an hour, or no days that have one day before them each.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.keys() & {"BYHOUR", "BYSETPOS"}:
        return None
    if parts["FREQ"] == "WEEKLY" and set(parts.get("BYDAY", "-").split(",")) <= set(_WEEK):
        days = sorted(_WEEK.index(day) - 1 for day in parts["BYDAY"].split(","))
        parts["BYDAY"] = ",".join(_WEEK[day] for day in days)
    elif "BYMONTHDAY" in parts and "-" not in parts["BYMONTHDAY"]:
        numbers = [int(day) for day in parts["BYMONTHDAY"].split(",")]
        firsts = numbers.count(1)
        if "BYMONTH" in parts and firsts:
            if firsts < len(numbers):
                return None
            months = sorted((int(m) - 2) % 12 + 1 for m in parts["BYMONTH"].split(","))
            parts["BYMONTH"] = ",".join(map(str, months))
        parts["BYMONTHDAY"] = ",".join(str(day - 1 or -1) for day in numbers)
    else:
        return None
    return ";".join(f"{key}={value}" for key, value in parts.items())


def first_occurrence(rule: str, since: date) -> date | None:
    """The first day on or after `since` on which a rule falls; None where it never does."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    start = datetime(since.year, since.month, since.day)  # noqa: DTZ001 (a day of the plan's own zone)
    found: datetime | None = rrulestr(rule, dtstart=start).after(start, inc=True)
    if found is None or (found - start).days > SEARCH_DAYS:
        return None
    return found.date()
