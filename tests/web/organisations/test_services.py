"""Offices, trees and members change by services alone, and each change leaves a record."""

from __future__ import annotations

import pytest

from lotrinh_web.common.errors import ConflictError, ForbiddenError
from lotrinh_web.organisations import services
from lotrinh_web.organisations.models import Membership, OfficeLevel, Unit, UnitKind
from tests.web.people import People


def test_a_unit_knows_its_place(people: People) -> None:
    team = services.add_unit(
        people.admin, people.department, kind=UnitKind.OTHER, name="Tổ công tác"
    )
    assert team.path == f"{people.department.path}{team.pk}/"
    assert list(Unit.objects.all().below(people.department)) == [people.department, team]


def test_an_officer_changes_no_tree(people: People) -> None:
    with pytest.raises(ForbiddenError):
        services.add_unit(people.owner, people.department, kind=UnitKind.OTHER, name="Tổ")


def test_the_last_administrator_stays(people: People) -> None:
    admins = Membership.objects.filter(unit=people.root, role="admin", ended_at=None)
    first, last = admins
    services.end_membership(people.admin, first)
    with pytest.raises(ConflictError):
        services.end_membership(people.admin, last)


def test_an_address_belongs_to_one_office(people: People) -> None:
    from tests.web.people import make_user

    installer = make_user("cai", "Cài đặt", is_administrator=True)
    with pytest.raises(ConflictError) as raised:
        services.create_office(
            installer, name="X", short_name="X", slug="xa-an-phu", level=OfficeLevel.COMMUNE
        )
    assert "slug" in raised.value.fields
