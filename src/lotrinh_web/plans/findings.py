"""Findings beside the clauses that they are about: a key that lasts, and how they are mended. Pure.

Place in the flow: review pages show them; services.mend asks `fix_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lotrinh_web.plans.clauses import Clause, clauses_of, own_field
from lotrinh_web.plans.editing import Operation, effective

READERS_OWN: Final = ("NG", "DH")
"""Families of findings by which the reader says what it was unsure of."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The new words of one clause's field."""

    target: str
    field: str
    value: str


def key_of(finding: Mapping[str, Any]) -> str:
    """The same for the same finding of the same text."""
    at = finding["at"] or {}
    parts = (finding["code"], finding["message"], finding["excerpt"], at.get("start"))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def settled(operations: Iterable[Operation]) -> dict[str, Operation]:
    """Key of a finding → what a person did about it: dismissed it with a reason, or mended it."""
    done: dict[str, Operation] = {}
    for operation in effective(operations):
        if operation.verb == "dismiss":
            done[operation.target] = operation
        elif operation.details.get("finding"):
            done[operation.details["finding"]] = operation
    return done


def clause_at(document: Clause, start: int, end: int) -> tuple[str, Clause] | None:
    """(kind, clause) of the smallest clause that holds the stretch; None where none does."""
    best: tuple[int, str, Clause] | None = None
    for kind, clause, _parent, _slot in clauses_of(document):
        at = clause.get("at")
        if not at or clause.get("added") or not at["start"] <= start <= end <= at["end"]:
            continue
        size = at["end"] - at["start"]
        # Of two that are as large the inner one, which comes later.
        if best is None or size <= best[0]:
            best = (size, kind, clause)
    return best and (best[1], best[2])


def fix_of(finding: Mapping[str, Any], document: Clause, mended: str) -> Fix | None:
    """How the finding's edits change the clause that they lie in.

    None where it has none, where they lie in several clauses, or where the clause no longer has the
    words that they replace: then a person must do it.
    """
    edits = finding.get("edits") or []
    found = None
    for edit in edits:
        here = clause_at(document, edit["at"]["start"], edit["at"]["end"])
        if here is None or (found is not None and here[1] is not found[1]):
            return None
        found = here
    own = own_field(found[0]) if found else None
    if found is None or own is None:
        return None
    words: str | None = str(found[1].get(own.path) or "")
    for edit in sorted(edits, key=lambda edit: -edit["at"]["start"]):
        words = _replaced(words, found[1]["at"]["start"], edit, mended) if words else None
    return Fix(found[1]["id"], own.path, words) if words else None


def _replaced(words: str, clause_start: int, edit: Mapping[str, Any], mended: str) -> str | None:
    start, end = edit["at"]["start"], edit["at"]["end"]
    old = mended[start:end]
    if not old or old not in words:
        return None
    earlier = mended[clause_start:start].count(old)
    if earlier >= words.count(old):
        return None
    place = -1
    for _ in range(earlier + 1):
        place = words.index(old, place + 1)
    return words[:place] + str(edit["text"]) + words[place + len(old) :]
