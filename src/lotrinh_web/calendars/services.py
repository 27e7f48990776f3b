"""Writes of the calendar: each one transaction; of what people do, one audit record.

Entries are derived from what has a record already (the plan that was read, the event that was
changed), so that computing them leaves none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.calendars.models import (
    CalendarEntry,
    EventChange,
    OfficeCalendar,
    OfficeEvent,
    PlanCalendar,
)
from lotrinh_web.calendars.movement import Movement, compare_entries
from lotrinh_web.calendars.permissions import MANAGE_EVENTS
from lotrinh_web.calendars.scheduling import compute, event_key, unit_key
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.selectors import groups_of, units_of
from lotrinh_web.plans.selectors import content_in_use

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office, Unit

audit.describe(
    {
        "calendars.event.add": _("thêm sự kiện"),
        "calendars.event.change": _("đổi sự kiện"),
        "calendars.event.remove": _("bỏ sự kiện"),
        "calendars.event.undo": _("hoàn tác việc đổi sự kiện"),
    }
)

EVENT_FIELDS: Final = ("name", "aliases", "start", "end", "confirmed")


@transaction.atomic
def compute_plan(plan_id: int) -> int:
    """Puts a plan on the calendar anew, or takes off it what is no longer in use; gives the number
    of its entries. May run again."""
    content = content_in_use(plan_id)
    if content is None:
        _take_off(plan_id)
        return 0
    office = content[0].plan.office
    lock = _locked(office)
    _write_plan(office, plan_id, list(OfficeEvent.objects.filter(office=office)), _names_of(office))
    _grow(lock)
    return CalendarEntry.objects.filter(plan=plan_id).count()


def _take_off(plan_id: int) -> None:
    calendar = PlanCalendar.objects.filter(plan=plan_id).select_related("office").first()
    if calendar is not None:
        lock = _locked(calendar.office)
        CalendarEntry.objects.filter(plan=plan_id).delete()
        calendar.delete()
        _grow(lock)


@transaction.atomic
def save_event(
    actor: User,
    office: Office,
    event: OfficeEvent | None,
    *,
    name: str,
    aliases: Sequence[str],
    start: date,
    end: date,
    confirmed: bool,
    revision: int | None = None,
) -> EventChange:
    """Adds an event (None) or changes it, and computes what hangs on it.

    Raises InvalidError for days in the wrong order or a name that another event has,
    ConflictError where `revision` says that somebody else changed it meanwhile.
    """
    require(actor, MANAGE_EVENTS, office)
    lock = _locked(office)
    if end < start:
        raise InvalidError(fields={"end": _("Ngày kết thúc ở trước ngày bắt đầu.")})
    key = event_key(name)[:300]
    if (
        OfficeEvent.objects.filter(office=office, key=key)
        .exclude(pk=event.pk if event else 0)
        .exists()
    ):
        raise InvalidError(fields={"name": _("Sự kiện này đã có trong sổ.")})
    before = None
    if event is not None:
        event = OfficeEvent.objects.select_for_update().get(pk=event.pk)
        if revision is not None and revision != event.revision:
            raise ConflictError
        before = _fields(event)
    event = event or OfficeEvent(office=office, revision=0)
    event.name, event.key, event.aliases = name, key, list(aliases)
    event.start, event.end, event.confirmed = start, end, confirmed
    event.revision += 1
    event.save()
    action = "calendars.event.change" if before else "calendars.event.add"
    return _changed(actor, lock, event, before, _fields(event), action)


@transaction.atomic
def remove_event(actor: User, event: OfficeEvent) -> EventChange:
    """Takes an event out; what hung on it waits again."""
    require(actor, MANAGE_EVENTS, event.office)
    lock = _locked(event.office)
    return _changed(actor, lock, event, _fields(event), None, "calendars.event.remove")


@transaction.atomic
def undo_change(actor: User, change: EventChange) -> EventChange:
    """Makes the event what it was before a change, and computes anew.

    Raises ConflictError where the event has been changed since.
    """
    require(actor, MANAGE_EVENTS, change.office)
    lock = _locked(change.office)
    change = EventChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    event = change.event
    if change.undone_at is not None or (event and _fields(event)) != change.after:
        raise ConflictError(_("Sự kiện đã được đổi tiếp sau đó, nên không hoàn tác được."))
    before, kept = change.after, change.before
    if kept is not None:
        event = event or OfficeEvent(office=change.office, revision=0)
        event.name, event.aliases, event.confirmed = (
            kept["name"],
            kept["aliases"],
            kept["confirmed"],
        )
        event.start, event.end = (date.fromisoformat(kept[side]) for side in ("start", "end"))
        event.key = event_key(event.name)[:300]
        event.revision += 1
        if (
            OfficeEvent.objects.filter(office=change.office, key=event.key)
            .exclude(pk=event.pk)
            .exists()
        ):
            raise ConflictError(_("Sự kiện này đã có trong sổ."))
        event.save()
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    if event is None:
        raise ConflictError
    return _changed(actor, lock, event, before, kept, "calendars.event.undo")


def _changed(
    actor: User,
    lock: OfficeCalendar,
    event: OfficeEvent,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    action: str,
) -> EventChange:
    """Computes, tells what moved, keeps the change and its record."""
    audit_target, name = event, event.name
    if after is None:
        label = event.pk
        event.delete()
        audit_target.pk = label
    moved = _compute_waiting(lock.office)
    _grow(lock)
    change = EventChange.objects.create(
        office=lock.office, event=event if after is not None else None, name=name, before=before,
        after=after, moved=[movement.as_json() for movement in moved],
        moved_count=sum(movement.count for movement in moved), changed_by=actor,
    )  # fmt: skip
    audit.record(
        actor, action, audit_target, office_id=lock.office_id, before=before,
        after={**(after or {}), "moved": change.moved_count},
    )  # fmt: skip
    return change


def _fields(event: OfficeEvent) -> dict[str, Any]:
    """The event as JSON keeps it."""
    return {
        "name": event.name, "aliases": list(event.aliases), "start": event.start.isoformat(),
        "end": event.end.isoformat(), "confirmed": event.confirmed,
    }  # fmt: skip


def _locked(office: Office) -> OfficeCalendar:
    """One computes at a time in an office: else a plan could be computed with yesterday's event."""
    OfficeCalendar.objects.get_or_create(office=office)
    return (
        OfficeCalendar.objects.select_for_update(of=("self",))
        .select_related("office")
        .get(office=office)
    )


def _grow(lock: OfficeCalendar) -> None:
    lock.revision += 1
    lock.save(update_fields=["revision"])


def _compute_waiting(office: Office) -> list[Movement]:
    """Computes the plans whose days may hang on an event; gives what moved."""
    events = list(OfficeEvent.objects.filter(office=office))
    names = _names_of(office)
    known = PlanCalendar.objects.filter(office=office, names_events=True).select_related("plan")
    moved = []
    for calendar in known.order_by("plan_id"):
        before = list(CalendarEntry.objects.filter(plan=calendar.plan_id))
        after = _write_plan(office, calendar.plan_id, events, names)
        title = f"{calendar.plan.code} – {calendar.plan.title}".strip(" –")
        movement = compare_entries(calendar.plan_id, title, before, after)
        if movement is not None:
            moved.append(movement)
    return moved


def _write_plan(
    office: Office, plan_id: int, events: list[OfficeEvent], names: dict[str, list[Unit]]
) -> list[CalendarEntry]:
    """Writes a plan's entries anew from the version in use."""
    content = content_in_use(plan_id)
    if content is None:
        return []
    version, export = content
    computed = compute(export, events)
    calendar, _created = PlanCalendar.objects.update_or_create(
        plan_id=plan_id,
        defaults={
            "office": office, "version": version, "engine": computed.engine,
            "anchor": computed.anchor, "names_events": computed.names_events,
        },
    )  # fmt: skip
    calendar.units.set(_units(computed.units, names))
    CalendarEntry.objects.filter(plan=plan_id).delete()
    rows = CalendarEntry.objects.bulk_create(
        [CalendarEntry(office=office, plan_id=plan_id, **fields) for fields in computed.entries]
    )
    links = CalendarEntry.units.through
    links._default_manager.bulk_create(
        [
            links(calendarentry_id=row.pk, unit_id=unit.pk)
            for row in rows
            if row.who
            for unit in _units((row.who,), names)
        ]
    )
    return rows


def _names_of(office: Office) -> dict[str, list[Unit]]:
    """The office's units by every name that a plan may call them; a group is all of its units."""
    names: dict[str, list[Unit]] = {}
    for unit in units_of(office):
        for name in (unit.name, unit.short_name, *unit.aliases):
            if name:
                names.setdefault(unit_key(name), []).append(unit)
    for group in groups_of(office):
        for name in (group.name, *group.aliases):
            names.setdefault(unit_key(name), []).extend(group.units.all())
    return names


def _units(printed: Iterable[str], names: dict[str, list[Unit]]) -> list[Unit]:
    found = {unit.pk: unit for name in printed for unit in names.get(unit_key(name), [])}
    return list(found.values())
