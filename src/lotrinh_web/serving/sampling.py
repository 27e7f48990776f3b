"""A sample office with units, people and plans, for who wants to look: `lotrinh admin sample`.

Place in the flow: the same services that the pages use. Nobody has a password: each person gets a
link that sets one, once. What is there already stays; a second run adds what is missing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from lotrinh_web.accounts.models import User
from lotrinh_web.accounts.selectors import user_named
from lotrinh_web.accounts.services import create_user, password_path
from lotrinh_web.common.errors import ConflictError
from lotrinh_web.organisations.models import Office, OfficeLevel, UnitKind
from lotrinh_web.organisations.places import Place
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import members_of, office_named, root_of, units_of
from lotrinh_web.organisations.services import add_member, create_office
from lotrinh_web.organisations.setting_up import ChosenUnit, set_up_units
from lotrinh_web.organisations.usual_units import TRAITS, OfficeKind, propose, words_for
from lotrinh_web.plans.services import register_plan

REGISTRARS: Final = (Role.OFFICER, Role.CLERK, Role.CHIEF)


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample office."""

    username: str
    name: str
    role: str
    office: str
    path: str
    """Of the page that sets the password; empty where the person has one."""


def set_up_sample(folder: Path | None) -> list[SamplePerson]:
    """Makes what is missing of the sample offices, with the plans that are in the folder.

    The plans are read in the background, by `lotrinh serve`. Gives the people, with links.
    """
    text = (files("lotrinh_web.serving") / "sample.toml").read_text("utf-8")
    data = tomllib.loads(text)
    founder = _person(data["founder"]["username"], data["founder"]["name"], is_administrator=True)
    people = []
    for row in data["office"]:
        office = office_named(row["slug"]) or _found(founder, row)
        people += _invite(founder, office, row["person"])
        if folder is not None:
            _bring_plans(founder, office, [folder / name for name in row["plans"]])
    return [_shown(founder, Role.ADMIN.label, ""), *people]


def _person(username: str, name: str, *, is_administrator: bool = False) -> User:
    return user_named(username) or create_user(
        None,
        username=username,
        display_name=name,
        password=None,
        is_administrator=is_administrator,
    )


def _found(founder: User, row: dict[str, Any]) -> Office:
    """An office with the usual units of its kind, and those of the sample's own names."""
    kind = OfficeKind(row["kind"])
    place = Place(code="", name=row["place"], province="mau" if row.get("superior") else "")
    words, traits = words_for(place), TRAITS[kind]
    office = create_office(
        founder,
        name=traits.name.format(**words),
        short_name=traits.short.format(**words),
        slug=row["slug"],
        level=OfficeLevel(traits.level),
        kind=kind,
        superior=office_named(row["superior"]) if row.get("superior") else None,
    )
    proposal = propose(kind, place)
    chosen = [
        ChosenUnit(unit.name, UnitKind(unit.kind), unit.key, unit.below, unit.short_name,
                   unit.aliases)
        for unit in proposal.units if unit.ticked
    ]  # fmt: skip
    kinds = {several.key: UnitKind(several.kind) for several in proposal.several}
    chosen += [
        ChosenUnit(name, kinds[key]) for key, names in row["several"].items() for name in names
    ]
    set_up_units(founder, office, chosen)
    return office


def _invite(founder: User, office: Office, rows: list[dict[str, Any]]) -> list[SamplePerson]:
    units = {unit.name: unit for unit in units_of(office)}
    people = []
    for row in rows:
        user = _person(row["username"], row["name"])
        unit = units.get(row.get("unit", ""), root_of(office))
        role = Role(row["role"])
        if not user.memberships.filter(unit__office=office).exists():
            add_member(founder, unit, user, role)
        people.append(_shown(user, role.label, office.short_name))
    return people


def _shown(user: User, role: Any, office: str) -> SamplePerson:
    path = "" if user.has_usable_password() else password_path(user)
    return SamplePerson(user.username, user.display_name, str(role), office, path)


def _bring_plans(founder: User, office: Office, paths: list[Path]) -> None:
    """Registers the plans that are there, as an officer or chief of the office does."""
    registrar = _registrar(office) or founder
    for path in paths:
        if path.is_file():
            try:
                register_plan(registrar, office, SimpleUploadedFile(path.name, path.read_bytes()))
            except ConflictError:  # it is there since an earlier run
                continue


def _registrar(office: Office) -> User | None:
    found = {Role(member.role): member.user for member in members_of(office)}
    return next((found[role] for role in REGISTRARS if role in found), None)
