"""A file comes in, is read in the background, and stands in the register."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotrinh_web.common.errors import ConflictError, ForbiddenError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.models import Plan, StoredFile
from lotrinh_web.plans.states import VersionState
from tests.web.people import People

SAMPLE = Path(__file__).parents[3] / "samples" / "ra-soat-ho-ngheo.txt"


def sample(name: str = "ke-hoach.txt", more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SAMPLE.read_bytes() + more, "text/plain")


def test_a_plan_is_registered_and_read(people: People) -> None:
    plan = services.register_plan(people.owner, people.office, sample())
    plan.refresh_from_db()
    version = selectors.newest_version(plan)
    reading = selectors.reading_of(version)
    assert version.state == VersionState.READ
    assert reading is not None
    assert reading.export["schema"] == "lotrinh/plan@1"
    assert plan.title == reading.export["header"]["title"]
    actions = list(AuditRecord.objects.order_by("id").values_list("action", flat=True))[-2:]
    assert actions == ["plans.plan.register", "plans.version.read"]


def test_the_same_file_comes_in_once_an_office(people: People) -> None:
    services.register_plan(people.owner, people.office, sample())
    with pytest.raises(ConflictError) as raised:
        services.register_plan(people.colleague, people.office, sample("khac.txt"))
    assert raised.value.code == "duplicate"
    assert services.register_plan(people.neighbour, people.neighbour_office, sample())


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("trong.txt", b""),
        SimpleUploadedFile("ke-hoach.docx", b"MZ" + bytes(range(256)) * 8),
        SimpleUploadedFile("ke-hoach.pdf", b"7z\xbc\xaf\x27\x1c" + bytes(64)),
    ],
    ids=["empty", "a program", "an archive"],
)
def test_what_is_no_document_stays_out(people: People, upload: SimpleUploadedFile) -> None:
    with pytest.raises(InvalidError) as raised:
        services.register_plan(people.owner, people.office, upload)
    assert raised.value.fields.keys() == {"file"}
    assert not StoredFile.objects.exists()


def test_a_file_that_cannot_be_read_says_why(people: People) -> None:
    broken = SimpleUploadedFile("hong.pdf", b"%PDF-1.7\n" + b"x" * 400)
    plan = services.register_plan(people.owner, people.office, broken)
    version = selectors.newest_version(plan)
    assert version.state == VersionState.FAILED
    assert "hong.pdf" in version.failure


def test_only_who_works_in_the_office_brings_plans(people: People) -> None:
    for user in (people.unit_member, people.admin, people.neighbour, people.former):
        with pytest.raises(ForbiddenError):
            services.register_plan(user, people.office, sample())


def test_the_chain_from_upload_to_findings(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.owner)
    answer = client.post("/cq/xa-an-phu/ke-hoach/moi/", {"file": sample()}, follow=True)
    page = answer.content.decode()
    plan = Plan.objects.get()
    assert answer.redirect_chain == [(f"/cq/xa-an-phu/ke-hoach/{plan.pk}/", 302)]
    assert plan.title in page
    assert "Phát hiện" in page
    original = client.get(f"/cq/xa-an-phu/ke-hoach/{plan.pk}/1/tep/")
    assert original.content == SAMPLE.read_bytes()
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"/cq/xa-an-phu/ke-hoach/{plan.pk}/1/json/").json()["header"]


def test_the_register_asks_as_often_for_many_plans_as_for_one(
    people: People,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[CaptureQueriesContext]],
) -> None:
    client = browser_of(people.owner)
    client.get("/cq/xa-an-phu/ke-hoach/")
    services.register_plan(people.owner, people.office, sample())
    with counted() as one:
        client.get("/cq/xa-an-phu/ke-hoach/")
    for number in range(5):
        more = f"\nGhi chú {number}".encode()
        services.register_plan(people.owner, people.office, sample(more=more))
    with counted() as many:
        page = client.get("/cq/xa-an-phu/ke-hoach/").content.decode()
    assert page.count("main-cell") == 6
    assert len(many) == len(one) <= 14
