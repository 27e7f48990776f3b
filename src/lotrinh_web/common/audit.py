"""Writing and reading the audit trail. Each service writes one record, in its transaction.

Place in the flow: services call `record`; views show `trail_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.utils.functional import Promise

from lotrinh_web.common import scope
from lotrinh_web.common.models import AuditRecord

if TYPE_CHECKING:
    from lotrinh_web.accounts.models import User

_LABELS: dict[str, str | Promise] = {}

_MORE_LABELS: dict[str, str | Promise] = {}

SECRET_FIELDS = frozenset({"password", "token_hash"})


def describe(labels: Mapping[str, str | Promise]) -> None:
    """Declares actions with what people read in the trail; services do at their head."""
    _LABELS.update(labels)


def describe_more(labels: Mapping[str, str | Promise]) -> None:
    """Declares what records tell beside the columns of a table: lists of names, mostly."""
    _MORE_LABELS.update(labels)


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


def trail_of_office(office_id: int, words: str = "") -> models.QuerySet[AuditRecord]:
    """All records of one office, the newest first; with `words` those of a person or a thing whose
    name holds them."""
    rows = AuditRecord.objects.filter(office_id=office_id).select_related("actor")
    if words:
        by_name = models.Q(actor_name__icontains=words) | models.Q(object_label__icontains=words)
        rows = rows.filter(by_name)
    return rows


class Change(NamedTuple):
    """A field that a record tells of, in words."""

    label: str
    before: str
    after: str


def changes_of(record: AuditRecord) -> list[Change]:
    """What differs before and after a record's action, for people; keys of other rows and what is
    empty on both sides are left out."""
    before, after = record.before or {}, record.after or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        label = _field_label(record.object_type, name)
        if old != new and label and (old or new):
            found.append(Change(label, _in_words(record, name, old), _in_words(record, name, new)))
    return found


def _field(object_type: str, name: str) -> Any:
    try:
        return apps.get_model(object_type)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):  # gone since, or no column
        return None


def _field_label(object_type: str, name: str) -> str:
    if name in _MORE_LABELS:
        return str(_MORE_LABELS[name])
    field = _field(object_type, name)
    # Django makes names of columns up where nobody gave one: those are not for people.
    if field is None or field.is_relation or not field._verbose_name:
        return ""
    return str(field.verbose_name)


def _in_words(record: AuditRecord, name: str, value: Any) -> str:
    field = _field(record.object_type, name)
    choices = dict(getattr(field, "flatchoices", ()))
    if value in (None, "", []):
        return "–"
    if isinstance(field, models.DateField) and isinstance(value, str):
        return f"{field.to_python(value[:10]):%d/%m/%Y}"
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return str(choices.get(value, value)) if isinstance(value, str) else str(value)
