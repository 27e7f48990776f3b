"""Finds how the markers of a document nest, from the whole sequence at once.

Each marker continues a list that is open, opens a list of its own under the last item, or is no
marker at all (a wrapped line that begins with `1.`). Every choice costs what it would surprise a
reader; the cheapest way through the sequence wins. A few best ways are kept while going (a beam),
so that a later marker can still overturn an early choice. There is no table of levels: `1.` may
stand above or under `a)`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lotrinh.outline.markers import Marker, Reading

BEAM: Final = 6

_RANK: Final = {
    "appendix": 0, "part": 0, "article": 2, "roman": 2, "upper": 1, "word": 3, "ordinal": 5,
    "decimal": 3, "dotted": 4, "lower": 5, "paren_decimal": 6, "paren_lower": 6, "paren_roman": 7,
}  # fmt: skip
"""How high a kind usually stands; only a tie-breaker (a child that outranks its parent costs)."""
_OUTRANKS: Final = 0.9
_OPEN_AT_ONE: Final = 0.6
_OPEN_LATER: Final = 4.5
_OPEN_CONTINUED: Final = 1.0
_NESTED_SAME: Final = 3.0
_OTHER_STYLE: Final = 0.7
_WRONG_PATH: Final = 1.5
_NOT_A_MARKER: Final = 6.0
_WEAK: Final = 2.2
_FAR_BACK: Final = 0.05


class Frame(NamedTuple):
    """An open list: what its last item was."""

    kind: str
    value: tuple[int, ...]
    style: str


class State(NamedTuple):
    """One way to read the sequence so far."""

    cost: float
    frames: tuple[Frame, ...]
    reading: Reading | None
    """How the last marker was read; None: taken for text, or a place that closes everything."""
    before: State | None
    depth: int
    """Depth given to the last marker; 0: taken for text."""


def find_depths(markers: list[Marker | None], weak: list[bool]) -> list[int]:
    """Depth (1 = top) of each marker, 0 for one that is none; `find_readings` tells the rest."""
    return [depth for depth, _ in find_readings(markers, weak)]


def find_readings(
    markers: list[Marker | None], weak: list[bool]
) -> list[tuple[int, Reading | None]]:
    """Depth (1 = top; 0: none) of each marker, and how it was read.

    `None` in the list stands for a place that closes everything (an appendix's title, the foot).
    `weak[i]` says that the place itself makes a marker unlikely (the line above is an open
    sentence).
    """
    states = [State(0.0, (), None, None, 0)]
    seen: dict[str, tuple[int, ...]] = {}
    for marker, is_weak in zip(markers, weak, strict=True):
        if marker is None:
            best = min(states, key=lambda s: s.cost)
            states = [State(best.cost, (), None, best, 0)]
            seen = {kind: value for kind, value in seen.items() if kind == "appendix"}
            continue
        states = _step(states, marker, is_weak, seen)
        first = marker.readings[0]
        seen[first.kind] = first.value
    found: list[tuple[int, Reading | None]] = []
    state: State | None = min(states, key=lambda s: s.cost)
    while state is not None and state.before is not None:
        found.append((state.depth, state.reading))
        state = state.before
    return found[::-1]


def _step(
    states: list[State], marker: Marker, weak: bool, seen: dict[str, tuple[int, ...]]
) -> list[State]:
    """All sensible ways to go on, cheapest first, one for each set of open lists."""
    ways: dict[tuple[Frame, ...], State] = {}
    text_cost = _WEAK if weak else _NOT_A_MARKER
    for state in states:
        for reading_cost, reading in enumerate(marker.readings):
            for cost, frames in _places(state.frames, reading, seen):
                total = state.cost + cost + (reading.doubt or 0.3 * reading_cost)
                old = ways.get(frames)
                if old is None or total < old.cost:
                    ways[frames] = State(total, frames, reading, state, len(frames))
        total = state.cost + text_cost
        old = ways.get(state.frames)
        if old is None or total < old.cost:
            ways[state.frames] = State(total, state.frames, None, state, 0)
    ranked = sorted(ways.values(), key=lambda s: s.cost)
    limit = ranked[0].cost + _NOT_A_MARKER
    return [s for s in ranked[:BEAM] if s.cost <= limit]


def _places(
    frames: tuple[Frame, ...], reading: Reading, seen: dict[str, tuple[int, ...]]
) -> list[tuple[float, tuple[Frame, ...]]]:
    """Where a marker can stand: after each open list of its kind, or as a new list."""
    frame = Frame(reading.kind, reading.value, reading.style)
    places = []
    nested = False
    for i in range(len(frames) - 1, -1, -1):
        last = frames[i]
        if last.kind != reading.kind:
            continue
        nested = True
        cost = _following(last, reading) + _FAR_BACK * (len(frames) - 1 - i)
        if i and reading.kind == "dotted" and last.value[:-1] != reading.value[:-1]:
            cost += _path_cost(frames[:i], reading)
        places.append((cost, (*frames[:i], frame)))
    cost = _opening(frames, reading, seen) + (_NESTED_SAME if nested else 0)
    places.append((cost, (*frames, frame)))
    return places


def _following(last: Frame, reading: Reading) -> float:
    """Cost of being the next item of an open list."""
    cost = 0.0 if last.style == reading.style else _OTHER_STYLE
    if reading.kind == "dotted":
        if len(last.value) != len(reading.value):
            return 9.0
        if last.value[:-1] != reading.value[:-1]:
            return cost + (0.5 if reading.value[-1] == 1 else 2.0)
    return cost + _gap_cost(reading.value[-1] - last.value[-1], reading)


def _gap_cost(step: int, reading: Reading) -> float:
    if step == 1:
        return 0.0
    if step == 2:
        return 0.2 if reading.kind in {"lower", "paren_lower"} and reading.value[-1] == 6 else 1.5
    if step == 0:
        return 2.5
    if step > 2:
        return 3.0 + 0.1 * min(step, 20)
    return 3.2 if reading.value[-1] == 1 else 4.0


def _opening(
    frames: tuple[Frame, ...], reading: Reading, seen: dict[str, tuple[int, ...]]
) -> float:
    """Cost of opening a new list under the last item."""
    last = reading.value[-1]
    if last == 1:
        cost = _OPEN_AT_ONE
    elif seen.get(reading.kind, (0,))[-1] + 1 == last and reading.kind != "dotted":
        cost = _OPEN_CONTINUED
    else:
        cost = _OPEN_LATER
    if frames:
        cost += _OUTRANKS * max(0, _RANK[frames[-1].kind] - _RANK[reading.kind])
        if reading.kind in {"appendix", "part"}:
            cost += 3.0
    if reading.kind == "dotted":
        cost += _path_cost(frames, reading)
    return cost


def _path_cost(frames: tuple[Frame, ...], reading: Reading) -> float:
    """Whether `2.1` stands under `2`: nothing, or the surprise that it does not."""
    if not frames:
        return 0.0
    prefix = reading.value[:-1]
    parent = frames[-1].value
    if frames[-1].kind == "dotted":
        return 0.0 if parent == prefix else _WRONG_PATH
    if len(prefix) == 1:
        return 0.0 if parent == prefix else _WRONG_PATH
    return 0.3
