"""Writes of a review: corrections, undo and redo, approval, amendment, withdrawal.

Each is one transaction, one step of the log where it corrects, and one audit record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.selectors import units_of
from lotrinh_web.plans.clauses import (
    ROOT,
    Clause,
    clauses_of,
    field_of,
    new_clause,
    own_field,
    slot_of,
    value_at,
)
from lotrinh_web.plans.editing import Operation, clash, redoable, replay, undoable
from lotrinh_web.plans.findings import fix_of, key_of
from lotrinh_web.plans.models import Approval, Draft, EditOperation, Plan, PlanVersion, Reading
from lotrinh_web.plans.selectors import (
    approved_version,
    content_of,
    draft_of,
    newest_version,
    operations_of,
)
from lotrinh_web.plans.services import save_facts, take_header
from lotrinh_web.plans.states import EDITABLE, GUARDS, Event, VersionState, move
from lotrinh_web.plans.values import read_value

audit.describe(
    {
        "plans.version.edit": _("sửa nội dung kế hoạch"),
        "plans.version.approve": _("duyệt kế hoạch"),
        "plans.version.amend": _("bắt đầu sửa đổi kế hoạch"),
        "plans.version.supersede": _("thay thế bằng bản mới"),
        "plans.version.withdraw": _("rút kế hoạch"),
    }
)

NOWHERE: Final = {
    "page": None, "line": 1, "column": 1, "end_line": 1, "end_column": 1, "start": 0, "end": 0,
}  # fmt: skip


class ClashError(ConflictError):
    """Somebody else changed the same thing meanwhile. `theirs` is what, `mine` what was wanted."""

    code = "clash"

    def __init__(self, theirs: Operation, mine: Operation, who: str, now: Any) -> None:
        self.theirs, self.mine, self.who, self.now = theirs, mine, who, now
        super().__init__()


class _Desk:
    """A draft under the pen of one person: locked, with its log and the plan as it stands."""

    def __init__(self, actor: User, version: PlanVersion, event: Event = Event.EDIT) -> None:
        self.actor = actor
        right = GUARDS[event]
        if right is not None:
            require(actor, right, version.plan)
        self.version = (
            PlanVersion.objects.select_for_update(of=("self",))
            .select_related("plan__office")
            .get(pk=version.pk)
        )
        self.before = self.version.state
        self.version.state = move(self.version.state, event)
        self.draft: Draft = draft_of(self.version)
        self.operations = operations_of(self.draft)
        self.document = replay(self.draft.base, self.operations)
        self.places = {
            clause["id"]: (kind, clause, parent, slot)
            for kind, clause, parent, slot in clauses_of(self.document)
        }

    @property
    def revision(self) -> int:
        return self.operations[-1].sequence if self.operations else 0

    def wanted(self, verb: str, target: str, details: Mapping[str, Any]) -> Operation:
        return Operation(self.revision + 1, self.actor.pk, verb, target, dict(details))

    def append(self, operation: Operation) -> Operation:
        EditOperation.objects.create(
            draft=self.draft, sequence=operation.sequence, actor=self.actor, verb=operation.verb,
            target=operation.target, details=dict(operation.details),
        )  # fmt: skip
        if self.version.state != self.before:
            self.version.save(update_fields=["state"])
        audit.record(
            self.actor, "plans.version.edit", self.version, office_id=self.version.plan.office_id,
            after={"sequence": operation.sequence, "verb": operation.verb,
                   "target": operation.target},
        )  # fmt: skip
        return operation


@transaction.atomic
def edit(
    actor: User, version: PlanVersion, verb: str, target: str, typed: Mapping[str, str],
    seen: int | None = None,
) -> Operation:  # fmt: skip
    """One correction, by what a person typed or pressed.

    `seen` is the last step of the log that the person's page knew; None overrides what others did
    since. Raises ClashError where others changed the same thing, InvalidError for a value that does
    not fit, ConflictError where the clause is gone or the version is closed.
    """
    desk = _Desk(actor, version)
    details = _DETAILS[verb](desk, target, typed) if verb in _DETAILS else None
    if details is None:
        raise InvalidError
    operation = desk.wanted(verb, target, details)
    theirs = None if seen is None else clash(desk.operations, seen, operation)
    if theirs is not None and not _same(theirs, operation):
        who = User.objects.filter(pk=theirs.actor).first()
        _kind, clause, _parent, _slot = desk.places.get(target, ("", {}, "", ""))
        now = value_at(clause, details.get("field", "")) if clause else None
        raise ClashError(theirs, operation, str(who or ""), now)
    if verb not in {"insert", "dismiss"}:
        _placed(desk, target)
    return desk.append(operation)


def _same(one: Operation, other: Operation) -> bool:
    return one.verb == other.verb and dict(one.details) == dict(other.details)


@transaction.atomic
def undo(actor: User, version: PlanVersion) -> Operation:
    """Takes back the person's own last correction. ConflictError where there is none."""
    desk = _Desk(actor, version)
    last = undoable(desk.operations, actor.pk)
    if last is None:
        raise ConflictError(_("Không còn gì để hoàn tác."), code="nothing")
    return desk.append(desk.wanted("undo", last.target, {"of": last.sequence}))


@transaction.atomic
def redo(actor: User, version: PlanVersion) -> Operation:
    """Does again what the person undid last. ConflictError where there is nothing."""
    desk = _Desk(actor, version)
    last = redoable(desk.operations, actor.pk)
    if last is None:
        raise ConflictError(_("Không còn gì để làm lại."), code="nothing")
    return desk.append(desk.wanted("redo", last.target, {"of": last.sequence}))


@transaction.atomic
def mend(actor: User, version: PlanVersion, key: str) -> Operation:
    """Mends a finding by the edits that it brings. ConflictError where they no longer fit."""
    desk = _Desk(actor, version)
    reading = Reading.objects.get(version=version)
    finding = next((f for f in reading.export["findings"] if key_of(f) == key), None)
    fix = fix_of(finding, desk.document, reading.mended) if finding else None
    if fix is None:
        raise ConflictError(_("Chỗ này đã được sửa khác đi. Hãy sửa bằng tay."), code="gone")
    details = {"field": fix.field, "value": fix.value, "finding": key}
    return desk.append(desk.wanted("set", fix.target, details))


def _placed(desk: _Desk, target: str) -> tuple[str, Clause, str, str]:
    place = desk.places.get(target)
    if place is None:
        raise ConflictError(_("Mục này không còn nữa. Hãy tải lại trang."), code="gone")
    return place


def _set_details(desk: _Desk, target: str, typed: Mapping[str, str]) -> dict[str, Any] | None:
    if target not in desk.places:
        # It may be that somebody deleted it: `clash` tells whom to ask.
        return {"field": typed.get("field", ""), "value": typed.get("value", "")}
    field = field_of(desk.places[target][0], typed.get("field", ""))
    if field is None:
        return None
    value = read_value(field, typed.get("value", ""))
    if field.form == "unit" and value is not None:
        units = units_of(desk.version.plan.office)
        if not units.filter(pk=value).exists():
            raise InvalidError(fields={"value": _("Hãy chọn một đơn vị của cơ quan.")})
    return {"field": field.path, "value": value}


def _insert_details(desk: _Desk, target: str, typed: Mapping[str, str]) -> dict[str, Any] | None:
    kind, parent = ("plan", desk.document) if target == ROOT else _placed(desk, target)[:2]
    slot = slot_of(kind, typed.get("slot", ""))
    if slot is None:
        return None
    siblings = parent.get(slot.name) or []
    after = typed.get("after") or (siblings[-1]["id"] if siblings else None)
    near = next((c["at"] for c in siblings if c["id"] == after), None)
    at = near or parent.get("at") or _any_place(desk.document)
    item = new_clause(slot.kind, uuid4().hex[:12], at)
    own = own_field(slot.kind)
    if own is not None and typed.get("value"):
        item[own.path] = read_value(own, typed["value"])
    return {"slot": slot.name, "after": after, "kind": slot.kind, "item": item}


def _any_place(document: Clause) -> dict[str, Any]:
    return next((c["at"] for _k, c, _p, _s in clauses_of(document) if c.get("at")), NOWHERE)


def _delete_details(desk: _Desk, target: str, _typed: Mapping[str, str]) -> dict[str, Any]:
    _placed(desk, target)
    return {}


def _move_details(desk: _Desk, target: str, typed: Mapping[str, str]) -> dict[str, Any] | None:
    """`way` is `up`, `down`, or `to` with `goal` = `<parent>/<slot>`."""
    kind, _clause, parent, slot = _placed(desk, target)
    if typed.get("way") == "to":
        goal, _slash, name = typed.get("goal", "").partition("/")
        goal_kind, holder = ("plan", desk.document) if goal == ROOT else _placed(desk, goal)[:2]
        wanted = slot_of(goal_kind, name)
        if wanted is None or wanted.kind != kind:
            return None
        inside = holder.get(name) or []
        return {"parent": goal, "slot": name, "after": inside[-1]["id"] if inside else None}
    holder = desk.document if parent == ROOT else desk.places[parent][1]
    ids = [clause["id"] for clause in holder[slot]]
    index = ids.index(target)
    others = ids[:index] + ids[index + 1 :]
    goal_index = index - 1 if typed.get("way") == "up" else index + 1
    if not 0 <= goal_index <= len(others):
        raise ConflictError(_("Mục này đã ở đầu hoặc cuối."), code="edge")
    return {
        "parent": parent, "slot": slot, "after": others[goal_index - 1] if goal_index else None,
    }  # fmt: skip


def _split_details(desk: _Desk, target: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """At `offset` of the words in `value`, which the person had before the eyes."""
    _placed(desk, target)
    value, offset = typed.get("value", ""), typed.get("offset", "")
    place = int(offset) if offset.isdecimal() else 0
    first, second = (" ".join(part.split()) for part in (value[:place], value[place:]))
    if not first or not second:
        raise InvalidError(_("Hãy đặt con trỏ vào chỗ cần tách, giữa hai phần của câu."))
    return {"first": first, "second": second, "id": uuid4().hex[:12]}


def _merge_details(desk: _Desk, target: str, _typed: Mapping[str, str]) -> dict[str, Any]:
    """Into the clause before it."""
    _kind, _clause, parent, slot = _placed(desk, target)
    holder = desk.document if parent == ROOT else desk.places[parent][1]
    ids = [clause["id"] for clause in holder[slot]]
    index = ids.index(target)
    if index == 0:
        raise ConflictError(_("Không có mục nào ở trên để gộp vào."), code="edge")
    return {"into": ids[index - 1]}


def _dismiss_details(_desk: _Desk, _target: str, typed: Mapping[str, str]) -> dict[str, Any]:
    reason = " ".join(typed.get("reason", "").split())
    if len(reason) < 3:
        raise InvalidError(_("Hãy ghi lý do bỏ qua phát hiện này."), fields={"reason": _("Thiếu.")})
    return {"reason": reason[:500]}


_DETAILS: Final = {
    "set": _set_details, "insert": _insert_details, "delete": _delete_details,
    "move": _move_details, "split": _split_details, "merge": _merge_details,
    "dismiss": _dismiss_details,
}  # fmt: skip


@transaction.atomic
def approve(actor: User, version: PlanVersion, seen: int) -> Approval:
    """Freezes a version as it stands; the one that was in force is superseded.

    `seen` is the last step of the log that the chief had before the eyes: ConflictError where
    somebody has edited since.
    """
    desk = _Desk(actor, version, Event.APPROVE)
    if desk.revision != seen:
        raise ConflictError(
            _("Có người vừa sửa thêm sau khi bạn mở trang. Hãy xem lại rồi duyệt."), code="newer"
        )
    plan = desk.version.plan
    former = approved_version(plan)
    if former is not None:
        former.state = move(former.state, Event.SUPERSEDE)
        former.save(update_fields=["state"])
    desk.version.save(update_fields=["state"])
    approval = Approval.objects.create(
        version=desk.version, content=desk.document, revision=desk.revision, approved_by=actor
    )
    if not plan.corrected:
        take_header(plan, desk.document)
        save_facts(plan)
    audit.record(
        actor, "plans.version.approve", desk.version, office_id=plan.office_id,
        before={"state": desk.before, "superseded": former and former.number},
        after={"state": desk.version.state, "revision": desk.revision},
    )  # fmt: skip
    return approval


@transaction.atomic
def amend(actor: User, plan: Plan) -> PlanVersion:
    """The next version, from the approved one, to be corrected by hand. Clauses keep their ids."""
    require(actor, GUARDS[Event.EDIT] or "", plan)
    Plan.objects.select_for_update().get(pk=plan.pk)
    newest = newest_version(plan)
    if newest.state != VersionState.APPROVED:
        raise ConflictError(_("Chỉ sửa đổi được kế hoạch đã duyệt."), code="state")
    content = content_of(newest)
    version = PlanVersion.objects.create(
        plan=plan, number=newest.number + 1, file=newest.file, state=VersionState.READ,
        created_by=actor,
    )  # fmt: skip
    reading = Reading.objects.get(version=newest)
    reading.pk, reading.version, reading._state.adding = None, version, True
    Draft.objects.create(version=version, base=content)
    reading.save()
    audit.record(
        actor, "plans.version.amend", version, office_id=plan.office_id,
        after={"number": version.number, "from": newest.number},
    )  # fmt: skip
    return version


@transaction.atomic
def withdraw(actor: User, version: PlanVersion) -> PlanVersion:
    """Takes a version out of use; it stays in the register."""
    require(actor, GUARDS[Event.WITHDRAW] or "", version.plan)
    version = PlanVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    before = version.state
    version.state = move(version.state, Event.WITHDRAW)
    version.save(update_fields=["state"])
    audit.record(
        actor, "plans.version.withdraw", version, office_id=version.plan.office_id,
        before={"state": before}, after={"state": version.state},
    )  # fmt: skip
    return version


def is_editable(version: PlanVersion) -> bool:
    """Whether a version can be corrected now."""
    return version.state in EDITABLE
