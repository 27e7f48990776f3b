"""A link brings one person in, once, for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lotrinh_web.accounts.models import User
from lotrinh_web.common.errors import ForbiddenError, NotFoundError
from lotrinh_web.organisations import invitations
from lotrinh_web.organisations.models import Invitation
from lotrinh_web.organisations.roles import Role
from tests.web.people import People

ENTERED = {
    "username": "moi",
    "display_name": "Lý Thị Mới",
    "email": "",
    "password": "con suối chảy qua nương",
}


def test_a_new_person_follows_the_link_and_is_in(people: People, client: Client) -> None:
    _made, token = invitations.invite(people.admin, people.department, Role.OFFICER)
    address = reverse("accept_invitation", args=[token])
    assert "Phòng Văn hóa" in client.get(address).content.decode()
    answer = client.post(address, ENTERED, follow=True)
    assert answer.redirect_chain[-1][0] == "/cq/xa-an-phu/"
    user = User.objects.get(username="moi")
    assert user.check_password(ENTERED["password"])
    assert client.get(address).status_code == 404


def test_a_weak_password_is_refused_at_its_field(people: People, client: Client) -> None:
    _made, token = invitations.invite(people.admin, people.department, Role.OFFICER)
    address = reverse("accept_invitation", args=[token])
    answer = client.post(address, {**ENTERED, "password": "12345678901"})
    assert answer.context["form"].errors.keys() == {"password"}
    assert not User.objects.filter(username="moi").exists()


def test_the_token_is_kept_nowhere(people: People) -> None:
    made, token = invitations.invite(people.admin, people.department, Role.OFFICER)
    assert token not in str(Invitation.objects.filter(pk=made.pk).values())


def test_old_revoked_and_invented_links_lead_nowhere(people: People) -> None:
    old, old_token = invitations.invite(people.admin, people.department, Role.OFFICER)
    Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    revoked, revoked_token = invitations.invite(people.admin, people.department, Role.OFFICER)
    invitations.revoke(people.admin, revoked)
    for token in (old_token, revoked_token, "bia-ra"):
        with pytest.raises(NotFoundError):
            invitations.find_invitation(token)


def test_only_who_manages_the_unit_invites(people: People) -> None:
    for user in (people.owner, people.chief, people.neighbour):
        with pytest.raises(ForbiddenError):
            invitations.invite(user, people.department, Role.OFFICER)


def test_who_has_an_account_gets_one_more_membership(people: People) -> None:
    _made, token = invitations.invite(people.admin, people.hamlet, Role.MEMBER)
    invitations.accept_as(token, people.stranger)
    assert people.stranger.memberships.get().unit == people.hamlet


def test_the_first_administrator_comes_by_a_link_too(client: Client) -> None:
    _made, token = invitations.invite_administrator()
    client.post(reverse("accept_invitation", args=[token]), ENTERED)
    assert User.objects.get().is_administrator
