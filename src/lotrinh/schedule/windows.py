"""From a printed window to its first and last day.

Place in the flow: below schedule/resolve.py. What waits for an event without a date stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from lotrinh.language import Text
from lotrinh.plan.model import Delay, Plan, Window, WindowEnd
from lotrinh.schedule.days import first_day, last_day, shift
from lotrinh.schedule.events import event_key, find_dates_of
from lotrinh.schedule.model import EventDates
from lotrinh.schedule.workdays import new_year_days

_DAY = timedelta(days=1)
_NEW_YEAR: Final = re.compile(r"tet-nguyen-dan(?:-|$)|tet-am-lich|tet-co-truyen")
_FIGURE: Final = re.compile("[0-9]")


@dataclass(slots=True)
class Span:
    """A window in days, as far as it is known; both ends lie inside."""

    start: date | None = None
    end: date | None = None
    waits_for: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    provisional: bool = False


def known_events(
    plan: Plan, events: Mapping[str, EventDates], since: date | None = None
) -> dict[str, EventDates]:
    """The register, the events whose day the plan itself prints, and Tết from `since` on."""
    known: dict[str, EventDates] = {}
    for event in plan.events:
        day = first_day(event.date) if event.date else None
        if day is not None and find_dates_of(events, event.name) is None:
            known[event.key] = EventDates(event.name, event.key, day, day)
        elif since is not None and _NEW_YEAR.match(event.key):
            first, last = new_year_days(event.name, since)
            if first is not None and last is not None:
                known[event.key] = EventDates(event.name, event.key, first, last)
    for window in _windows(plan):
        for end in (window.start, window.end):
            if end is None or end.event is None or end.date is None or len(end.date) < 10:
                continue
            day = first_day(end.date)
            if day is not None and find_dates_of(events, end.event) is None:
                key = event_key(end.event)
                known.setdefault(key, EventDates(end.event, key, day, day))
    return {**known, **events}


def _windows(plan: Plan) -> list[Window]:
    stages = [stage.window for phase in plan.phases for stage in phase.stages]
    phases = [phase.window for phase in plan.phases]
    periods = [period.window for period in plan.periods]
    return [w for w in (*phases, *periods, *stages) if w is not None]


def resolve_window(
    window: Window, *, events: Mapping[str, EventDates], anchor: date | None
) -> Span:
    """The days of a window. `anchor` is what "từ nay" means."""
    span = Span()
    if window.start is not None:
        span.start = _start(window.start, events, anchor, span)
    if window.end is not None:
        span.end = _end(window.end, events, span)
    elif window.start is not None and window.start.relation == "at" and window.start.event:
        found = _event(window.start, events, span)
        span.end = found.end if found else None
    span.waits_for = list(dict.fromkeys(span.waits_for))
    span.notes = list(dict.fromkeys(span.notes))
    return span


def _start(
    end: WindowEnd, events: Mapping[str, EventDates], anchor: date | None, span: Span
) -> date | None:
    if end.date is not None and len(end.date) < 10 and not _FIGURE.search(end.text):
        end = replace(end, date=None, text="nay")  # a draft's own date, of which the day is blank
    if end.date is not None:
        day = first_day(end.date)
        if day is not None and end.relation == "after":
            day = (last_day(end.date) or day) + _DAY
            span.notes.append(Text("“{words}” → từ {day:%d/%m/%Y}", words=end.text, day=day))
        elif day is not None and len(end.date) < 10:
            span.notes.append(Text("“{words}” → từ {day:%d/%m/%Y}", words=end.text, day=day))
        return day
    if end.event is None:
        if end.text.lower().startswith("nay") and anchor is not None:
            span.notes.append(
                Text("“{words}” → ngày của kế hoạch {day:%d/%m/%Y}", words=end.text, day=anchor)
            )
            return anchor
        if end.text.lower().startswith("nay"):
            span.waits_for.append(Text("ngày ban hành kế hoạch"))
        return None
    found = _event(end, events, span)
    if found is None:
        return None
    if end.delay is not None:
        return _beside(found, end.delay, span)
    over = end.relation == "after"
    day = found.end + _DAY if over else found.start
    span.notes.append(Text("{event} → từ {day:%d/%m/%Y}", event=_say(found), day=day))
    return day


def _end(end: WindowEnd, events: Mapping[str, EventDates], span: Span) -> date | None:
    if end.date is not None:
        day = last_day(end.date)
        if day is not None and end.relation == "before":
            day = (first_day(end.date) or day) - _DAY
            span.notes.append(Text("“{words}” → đến hết {day:%d/%m/%Y}", words=end.text, day=day))
        elif day is not None and len(end.date) < 10:
            span.notes.append(Text("“{words}” → đến hết {day:%d/%m/%Y}", words=end.text, day=day))
        return day
    if end.event is None:
        return None
    found = _event(end, events, span)
    if found is None:
        return None
    if end.delay is not None:
        return _beside(found, end.delay, span)
    day = {"before": found.start - _DAY, "until": found.start}.get(end.relation, found.end)
    span.notes.append(Text("{event} → đến hết {day:%d/%m/%Y}", event=_say(found), day=day))
    return day


def _beside(event: EventDates, delay: Delay, span: Span) -> date:
    """The day so far before an event's first or behind its last day."""
    day = shift(event.start if delay.direction == "before" else event.end, delay)
    span.notes.append(Text("{event} → {day:%d/%m/%Y}", event=_say(event), day=day))
    return day


def _event(end: WindowEnd, events: Mapping[str, EventDates], span: Span) -> EventDates | None:
    """The event's days; where it has none the window waits for it."""
    assert end.event is not None  # noqa: S101 (callers ask only for ends that name an event)
    found = find_dates_of(events, end.event)
    if found is None:
        span.waits_for.append(end.event)
    elif not found.confirmed:
        span.provisional = True
        span.notes.append(Text("ngày của {event} là dự kiến", event=found.name))
    return found


def _say(event: EventDates) -> str:
    if event.start == event.end:
        return f"{event.name}: {event.start:%d/%m/%Y}"
    return f"{event.name}: {event.start:%d/%m/%Y} – {event.end:%d/%m/%Y}"
