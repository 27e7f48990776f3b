"""Known administrative units, those abolished on 1 July 2025 too.

Place in the flow: stage 2, asked by checks. Loaded on the first question (about 20 ms).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, NamedTuple

from lotrinh.mentions.unit_names import one_tone
from lotrinh.resources.load import load_rows

Level = Literal["province", "district", "commune"]

_LEVEL_WORDS: Final = re.compile(
    r"^(?:thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường|tp\.?) "
)


class Place(NamedTuple):
    """A unit by its name; several units of one name and level are one `Place`."""

    name: str
    """With its level: `Phường Hồng Hà`."""
    level: Level
    provinces: tuple[str, ...]
    """Where units of that name lie; () for a province."""
    until: str | None
    """The last day of its existence (ISO); None where one of the name exists today."""


def known_place(name: str) -> tuple[Place, ...]:
    """The units of a name, with its level word ("xã Mây") or without ("Mây"); () if unknown."""
    return _places().get(_fold(name), ())


def _fold(name: str) -> str:
    return " ".join(one_tone(name.lower()).replace("–", "-").split()).replace("tp. ", "thành phố ")


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """Folded names, with and without their level words, to units."""
    found: dict[tuple[str, Level], Place] = {}
    for row in load_rows("units.csv"):
        level = _level(row["level"])
        until = row["until"] or None
        province = (row["province"],) if row["province"] else ()
        for name in row["names"].split(";"):
            known = found.get((name, level))
            if known is None:
                found[name, level] = Place(name, level, province, until)
            else:
                later = until if known.until else None
                found[name, level] = known._replace(
                    provinces=known.provinces + province, until=later
                )
    index: dict[str, list[Place]] = {}
    for place in found.values():
        key = _fold(place.name)
        for form in {key, _LEVEL_WORDS.sub("", key)}:
            index.setdefault(form, []).append(place)
    return {key: tuple(places) for key, places in index.items()}


def _level(word: str) -> Level:
    if word == "province":
        return "province"
    return "district" if word == "district" else "commune"
