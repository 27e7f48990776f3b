"""Which of the superior's duties are asked of the child's issuer, and not of other units.

Place in the flow: coverage. A province's plan holds duties of its departments, which a commune
need not take up; it is asked by "Ủy ban nhân dân các xã, phường", by its name, or with everybody.
"""

from __future__ import annotations

import re
from typing import Final

from lotrinh.coverage.folding import form_pattern, low
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Header

_CLASSES: Final = (
    ("xã", "phường", "thị trấn", "đặc khu"),
    ("huyện", "quận", "thị xã", "thành phố"),
    ("tỉnh", "thành phố"),
)
"""Levels whose units are named in one breath: "các xã, phường, đặc khu"."""
_ISSUER: Final = re.compile(
    r"(?P<body>.*?)\s*(?P<level>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
    r" (?P<name>(?!hội\b).+)"
)
_TAIL: Final = r"(?:\s+(?:có )?(?:liên quan|trực thuộc|trên địa bàn.*|trong (?:toàn )?.*))?"


class Addressee:
    """The issuer of the child, asked whether a unit's name means it."""

    def __init__(self, header: Header) -> None:
        self._issuer, self._body, self._place = "", "", ""
        self._level = ""
        self._levels: tuple[str, ...] = ()
        for name in (header.issuer, header.superior):
            key = normalise_unit(name or "")
            self._issuer = self._issuer or key
            found = _ISSUER.fullmatch(key)
            if found is not None:
                self._issuer, self._body = key, found["body"]
                self._place = f"{found['level']} {found['name']}"
                self._level = found["level"]
                self._levels = _levels_of(self._level)
                break

    @property
    def level(self) -> str:
        """The word of the issuer's level; "" where its name bears none."""
        return self._level

    @property
    def levels(self) -> tuple[str, ...]:
        """The words of the child's level; () where its issuer bears none."""
        return self._levels

    def is_meant(self, unit: str | None) -> bool:
        """Whether a duty of this unit is asked of the issuer; so is one of no unit.

        An issuer that is not known is asked everything.
        """
        if unit is None or not self._issuer:
            return True
        key = normalise_unit(unit)
        if self._issuer in key or self._is_everybody(low(unit)):
            return True
        if not self._body:
            return self._is_of_kind(key, low(unit))
        if not re.search(rf"\b{re.escape(self._body)}\b", key):
            return False
        rest = key.partition(self._body)[2]
        return any(re.search(rf"\b{level}\b(?! hội\b)", rest) for level in self._levels)

    def _is_everybody(self, unit: str) -> bool:
        group = form_pattern("everybody")
        lead = r"(?:các |những |toàn thể )?"
        return bool(re.fullmatch(f"{lead}{group}(?:(?:,| và) {lead}{group})*{_TAIL}", unit))

    def _is_of_kind(self, key: str, unit: str) -> bool:
        """Whether an issuer without a level is one of "các trường", "các sở, ban, ngành"."""
        kind = self._issuer.split()[0]
        return unit.startswith("các ") and kind in key.split()


def _levels_of(level: str) -> tuple[str, ...]:
    return next(levels for levels in _CLASSES if level in levels)


def names_of_level(level: str) -> frozenset[str]:
    """The words that may stand for a level: a city is of one of two."""
    return frozenset(word for levels in _CLASSES if level in levels for word in levels)
