"""A review: corrections saved at once, two people, undo, approval for good, amendment."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import lotrinh
from lotrinh_web.common.errors import ConflictError, ForbiddenError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.plans import reviewing, selectors, services
from lotrinh_web.plans.clauses import KINDS, clauses_of
from lotrinh_web.plans.models import Approval, EditOperation, PlanVersion
from lotrinh_web.plans.states import VersionState
from tests.web.people import People

SAMPLE = Path(__file__).parents[3] / "samples" / "chu-nhat-xanh.md"


@pytest.fixture
def version(people: People) -> PlanVersion:
    upload = SimpleUploadedFile(SAMPLE.name, SAMPLE.read_bytes())
    return selectors.newest_version(services.register_plan(people.owner, people.office, upload))


def first(version: PlanVersion, kind: str) -> dict[str, Any]:
    document = selectors.content_of(version)
    return next(clause for k, clause, _p, _s in clauses_of(document) if k == kind)


def test_a_correction_is_there_at_once_and_on_record(people: People, version: PlanVersion) -> None:
    duty = first(version, "duty")
    reviewing.edit(
        people.owner, version, "set", duty["id"], {"field": "text", "value": " Dọn  suối. "}, seen=0
    )
    assert first(version, "duty")["text"] == "Dọn suối."
    version.refresh_from_db()
    assert version.state == VersionState.IN_REVIEW
    assert AuditRecord.objects.order_by("-id")[0].action == "plans.version.edit"
    reviewing.undo(people.owner, version)
    assert first(version, "duty") == duty
    reviewing.redo(people.owner, version)
    assert first(version, "duty")["text"] == "Dọn suối."
    with pytest.raises(ConflictError):
        reviewing.undo(people.colleague, version)


@pytest.mark.parametrize(
    ("kind", "field", "typed", "kept"),
    [
        ("header", "date", "14/6/2026", "2026-06-14"),
        ("header", "date", "06/2026", "2026-06"),
        ("header", "number", "", None),
        ("duty", "with", "Công an xã\n\n Trạm  Y tế", ["Công an xã", "Trạm Y tế"]),
        ("recipient", "name", "Lưu: VT", "Lưu: VT"),
    ],
)
def test_what_is_typed_becomes_what_a_plan_keeps(
    people: People, version: PlanVersion, kind: str, field: str, typed: str, kept: Any
) -> None:
    target = first(version, kind)["id"]
    reviewing.edit(people.owner, version, "set", target, {"field": field, "value": typed}, seen=0)
    assert first(version, kind)[field] == kept


def test_what_does_not_fit_is_refused(people: People, version: PlanVersion) -> None:
    duty = first(version, "duty")["id"]
    for verb, target, typed in (
        ("set", "header", {"field": "date", "value": "31/02/2026"}),
        ("set", "header", {"field": "date", "value": "hôm qua"}),
        ("set", duty, {"field": "at", "value": "x"}),
        ("set", duty, {"field": "id", "value": "x"}),
        ("split", duty, {"value": "Một câu", "offset": "0"}),
        ("insert", "plan", {"slot": "findings"}),
        ("move", duty, {"way": "to", "goal": "plan/purposes"}),
        ("dismiss", "x", {"reason": " "}),
        ("drop", duty, {}),
    ):
        with pytest.raises(InvalidError):
            reviewing.edit(people.owner, version, verb, target, typed, seen=0)
    assert not EditOperation.objects.exists()


def test_two_people_at_one_place_are_asked(people: People, version: PlanVersion) -> None:
    duty = first(version, "duty")["id"]
    one = {"field": "text", "value": "Của Lan"}
    two = {"field": "text", "value": "Của Minh"}
    reviewing.edit(people.owner, version, "set", duty, one, seen=0)
    with pytest.raises(reviewing.ClashError) as raised:
        reviewing.edit(people.colleague, version, "set", duty, two, seen=0)
    assert (raised.value.who, raised.value.now) == (str(people.owner), "Của Lan")
    other = {"field": "deadline", "value": "trước 15/3"}
    reviewing.edit(people.colleague, version, "set", duty, other, seen=0)
    assert first(version, "duty")["text"] == "Của Lan", "another field is no clash"
    reviewing.edit(people.colleague, version, "set", duty, two)
    assert first(version, "duty")["text"] == "Của Minh", "asked and answered"


def test_items_come_go_move_split_and_merge(people: People, version: PlanVersion) -> None:
    def texts() -> list[str]:
        return [d["text"] for d in first(version, "assignment")["duties"]]

    unit = first(version, "assignment")["id"]
    before = texts()
    told = reviewing.edit(
        people.owner, version, "insert", unit, {"slot": "duties", "value": "Quét dọn; tưới cây"}
    )
    new = told.details["item"]["id"]
    assert texts() == [*before, "Quét dọn; tưới cây"]
    split = {"value": "Quét dọn; tưới cây", "offset": "9"}
    second = reviewing.edit(people.owner, version, "split", new, split).details["id"]
    assert texts() == [*before, "Quét dọn;", "tưới cây"]
    reviewing.edit(people.owner, version, "move", second, {"way": "up"})
    assert texts() == [*before, "tưới cây", "Quét dọn;"]
    reviewing.edit(people.owner, version, "merge", new, {})
    assert texts() == [*before, "tưới cây Quét dọn;"]
    reviewing.edit(people.owner, version, "delete", second, {})
    assert texts() == before
    with pytest.raises(ConflictError):
        reviewing.edit(people.owner, version, "delete", second, {})


def test_a_plan_stays_readable_by_the_engine(people: People, version: PlanVersion) -> None:
    for slot in (slot.name for slot in KINDS["plan"].slots):
        reviewing.edit(people.owner, version, "insert", "plan", {"slot": slot, "value": "7"})
    plan = lotrinh.from_wire(selectors.content_of(version))
    assert plan.recipients[-1].name == "7"


def test_approval_freezes(people: People, version: PlanVersion) -> None:
    duty = first(version, "duty")["id"]
    typed = {"field": "text", "value": "Dọn suối."}
    reviewing.edit(people.owner, version, "set", duty, typed, seen=0)
    with pytest.raises(ForbiddenError):
        reviewing.approve(people.owner, version, 1)
    with pytest.raises(ConflictError) as raised:
        reviewing.approve(people.chief, version, 0)
    assert raised.value.code == "newer"
    approval = reviewing.approve(people.chief, version, 1)
    version.refresh_from_db()
    assert version.state == VersionState.APPROVED
    assert selectors.content_of(version) == approval.content
    for again in (
        lambda: reviewing.edit(people.owner, version, "set", duty, typed, seen=1),
        lambda: reviewing.undo(people.owner, version),
        lambda: reviewing.approve(people.chief, version, 1),
        lambda: services.read_again(people.owner, version),
    ):
        with pytest.raises(ConflictError):
            again()
    with pytest.raises(DatabaseError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(revision=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        EditOperation.objects.all().delete()


def test_an_amendment_by_hand_keeps_ids(people: People, version: PlanVersion) -> None:
    with pytest.raises(ConflictError):
        reviewing.amend(people.owner, version.plan)
    reviewing.approve(people.chief, version, 0)
    second = reviewing.amend(people.owner, version.plan)
    duty = first(second, "duty")
    assert duty["id"] == first(version, "duty")["id"]
    typed = {"field": "text", "value": "Dọn cả hai bờ suối."}
    reviewing.edit(people.owner, second, "set", duty["id"], typed, seen=0)
    assert first(version, "duty")["text"] == duty["text"], "the approved one stays"
    reviewing.approve(people.chief, second, 1)
    version.refresh_from_db()
    assert version.state == VersionState.SUPERSEDED
    assert selectors.approved_version(version.plan) == second


def test_an_amended_file_keeps_ids(people: People, version: PlanVersion) -> None:
    reviewing.approve(people.chief, version, 0)
    text = SAMPLE.read_text(encoding="utf-8") + "\n\nLưu ý thêm.\n"
    upload = SimpleUploadedFile("ban-2.md", text.encode())
    second = services.bring_version(people.owner, version.plan, upload)
    assert first(second, "duty")["id"] == first(version, "duty")["id"]
    version.refresh_from_db()
    assert version.state == VersionState.APPROVED, "until the new one is approved"


def test_a_withdrawn_plan_stays_in_the_register(people: People, version: PlanVersion) -> None:
    with pytest.raises(ForbiddenError):
        reviewing.withdraw(people.owner, version)
    reviewing.withdraw(people.chief, version)
    assert selectors.approved_version(version.plan) is None
    assert selectors.plans_of(people.office).count() == 1


BASE = "/cq/xa-an-phu/ke-hoach"


def test_the_page_edits_asks_and_approves(
    people: People, version: PlanVersion, browser_of: Callable[[Any], Client]
) -> None:
    address = f"{BASE}/{version.plan_id}/1/soat/"
    lan, minh = browser_of(people.owner), browser_of(people.colleague)
    duty = first(version, "duty")["id"]
    page = lan.get(address).content.decode()
    assert f'id="f-{duty}-text"' in page
    typed = {"verb": "set", "target": duty, "field": "text", "value": "Của Lan", "seen": "0"}
    answer = lan.post(f"{address}sua/", typed)
    assert answer.status_code == 204
    assert json.loads(answer["HX-Trigger"])["plan-saved"]["revision"] == 1
    assert minh.get(f"{address}moi/?seen=1").status_code == 204
    news = minh.get(f"{address}moi/?seen=0")
    assert str(people.owner) in news.content.decode()
    asked = minh.post(f"{address}sua/", {**typed, "value": "Của Minh"})
    assert asked["HX-Retarget"] == "#dialogs"
    assert "Của Lan" in asked.content.decode()
    assert "Của Minh" in asked.content.decode()
    wrong = {**typed, "target": "header", "field": "date", "value": "x"}
    assert lan.post(f"{address}sua/", wrong).status_code == 422
    dialog = lan.get(f"{address}muc/{duty}/").content.decode()
    assert "Tách ở con trỏ" in dialog
    chief = browser_of(people.chief)
    assert chief.get(f"{BASE}/{version.plan_id}/1/duyet/").status_code == 200
    assert chief.post(f"{BASE}/{version.plan_id}/1/duyet/", {"seen": "0"}).status_code == 302
    assert not Approval.objects.exists()
    chief.post(f"{BASE}/{version.plan_id}/1/duyet/", {"seen": "1"})
    assert Approval.objects.count() == 1
    closed = lan.get(address).content.decode()
    assert 'class="words" id=' not in closed
    assert "data-undo" not in closed


def test_findings_are_dismissed_with_a_reason(
    people: People, version: PlanVersion, browser_of: Callable[[Any], Client]
) -> None:
    from lotrinh_web.plans.findings import key_of, settled

    reading = selectors.reading_of(version)
    assert reading is not None
    finding = {**dict.fromkeys(("excerpt", "suggestion", "at", "basis")), "code": "TT001",
               "severity": "warning", "message": "Thử.", "related": [], "edits": []}  # fmt: skip
    reading.export["findings"].append(finding)
    reading.save()
    client, key = browser_of(people.owner), key_of(finding)
    address = f"{BASE}/{version.plan_id}/1/soat/"
    assert "Lý do bỏ qua" in client.get(f"{address}phat-hien/{key}/").content.decode()
    gone = client.post(f"{address}sua/", {"verb": "dismiss", "target": key, "reason": "Đã hỏi."})
    assert gone.status_code == 204
    assert key in settled(selectors.operations_of(selectors.draft_of(version)))
    assert "Đã hỏi." in client.get(address).content.decode()
    assert client.get(f"{address}phat-hien/khong-co/").status_code == 404


def test_a_long_plan_asks_as_often_as_a_short_one(
    people: People,
    version: PlanVersion,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[CaptureQueriesContext]],
) -> None:
    client = browser_of(people.owner)
    address = f"{BASE}/{version.plan_id}/1/soat/"
    client.get(address)
    with counted() as one:
        client.get(address)
    for number in range(12):
        typed = {"slot": "purposes", "value": f"Ý {number}"}
        reviewing.edit(people.owner, version, "insert", "plan", typed)
    with counted() as many:
        client.get(address)
    assert len(many) == len(one) <= 18
