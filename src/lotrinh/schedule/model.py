"""What a schedule is: frozen dataclasses without algorithms.

Days are `datetime.date` in Asia/Ho_Chi_Minh; both ends of a span are inside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lotrinh.source.text import At

TIME_ZONE: Final = "Asia/Ho_Chi_Minh"

EntryKind = Literal["phase", "stage", "period", "deadline", "recurring"]


@dataclass(frozen=True, slots=True)
class EventDates:
    """An event with its days, both inside."""

    name: str
    key: str
    start: date
    end: date
    confirmed: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One span, activity, deadline or recurring duty of a plan."""

    uid: str
    """The same for the same place of the same file, in every run."""
    kind: EntryKind
    label: str
    """`Đợt 1`, `2.1`; "" for deadlines."""
    title: str
    clause: str
    """The words of the plan that it rests on."""
    text: str
    """The printed words of time."""
    at: At
    start: date | None = None
    """First day; of a recurring duty the first occurrence; of a deadline the last day on which it
    is met: of "trước ngày 25" the 24th."""
    end: date | None = None
    """Last day, inside the span; None while open."""
    time: str | None = None
    """`HH:MM`."""
    recurrence: str | None = None
    """RFC 5545 RRULE value that fixes a day."""
    until: date | None = None
    """Last day on which a recurring duty can fall."""
    who: str | None = None
    waits_for: tuple[str, ...] = ()
    """What has no date yet: names of events, or the words that a delay counts from."""
    notes: tuple[str, ...] = ()
    """In Vietnamese: how the days came about."""
    last_working_day: date | None = None
    """Where a deadline falls on a day off: the working day before it."""
    provisional: bool = False
    """It rests on an event's date that is not confirmed."""
    assumed: bool = False
    """It recurs, and the plan names no day: the day of the reminder is ours."""
    within: str = ""
    """Of a stage: the label of its phase."""
    place: str | None = None
    """Where, as printed."""
    alarms: tuple[int, ...] = ()
    """Days before at which to remind."""

    @property
    def is_reversed(self) -> bool:
        """The plan prints an end that lies before the start."""
        return self.start is not None and self.end is not None and self.end < self.start

    @property
    def is_open(self) -> bool:
        """Nothing of it has a date yet, or it waits for an event."""
        return bool(self.waits_for) or (self.start is None and self.end is None)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan's phases, stages, deadlines and recurring duties in the plan's order."""

    entries: tuple[Entry, ...] = ()
    anchor: date | None = None
    """The day that "từ nay" means: the plan's own date, else `as_of`; None where the plan prints
    only its month or year."""

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Everything that has no date yet, each once, in order."""
        return tuple(dict.fromkeys(name for entry in self.entries for name in entry.waits_for))
