"""A plan's windows, deadlines and recurring duties as days: a pure function.

Place in the flow: stage 4, after assembly. It never guesses: what waits for an event or an
unknown day stays open and says for what. What contradicts itself is left so: checks tell of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from lotrinh.language import Text
from lotrinh.plan.model import Deadline, Period, Phase, Plan, Stage, Window
from lotrinh.schedule.clauses import Clause, clauses_of_deadlines
from lotrinh.schedule.days import (
    complete_rule,
    count_delay,
    day_before,
    first_day,
    first_occurrence,
    last_day,
)
from lotrinh.schedule.events import find_dates_of
from lotrinh.schedule.horizon import find_horizon
from lotrinh.schedule.model import Entry, EntryKind, EventDates, Schedule
from lotrinh.schedule.windows import known_events, resolve_window
from lotrinh.schedule.workdays import is_working_day, last_working_day, say_day, why_off
from lotrinh.source.text import At

ALARMS: Final = (7, 3, 1)
"""Days before a deadline at which people want to be reminded."""
MAX_TITLE: Final = 160
_BEFORE: Final = re.compile(r"\btrước\b", re.IGNORECASE)
_QUARTER: Final = re.compile(r"\bquý\b", re.IGNORECASE)


def resolve_schedule(
    plan: Plan,
    *,
    events: Mapping[str, EventDates] | None = None,
    as_of: date | None = None,
) -> Schedule:
    """The schedule of a plan. `as_of` stands for "nay" where the plan has no date of its own."""
    issued = first_day(plan.header.date) if plan.header.date else None
    exact = plan.header.date is not None and len(plan.header.date) == 10
    anchor = (issued if exact else None) or as_of
    since = anchor or issued
    work = _Work(plan, known_events(plan, events or {}, since), anchor, since)
    for phase in plan.phases:
        work.add_phase(phase)
    for period in plan.periods:
        work.add_period(period)
    for deadline, clause in zip(plan.deadlines, clauses_of_deadlines(plan), strict=True):
        work.add_deadline(deadline, clause)
    return Schedule(tuple(_ended(plan, work.entries)), anchor)


@dataclass(slots=True)
class _Work:
    """What one run has so far."""

    plan: Plan
    events: Mapping[str, EventDates]
    anchor: date | None
    since: date | None
    """The first day on which the plan can hold: its own date, or that of its month or year."""
    entries: list[Entry] = field(default_factory=list)
    uids: dict[str, int] = field(default_factory=dict)

    def add_phase(self, phase: Phase) -> None:
        self._add_node(phase, "phase")
        for stage in phase.stages:
            self._add_node(stage, "stage", phase.label)

    def add_period(self, period: Period) -> None:
        if period.window is None:
            return
        self._enter(
            Entry(
                uid="", kind="period", label="", title=_short(period.title), clause=period.title,
                text="", at=period.at, time=period.time, place=period.place,
            ),
            period.window,
        )  # fmt: skip

    def _add_node(self, node: Phase | Stage, kind: EntryKind, within: str = "") -> None:
        if node.window is None:
            return
        entry = Entry(
            uid="", kind=kind, label=node.label, title=node.title, clause=node.title, text="",
            at=node.at, within=within,
        )  # fmt: skip
        self._enter(entry, node.window)

    def _enter(self, entry: Entry, window: Window) -> None:
        """Adds the entry of a window."""
        span = resolve_window(window, events=self.events, anchor=self.anchor)
        words = [end.text for end in (window.start, window.end) if end is not None]
        entry = replace(
            entry, uid=self._uid(entry.kind, entry.at, " ".join(words)),
            text=" – ".join(dict.fromkeys(words)), start=span.start, end=span.end,
            recurrence=window.recurrence, waits_for=tuple(span.waits_for),
            notes=tuple(span.notes), provisional=span.provisional,
        )  # fmt: skip
        if window.recurrence and span.start is None:
            entry = self._recurring(entry, window.recurrence)
        self.entries.append(entry)

    def add_deadline(self, deadline: Deadline, clause: Clause | None) -> None:
        title = clause.text if clause else deadline.text
        entry = Entry(
            uid=self._uid("deadline", deadline.at, deadline.text), kind="deadline", label="",
            title=_short(title), clause=title, text=deadline.text, at=deadline.at,
            time=deadline.time, who=deadline.who or (clause.who if clause else None),
            alarms=ALARMS,
        )  # fmt: skip
        if deadline.recurrence:
            earlier = day_before(deadline.recurrence) if _is_before(deadline) else None
            if earlier:
                note = Text("“{words}” → hết hạn vào ngày hôm trước", words=deadline.text)
                entry = replace(entry, notes=(note,))
            entry = self._recurring(entry, earlier or deadline.recurrence)
        elif deadline.date is not None:
            entry = self._due(entry, deadline)
        elif deadline.delay is not None:
            entry = self._delayed(entry, deadline)
        else:
            entry = replace(entry, notes=(Text("không rõ ngày"),))
        self.entries.append(entry)

    def _due(self, entry: Entry, deadline: Deadline) -> Entry:
        value = deadline.date or ""
        first, day = first_day(value), last_day(value)
        if first is None or day is None:
            return replace(entry, notes=(Text("không đọc được ngày {value}", value=value),))
        before = _is_before(deadline) and first > date.min
        if before:
            quarter = _QUARTER.search(deadline.text) is not None and first.month % 3 == 0
            day = first.replace(month=first.month - 2 * quarter) - timedelta(days=1)
        notes: list[str] = []
        if before or len(value) < 10:
            notes.append(f"“{deadline.text}” → {day:%d/%m/%Y}")
        return _with_day(entry, day, notes)

    def _delayed(self, entry: Entry, deadline: Deadline) -> Entry:
        delay = deadline.delay
        if delay is None:
            return entry
        since = first_day(delay.since_date) if delay.since_date else None
        found = None if since else find_dates_of(self.events, delay.since)
        if found is not None:
            since = found.start if delay.direction == "before" else found.end
        if since is None:
            return replace(
                entry, waits_for=(delay.since,), notes=(Text("tính từ việc chưa có ngày"),)
            )
        day, notes = count_delay(delay, since)
        entry = replace(entry, provisional=bool(found and not found.confirmed))
        return _with_day(entry, day, notes)

    def _recurring(self, entry: Entry, rule: str) -> Entry:
        completed, added = complete_rule(rule)
        notes = list(entry.notes)
        if added:
            notes.append(Text("văn bản không ghi ngày: nhắc vào {day}", day=added))
        since = entry.start or self.since
        start = first_occurrence(completed, since) if since else None
        if start is None:
            notes.append(Text("chưa rõ kỳ đầu tiên"))
        kind: EntryKind = "recurring" if entry.kind == "deadline" else entry.kind
        return replace(
            entry, kind=kind, recurrence=completed, start=start, end=start, notes=tuple(notes),
            alarms=(1,) if "DAILY" not in completed and not added else (), assumed=bool(added),
        )  # fmt: skip

    def _uid(self, kind: str, at: At, words: str) -> str:
        """A stable identity: the file, the kind, the place and the words."""
        seed = f"{self.plan.source.sha256}\n{kind}\n{at.start}\n{at.end}\n{words}"
        uid = hashlib.sha256(seed.encode()).hexdigest()[:24]
        self.uids[uid] = self.uids.get(uid, 0) + 1
        return uid if self.uids[uid] == 1 else f"{uid}-{self.uids[uid]}"


def _is_before(deadline: Deadline) -> bool:
    """Whether the words end a duty with the day before the one that they name.

    With an hour ("trước 17 giờ ngày …") it ends on that day itself.
    """
    return deadline.time is None and _BEFORE.search(deadline.text) is not None


def _ended(plan: Plan, entries: list[Entry]) -> Iterator[Entry]:
    """The entries; what recurs ends with the plan, though it comes once at least."""
    horizon = find_horizon(plan, entries) if any(e.recurrence for e in entries) else None
    for entry in entries:
        if horizon is None or not entry.recurrence or entry.start is None:
            yield entry
            continue
        last = max(horizon.day, entry.start)
        note = Text("lặp lại đến hết {day:%d/%m/%Y}: {why}", day=last, why=horizon.why)
        yield replace(entry, until=last, notes=(*entry.notes, note))


def _with_day(entry: Entry, day: date, notes: list[str]) -> Entry:
    """The entry on its day, with a hint where that is a day off."""
    last = None
    if not is_working_day(day):
        last = last_working_day(day)
        note = Text(
            "{day} là ngày nghỉ ({why}): ngày làm việc trước đó là {last}",
            day=say_day(day), why=why_off(day), last=say_day(last),
        )  # fmt: skip
        notes.append(note)
    return replace(entry, start=day, end=day, notes=tuple(notes), last_working_day=last)


def _short(text: str) -> str:
    """The text, cut at a word where it is long."""
    if len(text) <= MAX_TITLE:
        return text
    return text[:MAX_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
