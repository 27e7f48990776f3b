"""Several files, pasted text, duplicates, the register's facts and its search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.models import Plan
from lotrinh_web.plans.selectors import Wanted
from lotrinh_web.plans.states import VersionState
from tests.web.people import People

SAMPLES = Path(__file__).parents[3] / "samples"
LIST = "/cq/xa-an-phu/ke-hoach/"


def file(name: str, more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (SAMPLES / name).read_bytes() + more)


def test_several_files_in_one_form_without_script(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.owner)
    files = [file("ra-soat-ho-ngheo.txt"), file("chu-nhat-xanh.md")]
    answer = client.post(f"{LIST}moi/", {"file": files})
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert Plan.objects.count() == 2


def test_one_file_that_is_no_document_does_not_hold_up_the_others(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.owner)
    files = [SimpleUploadedFile("trong.txt", b""), file("ra-soat-ho-ngheo.txt")]
    answer = client.post(f"{LIST}moi/", {"file": files})
    assert answer.status_code == 422
    assert "Tệp trống." in answer.content.decode()
    assert Plan.objects.count() == 1


def test_the_script_gets_a_row_that_asks_until_it_is_read(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.owner)
    headers = {"HX-Request": "true", "HX-Target": "received"}
    row = client.post(f"{LIST}moi/", {"file": file("ra-soat-ho-ngheo.txt")}, headers=headers)
    page = row.content.decode()
    plan = Plan.objects.get()
    assert f'id="received-{plan.pk}"' in page
    assert "hx-get" not in page, "it is read already"
    again = client.post(f"{LIST}moi/", {"file": file("ra-soat-ho-ngheo.txt")}, headers=headers)
    assert again.status_code == 200
    assert f"{LIST}{plan.pk}/" in again.content.decode()
    assert "đã được đưa vào" in again.content.decode()


def test_pasted_text_is_a_plan(people: People, browser_of: Callable[[Any], Client]) -> None:
    client = browser_of(people.owner)
    text = (SAMPLES / "chu-nhat-xanh.md").read_text(encoding="utf-8")
    answer = client.post(f"{LIST}dan/", {"text": text.replace("\n", "\r\n")})
    plan = Plan.objects.get()
    assert answer["Location"] == f"{LIST}{plan.pk}/"
    assert plan.number
    assert selectors.newest_version(plan).file.name.endswith(".txt")
    with pytest.raises(InvalidError):
        services.register_text(people.owner, people.office, " \n ")


def test_the_same_number_twice_is_seen_and_leads_to_the_other(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    one = services.register_plan(people.owner, people.office, file("chu-nhat-xanh.md"))
    two = services.register_plan(people.owner, people.office, file("chu-nhat-xanh.md", b"\n\n"))
    one.refresh_from_db()
    two.refresh_from_db()
    assert selectors.twins_of(two) == [one]
    page = browser_of(people.owner).get(f"{LIST}{two.pk}/").content.decode()
    assert f'<a href="{LIST}{one.pk}/">' in page
    facts = {"title": two.title, "number": "999", "symbol": two.symbol, "issuer": two.issuer,
             "issued_on": two.issued_on}  # fmt: skip
    services.correct_facts(people.owner, two, facts)
    assert selectors.twins_of(one) == []


def test_what_a_person_corrected_stays(people: People, browser_of: Callable[[Any], Client]) -> None:
    plan = services.register_plan(people.owner, people.office, file("ra-soat-ho-ngheo.txt"))
    client = browser_of(people.owner)
    entered = {"title": "Rà soát", "number": "7", "symbol": "KH-UBND", "issuer": "UBND xã An Phú",
               "issued_on": "14/06/2026"}  # fmt: skip
    assert client.post(f"{LIST}{plan.pk}/so/", entered).status_code == 302
    services.read_again(people.owner, selectors.newest_version(plan))
    plan.refresh_from_db()
    assert (plan.title, plan.code, plan.issued_on.isoformat() if plan.issued_on else "") == (
        "Rà soát", "7/KH-UBND", "2026-06-14",
    )  # fmt: skip
    assert selectors.newest_version(plan).state == VersionState.READ
    wrong = client.post(f"{LIST}{plan.pk}/so/", {**entered, "issued_on": "31/02/2026"})
    assert wrong.status_code == 422


def test_a_failure_says_what_to_do_and_can_be_tried_again(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    broken = SimpleUploadedFile("hong.pdf", b"%PDF-1.7\n" + b"x" * 400)
    plan = services.register_plan(people.owner, people.office, broken)
    client = browser_of(people.owner)
    page = client.get(f"{LIST}{plan.pk}/").content.decode()
    assert "Đọc lại" in page
    assert "Đưa tệp khác" in page
    assert client.post(f"{LIST}{plan.pk}/1/doc-lai/").status_code == 302
    answer = client.post(f"{LIST}{plan.pk}/ban-moi/", {"file": file("ra-soat-ho-ngheo.txt")})
    assert answer.status_code == 302
    assert selectors.newest_version(plan).state == VersionState.READ


def test_a_new_version_waits_until_the_one_before_is_read(people: People) -> None:
    plan = services.register_plan(people.owner, people.office, file("ra-soat-ho-ngheo.txt"))
    plan.versions.update(state=VersionState.READING)
    with pytest.raises(ConflictError):
        services.bring_version(people.owner, plan, file("chu-nhat-xanh.md"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 2),
        (Wanted(words="ho ngheo"), 1),
        (Wanted(words="HỘ  Nghèo"), 1),
        (Wanted(words="nghèo không có"), 0),
        (Wanted(state="read"), 2),
        (Wanted(state="approved"), 0),
        (Wanted(year=1999), 0),
        (Wanted(issuer="Không ai"), 0),
    ],
)
def test_the_register_is_searched(people: People, wanted: Wanted, found: int) -> None:
    services.register_plan(people.owner, people.office, file("ra-soat-ho-ngheo.txt"))
    services.register_plan(people.owner, people.office, file("chu-nhat-xanh.md"))
    assert selectors.plans_of(people.office, wanted).count() == found
    for plan in Plan.objects.all():
        assert plan.issuer in selectors.issuers_of(people.office)
        of_it = Wanted(issuer=plan.issuer, year=plan.issued_on and plan.issued_on.year)
        assert plan in selectors.plans_of(people.office, of_it)


def test_the_page_searches_and_says_when_there_is_nothing(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    services.register_plan(people.owner, people.office, file("ra-soat-ho-ngheo.txt"))
    client = browser_of(people.owner)
    assert client.get(f"{LIST}?tim=ngheo").content.decode().count("main-cell") == 1
    nothing = client.get(f"{LIST}?tim=bien&nam=xyz&noi=khac").content.decode()
    assert "Không có kế hoạch nào như vậy." in nothing
    part = client.get(f"{LIST}?tim=ngheo", headers={"HX-Target": "plans"}).content.decode()
    assert part.lstrip().startswith('<div id="plans"')


def test_the_page_asks_until_it_is_read_and_then_shows_itself_anew(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    plan = services.register_plan(people.owner, people.office, file("ra-soat-ho-ngheo.txt"))
    client, part = browser_of(people.owner), {"HX-Request": "true", "HX-Target": "reading"}
    plan.versions.update(state=VersionState.READING)
    waiting = client.get(f"{LIST}{plan.pk}/", headers=part)
    assert "hx-get" in waiting.content.decode()
    assert "HX-Refresh" not in waiting
    plan.versions.update(state=VersionState.READ)
    assert client.get(f"{LIST}{plan.pk}/", headers=part)["HX-Refresh"] == "true"
