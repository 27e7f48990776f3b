"""The units with duties that no recipient reaches.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.checks.assignment.receivers import Receivers, is_issuer, receivers
from lotrinh.checks.assignment.unit_keys import forms_of, key_of, opening, words_in
from lotrinh.checks.case import Case
from lotrinh.plan.model import Assignment

_ROOM: Final = re.compile(r"(?:văn )?phòng\s")


class Missing(NamedTuple):
    """A unit with duties that no recipient reaches."""

    assignment: Assignment
    in_house: bool
    """It is a part of the issuing agency, none of whose like are named among the recipients."""


def missing_units(case: Case) -> tuple[Missing, ...]:
    """Those units in order, each once. For `Case.once`.

    Nothing is told of a plan without recipients, or of one that was read optically.
    """
    list_ = case.once(receivers)
    if not list_.names or case.source.ocr:
        return ()
    found: dict[str, Missing] = {}
    for assignment in case.plan.assignments:
        key = key_of(assignment.unit)
        if not assignment.duties or key.bare in found or _is_nameless(assignment):
            continue
        names = (assignment.unit, *assignment.members)
        if any(list_.reach(name) or is_issuer(case, name) for name in names):
            continue
        found[key.bare] = Missing(assignment, _is_in_house(assignment.unit, list_))
    return tuple(found.values())


def _is_nameless(assignment: Assignment) -> bool:
    """Whether nobody is named, or more than a name: the wrap of a heading that ran into a duty."""
    full = key_of(assignment.unit).full
    if opening("nameless").match(full) or not assignment.unit.strip():
        return True
    return any(full.endswith(f" {verb}") for verb in forms_of("runs_into"))


def _is_in_house(unit: str, list_: Receivers) -> bool:
    key = key_of(unit)
    outside = any(
        words_in(kind).search(key.full) for kind in ("hamlets", "schools", "communes", "cells")
    )
    if outside or opening("mass_heads").match(key.full) or not opening("in_house").match(key.full):
        return False
    rooms = [part for part in list_.parts if _ROOM.match(part.full) and len(part.words) > 1]
    return not (_ROOM.match(key.full) and rooms)
