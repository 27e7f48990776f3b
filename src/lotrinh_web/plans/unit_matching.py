"""The names by which a plan calls units, and the units of the office's own tree.

Place in the flow: the review asks which unit a name means; nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lotrinh_web.common.folding import fold
from lotrinh_web.organisations.selectors import units_of

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office


class Roll:
    """All names of an office's units and groups: `find` says which one a plan means."""

    def __init__(self, office: Office) -> None:
        self.units = list(units_of(office))
        self._by_key = {unit.pk: str(unit.name) for unit in self.units}
        self._by_name: dict[str, str] = {}
        self._places = [fold(office.short_name), *_PLACES]
        for group in office.groups.all():
            self._learn(group.name, [group.name, *group.aliases])
        for unit in self.units:
            self._learn(unit.name, [unit.name, unit.short_name, *unit.aliases])

    def _learn(self, label: str, names: list[str]) -> None:
        for name in names:
            if fold(name):
                self._by_name[fold(name)] = label

    def find(self, name: str, key: int | None = None) -> str:
        """The unit's or group's own name; empty where the office has none such.

        `key` is the unit that a person chose for it. Names are alike without marks, case and
        punctuation, and with or without the office's own place at the end ("Công an xã").
        """
        if key in self._by_key:
            return self._by_key[key]
        return next((self._by_name[way] for way in self._ways(name) if way in self._by_name), "")

    def _ways(self, name: str) -> Iterator[str]:
        folded = fold(name)
        yield folded
        for place in self._places:
            if folded.endswith(f" {place}"):
                yield folded.removesuffix(f" {place}")
            yield f"{folded} {place}"


_PLACES = ("xa", "phuong", "tinh", "thanh pho")
