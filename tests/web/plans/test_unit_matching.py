"""Names of units in plans meet the office's tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lotrinh_web.common.errors import ForbiddenError
from lotrinh_web.organisations import services as organisations
from lotrinh_web.organisations.models import Unit, UnitKind
from lotrinh_web.plans import reviewing, selectors, services
from lotrinh_web.plans.clauses import clauses_of
from lotrinh_web.plans.unit_matching import Roll
from tests.web.people import People

SAMPLE = Path(__file__).parents[3] / "samples" / "chu-nhat-xanh.md"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("PHÒNG VĂN HÓA – XÃ HỘI", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hoá, Xã hội xã An Phú", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa - Xã hội xã", "Phòng Văn hóa - Xã hội"),
        ("VH-XH", "Phòng Văn hóa - Xã hội"),
        ("Thôn Nà Sơn", "Thôn Nà Sơn"),
        ("Sở Y tế", ""),
        ("", ""),
    ],
)
def test_a_name_finds_its_unit(people: People, name: str, found: str) -> None:
    organisations.add_alias(people.admin, people.department, "VH-XH")
    assert Roll(people.office).find(name) == found


def test_a_person_says_which_unit_it_is(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    upload = SimpleUploadedFile(SAMPLE.name, SAMPLE.read_bytes())
    plan = services.register_plan(people.owner, people.office, upload)
    version = selectors.newest_version(plan)
    unit = next(
        clause for kind, clause, _p, _s in clauses_of(selectors.content_of(version))
        if kind == "assignment"
    )  # fmt: skip
    base = f"/cq/xa-an-phu/ke-hoach/{plan.pk}/1/soat/"
    address = f"{base}don-vi/{unit['id']}/"
    client = browser_of(people.owner)
    assert "Thôn Nà Sơn" in client.get(f"{address}?ten={unit['unit']}").content.decode()
    chosen = {"name": unit["unit"], "unit": str(people.hamlet.pk), "way": "here"}
    assert client.post(address, chosen).status_code == 204
    assert "Thôn Nà Sơn" in client.get(base).content.decode()
    assert client.post(address, {**chosen, "unit": "0"}).status_code == 422
    assert client.post(address, {**chosen, "way": "alias"}).status_code == 403
    assert client.post(address, {**chosen, "way": "new"}).status_code == 403
    foreign = Unit.objects.exclude(office=people.office)[0]
    assert client.post(address, {**chosen, "unit": str(foreign.pk)}).status_code == 422
    reviewing.undo(people.owner, version)
    assert "unit_id" not in selectors.content_of(version)["assignments"][0]


def test_an_alias_is_for_administrators_and_kept_once(people: People) -> None:
    with pytest.raises(ForbiddenError):
        organisations.add_alias(people.owner, people.department, "Phòng VHXH")
    for _ in range(2):
        organisations.add_alias(people.admin, people.department, "Phòng VHXH")
    people.department.refresh_from_db()
    assert people.department.aliases == ["Phòng VHXH"]
    assert people.department.kind == UnitKind.DEPARTMENT
