"""The tree of an office's units as it is, and as it was on a past day.

Place in the flow: selectors of their own, beside selectors.py: a tree is put together in Python
from two queries, however large it is.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from lotrinh_web.common import audit
from lotrinh_web.organisations.models import Office, Unit, UnitKind, UnitPast
from lotrinh_web.organisations.selectors import units_of

UNIT_FIELDS = (
    "name", "short_name", "kind", "parent_id", "position", "aliases", "valid_from", "valid_until",
    "successor_id",
)  # fmt: skip
"""What people may change of a unit, as the audit trail keeps it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A unit in its place on a day, in the order in which one reads the tree."""

    unit: Unit
    name: str
    kind: str
    depth: int
    """1 for the root."""
    is_first: bool
    is_last: bool
    opens: bool
    """It has units under it; else its list item ends here."""
    closes: int
    """How many lists end behind it."""

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(UnitKind(self.kind).label)

    @property
    def closing(self) -> range:
        """For templates: once for each list that ends."""
        return range(self.closes)


def today() -> date:
    """The day in the office."""
    return timezone.localdate()


def tree_of(office: Office, day: date | None = None) -> list[Node]:
    """The units that exist on the day (today), depth first.

    What people dated (names, kinds, places, beginnings, ends) is as it was then; a unit whose
    parent did not exist stands under the nearest one that did.
    """
    day = day or today()
    units = {unit.pk: unit for unit in units_of(office)}
    past: dict[int, UnitPast] = {}
    for row in UnitPast.objects.filter(unit__office=office, until__gte=day).order_by("until", "id"):
        past.setdefault(row.unit_id, row)
    parents = {
        pk: past[pk].parent_id if pk in past else unit.parent_id for pk, unit in units.items()
    }
    shown = {pk for pk, unit in units.items() if unit.parent_id is None or exists_on(unit, day)}
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for pk in shown:
        children[_nearest(pk, parents, shown)].append(units[pk])
    return list(_walk(children, None, past, 1, 0))


def exists_on(unit: Unit, day: date) -> bool:
    """Whether the day lies within the unit's validity."""
    return (unit.valid_from is None or unit.valid_from <= day) and (
        unit.valid_until is None or day <= unit.valid_until
    )


def _nearest(pk: int, parents: dict[int, int | None], shown: set[int]) -> int | None:
    above, seen = parents[pk], {pk}
    while above is not None and above not in shown and above not in seen:
        seen.add(above)
        above = parents[above]
    return above


def _walk(
    children: dict[int | None, list[Unit]],
    parent: int | None,
    past: dict[int, UnitPast],
    depth: int,
    closes: int,
) -> Iterator[Node]:
    siblings = sorted(children[parent], key=lambda unit: (unit.position, unit.pk))
    for index, unit in enumerate(siblings):
        below, is_last = bool(children[unit.pk]), index == len(siblings) - 1
        ends = closes if is_last else 0
        then = past.get(unit.pk, unit)
        yield Node(
            unit=unit,
            name=then.name,
            kind=then.kind,
            depth=depth,
            is_first=index == 0,
            is_last=is_last,
            opens=below,
            closes=0 if below else ends,
        )
        yield from _walk(children, unit.pk, past, depth + 1, ends + 1)


def ended_units(office: Office) -> list[Unit]:
    """Units that exist no more, the latest first, with their successors."""
    rows = units_of(office).filter(valid_until__lt=today()).select_related("successor")
    return list(rows.order_by("-valid_until", "name"))


def siblings_of(unit: Unit) -> list[Unit]:
    """All units under the same parent in their order, ended ones too; the unit is among them."""
    rows = Unit.objects.filter(office=unit.office_id, parent=unit.parent_id)
    return list(rows.order_by("position", "pk"))


def past_of(unit: Unit) -> list[UnitPast]:
    """How a unit was, the latest first."""
    return list(unit.past.select_related("parent").order_by("-until"))


def fingerprint(unit: Unit) -> str:
    """Changes with everything that people may change of a unit: what a form was filled from."""
    state = json.dumps(state_of(unit), sort_keys=True)
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def state_of(unit: Unit) -> dict[str, object]:
    """The unit's fields as the audit trail keeps them: plain JSON."""
    taken = audit.snapshot(unit, *UNIT_FIELDS)
    found: dict[str, object] = json.loads(json.dumps(taken, cls=DjangoJSONEncoder))
    return found
