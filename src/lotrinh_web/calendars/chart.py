"""Entries as pictures: rows of a Gantt chart, days of a month. No rights, no queries.

Place in the flow: views hand in entries; templates draw what comes out. All places are per cent of
the width, so that a chart fits any screen without a script.
"""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from lotrinh_web.calendars.models import CalendarEntry, EntryKind
from lotrinh_web.calendars.movement import say_days
from lotrinh_web.calendars.scheduling import day_off

MAX_OCCURRENCES = 400
DAILY = 0.6
"""What falls on more than this share of the days is drawn as one bar, and told once a month."""
SHADED_DAYS = 100
"""A chart of more days than this is too fine for days off."""


def months_on(day: date, count: int) -> date:
    """The first of the month that lies `count` months from the day's."""
    month = day.year * 12 + day.month - 1 + count
    return date(month // 12, month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole months, from the first day to the last."""

    first: date
    last: date

    @classmethod
    def of_months(cls, first: date, count: int) -> Stretch:
        """`count` months from the one that holds `first`."""
        start = months_on(first, 0)
        return cls(start, months_on(start, count) - timedelta(days=1))

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def place(self, day: date) -> float:
        """Where a day begins, in per cent; outside of the stretch at its edge."""
        return round(min(max((day - self.first).days / self.days, 0), 1) * 100, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A span on the chart."""

    x: float
    width: float
    is_open: bool = False
    """The plan tells no end, or no beginning."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry on the chart."""

    entry: CalendarEntry
    bar: Bar | None
    points: tuple[float, ...]
    days: str


@dataclass(frozen=True, slots=True)
class Group:
    """A plan's rows."""

    plan_id: int
    plan: str
    rows: list[Row]


@dataclass(frozen=True)
class Chart:
    """A Gantt chart of some months."""

    stretch: Stretch
    today: date
    groups: list[Group]

    @cached_property
    def now(self) -> float | None:
        """Today's line; None where today lies outside."""
        if not self.stretch.first <= self.today <= self.stretch.last:
            return None
        return round(self.stretch.place(self.today) + 50 / self.stretch.days, 2)

    @cached_property
    def months(self) -> list[tuple[float, date]]:
        """The first day of each month with its place."""
        found, day = [], self.stretch.first
        while day <= self.stretch.last:
            found.append((self.stretch.place(day), day))
            day = months_on(day, 1)
        return found

    @cached_property
    def shades(self) -> list[Bar]:
        """Days off, neighbours joined; none on a chart of many days."""
        if self.stretch.days > SHADED_DAYS:
            return []
        bars: list[Bar] = []
        width = 100 / self.stretch.days
        for number in range(self.stretch.days):
            day = self.stretch.first + timedelta(days=number)
            if day_off(day) is None:
                continue
            x = number * width
            if bars and abs(bars[-1].x + bars[-1].width - x) < width / 10:
                bars[-1] = Bar(bars[-1].x, bars[-1].width + width)
            else:
                bars.append(Bar(x, width))
        return [Bar(round(bar.x, 2), round(bar.width, 2)) for bar in bars]

    @cached_property
    def holidays(self) -> list[tuple[date, str]]:
        """Public holidays by name."""
        days = (self.stretch.first + timedelta(days=n) for n in range(self.stretch.days))
        return [(day, name) for day in days if (name := day_off(day))]


def draw_chart(entries: Iterable[CalendarEntry], stretch: Stretch, today: date) -> Chart:
    """The chart of entries that come by plan."""
    groups: list[Group] = []
    for entry in entries:
        if not groups or groups[-1].plan_id != entry.plan_id:
            name = f"{entry.plan.code} – {entry.plan.title}".strip(" –")
            groups.append(Group(entry.plan_id, name, []))
        groups[-1].rows.append(_row(entry, stretch))
    return Chart(stretch, today, groups)


def _row(entry: CalendarEntry, stretch: Stretch) -> Row:
    if entry.recurrence:
        days = occurrences(entry, stretch.first, stretch.last)
        said = say_days((entry.start, entry.until))
        if len(days) >= DAILY * stretch.days:
            return Row(entry, _bar(stretch, days[0], days[-1]), (), said)
        return Row(entry, None, tuple(_middle(stretch, day) for day in days), said)
    said = say_days((entry.start, entry.end))
    if entry.is_moment:
        day = entry.end or entry.start or stretch.first
        inside = stretch.first <= day <= stretch.last
        return Row(entry, None, (_middle(stretch, day),) if inside else (), said)
    if entry.start is None or entry.end is None:
        first, last = entry.start or stretch.first, entry.end or stretch.last
        return Row(entry, _bar(stretch, first, last, is_open=True), (), said)
    return Row(entry, _bar(stretch, entry.start, max(entry.start, entry.end)), (), said)


def _middle(stretch: Stretch, day: date) -> float:
    return round(stretch.place(day) + 50 / stretch.days, 2)


def _bar(stretch: Stretch, first: date, last: date, *, is_open: bool = False) -> Bar:
    x = stretch.place(first)
    width = round(stretch.place(last + timedelta(days=1)) - x, 2)
    return Bar(x, max(width, 0.4), is_open)


def occurrences(
    entry: CalendarEntry, first: date, last: date, most: int = MAX_OCCURRENCES
) -> list[date]:
    """The days on which a recurring entry falls, from `first` to `last`."""
    if entry.start is None or not entry.recurrence:
        return []
    rule = rrulestr(entry.recurrence, dtstart=datetime.combine(entry.start, time()))
    end = min(last, entry.until or last)
    found: list[date] = []
    for moment in rule.xafter(datetime.combine(first, time()), count=most, inc=True):
        if moment.date() > end:
            break
        if not found or found[-1] != moment.date():
            found.append(moment.date())
    return found


def next_days(
    entries: Iterable[CalendarEntry], since: date
) -> list[tuple[CalendarEntry, date | None]]:
    """Recurring entries with the next day on which each falls."""
    far = date(since.year + 5, 12, 31)
    return [(entry, next(iter(occurrences(entry, since, far, most=1)), None)) for entry in entries]


@dataclass(slots=True)
class Mark:
    """An entry on one day of a month."""

    entry: CalendarEntry
    what: str
    """`due`, `start`, `end` or `on`."""


@dataclass(slots=True)
class Day:
    """A day of a month with what falls on it."""

    day: date
    inside: bool
    off: str | None
    is_today: bool
    marks: list[Mark] = field(default_factory=list)


def draw_month(
    entries: Iterable[CalendarEntry], month: date, today: date
) -> tuple[list[Day], list[CalendarEntry]]:
    """Whole weeks from Monday that hold the month; a span stands on its first and last day.

    What falls on most days is told apart, once.
    """
    days = [
        Day(day, day.month == month.month, day_off(day), day == today)
        for day in Calendar().itermonthdates(month.year, month.month)
    ]
    places = {day.day: day for day in days if day.inside}
    last = date(month.year, month.month, monthrange(month.year, month.month)[1])
    daily = []
    for entry in entries:
        marks = list(_marks(entry, month.replace(day=1), last))
        if len(marks) >= DAILY * last.day:
            daily.append(entry)
            continue
        for day, what in marks:
            if day in places:
                places[day].marks.append(Mark(entry, what))
    return days, daily


def _marks(entry: CalendarEntry, first: date, last: date) -> Iterator[tuple[date, str]]:
    if entry.recurrence:
        yield from ((day, "on") for day in occurrences(entry, first, last))
    elif entry.kind == EntryKind.DEADLINE and entry.end is not None:
        yield entry.end, "due"
    elif entry.start == entry.end and entry.start is not None:
        yield entry.start, "on"
    else:
        if entry.start is not None:
            yield entry.start, "start"
        if entry.end is not None:
            yield entry.end, "end"
