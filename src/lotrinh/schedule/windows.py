"""From a printed window to its first and last day.

Place in the flow: below schedule/resolve.py. What waits for an event without a date stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lotrinh.language import Text
from lotrinh.plan.model import Plan, Window, WindowEnd
from lotrinh.schedule.days import first_day, last_day
from lotrinh.schedule.events import event_key, find_dates_of
from lotrinh.schedule.model import EventDates

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Span:
    """A window in days, as far as it is known; both ends lie inside."""

    start: date | None = None
    end: date | None = None
    waits_for: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    provisional: bool = False


def known_events(plan: Plan, events: Mapping[str, EventDates]) -> dict[str, EventDates]:
    """The register, and the events whose day the plan itself prints ("ngày bầu cử 15/3/2026")."""
    known: dict[str, EventDates] = {}
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
    return [w for w in (*(phase.window for phase in plan.phases), *stages) if w is not None]


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
    day = {"before": found.start - _DAY, "until": found.start}.get(end.relation, found.end)
    span.notes.append(Text("{event} → đến hết {day:%d/%m/%Y}", event=_say(found), day=day))
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
