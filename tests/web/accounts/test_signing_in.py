"""Signing in: by name or e-mail, never alone, locked after wrong passwords, revocable."""

from __future__ import annotations

import pytest
from django.test import Client

from lotrinh_web.accounts.models import User
from lotrinh_web.accounts.services import create_user
from lotrinh_web.common.errors import ConflictError

PASSWORD = "một câu dễ nhớ"  # noqa: S105


@pytest.fixture
def lan() -> User:
    return create_user(
        None, username="lan", display_name="Vi Thị Lan", password=PASSWORD, email="lan@xa.example"
    )


def sign_in(client: Client, name: str, password: str = PASSWORD) -> bool:
    client.post("/tai-khoan/login/", {"login": name, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["lan", "LAN", "lan@xa.example", "Lan@Xa.example"])
def test_a_name_or_an_address_in_any_case(lan: User, client: Client, name: str) -> None:
    assert sign_in(client, name)


def test_nobody_signs_up_alone(client: Client) -> None:
    entered = {"username": "tu.vao", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/tai-khoan/signup/", entered)
    assert not User.objects.exists()


def test_wrong_passwords_lock_the_name_for_a_while(lan: User, client: Client) -> None:
    for _ in range(6):
        assert not sign_in(client, "lan", "sai")
    assert not sign_in(client, "lan")


def test_a_closed_account_stays_out(lan: User, client: Client) -> None:
    lan.is_active = False
    lan.save()
    assert not sign_in(client, "lan")


def test_other_sessions_are_seen_and_ended(lan: User) -> None:
    here, there = Client(), Client()
    assert sign_in(here, "lan")
    assert sign_in(there, "lan")
    assert there.get("/").status_code == 200
    assert "127.0.0.1" in here.get("/tai-khoan/sessions/").content.decode()
    here.post("/tai-khoan/sessions/")
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_a_second_factor_can_be_set_up(lan: User, client: Client) -> None:
    assert sign_in(client, "lan")
    asked = client.get("/tai-khoan/2fa/totp/activate/")
    assert asked.url.startswith("/tai-khoan/reauthenticate/")  # type: ignore[attr-defined]
    page = client.post(asked.url, {"password": PASSWORD}, follow=True)  # type: ignore[attr-defined]
    assert page.status_code == 200
    assert "data:image/svg+xml" in page.content.decode()


def test_names_and_addresses_are_one_person_s(lan: User) -> None:
    for entered in ({"username": "LAN"}, {"username": "khac", "email": "LAN@xa.example"}):
        with pytest.raises(ConflictError):
            create_user(None, display_name="Khác", password=PASSWORD, **entered)


def test_the_theme_and_the_language_stay(client: Client) -> None:
    client.post("/tai-khoan/giao-dien/", {"theme": "dark", "next": "/tai-khoan/login/"})
    client.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/login/"})
    page = client.get("/tai-khoan/login/").content.decode()
    assert 'data-theme="dark"' in page
    assert 'lang="en"' in page
    assert "Sign in" in page
