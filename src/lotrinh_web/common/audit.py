"""Writing and reading the audit trail. Each service writes one record, in its transaction.

Place in the flow: services call `record`; views show `trail_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.functional import Promise

from lotrinh_web.common import scope
from lotrinh_web.common.models import AuditRecord

if TYPE_CHECKING:
    from lotrinh_web.accounts.models import User

_LABELS: dict[str, str | Promise] = {}

SECRET_FIELDS = frozenset({"password", "token_hash"})


def describe(labels: Mapping[str, str | Promise]) -> None:
    """Declares actions with what people read in the trail; services do at their head."""
    _LABELS.update(labels)


def label_of(action: str) -> str | Promise:
    """What people read; the code itself for an action of an older version."""
    return _LABELS.get(action, action)


def record(
    actor: User | None,
    action: str,
    target: models.Model,
    *,
    office_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditRecord:
    """Notes that `actor` (None: the system) did `action` to `target`, of which `before` and `after`
    say how it was.

    `describe` has declared the action, else KeyError. RuntimeError outside of a transaction: a
    change and its record stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit record belongs into the transaction of its change")
    if action not in _LABELS:
        raise KeyError(action)
    now = scope.current()
    return AuditRecord.objects.create(
        actor=actor,
        actor_name="" if actor is None else str(actor)[:200],
        office_id=office_id,
        action=action,
        object_type=target._meta.label,
        object_id=str(target.pk),
        object_label=str(target)[:300],
        before=None if before is None else dict(before),
        after=None if after is None else dict(after),
        request_id=now.request_id,
        address=now.address,
    )


def snapshot(target: models.Model, *fields: str) -> dict[str, Any]:
    """The named fields' values (all but secrets where none is named), as `record` keeps them."""
    names = fields or tuple(field.attname for field in target._meta.concrete_fields)
    return {name: getattr(target, name) for name in names if name not in SECRET_FIELDS}


def trail_of(target: models.Model) -> models.QuerySet[AuditRecord]:
    """All records of one object, the newest first."""
    return AuditRecord.objects.filter(
        object_type=target._meta.label, object_id=str(target.pk)
    ).select_related("actor")


def trail_of_office(office_id: int) -> models.QuerySet[AuditRecord]:
    """All records of one office, the newest first."""
    return AuditRecord.objects.filter(office_id=office_id).select_related("actor")
