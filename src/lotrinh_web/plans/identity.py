"""Which clauses of two versions are one and the same: ids that last, and what changed. Pure.

Place in the flow: reading a version names its clauses (`name_clauses`), taking over the names of
the version before it; the page of changes asks `compare`.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lotrinh_web.common.folding import fold
from lotrinh_web.plans.clauses import (
    KINDS,
    ROOT,
    SINGLES,
    Clause,
    Field,
    clauses_of,
    new_clause,
    own_words,
    value_at,
)

LIKE_ENOUGH: Final = 0.5
"""Shared words over all words (Jaccard), from which on two texts are versions of one clause."""

Change = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What stood in a field and what stands there now."""

    field: Field
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause that is not as it was. A clause may have moved and changed: then both are told."""

    change: Change
    kind: str
    clause_id: str
    slot: str
    words: str
    fields: tuple[FieldChange, ...] = ()


def name_clauses(export: Clause, mint: Callable[[], str], previous: Clause | None = None) -> Clause:
    """A copy of an export in which every clause has an id.

    A clause that `previous` (a named plan) has too keeps its id: the same words in the same place
    first, then the same words anywhere, then words that are alike. All others get `mint()`.
    """
    document = copy.deepcopy(export)
    document["id"] = ROOT
    for name in SINGLES:
        document[name] = document.get(name) or new_clause(name, name, None)
        document[name]["id"] = name
    fresh = [(kind, clause, slot) for kind, clause, _parent, slot in clauses_of(document)]
    fresh = [entry for entry in fresh if entry[0] not in SINGLES]
    known = _matches(fresh, previous) if previous else {}
    for index, (_kind, clause, _slot) in enumerate(fresh):
        clause["id"] = known.get(index) or mint()
    return document


@dataclass(frozen=True, slots=True)
class _Candidate:
    clause_id: str
    kind: str
    slot: str
    words: str

    @property
    def bag(self) -> frozenset[str]:
        return frozenset(self.words.split())


def _matches(fresh: Sequence[tuple[str, Clause, str]], previous: Clause) -> dict[int, str]:
    """Index in `fresh` → id of the clause of `previous` that it is."""
    old = [
        _Candidate(clause["id"], kind, slot, fold(own_words(kind, clause)))
        for kind, clause, _parent, slot in clauses_of(previous)
        if kind not in SINGLES
    ]
    new = [_Candidate("", kind, slot, fold(own_words(kind, c))) for kind, c, slot in fresh]
    found: dict[int, str] = {}
    taken: set[str] = set()

    def keep(index: int, clause_id: str) -> None:
        found[index] = clause_id
        taken.add(clause_id)

    for with_slot in (True, False):
        waiting: dict[tuple[str, ...], list[str]] = {}
        for one in old:
            if one.clause_id not in taken:
                waiting.setdefault(_key(one, with_slot), []).append(one.clause_id)
        for index, one in enumerate(new):
            same = waiting.get(_key(one, with_slot))
            if index not in found and same:
                keep(index, same.pop(0))
    for index, clause_id in _alike(new, old, found, taken):
        if index not in found and clause_id not in taken:
            keep(index, clause_id)
    return found


def _key(one: _Candidate, with_slot: bool) -> tuple[str, ...]:
    return (one.kind, one.words, one.slot) if with_slot else (one.kind, one.words)


def _alike(
    new: Sequence[_Candidate], old: Sequence[_Candidate], found: dict[int, str], taken: set[str]
) -> Iterable[tuple[int, str]]:
    """Pairs of the same kind that share enough words, the likest first."""
    left = [one for one in old if one.clause_id not in taken]
    bags = {one.clause_id: one.bag for one in left}
    pairs = []
    for index, one in enumerate(new):
        if index in found:
            continue
        bag = one.bag
        for other in left:
            if other.kind != one.kind:
                continue
            shared, all_words = len(bag & bags[other.clause_id]), len(bag | bags[other.clause_id])
            likeness = shared / all_words if all_words else 0.0
            if likeness >= LIKE_ENOUGH:
                pairs.append((-likeness, index, other.clause_id))
    return [(index, clause_id) for _likeness, index, clause_id in sorted(pairs)]


def compare(before: Clause, after: Clause) -> list[ClauseChange]:
    """What is not as it was, in the order of the later plan; what is gone comes last."""
    old = {clause["id"]: (kind, clause, parent, slot)
           for kind, clause, parent, slot in clauses_of(before)}  # fmt: skip
    changes: list[ClauseChange] = []
    shifted = _shifted(before, after)
    seen = set()
    for kind, clause, parent, slot in clauses_of(after):
        clause_id, words = clause["id"], own_words(kind, clause)
        seen.add(clause_id)
        if clause_id not in old:
            changes.append(ClauseChange("added", kind, clause_id, slot, words))
            continue
        _kind, was, old_parent, old_slot = old[clause_id]
        fields = tuple(
            FieldChange(field, value_at(was, field.path), value_at(clause, field.path))
            for field in KINDS[kind].fields
            if (value_at(was, field.path) or None) != (value_at(clause, field.path) or None)
        )
        if fields:
            changes.append(ClauseChange("changed", kind, clause_id, slot, words, fields))
        if (parent, slot) != (old_parent, old_slot) or clause_id in shifted:
            changes.append(ClauseChange("moved", kind, clause_id, slot, words))
    changes += [
        ClauseChange("removed", kind, clause_id, slot, own_words(kind, clause))
        for clause_id, (kind, clause, _parent, slot) in old.items()
        if clause_id not in seen
    ]
    return changes


def _shifted(before: Clause, after: Clause) -> set[str]:
    """Clauses that stand in another order among the same siblings: as few as explain it."""
    orders: dict[tuple[str, str], dict[str, int]] = {}
    for _kind, clause, parent, slot in clauses_of(before):
        ranks = orders.setdefault((parent, slot), {})
        ranks[clause["id"]] = len(ranks)
    lists: dict[tuple[str, str], list[str]] = {}
    for _kind, clause, parent, slot in clauses_of(after):
        if clause["id"] in orders.get((parent, slot), {}):
            lists.setdefault((parent, slot), []).append(clause["id"])
    shifted: set[str] = set()
    for place, ids in lists.items():
        ranks = orders[place]
        stay = _longest_rise([ranks[i] for i in ids])
        shifted |= {i for i in ids if ranks[i] not in stay}
    return shifted


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The members of one longest increasing subsequence of different numbers."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    found: set[int] = set()
    last: int | None = tails[-1] if tails else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
