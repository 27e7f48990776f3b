"""Kinds of offices, and the usual units of each, as the set-up proposes them.

Place in the flow: the wizard asks; the data with their sources stand in
resources/usual_units.toml. What people tick becomes units by services alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotrinh_web.organisations.places import Place


class OfficeKind(models.TextChoices):
    """What an office is; decides which units are proposed to it."""

    COMMUNE_COMMITTEE = "commune-committee", _("Ủy ban nhân dân xã, phường, đặc khu")
    COMMUNE_PARTY = "commune-party", _("Đảng ủy xã, phường, đặc khu")
    COMMUNE_FRONT = "commune-front", _("Ủy ban Mặt trận Tổ quốc xã, phường, đặc khu")
    PROVINCE_COMMITTEE = "province-committee", _("Ủy ban nhân dân tỉnh, thành phố")
    PROVINCE_DEPARTMENT = "province-department", _("Sở, ban, ngành của tỉnh, thành phố")
    SCHOOL = "school", _("Trường học")
    OTHER = "other", _("Cơ quan khác")


@dataclass(frozen=True, slots=True)
class KindTraits:
    """What follows from the kind of an office."""

    level: str
    """A value of models.OfficeLevel."""
    place: str
    """`commune` or `province`: what one chooses."""
    name: str
    """The office's name in full, with `{place_low}`; empty where people must write it."""
    short: str
    slug: str


TRAITS: Final = {
    OfficeKind.COMMUNE_COMMITTEE: KindTraits(
        "commune", "commune", "Ủy ban nhân dân {place_low}", "{place}", "{place}"
    ),
    OfficeKind.COMMUNE_PARTY: KindTraits(
        "commune", "commune", "Đảng ủy {place_low}", "Đảng ủy {place_low}", "dang-uy-{place}"
    ),
    OfficeKind.COMMUNE_FRONT: KindTraits(
        "commune", "commune", "Ủy ban Mặt trận Tổ quốc Việt Nam {place_low}",
        "Mặt trận {place_low}", "mat-tran-{place}",
    ),
    OfficeKind.PROVINCE_COMMITTEE: KindTraits(
        "province", "province", "Ủy ban nhân dân {place_low}", "{place}", "{place}"
    ),
    OfficeKind.PROVINCE_DEPARTMENT: KindTraits("department", "province", "", "", ""),
    OfficeKind.SCHOOL: KindTraits("other", "commune", "", "", ""),
    OfficeKind.OTHER: KindTraits("other", "province", "", "", ""),
}  # fmt: skip

_LEVELS: Final = {"Xã": "xa", "Phường": "phuong", "Đặc khu": "dac-khu"}


@dataclass(frozen=True, slots=True)
class UsualUnit:
    """A unit as it is proposed, its name already the office's own."""

    key: str
    name: str
    short_name: str
    kind: str
    """A value of models.UnitKind."""
    aliases: tuple[str, ...]
    below: str
    """The key of the unit it stands under; empty for the office itself."""
    ticked: bool
    source: str


@dataclass(frozen=True, slots=True)
class SeveralUnits:
    """Units of one kind whose names the office pastes."""

    key: str
    kind: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class UsualGroup:
    """Units that plans name together: all of some kinds, or those of some keys."""

    name: str
    kinds: tuple[str, ...]
    keys: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that is proposed to one office."""

    units: tuple[UsualUnit, ...]
    several: tuple[SeveralUnits, ...]
    groups: tuple[UsualGroup, ...]


@cache
def _data() -> dict[str, Any]:
    text = (files("lotrinh_web.organisations.resources") / "usual_units.toml").read_text("utf-8")
    return tomllib.loads(text)


def words_for(place: Place | None) -> dict[str, str]:
    """What the placeholders of names stand for; empty words without a place."""
    if place is None:
        return {"place": "", "place_low": ""}
    low = f"{place.level_word.lower()} {place.bare_name}"
    return {"place": place.name, "place_low": low}


def propose(kind: OfficeKind, place: Place | None) -> Proposal:
    """The usual units of such an office at such a place, parents before children."""
    data, words = _data(), words_for(place)
    level = _LEVELS.get(place.level_word, "") if place else ""
    rows = [
        row
        for row in data["unit"]
        if kind in row["for"] and (not row.get("of") or not level or level in row["of"])
    ]
    keys = {row["key"] for row in rows}
    units = tuple(
        UsualUnit(
            key=row["key"],
            name=row["name"].format(**words).strip(),
            short_name=row.get("short", ""),
            kind=row["kind"],
            aliases=tuple(row.get("aliases", ())),
            below=row["below"] if row.get("below") in keys else "",
            ticked=row.get("ticked", True),
            source=data["sources"][row["source"]],
        )
        for row in rows
    )
    several = tuple(
        SeveralUnits(row["key"], row["kind"], row["example"], data["sources"][row["source"]])
        for row in data["several"]
        if kind in row["for"]
    )
    groups = tuple(
        UsualGroup(
            row["name"], tuple(row["kinds"]), tuple(row.get("keys", ())), tuple(row["aliases"])
        )
        for row in data["group"]
        if kind in row["for"]
    )
    return Proposal(units, several, groups)
