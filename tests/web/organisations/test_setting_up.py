"""An office from nothing: place, names, usual units."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client

from lotrinh_web.common.folding import fold, slug_of
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations.models import Office, OfficeLevel, Unit, UnitGroup, UnitKind
from lotrinh_web.organisations.places import find_communes, place_of, provinces
from lotrinh_web.organisations.setting_up import propose_names
from lotrinh_web.organisations.usual_units import TRAITS, OfficeKind, propose
from tests.web.people import People, make_user


def test_there_are_34_provinces_and_their_communes() -> None:
    assert len(provinces()) == 34
    codes = [
        place.code
        for province in provinces()
        for place in find_communes("", province=province.code, limit=1000)
    ]
    assert len(codes) == len(set(codes)) == 3321


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hồng hà hà nội", "Phường Hồng Hà, Thành phố Hà Nội"),
        ("hong ha ha noi", "Phường Hồng Hà, Thành phố Hà Nội"),
        ("PHUONG BA DINH", "Phường Ba Đình, Thành phố Hà Nội"),
        ("phu quoc", "Đặc khu Phú Quốc, Tỉnh An Giang"),
        ("côn đả", "Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"),
    ],
)
def test_a_commune_is_found_with_and_without_marks(typed: str, first: str) -> None:
    assert find_communes(typed)[0].address == first


def test_marks_tones_and_punctuation_fold() -> None:
    assert fold("Đảng ủy,  xã Hoà-An") == fold("dang uy xa hòa an") == "dang uy xa hoa an"
    assert slug_of("Đặc khu Cô Tô") == "dac-khu-co-to"


def test_every_kind_has_traits_and_a_proposal_of_known_kinds_and_sources() -> None:
    for kind in OfficeKind:
        assert TRAITS[kind].level in OfficeLevel
        proposal = propose(kind, place_of("00097"))
        assert proposal.units
        for unit in proposal.units:
            assert unit.kind in UnitKind
            assert unit.source
            assert not re.search(r"[{}]", unit.name)
        assert {s.kind for s in proposal.several} <= set(UnitKind)
        keys = [unit.key for unit in proposal.units]
        assert len(keys) == len(set(keys))
        for unit in proposal.units:
            assert not unit.below or keys.index(unit.below) < keys.index(unit.key)


def test_every_row_of_the_data_is_proposed_to_somebody() -> None:
    text = (files("lotrinh_web.organisations.resources") / "usual_units.toml").read_text("utf-8")
    data = tomllib.loads(text)
    for row in [*data["unit"], *data["several"], *data["group"]]:
        assert row["for"]
        assert set(row["for"]) <= set(OfficeKind)
        assert set(row.get("of", ())) <= {"xa", "phuong", "dac-khu"}
    used = {row["source"] for row in [*data["unit"], *data["several"]]}
    assert used == set(data["sources"])


def test_a_ward_and_a_commune_have_their_own_economic_department() -> None:
    def names(code: str) -> set[str]:
        return {unit.name for unit in propose(OfficeKind.COMMUNE_COMMITTEE, place_of(code)).units}

    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in names("00097")
    assert "Phòng Kinh tế" not in names("00097")
    assert "Phòng Kinh tế" in names("30337")
    assert "Công an xã An Phú" in names("30337")


def test_names_follow_from_kind_and_place_and_the_address_is_free(people: People) -> None:
    names = propose_names(OfficeKind.COMMUNE_COMMITTEE, place_of("30337"))
    assert names.name == "Ủy ban nhân dân xã An Phú"
    assert names.slug == "xa-an-phu-an-giang"  # the people's office has xa-an-phu
    assert people.office.slug == "xa-an-phu"


def test_the_wizard_from_kind_to_tree(browser_of: Callable[[Any], Client]) -> None:
    user = make_user("cai", "Cài đặt", is_administrator=True)
    client = browser_of(user)
    page = client.get("/co-quan-moi/", {"loai": "commune-committee", "tim": "an phu an giang"})
    assert "Xã An Phú, Tỉnh An Giang" in page.content.decode()
    address = "/co-quan-moi/ten/?loai=commune-committee&noi=30337"
    form = client.get(address).context["form"]
    answer = client.post(address, {name: form[name].value() for name in form.fields})
    assert answer["Location"] == "/cq/xa-an-phu/don-vi/thiet-lap/"
    office = Office.objects.get()
    assert (office.province_code, office.commune_code) == ("91", "30337")
    form = client.get(answer["Location"]).context["form"]
    entered = {
        name: form[name].value() or ""
        for name in form.fields
        if not name.startswith("take-") or form[name].value()
    }
    entered["name-van-hoa-xa-hoi"] = "Phòng Văn hóa"
    entered["several-thon"] = "- Thôn Nà Sơn\n2. Thôn Nà Lay;\n\n  Thôn  Bản Mới\n"
    for _ in range(2):  # sending twice does no harm
        answer = client.post("/cq/xa-an-phu/don-vi/thiet-lap/", entered)
        assert answer["Location"] == "/cq/xa-an-phu/don-vi/"
    names = list(Unit.objects.values_list("name", flat=True))
    assert len(names) == len(set(names))
    assert {"Phòng Văn hóa", "Thôn Nà Sơn", "Thôn Nà Lay", "Thôn Bản Mới"} <= set(names)
    assert "Đảng ủy xã An Phú" not in names  # not ticked
    women = Unit.objects.get(name="Hội Liên hiệp Phụ nữ xã An Phú")
    assert women.parent is not None
    assert women.parent.kind == UnitKind.FRONT
    hamlets = UnitGroup.objects.get(name="Các thôn, tổ dân phố").units
    assert hamlets.count() == 3
    records = AuditRecord.objects.filter(action="organisations.office.set_up")
    assert records.count() == 2


def test_nothing_goes_on_without_a_place_that_the_kind_needs(
    browser_of: Callable[[Any], Client],
) -> None:
    client = browser_of(make_user("cai", "Cài đặt", is_administrator=True))
    for query in (
        "loai=commune-committee",
        "loai=commune-committee&noi=91",
        "loai=commune-committee&noi=99999",
        "loai=province-committee",
        "loai=bia",
    ):
        answer = client.get(f"/co-quan-moi/ten/?{query}")
        assert answer.status_code == 422, query
        assert answer.context["form"].errors, query


def test_only_an_administrator_of_the_installation_sets_offices_up(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    for user in (people.admin, people.chief, people.stranger):
        for address in ("/co-quan-moi/", "/co-quan-moi/ten/?loai=school"):
            assert browser_of(user).get(address).status_code == 403


def test_the_office_above_is_proposed_and_may_be_chosen(
    browser_of: Callable[[Any], Client],
) -> None:
    client = browser_of(make_user("cai", "Cài đặt", is_administrator=True))
    for address in ("?loai=province-committee&tinh=91", "?loai=commune-committee&noi=30337"):
        form = client.get(f"/co-quan-moi/ten/{address}").context["form"]
        entered = {name: form[name].value() or "" for name in form.fields}
        client.post(f"/co-quan-moi/ten/{address}", entered)
    commune = Office.objects.get(commune_code="30337")
    assert commune.superior == Office.objects.get(level=OfficeLevel.PROVINCE)
    forged = {**entered, "slug": "khac", "superior": str(commune.pk)}
    assert client.post(f"/co-quan-moi/ten/{address}", forged).status_code == 422
