"""Changes of the tree: place, name, end and succession of units, each with its way back.

Place in the flow: services of their own, beside services.py. The office's row is locked first, so
that two people who move units do it one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.db.models import F, ProtectedError, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Membership, Office, Unit, UnitKind, UnitPast
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.services import add_member, add_unit, end_membership
from lotrinh_web.organisations.trees import exists_on, fingerprint, siblings_of, state_of, today

audit.describe(
    {
        "organisations.unit.move": _("chuyển đơn vị"),
        "organisations.unit.update": _("sửa đơn vị"),
        "organisations.unit.end": _("kết thúc đơn vị"),
        "organisations.unit.delete": _("xóa đơn vị"),
    }
)
audit.describe_more({"moved": _("đơn vị được chuyển đi"), "members": _("thành viên đã thôi")})

MAX_DEPTH: Final = 8


class Step(StrEnum):
    """A move by keyboard or button."""

    UP = "len"
    DOWN = "xuong"
    IN = "vao"
    OUT = "ra"


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a person enters about a unit."""

    name: str
    kind: UnitKind
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


def lock_unit(unit: Unit) -> Unit:
    """The unit as it is now, while nobody else changes this office's tree."""
    Office.objects.select_for_update().get(pk=unit.office_id)
    return Unit.objects.select_related("office", "parent").get(pk=unit.pk)


@transaction.atomic
def move_unit(
    actor: User, unit: Unit, parent: Unit, before: Unit | None = None
) -> AuditRecord | None:
    """Hangs a unit with all below it under a parent of the same office, before one of its children
    or as the last one. Gives the record by which it can be undone; None where nothing changed."""
    require(actor, MANAGE_UNIT, unit)
    require(actor, MANAGE_UNIT, parent)
    unit = lock_unit(unit)
    parent.refresh_from_db()
    if before is not None and before.parent_id != parent.pk:
        raise ConflictError
    was = state_of(unit)
    others = [child for child in parent.children.order_by("position", "pk") if child.pk != unit.pk]
    index = next((i for i, c in enumerate(others) if before and c.pk == before.pk), len(others))
    put_unit(unit, parent, index)
    return _note_move(actor, unit, was)


def _note_move(actor: User, unit: Unit, was: dict[str, Any]) -> AuditRecord | None:
    now = state_of(unit)
    if now == was:
        return None
    return audit.record(
        actor, "organisations.unit.move", unit, office_id=unit.office_id, before=was, after=now
    )


def put_unit(unit: Unit, parent: Unit, index: int) -> None:
    """Writes the place of a locked unit: parent, paths of the subtree, positions of siblings."""
    if unit.parent_id is None or parent.office_id != unit.office_id:
        raise InvalidError(_("Không chuyển được đơn vị này đến đó."))
    if parent.path.startswith(unit.path):
        raise InvalidError(_("Không thể đặt một đơn vị vào bên trong chính nó."))
    height = max(
        path.count("/") for path in Unit.objects.all().below(unit).values_list("path", flat=True)
    )
    if parent.depth + height - unit.path.count("/") + 1 > MAX_DEPTH:
        raise InvalidError(_("Cây đơn vị chỉ sâu tối đa 8 bậc."))
    if unit.parent_id != parent.pk:
        old, fresh = unit.path, f"{parent.path}{unit.pk}/"
        Unit.objects.filter(office=unit.office, path__startswith=old).update(
            path=Concat(Value(fresh), Substr(F("path"), len(old) + 1))
        )
        unit.parent, unit.path = parent, fresh
        unit.save(update_fields=["parent"])
    siblings = [child for child in siblings_of(unit) if child.pk != unit.pk]
    siblings.insert(index, unit)
    for position, sibling in enumerate(siblings):
        if sibling.position != position:
            sibling.position = position
            sibling.save(update_fields=["position"])


@transaction.atomic
def step_unit(actor: User, unit: Unit, step: Step) -> AuditRecord | None:
    """One step up, down, in (under the unit above it) or out (behind its parent).

    Gives None where there is no way to go.
    """
    require(actor, MANAGE_UNIT, unit)
    unit = lock_unit(unit)
    parent = unit.parent
    if parent is None:
        return None
    day = today()
    row = [child for child in siblings_of(unit) if child.pk == unit.pk or exists_on(child, day)]
    here = [child.pk for child in row].index(unit.pk)
    after_next = row[here + 2] if here + 2 < len(row) else None
    if step is Step.UP and here > 0:
        return move_unit(actor, unit, parent, row[here - 1])
    if step is Step.DOWN and here + 1 < len(row):
        return move_unit(actor, unit, parent, after_next)
    if step is Step.IN and here > 0:
        return move_unit(actor, unit, row[here - 1])
    if step is Step.OUT and parent.parent is not None:
        aunts = siblings_of(parent)
        behind = aunts[[aunt.pk for aunt in aunts].index(parent.pk) + 1 :]
        return move_unit(actor, unit, parent.parent, behind[0] if behind else None)
    return None


@transaction.atomic
def add_units(actor: User, parent: Unit, kind: UnitKind, names: Sequence[str]) -> list[Unit]:
    """New units of one kind as the last ones below `parent`."""
    if parent.depth >= MAX_DEPTH:
        raise InvalidError(_("Cây đơn vị chỉ sâu tối đa 8 bậc."))
    return [add_unit(actor, parent, kind=kind, name=name) for name in names]


@transaction.atomic
def update_unit(
    actor: User, unit: Unit, facts: UnitFacts, *, seen: str, since: date | None = None
) -> AuditRecord | None:
    """Changes what a unit is called and is.

    `since` is the first day of the new name and kind: before it the unit keeps the old ones.
    Without it the change corrects what was wrong from the beginning. `seen` is the fingerprint
    that the person's form was filled from; ConflictError where the unit has changed since.
    """
    require(actor, MANAGE_UNIT, unit)
    unit = lock_unit(unit)
    if fingerprint(unit) != seen:
        raise ConflictError
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise InvalidError(fields={"valid_until": _("Ngày cuối phải sau ngày đầu.")})
    was = state_of(unit)
    past = None if since is None else _keep_past(unit, since)
    unit.name, unit.kind, unit.short_name = facts.name, facts.kind, facts.short_name
    unit.aliases = list(facts.aliases)
    unit.valid_from, unit.valid_until = facts.valid_from, facts.valid_until
    unit.save()
    name_office_after(unit)
    now = state_of(unit)
    if now == was:
        if past is not None:
            past.delete()
        return None
    kept = {} if past is None else {"past_id": past.pk}
    return audit.record(
        actor, "organisations.unit.update", unit, office_id=unit.office_id, before=was,
        after={**now, **kept},
    )  # fmt: skip


def name_office_after(unit: Unit) -> None:
    """The root of the tree is the office: they have one name."""
    if unit.parent_id is None:
        office = unit.office
        office.name, office.short_name = unit.name, unit.short_name or unit.name[:60]
        office.save(update_fields=["name", "short_name"])


def _keep_past(unit: Unit, since: date) -> UnitPast:
    """Writes how the unit was until the day before; the last change of a day wins."""
    if since > today() or (unit.valid_from and since <= unit.valid_from):
        raise InvalidError(fields={"since": _("Chọn một ngày đã qua, sau ngày đơn vị được lập.")})
    newest = unit.past.order_by("-until").first()
    until = since - timedelta(days=1)
    if newest is not None and newest.until >= until:
        raise InvalidError(fields={"since": _("Đơn vị đã có một lần đổi tên sau ngày này.")})
    return UnitPast.objects.create(
        unit=unit, until=until, name=unit.name, short_name=unit.short_name, kind=unit.kind,
        parent_id=unit.parent_id,
    )  # fmt: skip


@transaction.atomic
def end_unit(actor: User, unit: Unit, last_day: date, successor: Unit | None = None) -> AuditRecord:
    """Ends a unit after its last day. What is under it, its members and its place in groups pass to
    the successor; without one, what is under it goes to its parent and its members end."""
    require(actor, MANAGE_UNIT, unit)
    unit = lock_unit(unit)
    parent = unit.parent
    if parent is None:
        raise InvalidError(_("Cơ quan là gốc của cây, không kết thúc ở đây được."))
    if unit.valid_from and last_day < unit.valid_from:
        raise InvalidError(fields={"last_day": _("Ngày cuối phải sau ngày đầu.")})
    heir = parent
    if successor is not None:
        require(actor, MANAGE_UNIT, successor)
        if successor.office_id != unit.office_id or successor.path.startswith(unit.path):
            raise InvalidError(fields={"successor": _("Chọn một đơn vị khác ở ngoài đơn vị này.")})
        heir = successor
    was = state_of(unit)
    moved = _bequeath(unit, heir, last_day)
    people = _move_members(actor, unit, successor)
    if successor is not None:
        for group in unit.groups.all():
            group.units.add(successor)
    unit.refresh_from_db()
    unit.valid_until, unit.successor = last_day, successor
    unit.save(update_fields=["valid_until", "successor"])
    return audit.record(
        actor, "organisations.unit.end", unit, office_id=unit.office_id, before=was,
        after={**state_of(unit), "moved": moved, "members": people},
    )  # fmt: skip


def _bequeath(unit: Unit, heir: Unit, last_day: date) -> list[str]:
    """Hangs what lives on under the heir, and keeps where it was until the last day."""
    moved = []
    for child in unit.children.order_by("position", "pk"):
        if child.valid_until is not None and child.valid_until <= last_day:
            continue
        if not child.past.filter(until__gte=last_day).exists():
            UnitPast.objects.create(
                unit=child, until=last_day, name=child.name, short_name=child.short_name,
                kind=child.kind, parent=unit,
            )  # fmt: skip
        heir.refresh_from_db()
        put_unit(child, heir, heir.children.count())
        moved.append(child.name)
    return moved


def _move_members(actor: User, unit: Unit, successor: Unit | None) -> list[str]:
    people = []
    for membership in Membership.objects.filter(unit=unit, ended_at=None).select_related(
        "user", "unit"
    ):
        if successor is not None:
            add_member(actor, successor, membership.user, Role(membership.role))
        end_membership(actor, membership)
        people.append(str(membership.user))
    return people


@transaction.atomic
def delete_unit(actor: User, unit: Unit) -> None:
    """Takes away a unit that was entered by mistake: one that has nothing and nobody yet."""
    require(actor, MANAGE_UNIT, unit)
    unit = lock_unit(unit)
    used = (
        unit.parent_id is None
        or unit.children.exists()
        or unit.memberships.exists()
        or Unit.objects.filter(successor=unit).exists()
    )
    refusal = ConflictError(
        _("Đơn vị này đã có người hoặc đơn vị bên trong, không xóa được. Hãy kết thúc nó."),
        code="in_use",
    )
    if used:
        raise refusal
    was = state_of(unit)
    audit.record(actor, "organisations.unit.delete", unit, office_id=unit.office_id, before=was)
    try:
        unit.delete()
    except ProtectedError as error:  # another part of the application knows it
        raise refusal from error
