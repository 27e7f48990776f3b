"""Every page × every persona: the whole table. A new address without a row fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lotrinh_web.calendars.services import save_event
from lotrinh_web.organisations import groups, invitations
from lotrinh_web.organisations import services as org_services
from lotrinh_web.organisations.roles import Role
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.findings import key_of
from tests.web.people import People, make_user

INSIDE = {"owner", "colleague", "clerk", "chief", "admin", "unit_member"}
WORKERS = {"owner", "colleague", "clerk", "chief"}

PAGES: dict[str, tuple[str, set[str]]] = {
    # pattern: (example, who gets 200); members of the office else get 403, others 404.
    "cq/<slug:office>/": ("/cq/xa-an-phu/", INSIDE),
    "cq/<slug:office>/don-vi/": ("/cq/xa-an-phu/don-vi/", INSIDE),
    "cq/<slug:office>/don-vi/thiet-lap/": ("/cq/xa-an-phu/don-vi/thiet-lap/", {"admin"}),
    "cq/<slug:office>/don-vi/<int:unit_id>/": ("/cq/xa-an-phu/don-vi/{unit}/", INSIDE),
    "cq/<slug:office>/don-vi/<int:unit_id>/them/": ("/cq/xa-an-phu/don-vi/{unit}/them/", {"admin"}),
    "cq/<slug:office>/don-vi/<int:unit_id>/ket-thuc/": (
        "/cq/xa-an-phu/don-vi/{unit}/ket-thuc/", {"admin"},
    ),
    "cq/<slug:office>/don-vi/excel/": ("/cq/xa-an-phu/don-vi/excel/", INSIDE),
    "cq/<slug:office>/don-vi/excel/mau/": ("/cq/xa-an-phu/don-vi/excel/mau/", {"admin"}),
    "cq/<slug:office>/don-vi/nhap/": ("/cq/xa-an-phu/don-vi/nhap/", {"admin"}),
    "cq/<slug:office>/thanh-vien/": ("/cq/xa-an-phu/thanh-vien/", INSIDE),
    "cq/<slug:office>/thanh-vien/moi/": ("/cq/xa-an-phu/thanh-vien/moi/", {"admin"}),
    "cq/<slug:office>/thanh-vien/<int:membership_id>/": (
        "/cq/xa-an-phu/thanh-vien/{member}/", {"admin"},
    ),
    "cq/<slug:office>/nhom/": ("/cq/xa-an-phu/nhom/", INSIDE),
    "cq/<slug:office>/nhom/moi/": ("/cq/xa-an-phu/nhom/moi/", {"admin"}),
    "cq/<slug:office>/nhom/<int:group_id>/": ("/cq/xa-an-phu/nhom/{group}/", {"admin"}),
    "cq/<slug:office>/don-vi/<int:unit_id>/moi/": ("/cq/xa-an-phu/don-vi/{unit}/moi/", {"admin"}),
    "cq/<slug:office>/nhat-ky/": ("/cq/xa-an-phu/nhat-ky/", {"chief", "admin"}),
    "cq/<slug:office>/ke-hoach/": ("/cq/xa-an-phu/ke-hoach/", INSIDE),
    "cq/<slug:office>/ke-hoach/moi/": ("/cq/xa-an-phu/ke-hoach/moi/", WORKERS),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/": ("/cq/xa-an-phu/ke-hoach/{plan}/", INSIDE),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/so/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/so/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/ban-moi/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/ban-moi/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/", INSIDE,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/muc/<slug:clause_id>/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/muc/{clause}/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/phat-hien/<slug:key>/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/phat-hien/{finding}/", INSIDE,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/moi/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/moi/?seen=0", INSIDE,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/duyet/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/duyet/", {"chief"},
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/thay-doi/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/2/thay-doi/", INSIDE,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/don-vi/<slug:clause_id>/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/don-vi/{clause}/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/tep/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/tep/", INSIDE,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/json/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/json/", INSIDE,
    ),
    "cq/<slug:office>/doi-chieu/": ("/cq/xa-an-phu/doi-chieu/", INSIDE),
    "cq/<slug:office>/doi-chieu/cap-duoi/": ("/cq/xa-an-phu/doi-chieu/cap-duoi/", WORKERS),
    "cq/<slug:office>/doi-chieu/<int:plan_id>/": ("/cq/xa-an-phu/doi-chieu/{plan}/", INSIDE),
    "cq/<slug:office>/doi-chieu/<int:plan_id>/ban-dau/": (
        "/cq/xa-an-phu/doi-chieu/{plan}/ban-dau/", WORKERS,
    ),
    "cq/<slug:office>/doi-chieu/<int:plan_id>/ban-dau/tep/": (
        "/cq/xa-an-phu/doi-chieu/{plan}/ban-dau/tep/", WORKERS,
    ),
    "cq/<slug:office>/lich/": ("/cq/xa-an-phu/lich/", INSIDE),
    "cq/<slug:office>/lich/thang/": ("/cq/xa-an-phu/lich/thang/", INSIDE),
    "cq/<slug:office>/lich/danh-sach/": ("/cq/xa-an-phu/lich/danh-sach/", INSIDE),
    "cq/<slug:office>/lich/su-kien/": ("/cq/xa-an-phu/lich/su-kien/", INSIDE),
    "cq/<slug:office>/lich/su-kien/moi/": ("/cq/xa-an-phu/lich/su-kien/moi/", WORKERS),
    "cq/<slug:office>/lich/su-kien/<int:event_id>/": (
        "/cq/xa-an-phu/lich/su-kien/{event}/", WORKERS,
    ),
    "cq/<slug:office>/lich/su-kien/thay-doi/<int:change_id>/": (
        "/cq/xa-an-phu/lich/su-kien/thay-doi/{change}/", INSIDE,
    ),
    "cq/<slug:office>/lich/lien-ket/": ("/cq/xa-an-phu/lich/lien-ket/", INSIDE),
}  # fmt: skip
ACTIONS: dict[str, tuple[str, set[str]]] = {
    # pattern: (example, whom the door lets through); they answer POST alone.
    "cq/<slug:office>/ke-hoach/dan/": (
        "/cq/xa-an-phu/ke-hoach/dan/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/doc-lai/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/doc-lai/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/sua-doi/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/sua-doi/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/soat/sua/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/soat/sua/", WORKERS,
    ),
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/rut/": (
        "/cq/xa-an-phu/ke-hoach/{plan}/1/rut/", {"chief"},
    ),
    "cq/<slug:office>/don-vi/<int:unit_id>/chuyen/": (
        "/cq/xa-an-phu/don-vi/{unit}/chuyen/", {"admin"},
    ),
    "cq/<slug:office>/don-vi/<int:unit_id>/xoa/": ("/cq/xa-an-phu/don-vi/{unit}/xoa/", {"admin"}),
    "cq/<slug:office>/don-vi/nhap/ghi/": ("/cq/xa-an-phu/don-vi/nhap/ghi/", {"admin"}),
    "cq/<slug:office>/thanh-vien/<int:membership_id>/thoi/": (
        "/cq/xa-an-phu/thanh-vien/{member}/thoi/", {"admin"},
    ),
    "cq/<slug:office>/thanh-vien/loi-moi/<int:invitation_id>/thu-hoi/": (
        "/cq/xa-an-phu/thanh-vien/loi-moi/{invitation}/thu-hoi/", {"admin"},
    ),
    "cq/<slug:office>/nhom/<int:group_id>/xoa/": ("/cq/xa-an-phu/nhom/{group}/xoa/", {"admin"}),
    "cq/<slug:office>/doi-chieu/<int:plan_id>/bo/": (
        "/cq/xa-an-phu/doi-chieu/{plan}/bo/", WORKERS,
    ),
    "cq/<slug:office>/lich/su-kien/<int:event_id>/bo/": (
        "/cq/xa-an-phu/lich/su-kien/{event}/bo/", WORKERS,
    ),
    "cq/<slug:office>/lich/su-kien/thay-doi/<int:change_id>/hoan-tac/": (
        "/cq/xa-an-phu/lich/su-kien/thay-doi/{change}/hoan-tac/", WORKERS,
    ),
}  # fmt: skip
ELSEWHERE = {
    "cq/<slug:office>/lich/muc/<int:plan_id>/<slug:uid>/",
    "cq/<slug:office>/don-vi/hoan-tac/<int:record_id>/",
    "cq/<slug:office>/lich/lien-ket/<int:feed_id>/thu-hoi/",
    "lich/<str:token>.ics",
    "cq/<slug:office>/ke-hoach/<int:plan_id>/<int:number>/trang/<int:page>/",
}
"""Whose door looks at more than the office: each has tests of its own."""
OPEN = {"", "health", "ngon-ngu/", "loi-moi/<str:token>/", "co-quan-moi/", "co-quan-moi/ten/"}
"""No office's: each has tests of its own."""


def patterns(resolver: Any, before: str = "") -> list[str]:
    found: list[str] = []
    for entry in resolver.url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += patterns(entry, here)
        elif isinstance(entry, URLPattern):
            found.append(here)
    return found


def test_every_address_has_a_row() -> None:
    ours = {p for p in patterns(get_resolver()) if not p.startswith("tai-khoan/")}
    assert ours == set(PAGES) | set(ACTIONS) | ELSEWHERE | OPEN


def plan_keys(people: People) -> dict[str, object]:
    """A plan with two versions, a clause and a finding of the first."""
    upload = SimpleUploadedFile("a.txt", "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Làm.".encode())
    plan = services.register_plan(people.owner, people.office, upload)
    second = SimpleUploadedFile("b.txt", "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Làm thêm.".encode())
    services.bring_version(people.owner, plan, second)
    version = plan.versions.get(number=1)
    reading = selectors.reading_of(version)
    assert reading is not None
    return {
        "plan": plan.pk,
        "clause": selectors.content_of(version)["purposes"][0]["id"],
        "finding": key_of(reading.export["findings"][0]),
    }


def address_of(example: str, people: People) -> str:
    """The example with what it names made; making a plan is not cheap."""
    keys: dict[str, object] = {"unit": people.department.pk}
    if "{plan}" in example:
        keys |= plan_keys(people)
    if "{group}" in example:
        keys["group"] = groups.save_group(
            people.admin, people.office, None, name="Các thôn", aliases=[], units=[people.hamlet]
        ).pk
    if "{member}" in example:
        guest = make_user("khach", "Khách")
        keys["member"] = org_services.add_member(people.admin, people.hamlet, guest, Role.MEMBER).pk
    if "{invitation}" in example:
        keys["invitation"] = invitations.invite(people.admin, people.hamlet, Role.MEMBER)[0].pk
    if "{event}" in example or "{change}" in example:
        change = save_event(
            people.owner, people.office, None, name="Lễ hội Cầu Ngư", aliases=[],
            start=date(2026, 8, 1), end=date(2026, 8, 2), confirmed=True,
        )  # fmt: skip
        keys |= {"change": change.pk, "event": change.event_id}
    return example.format(**keys)


@pytest.mark.parametrize("pattern", PAGES)
def test_who_gets_the_page(
    pattern: str, people: People, browser_of: Callable[[Any], Client]
) -> None:
    example, allowed = PAGES[pattern]
    address = address_of(example, people)
    for name, user in people.everybody().items():
        answer = browser_of(user).get(address)
        if user is None:
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/tai-khoan/login/"), name
            continue
        expected = 200 if name in allowed else 403 if name in INSIDE else 404
        # 204: nothing new.
        assert answer.status_code == expected or (expected, answer.status_code) == (200, 204), name


@pytest.mark.parametrize("pattern", ACTIONS)
def test_who_may_act(pattern: str, people: People, browser_of: Callable[[Any], Client]) -> None:
    example, allowed = ACTIONS[pattern]
    address = address_of(example, people)
    for name, user in people.everybody().items():
        assert browser_of(user).get(address).status_code == 405, name
        answer = browser_of(user).post(address)
        if user is None:
            assert answer["Location"].startswith("/tai-khoan/login/"), name
        elif name in allowed:
            # Whoever comes second finds it gone.
            assert answer.status_code in {200, 204, 302, 404, 409, 422}, name
        else:
            assert answer.status_code == (403 if name in INSIDE else 404), name
