"""Tasks that two units are each told to lead.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lotrinh.checks.assignment.unit_keys import key_of, words_in
from lotrinh.checks.case import Case
from lotrinh.mentions.unit_names import fold_names
from lotrinh.plan.model import Assignment, Duty

_FEWEST: Final = 6
"""Words by which a task is known again."""


class Twice(NamedTuple):
    """One task in the lists of two units."""

    first: Assignment
    here: Assignment
    told: Duty
    """The first unit's duty."""
    again: Duty
    """The second one's."""


def tasks_led_twice(case: Case) -> Iterator[Twice]:
    """Each task that exactly two single units lead, in the same words.

    What each does in its own field ("theo chức năng", "trên địa bàn thôn"), or three of them do,
    is a formula and no task.
    """
    led: dict[str, list[tuple[Assignment, Duty]]] = {}
    for assignment in case.plan.assignments:
        if assignment.group or len(assignment.members) > 1:
            continue
        for duty in assignment.duties:
            task = _task(duty)
            if task:
                led.setdefault(task, []).append((assignment, duty))
    for given in led.values():
        if len(given) == 2 and len({key_of(unit.unit).bare for unit, _ in given}) == 2:
            (first, told), (here, again) = given
            yield Twice(first, here, told, again)


def _task(duty: Duty) -> str | None:
    """The words of what a unit leads, without its partners; None where it is no task of its own."""
    if "lead" not in duty.roles:
        return None
    words = fold_names(duty.text)
    lead = words_in("leads").match(words)
    if lead is None or words_in("own_share").search(words):
        return None
    words = words[lead.end() :].strip()
    if words_in("with").match(words):
        for partner in duty.partners:
            words = words.replace(fold_names(partner), "", 1)
        words = words.strip()
        while joint := words_in("with").match(words):
            words = words[joint.end() :].strip()
    return words if len(words.split()) >= _FEWEST else None
