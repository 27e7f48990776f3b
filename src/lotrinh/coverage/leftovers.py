"""Names of the superior that one's own plan still holds where its own belong.

Place in the flow: coverage. Two kinds: a unit of the superior's among one's own units, and a
reach ("trên địa bàn tỉnh", "các sở, ban, ngành") copied from above. A superior that is reported
to, cited or obeyed is no left-over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lotrinh.coverage.addressing import Addressee, names_of_level
from lotrinh.coverage.folding import form_pattern, low
from lotrinh.coverage.model import Leftover, Part
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Header, Plan

_LEVEL: Final = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã)"
_NAMED: Final = re.compile(rf"{_LEVEL} (?P<name>.+)")
_OF_SUPERIOR: Final = re.compile(rf"\b(?:sở|{_LEVEL})\b")
_MOST: Final = 3
"""Left-overs of one kind and name that are told apart; more are the same oversight."""


def find_leftovers(
    parent: Plan, child: Plan, parts: Sequence[Part], addressee: Addressee
) -> tuple[Leftover, ...]:
    """The left-overs among the child's parts, units first; () where the levels are not known to
    differ."""
    level = Addressee(parent.header).level
    if not level or not addressee.levels or level in addressee.levels:
        return ()
    above = names_of_level(level) - set(addressee.levels)
    return (*_units(parent, child, addressee), *_reaches(parent.header, parts, above))


def _units(parent: Plan, child: Plan, addressee: Addressee) -> Iterator[Leftover]:
    """Units to which the parent gives duties, which are of its level, and to which the child
    gives duties too."""
    theirs = {
        normalise_unit(assignment.unit)
        for assignment in parent.assignments
        if _OF_SUPERIOR.search(low(assignment.unit)) and not addressee.is_meant(assignment.unit)
    }
    for assignment in child.assignments:
        if normalise_unit(assignment.unit) in theirs:
            yield Leftover("unit", assignment.unit, assignment.unit, assignment.at)


def _reaches(header: Header, parts: Sequence[Part], above: Iterable[str]) -> Iterator[Leftover]:
    levels = sorted(above)
    scope = rf"{form_pattern('scope')} (?:{'|'.join(levels)})"
    name = _name_of(header)
    if name:
        scope += rf"(?: {re.escape(name)})?"
    reach = re.compile(rf"(?<!\w)(?:{scope}|{form_pattern('superior_units')})(?!\w)")
    seen: dict[str, int] = {}
    for part in parts:
        for found in reach.finditer(low(part.text)):
            words = found.group()
            seen[words] = seen.get(words, 0) + 1
            if seen[words] <= _MOST:
                yield Leftover("scope", words, part.text, part.at)


def _name_of(header: Header) -> str | None:
    for name in (header.issuer, header.superior):
        found = _NAMED.search(low(name or ""))
        if found is not None:
            return found["name"]
    return None
