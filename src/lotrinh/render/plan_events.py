"""What the days that a plan prints for its own events make of windows that count from them.

Place in the flow: render, shared by summary.py and the report, for plans without a schedule. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lotrinh.plan.model import Plan, Window
from lotrinh.render.phrases import first_day, say_span, waits_for
from lotrinh.schedule.events import find_dates_of
from lotrinh.schedule.model import EventDates
from lotrinh.schedule.windows import known_events, resolve_window

_NO_DAYS = (None, None)


@dataclass(frozen=True, slots=True)
class PlanEvents:
    """The events whose day the plan itself prints."""

    events: Mapping[str, EventDates]
    issued: date | None
    """What "từ nay" means."""

    def waits_for(self, window: Window | None) -> tuple[str, ...]:
        """The events of a window whose day the plan prints nowhere, each once, start first."""
        names = waits_for(window)
        return tuple(name for name in names if find_dates_of(self.events, name) is None)

    def days(self, window: Window | None) -> tuple[date | None, date | None]:
        """First and last day of a window that counts from an event; None where one is open."""
        if window is None or not self.events or not waits_for(window):
            return _NO_DAYS
        span = resolve_window(window, events=self.events, anchor=self.issued)
        return span.start, span.end

    def say_days(self, window: Window | None) -> str | None:
        """The days of a window that counts from events; None where one of them has no day."""
        return None if self.waits_for(window) else say_span(*self.days(window))


def find_plan_events(plan: Plan) -> PlanEvents:
    """The events of a plan that have their day in it."""
    return PlanEvents(known_events(plan, {}), first_day(plan.header.date))
