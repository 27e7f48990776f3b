"""The events that windows and deadlines of a plan wait for, each under its one name.

Place in the flow: stage 3, when windows and deadlines are known. The whole text is searched for
events only where something waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from lotrinh.assemble.reading import Reading
from lotrinh.mentions.time import EventGroup, event_of, find_events, fold, resolve_events
from lotrinh.plan.model import Deadline, Event, Period, Phase, Window, WindowEnd
from lotrinh.source.text import At


class Named(NamedTuple):
    """Phases and periods with their events under one name, and these events."""

    phases: tuple[Phase, ...]
    periods: tuple[Period, ...]
    events: tuple[Event, ...]


def name_events(
    reading: Reading,
    phases: tuple[Phase, ...],
    periods: tuple[Period, ...],
    deadlines: tuple[Deadline, ...],
) -> Named:
    """Every event that something waits for, in the order of the text; the same plan else."""
    windows = list(_windows(phases, periods))
    waiting = [end.event for w, _ in windows for end in (w.start, w.end) if end and end.event]
    counted = [d.delay.since for d in deadlines if d.delay and find_events(d.delay.since)]
    if not waiting and not counted:
        return Named(phases, periods, ())
    groups = resolve_events(find_events(reading.text))
    named = Named(
        tuple(
            replace(
                p,
                window=_named(p.window, groups),
                stages=tuple(replace(s, window=_named(s.window, groups)) for s in p.stages),
            )
            for p in phases
        ),
        tuple(replace(p, window=_named(p.window, groups)) for p in periods),
        (),
    )
    wanted = {g.key for name in (*waiting, *counted) if (g := event_of(groups, name))}
    events = [
        Event(g.name, g.key, tuple(reading.at(m.start, m.end) for m in g.mentions), g.date)
        for g in groups
        if g.key in wanted
    ]
    known = {event.name for event in events}
    events += _others(named, known)
    return named._replace(events=tuple(sorted(events, key=lambda e: e.mentions[0].start)))


def _windows(phases: Iterable[Phase], periods: Iterable[Period]) -> Iterator[tuple[Window, At]]:
    for phase in phases:
        if phase.window is not None:
            yield phase.window, phase.at
        yield from ((stage.window, stage.at) for stage in phase.stages if stage.window)
    for period in periods:
        if period.window is not None:
            yield period.window, period.at


def _others(named: Named, known: set[str]) -> Iterator[Event]:
    """What windows wait for and no kind of event names: `khi bão đổ bộ`."""
    places: dict[str, list[At]] = {}
    for window, at in _windows(named.phases, named.periods):
        for end in (window.start, window.end):
            if end is not None and end.event and end.event not in known:
                places.setdefault(end.event, []).append(at)
    for name, found in places.items():
        yield Event(name, fold(name), tuple(found))


def _named(window: Window | None, groups: tuple[EventGroup, ...]) -> Window | None:
    """The window with each event under its one name in the document."""
    if window is None:
        return None

    def end(side: WindowEnd | None) -> WindowEnd | None:
        if side is None or side.event is None:
            return side
        group = event_of(groups, side.event)
        return replace(side, event=group.name) if group else side

    return replace(window, start=end(window.start), end=end(window.end))
