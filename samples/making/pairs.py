"""A superior's plan and one's own, with the true alignment of their items.

A pair is a folder of samples/pairs with `cap-tren.yaml` and `cua-minh.yaml`, sources as
source.py reads them. Further tags of a body line say what becomes of it:

    #id       names an item of the superior's plan
    other     a duty of units that are not us             self    what one's own plan itself fulfils
    =id,id    an item of one's own plan that covers those
    ~id       covers it changed: another number, a part left out, a later time or none, a rarer one
    +         an item that only one's own plan has
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samples.making.source import Line, Sample, read_sample

PAIRS: Final = Path(__file__).parents[1] / "pairs"
PARENT: Final = "cap-tren"
CHILD: Final = "cua-minh"
_KINDS: Final = {
    "purpose": "purpose",
    "req": "requirement",
    "content": "content",
    "item": "content",
    "citem": "channel",
    "phase": "phase",
    "duty": "duty",
}


@dataclass(frozen=True)
class Asked:
    """An item of the superior's plan."""

    ident: str
    kind: str
    text: str
    unit: str | None
    others: bool
    """Whether it is a duty of other units."""
    fulfilled: bool
    """Whether one's own plan itself fulfils it."""


@dataclass(frozen=True)
class Given:
    """An item of one's own plan; it answers what `covers` and `changes` name, or is new."""

    kind: str
    text: str
    unit: str | None
    covers: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two plans with the truth about them."""

    name: str
    parent: Sample
    child: Sample
    asked: tuple[Asked, ...]
    given: tuple[Given, ...]

    @property
    def links(self) -> frozenset[tuple[str, int]]:
        """What belongs together: (an asked item's id, the index of a given item)."""
        return frozenset(
            (ident, number)
            for number, item in enumerate(self.given)
            for ident in (*item.covers, *item.changes)
        )

    @property
    def item_pairs(self) -> int:
        """Annotated decisions: each link, each item that is dropped or left to others, each new
        one."""
        answered = {ident for ident, _ in self.links}
        alone = sum(item.ident not in answered for item in self.asked)
        new = sum(not (item.covers or item.changes) for item in self.given)
        return len(self.links) + alone + new


def read_pairs() -> list[Pair]:
    """All pairs, by name."""
    return [read_pair(folder) for folder in sorted(PAIRS.iterdir()) if folder.is_dir()]


def read_pair(folder: Path) -> Pair:
    """One pair. Raises ValueError where an item of one's own names none of the superior's."""
    parent = read_sample(folder / f"{PARENT}.yaml")
    child = read_sample(folder / f"{CHILD}.yaml")
    pair = Pair(folder.name, parent, child, tuple(_asked(parent)), tuple(_given(child)))
    known = [item.ident for item in pair.asked]
    strange = {ident for ident, _ in pair.links} - set(known)
    if strange or len(known) != len(set(known)):
        raise ValueError(f"{folder.name}: unknown {sorted(strange)}, or an id stands twice")
    return pair


def _asked(sample: Sample) -> list[Asked]:
    return [
        Asked(tag[1:], _kind(line), line.text, unit, line.has("other"), line.has("self"))
        for line, unit in _with_units(sample)
        for tag in line.tags
        if tag.startswith("#")
    ]


def _given(sample: Sample) -> list[Given]:
    found = []
    for line, unit in _with_units(sample):
        covers, changes = _named(line, "="), _named(line, "~")
        if covers or changes or line.has("+"):
            found.append(Given(_kind(line), line.text, unit, covers, changes))
    return found


def _named(line: Line, mark: str) -> tuple[str, ...]:
    """The ids that a line's tags with this mark name."""
    return tuple(ident for tag in line.tags if tag.startswith(mark) for ident in tag[1:].split(","))


def _with_units(sample: Sample) -> list[tuple[Line, str | None]]:
    """The lines of a body with the unit whose duties they are."""
    found: list[tuple[Line, str | None]] = []
    unit: str | None = None
    for line in sample.body:
        if line.has("unit"):
            unit = line.text
        elif line.is_heading:
            unit = None
        found.append((line, unit if line.has("duty") else None))
    return found


def _kind(line: Line) -> str:
    return next(kind for tag, kind in _KINDS.items() if line.has(tag))
