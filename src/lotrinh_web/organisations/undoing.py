"""The way back from a change of a unit, by the record that the audit trail keeps of it.

Place in the flow: a service of its own, behind tree_changes.py.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, NotFoundError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Office, Unit, UnitPast
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.tree_changes import (
    delete_unit,
    lock_unit,
    name_office_after,
    put_unit,
)
from lotrinh_web.organisations.trees import state_of

audit.describe({"organisations.unit.undo": _("hoàn tác thay đổi đơn vị")})

CREATE: Final = "organisations.unit.create"
MOVE: Final = "organisations.unit.move"
UPDATE: Final = "organisations.unit.update"
PLACE: Final = {"parent_id", "position"}


@transaction.atomic
def undo(actor: User, office: Office, record_id: int) -> Unit | None:
    """Takes back a change of one's own, as long as nobody has changed the same of the unit since.

    Gives the unit as it was before; None where its making is undone. Raises NotFoundError for a
    record that is none of one's own, ConflictError where it is too late.
    """
    record, unit = _find(actor, office, record_id)
    if record.action == CREATE:
        delete_unit(actor, unit)
        return None
    require(actor, MANAGE_UNIT, unit)
    unit = lock_unit(unit)
    was, before, after = state_of(unit), record.before or {}, record.after or {}
    watched = PLACE if record.action == MOVE else set(was) - PLACE
    if any(was[name] != after.get(name) for name in watched):
        raise ConflictError(_("Đã có thay đổi khác sau đó, không hoàn tác được."), code="too_late")
    if record.action == MOVE:
        parent = Unit.objects.filter(pk=before["parent_id"], office=office).first()
        if parent is None:
            raise ConflictError
        require(actor, MANAGE_UNIT, parent)
        put_unit(unit, parent, before["position"])
    else:
        _restore(unit, before)
        UnitPast.objects.filter(unit=unit, pk=after.get("past_id") or 0).delete()
    audit.record(
        actor, "organisations.unit.undo", unit, office_id=office.pk, before=was,
        after=state_of(unit),
    )  # fmt: skip
    return unit


def _find(actor: User, office: Office, record_id: int) -> tuple[AuditRecord, Unit]:
    record = AuditRecord.objects.filter(
        pk=record_id, office_id=office.pk, actor=actor, object_type=Unit._meta.label,
        action__in=(CREATE, MOVE, UPDATE),
    ).first()  # fmt: skip
    if record is not None:
        unit = Unit.objects.filter(pk=record.object_id, office=office).first()
        if unit is not None:
            return record, unit
    raise NotFoundError


def _restore(unit: Unit, before: dict[str, Any]) -> None:
    for name in ("name", "short_name", "kind", "aliases"):
        setattr(unit, name, before[name])
    for name in ("valid_from", "valid_until"):
        setattr(unit, name, date.fromisoformat(before[name]) if before[name] else None)
    unit.save()
    name_office_after(unit)
