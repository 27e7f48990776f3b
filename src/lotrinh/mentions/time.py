"""The time mentions of stage 2: dates, windows, events, recurrences and deadlines in one place."""

from __future__ import annotations

from lotrinh.mentions.time_dates import DateMention, find_dates
from lotrinh.mentions.time_deadlines import DeadlineMention, find_deadlines
from lotrinh.mentions.time_events import (
    EventGroup,
    EventMention,
    event_of,
    find_events,
    fold,
    resolve_events,
)
from lotrinh.mentions.time_recurrence import RecurrenceMention, find_recurrences
from lotrinh.mentions.time_windows import read_window

__all__ = [
    "DateMention",
    "DeadlineMention",
    "EventGroup",
    "EventMention",
    "RecurrenceMention",
    "event_of",
    "find_dates",
    "find_deadlines",
    "find_events",
    "find_recurrences",
    "fold",
    "read_window",
    "resolve_events",
]
