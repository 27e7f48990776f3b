"""A sample office: there at once, complete, and once however often it is asked for."""

from __future__ import annotations

from pathlib import Path

from django.test import Client

from lotrinh_web.accounts.models import User
from lotrinh_web.organisations.models import Membership, Office, Unit
from lotrinh_web.plans.models import Plan
from lotrinh_web.serving.sampling import set_up_sample


def test_a_sample_is_complete_and_asked_for_twice_it_is_there_once(tmp_path: Path) -> None:
    plan = "KẾ HOẠCH\nRà soát hộ nghèo\nI. MỤC ĐÍCH\n1. Nắm chắc số hộ."
    (tmp_path / "ra-soat-ho-ngheo.txt").write_text(plan, encoding="utf-8")
    first = set_up_sample(tmp_path)
    counts = [model.objects.count() for model in (Office, Unit, User, Membership, Plan)]
    again = set_up_sample(tmp_path)
    assert [model.objects.count() for model in (Office, Unit, User, Membership, Plan)] == counts
    assert [person.username for person in again] == [person.username for person in first]
    commune = Office.objects.get(slug="mau-xa-suoi-trang")
    assert commune.superior == Office.objects.get(slug="mau-tinh-lam-giang")
    assert {m.role for m in Membership.objects.filter(unit__office=commune)} == {
        "admin", "chief", "clerk", "officer", "member",
    }  # fmt: skip
    assert Plan.objects.get().registered_by.display_name == "Vi Thị Lan"
    assert Unit.objects.filter(office=commune, name="Công an xã Suối Trăng").exists()


def test_nobody_has_a_password_until_a_link_sets_one(client: Client) -> None:
    people = set_up_sample(None)
    assert not any(user.has_usable_password() for user in User.objects.all())
    chief = next(person for person in people if person.username == "mau.hoang-van-hung")
    form = client.get(chief.path, follow=True)
    password = "con suối chảy qua nương"  # noqa: S105
    entered = {"password1": password, "password2": password}
    client.post(form.request["PATH_INFO"], entered, follow=True)
    assert User.objects.get(username=chief.username).check_password(password)
    used = Client().get(chief.path, follow=True)
    assert "password1" not in used.content.decode()
    again = next(p for p in set_up_sample(None) if p.username == chief.username)
    assert again.path == ""
