"""An office from nothing: names and address proposed, then its usual units in one step.

Place in the flow: services of their own, beside services.py, for the set-up wizard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.folding import fold, slug_of
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Office, OfficeLevel, Unit, UnitGroup, UnitKind
from lotrinh_web.organisations.permissions import MANAGE_OFFICE
from lotrinh_web.organisations.places import Place, place_of
from lotrinh_web.organisations.selectors import is_slug_taken, root_of, units_of
from lotrinh_web.organisations.services import create_office, insert_unit
from lotrinh_web.organisations.usual_units import (
    TRAITS,
    OfficeKind,
    Proposal,
    UsualGroup,
    propose,
    words_for,
)

audit.describe({"organisations.office.set_up": _("lập các đơn vị ban đầu")})
audit.describe_more({"units": _("các đơn vị"), "groups": _("các nhóm")})


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """What an office is called."""

    name: str = ""
    short_name: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A unit that people want: ticked, perhaps renamed, or pasted."""

    name: str
    kind: UnitKind
    key: str = ""
    below: str = ""
    """The key of another chosen unit; the office itself where that was not chosen."""
    short_name: str = ""
    aliases: tuple[str, ...] = ()


def propose_names(kind: OfficeKind, place: Place | None) -> OfficeNames:
    """Names and a free address for such an office at such a place; empty where none follows."""
    traits = TRAITS[kind]
    if place is None or not traits.name:
        return OfficeNames()
    words = words_for(place)
    stem = slug_of(traits.slug.format(**words))
    province = place_of(place.province)
    tries = [stem, *([f"{stem}-{slug_of(province.bare_name)}"] if province else [])]
    tries += [f"{stem}-{number}" for number in range(2, 100)]
    return OfficeNames(
        name=traits.name.format(**words),
        short_name=traits.short.format(**words),
        slug=next(slug for slug in tries if not is_slug_taken(slug))[:60],
    )


def found_office(
    actor: User,
    kind: OfficeKind,
    place: Place | None,
    names: OfficeNames,
    superior: Office | None = None,
) -> Office:
    """A new office of a kind at a place, still without units. Raises as `create_office` does."""
    province = place and (place.province or place.code)
    return create_office(
        actor,
        name=names.name,
        short_name=names.short_name,
        slug=names.slug,
        kind=kind,
        level=OfficeLevel(TRAITS[kind].level),
        province_code=province or "",
        commune_code=place.code if place and place.province else "",
        superior=superior,
    )


def proposal_for(office: Office) -> Proposal:
    """What is usual in such an office."""
    return propose(OfficeKind(office.kind), place_of(office.commune_code or office.province_code))


@transaction.atomic
def set_up_units(actor: User, office: Office, chosen: Sequence[ChosenUnit]) -> list[Unit]:
    """Adds the chosen units (parents before children) and the groups that go with them.

    A unit whose name the office has already is passed over, so that sending a form twice does no
    harm. Gives the units that are new.
    """
    require(actor, MANAGE_OFFICE, office)
    root = root_of(office)
    known = {fold(unit.name): unit for unit in units_of(office)}
    by_key: dict[str, Unit] = {}
    added = []
    for wish in chosen:
        unit = known.get(fold(wish.name))
        if unit is None:
            unit = insert_unit(
                office, by_key.get(wish.below, root), kind=wish.kind, name=wish.name,
                short_name=wish.short_name, aliases=wish.aliases,
            )  # fmt: skip
            known[fold(wish.name)] = unit
            added.append(unit)
        if wish.key:
            by_key[wish.key] = unit
    groups = [_fill_group(office, group, by_key) for group in proposal_for(office).groups]
    audit.record(
        actor, "organisations.office.set_up", office, office_id=office.pk,
        after={"units": [unit.name for unit in added], "groups": [g.name for g in groups if g]},
    )  # fmt: skip
    return added


def _fill_group(office: Office, usual: UsualGroup, by_key: dict[str, Unit]) -> UnitGroup | None:
    """The group with the office's units that belong to it; None where there are none."""
    if usual.keys:
        members = [by_key[key] for key in usual.keys if key in by_key]
    else:
        members = list(units_of(office).filter(kind__in=usual.kinds))
    if not members:
        return None
    group, _created = UnitGroup.objects.get_or_create(
        office=office, name=usual.name, defaults={"aliases": list(usual.aliases)}
    )
    group.units.add(*members)
    return group
