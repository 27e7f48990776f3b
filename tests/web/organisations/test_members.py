"""People come by a link, change their place, go, and lose what they could at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from lotrinh_web.common.errors import ConflictError, ForbiddenError, NotFoundError
from lotrinh_web.organisations import invitations, services
from lotrinh_web.organisations.members import change_membership
from lotrinh_web.organisations.models import Membership
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.tree_changes import end_unit
from lotrinh_web.organisations.trees import today
from tests.web.people import People, make_user


def place_of(user: Any) -> Membership:
    return Membership.objects.select_related("unit", "user").get(user=user, ended_at=None)


def test_a_role_changes_and_the_old_one_stays_known(people: People) -> None:
    fresh = change_membership(people.admin, place_of(people.owner), people.root, Role.CHIEF)
    assert (fresh.unit, fresh.role) == (people.root, Role.CHIEF)
    was = Membership.objects.exclude(ended_at=None).get(user=people.owner)
    assert (was.unit, was.role) == (people.department, Role.OFFICER)
    assert change_membership(people.admin, fresh, people.root, Role.CHIEF) == fresh
    with pytest.raises(ConflictError):
        change_membership(people.admin, was, people.root, Role.CLERK)


def test_the_last_administrator_stays_one(people: People) -> None:
    for membership in Membership.objects.filter(unit=people.root, role=Role.ADMIN).exclude(
        user=people.admin
    ):
        services.end_membership(people.admin, membership)
    with pytest.raises(ConflictError):
        change_membership(people.admin, place_of(people.admin), people.root, Role.OFFICER)
    assert place_of(people.admin).role == Role.ADMIN


def test_who_manages_a_part_gives_no_role_outside_of_it(people: People) -> None:
    local = make_user("truong.phong", "Trưởng phòng")
    services.add_member(people.admin, people.department, local, Role.ADMIN)
    with pytest.raises(ForbiddenError):
        change_membership(local, place_of(people.owner), people.root, Role.ADMIN)
    with pytest.raises(ForbiddenError):
        change_membership(local, place_of(people.unit_member), people.department, Role.MEMBER)


def test_the_link_of_who_has_left_leads_nowhere(people: People) -> None:
    local = make_user("truong.phong", "Trưởng phòng")
    membership = services.add_member(people.admin, people.department, local, Role.ADMIN)
    _made, token = invitations.invite(local, people.department, Role.CHIEF)
    assert invitations.find_invitation(token)
    services.end_membership(people.admin, membership)
    with pytest.raises(NotFoundError):
        invitations.find_invitation(token)


def test_who_has_left_loses_every_page_at_once_in_the_session_that_is_open(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    theirs = browser_of(people.owner)
    assert theirs.get("/cq/xa-an-phu/ke-hoach/").status_code == 200
    place = place_of(people.owner)
    browser_of(people.admin).post(f"/cq/xa-an-phu/thanh-vien/{place.pk}/thoi/")
    for address in ("/cq/xa-an-phu/", "/cq/xa-an-phu/ke-hoach/", "/cq/xa-an-phu/thanh-vien/"):
        assert theirs.get(address).status_code == 404
    former = browser_of(people.admin).get("/cq/xa-an-phu/thanh-vien/?da-thoi=1")
    assert people.owner.display_name in former.content.decode()


def test_the_page_invites_into_the_chosen_unit(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.admin)
    entered = {
        "display_name": "Lý Thị Mới",
        "email": "",
        "unit": people.hamlet.pk,
        "role": "member",
    }
    page = client.post("/cq/xa-an-phu/thanh-vien/moi/", entered)
    token = page.context["link"].rstrip("/").rpartition("/")[2]
    invitation = invitations.find_invitation(token)
    assert (invitation.unit, invitation.role) == (people.hamlet, Role.MEMBER)
    assert "Lý Thị Mới" in client.get("/cq/xa-an-phu/thanh-vien/").content.decode()
    assert (
        "Lý Thị Mới"
        not in browser_of(people.owner).get("/cq/xa-an-phu/thanh-vien/").content.decode()
    )
    client.post(f"/cq/xa-an-phu/thanh-vien/loi-moi/{invitation.pk}/thu-hoi/")
    with pytest.raises(NotFoundError):
        invitations.find_invitation(token)
    foreign = {**entered, "unit": people.neighbour_office.units.get().pk}
    assert client.post("/cq/xa-an-phu/thanh-vien/moi/", foreign).status_code == 422


@pytest.mark.parametrize("address", ["thanh-vien/", "nhat-ky/"])
def test_lists_are_asked_in_few_queries_however_long(
    people: People,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[Any]],
    address: str,
) -> None:
    client = browser_of(people.admin)
    client.get(f"/cq/xa-an-phu/{address}")
    with counted() as few:
        client.get(f"/cq/xa-an-phu/{address}")
    for number in range(20):
        user = make_user(f"nguoi.{number}", f"Người {number}")
        services.add_member(people.admin, people.hamlet, user, Role.MEMBER)
        invitations.invite(people.admin, people.hamlet, Role.MEMBER)
    with counted() as many:
        client.get(f"/cq/xa-an-phu/{address}")
    assert len(many) == len(few)


def test_the_trail_says_what_changed_and_is_searched(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    change_membership(people.admin, place_of(people.owner), people.root, Role.CHIEF)
    client = browser_of(people.chief)
    page = client.get("/cq/xa-an-phu/nhat-ky/", {"tim": people.owner.display_name})
    text = page.content.decode()
    assert "cho thôi thành viên" in text
    assert "Lãnh đạo" in text
    assert people.colleague.display_name not in text
    assert "token_hash" not in text
    end_unit(people.admin, people.hamlet, today())
    ended = client.get("/cq/xa-an-phu/nhat-ky/", {"tim": "Nà Sơn"}).content.decode()
    assert "thành viên đã thôi: " in ended
    assert people.unit_member.display_name in ended
    nothing = client.get("/cq/xa-an-phu/nhat-ky/", {"tim": "không có ai"})
    assert "Không có dòng nào." in nothing.content.decode()
