"""Who comes through which door."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from lotrinh_web.accounts.models import User
from lotrinh_web.common.errors import DomainError
from lotrinh_web.organisations.access import office_for, unit_for
from lotrinh_web.organisations.permissions import (
    MANAGE_OFFICE,
    MANAGE_UNIT,
    VIEW_OFFICE,
    VIEW_TRAIL,
)
from tests.web.people import People

INSIDE = {"owner", "colleague", "clerk", "chief", "admin", "unit_member"}


def answer_of(user: User | None, people: People, permission: str) -> int:
    try:
        office_for(user or AnonymousUser(), people.office.slug, permission)
    except DomainError as error:
        return error.status
    return 200


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        (VIEW_OFFICE, INSIDE),
        (MANAGE_OFFICE, {"admin"}),
        (VIEW_TRAIL, {"chief", "admin"}),
    ],
)
def test_the_door_of_an_office(people: People, permission: str, allowed: set[str]) -> None:
    for name, user in people.everybody().items():
        expected = 200 if name in allowed else 403 if name in INSIDE else 404
        assert answer_of(user, people, permission) == expected, name


def test_a_closed_account_gets_nothing(people: People) -> None:
    people.chief.is_active = False
    assert answer_of(people.chief, people, VIEW_OFFICE) == 404


def test_a_unit_is_found_in_its_own_office_only(people: People) -> None:
    assert unit_for(people.owner, "xa-an-phu", people.hamlet.pk) == people.hamlet
    with pytest.raises(DomainError) as raised:
        unit_for(people.owner, "xa-binh-lam", people.hamlet.pk)
    assert raised.value.status == 404


def test_a_role_counts_below_its_unit_and_not_beside_it(people: People) -> None:
    from lotrinh_web.organisations import services
    from lotrinh_web.organisations.roles import Role
    from tests.web.people import make_user

    local = make_user("truong.phong", "Trưởng phòng")
    services.add_member(people.admin, people.department, local, Role.ADMIN)
    assert unit_for(local, "xa-an-phu", people.department.pk, MANAGE_UNIT)
    with pytest.raises(DomainError) as raised:
        unit_for(local, "xa-an-phu", people.hamlet.pk, MANAGE_UNIT)
    assert raised.value.status == 403
