"""Official places since 1 July 2025: 34 provinces and their communes, with codes.

Place in the flow: the wizard asks. Read once a process (about 20 ms), from resources/places.csv.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lotrinh_web.common.folding import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A province (two digits) or a commune, ward or special zone (five digits)."""

    code: str
    name: str
    """With its level: `Phường Hồng Hà`."""
    province: str = ""
    """The code of the province in which a commune lies; empty for a province."""

    @property
    def bare_name(self) -> str:
        """Without the level: `Hồng Hà`."""
        for word in ("Thành phố ", "Tỉnh ", "Đặc khu ", "Phường ", "Xã "):
            if self.name.startswith(word):
                return self.name.removeprefix(word)
        return self.name

    @property
    def level_word(self) -> str:
        """`Thành phố`, `Tỉnh`, `Đặc khu`, `Phường` or `Xã`."""
        return self.name.removesuffix(self.bare_name).strip()

    @property
    def address(self) -> str:
        """Name with the province's: `Phường Hồng Hà, Thành phố Hà Nội`."""
        return f"{self.name}, {_places()[self.province].name}" if self.province else self.name


@cache
def _places() -> dict[str, Place]:
    text = (files("lotrinh_web.organisations.resources") / "places.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: Place(row["code"], row["name"], row["province"]) for row in rows}


@cache
def _folded() -> tuple[tuple[str, str, Place], ...]:
    """Of every place what may be typed for it, bare and with the province behind, in order."""
    found = []
    for place in _places().values():
        province = _places()[place.province].name if place.province else ""
        found.append((fold(place.bare_name), fold(f"{place.name} {province}"), place))
    return tuple(sorted(found, key=lambda row: (row[0], row[2].code)))


def place_of(code: str) -> Place | None:
    """The place of a code."""
    return _places().get(code)


def provinces() -> list[Place]:
    """All provinces by name."""
    found = [place for place in _places().values() if not place.province]
    return sorted(found, key=lambda place: fold(place.bare_name))


def find_communes(words: str, *, province: str = "", limit: int = 30) -> list[Place]:
    """Communes (of a province) whose address has every word, the last one perhaps unfinished.

    Marks or none, commas or none. Those of exactly the typed name come first, then those that
    begin so, then those that hold it, then the rest. No word: the province's communes by name.
    """
    typed = fold(words)
    if not typed and not province:
        return []
    *whole_words, begun = typed.split() or [""]
    found = []
    for bare, whole, place in _folded():
        if not place.province or (province and place.province != province):
            continue
        padded = f" {whole} "
        if f" {begun}" in padded and all(f" {word} " in padded for word in whole_words):
            names = (bare, fold(place.name))
            rank = (
                0 if typed in names
                else 1 if any(name.startswith(typed) for name in names)
                else 2 if f" {typed}" in padded
                else 3
            )  # fmt: skip
            found.append((rank, place))
    return [place for _, place in sorted(found, key=lambda hit: hit[0])[:limit]]
