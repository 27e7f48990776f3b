"""Places that a document names with their level: `xã Mây Trắng`.

Place in the flow: a view of the rule NQ103.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import forms, pattern
from lotrinh.checks.folded import folded_text, low_text
from lotrinh.mentions.places import known_place
from lotrinh.mentions.unit_names import one_tone
from lotrinh.source.alphabet import LOWER, UPPER

_WORD: Final = rf"[{UPPER}][{LOWER}]*"
_LEVELS: Final = "|".join(sorted(map(re.escape, forms("level")), key=len, reverse=True))
_NAME: Final = re.compile(rf" (?P<name>{_WORD}(?: {_WORD}){{0,3}})(?!\w)")
_LIST: Final = re.compile(rf"\s*(?:,|;|-|–|\bvà\b)\s*(?:(?i:{_LEVELS}) )?{_WORD}")
_CLAUSE: Final = re.compile(r"[.;:\n]")
_BEFORE: Final = 60
_NEAR: Final = 15


class NamedPlace(NamedTuple):
    """One mention."""

    start: int
    end: int
    level: str
    name: str
    """Folded: lower case, one tone placement."""
    printed: str
    letterhead: bool
    """The letterhead or the place of the date names it."""


def named_places(case: Case) -> tuple[NamedPlace, ...]:
    """The mentions of places of the issuer's level or its superior's, in the order of the text."""
    head = case.plan.header
    issuer = one_tone(f"{head.superior or ''} {head.issuer or ''}").lower()
    header = f"{issuer} {one_tone(head.place or '').lower()}"
    levels = {match.group() for match in pattern("level").finditer(issuer)}
    found = []
    done = 0
    for level in pattern("level").finditer(case.once(folded_text)) if levels else ():
        match = _NAME.match(case.text, level.end()) if level.start() >= done else None
        if match is None:
            continue
        done = match.end()
        if level.group() in levels:
            name = one_tone(match["name"].lower())
            own = _shared(name, header)
            size = len(own or name)
            end = min(match.start("name") + size, match.end())
            place = NamedPlace(
                level.start(), end, level.group(), own or name, match["name"][:size], bool(own)
            )
            found.append(place)
    return tuple(found)


def is_body_of(case: Case, place: NamedPlace) -> bool:
    """Whether a body or the area of the place is meant, and not on purpose.

    On purpose are lists of places, neighbours and partners, predecessors, recipients.
    """
    low = max(0, place.start - _BEFORE)
    clause = _CLAUSE.split(one_tone(case.text[low : place.start]).lower())[-1]
    if not clause.rstrip().endswith(forms("organ")):
        return False
    behind = case.text[place.end : place.end + _BEFORE].split("\n", 1)[0]
    near = _CLAUSE.split(behind.lower())[0][:_NEAR]
    if _LIST.match(behind) or pattern("neighbour").search(clause) or _beside(near):
        return False
    if any(r.at.start <= place.start < r.at.end for r in case.plan.recipients):
        return False
    return not _is_predecessor(case, f"{place.level} {place.name}")


def _beside(words: str) -> bool:
    return pattern("neighbour").search(words) is not None


def _is_predecessor(case: Case, name: str) -> bool:
    """Whether a unit of that name was abolished in a province that the document names."""
    known = known_place(name)
    text = case.once(low_text)
    return bool(known) and all(
        place.until and any(province.lower() in text for province in place.provinces)
        for place in known
    )


def _shared(name: str, header: str) -> str:
    """The beginning of a name that the letterhead has, in whole words; "" for none."""
    words = name.split()
    for size in range(len(words), 0, -1):
        start = " ".join(words[:size])
        if re.search(rf"(?<!\w){re.escape(start)}(?!\w)", header):
            return start if size > 1 or len(words) == 1 else ""
    return ""
