"""A plan and the log of what people did to it make the plan as it stands. Pure.

Place in the flow: services append operations, selectors ask `replay` for the plan. Operations name
clauses by id and keep what they put there, so that any of them can be left out (undone) and the
rest still means what it meant. An operation whose clause is gone does nothing; none raises.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lotrinh_web.plans.clauses import (
    KINDS,
    ROOT,
    SINGLES,
    Clause,
    clauses_of,
    field_of,
    own_field,
    slot_of,
)

VERBS: Final = ("set", "insert", "delete", "move", "split", "merge", "dismiss", "undo", "redo")

_OWN_PATHS: Final = {own.path for kind in KINDS if (own := own_field(kind)) is not None}


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of the log.

    | verb | target | details |
    |---|---|---|
    | set | clause | field, value; finding where it mends one |
    | insert | parent | slot, after (id or None: first), kind, item |
    | delete | clause | |
    | move | clause | parent, slot, after |
    | split | clause | first, second (the words of each), id of the second |
    | merge | clause | into (its own words and clauses go there) |
    | dismiss | key of a finding | reason |
    | undo, redo | | of (a sequence) |
    """

    sequence: int
    actor: int
    verb: str
    target: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Place:
    kind: str
    clause: Clause
    siblings: list[Clause] | None
    """None for a part that the plan has once."""
    parent: str
    slot: str


class _Tree:
    """A plan while it is edited, with every clause by its id."""

    def __init__(self, document: Clause) -> None:
        self.document = document
        self.places: dict[str, _Place] = {ROOT: _Place("plan", document, None, "", "")}
        for kind, clause, parent, slot in clauses_of(document):
            holder = self.places[parent].clause if parent in self.places else document
            siblings = None if kind in SINGLES else holder[slot]
            self.places[clause["id"]] = _Place(kind, clause, siblings, parent, slot)

    def forget(self, kind: str, clause: Clause) -> None:
        self.places.pop(clause["id"], None)
        for slot in KINDS[kind].slots:
            for child in clause.get(slot.name) or ():
                self.forget(slot.kind, child)

    def remember(self, kind: str, clause: Clause, parent: str, slot: str) -> None:
        siblings = self.places[parent].clause[slot]
        self.places[clause["id"]] = _Place(kind, clause, siblings, parent, slot)
        for inner in KINDS[kind].slots:
            for child in clause.setdefault(inner.name, []):
                self.remember(inner.kind, child, clause["id"], inner.name)

    def put(self, kind: str, clause: Clause, parent: str, slot: str, after: str | None) -> None:
        """Behind `after`; first for None, last where `after` is no longer there."""
        siblings = self.places[parent].clause.setdefault(slot, [])
        ids = [sibling["id"] for sibling in siblings]
        index = 0 if after is None else ids.index(after) + 1 if after in ids else len(ids)
        siblings.insert(index, clause)
        self.remember(kind, clause, parent, slot)

    def take(self, place: _Place) -> None:
        assert place.siblings is not None  # noqa: S101  (told to the type checker)
        place.siblings[:] = [c for c in place.siblings if c["id"] != place.clause["id"]]

    def holds(self, clause_id: str, inner: str) -> bool:
        """Whether `inner` is the clause or lies in it."""
        while inner:
            if inner == clause_id:
                return True
            place = self.places.get(inner)
            inner = place.parent if place else ""
        return False


def replay(base: Clause, operations: Iterable[Operation]) -> Clause:
    """The plan after the operations that count, in their order. `base` stays as it is."""
    tree = _Tree(copy.deepcopy(base))
    for operation in effective(operations):
        step = _STEPS.get(operation.verb)
        if step is not None:
            step(tree, operation)
    return tree.document


def effective(operations: Iterable[Operation]) -> list[Operation]:
    """Without what was undone and not redone, and without undo and redo themselves."""
    all_of_them = list(operations)
    undone: set[int] = set()
    for operation in all_of_them:
        if operation.verb == "undo":
            undone.add(operation.details.get("of", 0))
        elif operation.verb == "redo":
            undone.discard(operation.details.get("of", 0))
    return [o for o in all_of_them if o.verb not in {"undo", "redo"} and o.sequence not in undone]


def undoable(operations: Sequence[Operation], actor: int) -> Operation | None:
    """What this person did last and has not undone: others' work is theirs to undo."""
    mine = [o for o in effective(operations) if o.actor == actor]
    return mine[-1] if mine else None


def redoable(operations: Sequence[Operation], actor: int) -> Operation | None:
    """What this person undid last, as long as nothing new of theirs came after."""
    stack: list[int] = []
    for operation in operations:
        if operation.actor != actor:
            continue
        if operation.verb == "undo":
            stack.append(operation.details.get("of", 0))
        elif operation.verb == "redo":
            stack = [sequence for sequence in stack if sequence != operation.details.get("of", 0)]
        else:
            stack = []
    return next((o for o in operations if stack and o.sequence == stack[-1]), None)


def clash(operations: Iterable[Operation], base: int, wanted: Operation) -> Operation | None:
    """What somebody did after `base` to the very thing that `wanted` is about to change.

    None where both can stand. `base` is the last sequence that the person had seen.
    """
    for operation in reversed(effective(operations)):
        if operation.sequence <= base or operation.actor == wanted.actor:
            continue
        if any(_meet(one, other) for one in _writes(wanted) for other in _writes(operation)):
            return operation
    return None


def _writes(operation: Operation) -> set[tuple[str, str]]:
    """(clause, field) that an operation writes: `own` is the clause's own words, `*` all of it."""
    target = operation.target
    match operation.verb:
        case "set":
            path = str(operation.details.get("field"))
            return {(target, "own" if path in _OWN_PATHS else path)}
        case "split":
            return {(target, "own")}
        case "delete":
            return {(target, "*")}
        case "merge":
            return {(target, "*"), (str(operation.details.get("into")), "own")}
    return set()


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or "*" in {one[1], other[1]})


def _set(tree: _Tree, operation: Operation) -> None:
    place = tree.places.get(operation.target)
    path = operation.details.get("field", "")
    if place is None or field_of(place.kind, path) is None:
        return
    write(place.clause, path, operation.details.get("value"))


def write(clause: Clause, path: str, value: Any) -> None:
    """Sets a field, making the window and the end that it lies in where there are none."""
    keys = path.split(".")
    if keys[0] == "window":
        _write_window(clause, keys[1], keys[2], value)
    else:
        clause[path] = value


def _write_window(clause: Clause, end: str, key: str, value: Any) -> None:
    window = clause.get("window") or {"from": None, "to": None, "recurrence": None}
    side = dict(
        window.get(end)
        or {
            "text": "", "date": None, "event": None, "delay": None,
            "relation": "from" if end == "from" else "until",
        }
    )  # fmt: skip
    side[key] = (value or "") if key == "text" else value
    if not side["text"] and not side["date"] and not side["event"]:
        window[end] = None
    else:
        window[end] = side
    clause["window"] = window if window["from"] or window["to"] or window["recurrence"] else None


def _insert(tree: _Tree, operation: Operation) -> None:
    parent = tree.places.get(operation.target)
    item = operation.details.get("item")
    if parent is None or not isinstance(item, dict) or item.get("id") in tree.places:
        return
    slot = slot_of(parent.kind, operation.details.get("slot", ""))
    if slot is not None and "id" in item:
        after = operation.details.get("after")
        tree.put(slot.kind, copy.deepcopy(item), operation.target, slot.name, after)


def _delete(tree: _Tree, operation: Operation) -> None:
    place = tree.places.get(operation.target)
    if place is None or place.siblings is None:
        return
    tree.take(place)
    tree.forget(place.kind, place.clause)


def _move(tree: _Tree, operation: Operation) -> None:
    place = tree.places.get(operation.target)
    goal = operation.details.get("parent", "")
    parent = tree.places.get(goal)
    if place is None or place.siblings is None or parent is None:
        return
    slot = slot_of(parent.kind, operation.details.get("slot", ""))
    if slot is None or slot.kind != place.kind or tree.holds(operation.target, goal):
        return
    after = operation.details.get("after")
    if after == operation.target:
        return
    tree.take(place)
    tree.put(place.kind, place.clause, goal, slot.name, after)


def _split(tree: _Tree, operation: Operation) -> None:
    place = tree.places.get(operation.target)
    new_id = operation.details.get("id")
    if place is None or place.siblings is None or not new_id or new_id in tree.places:
        return
    own = own_field(place.kind)
    if own is None:
        return
    second = copy.deepcopy(place.clause)
    second["id"] = new_id
    second["added"] = True
    # What lies within goes with the second part: it stands behind both in the document.
    for slot in KINDS[place.kind].slots:
        place.clause[slot.name] = []
    write(place.clause, own.path, operation.details.get("first", ""))
    write(second, own.path, operation.details.get("second", ""))
    tree.put(place.kind, second, place.parent, place.slot, operation.target)


def _merge(tree: _Tree, operation: Operation) -> None:
    place = tree.places.get(operation.target)
    into = tree.places.get(operation.details.get("into", ""))
    if place is None or into is None or place.siblings is None or place.kind != into.kind:
        return
    own = own_field(place.kind)
    if own is None or tree.holds(operation.target, into.clause["id"]):
        return
    words = [str(one.clause.get(own.path) or "") for one in (into, place)]
    write(into.clause, own.path, " ".join(part for part in words if part))
    tree.take(place)
    tree.forget(place.kind, place.clause)
    for slot in KINDS[place.kind].slots:
        for child in place.clause.get(slot.name) or ():
            last = into.clause.setdefault(slot.name, [])
            after = last[-1]["id"] if last else None
            tree.put(slot.kind, child, into.clause["id"], slot.name, after)


_STEPS: Final = {
    "set": _set, "insert": _insert, "delete": _delete, "move": _move, "split": _split,
    "merge": _merge,
}  # fmt: skip
