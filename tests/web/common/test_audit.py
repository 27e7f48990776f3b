"""The trail: who, what, when, before and after; nobody changes it, not even the code."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from lotrinh_web.common import audit, scope
from lotrinh_web.common.models import AppendOnlyError, AuditRecord
from tests.web.people import People

audit.describe({"test.office.rename": "đổi tên cơ quan"})


def test_a_record_says_who_did_what_to_what_and_from_where(people: People) -> None:
    with scope.acting(scope.Scope(request_id="r1", address="192.0.2.7")):
        made = audit.record(
            people.owner, "test.office.rename", people.office, office_id=people.office.pk,
            before={"name": "A"}, after={"name": "B"},
        )  # fmt: skip
    made.refresh_from_db()
    assert (made.actor, made.actor_name) == (people.owner, "Vi Thị Lan")
    assert (made.object_type, made.object_id) == ("organisations.Office", str(people.office.pk))
    assert (made.before, made.after) == ({"name": "A"}, {"name": "B"})
    assert (made.request_id, made.address) == ("r1", "192.0.2.7")
    assert audit.trail_of(people.office)[0] == made


def test_a_snapshot_keeps_no_secret(people: People) -> None:
    kept = audit.snapshot(people.owner)
    assert kept["username"] == "lan"
    assert "password" not in kept


def test_an_action_that_nobody_described_is_refused(people: People) -> None:
    with pytest.raises(KeyError):
        audit.record(people.owner, "test.office.unknown", people.office)


def test_the_model_refuses_to_change_or_delete(people: People) -> None:
    made = AuditRecord.objects.first()
    assert made is not None
    for attempt in (
        made.save,
        made.delete,
        AuditRecord.objects.all().delete,
        lambda: AuditRecord.objects.update(action="x"),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE common_auditrecord SET action = 'x'", "DELETE FROM common_auditrecord"],
)
def test_the_database_refuses_too(people: People, statement: str) -> None:
    before = AuditRecord.objects.count()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AuditRecord.objects.count() == before > 0
