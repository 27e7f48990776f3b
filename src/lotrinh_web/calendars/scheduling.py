"""The calendar's only door to the engine: a stored export and a register of events in, days out.

Place in the flow: services compute with it, selectors ask it for days off, feeds draw with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import lotrinh
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Header, Plan, SourceInfo
from lotrinh.render.calendar import render_calendars
from lotrinh.schedule import events as engine_events
from lotrinh.schedule import workdays
from lotrinh.schedule.model import Entry, EventDates, Schedule
from lotrinh.schedule.resolve import resolve_schedule
from lotrinh.source.text import At

if TYPE_CHECKING:
    from lotrinh_web.calendars.models import CalendarEntry, OfficeEvent, PlanCalendar


@dataclass(frozen=True, slots=True)
class Computed:
    """What the engine says of one plan. `entries` are fields of `CalendarEntry` but for keys."""

    engine: str
    anchor: date | None
    entries: tuple[dict[str, Any], ...]
    names_events: bool
    units: tuple[str, ...]
    """The printed names of those to whom the plan gives duties."""


def event_key(name: str) -> str:
    """The identity of an event's name, in which ways of writing make no difference."""
    return engine_events.event_key(name)


def unit_key(name: str) -> str:
    """The identity of a unit's name, in which ways of writing and the place make no difference."""
    return normalise_unit(name)


def compute(export: Mapping[str, Any], events: Iterable[OfficeEvent]) -> Computed:
    """The plan's days with these events. Pure: the same gives the same."""
    plan = lotrinh.from_wire(dict(export))
    register = {
        event.key: EventDates(
            event.name, event.key, event.start, event.end, event.confirmed, tuple(event.aliases)
        )
        for event in events
    }
    schedule = resolve_schedule(plan, events=register)
    return Computed(
        engine=lotrinh.__version__,
        anchor=schedule.anchor,
        entries=tuple(_row(number, entry) for number, entry in enumerate(schedule.entries)),
        names_events=bool(plan.events)
        or any(entry.waits_for or entry.provisional for entry in schedule.entries)
        or any(deadline.delay is not None for deadline in plan.deadlines),
        units=tuple(assignment.unit for assignment in plan.assignments),
    )


def _row(number: int, entry: Entry) -> dict[str, Any]:
    row = asdict(entry)
    row |= {key: row[key] or "" for key in ("time", "recurrence", "who", "place")}
    row |= {key: [str(word) for word in row[key]] for key in ("waits_for", "notes")}
    days = [day for day in (entry.start, entry.end, entry.until) if day is not None]
    return row | {
        "position": number,
        "label": str(entry.label)[:300],
        "within": str(entry.within)[:300],
        "at": list(entry.at),
        "alarms": list(entry.alarms),
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "is_waiting": entry.is_open,
    }


@cache
def day_off(day: date) -> str | None:
    """Why nobody works on the day: the holiday's name, "" for a weekend; None on working days."""
    if workdays.is_working_day(day):
        return None
    return str(workdays.holiday_name(day) or "")


@dataclass(frozen=True, slots=True)
class FeedPart:
    """One plan's share of a feed."""

    calendar: PlanCalendar
    title: str
    number: str
    symbol: str
    entries: Sequence[CalendarEntry]


def draw_feed(parts: Iterable[FeedPart], *, name: str) -> bytes:
    """An iCalendar file of the entries of several plans; the same rows give the same bytes."""
    drawn: list[tuple[Plan, Schedule, datetime]] = []
    for part in parts:
        source = SourceInfo(part.title, "", None, "", "", ocr=False)
        header = Header(number=part.number or None, symbol=part.symbol or None)
        schedule = Schedule(tuple(map(_entry, part.entries)), part.calendar.anchor)
        drawn.append((Plan(source, header), schedule, part.calendar.computed_at))
    return render_calendars(drawn, name=name)


def _entry(row: CalendarEntry) -> Entry:
    return Entry(
        uid=row.uid, kind=row.kind, label=row.label, title=row.title, clause=row.clause,  # type: ignore[arg-type]
        text=row.text, at=At(*row.at), start=row.start, end=row.end, time=row.time or None,
        recurrence=row.recurrence or None, until=row.until, who=row.who or None,
        waits_for=tuple(row.waits_for), notes=tuple(row.notes),
        last_working_day=row.last_working_day, provisional=row.provisional, assumed=row.assumed,
        within=row.within, place=row.place or None, alarms=tuple(row.alarms),
    )  # fmt: skip
