"""Reads of the calendar: entries of a stretch of days, events, changes, feeds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from lotrinh_web.accounts.models import User
from lotrinh_web.calendars.models import (
    CalendarEntry,
    EntryKind,
    EventChange,
    Feed,
    OfficeCalendar,
    OfficeEvent,
    PlanCalendar,
)
from lotrinh_web.calendars.scheduling import event_key
from lotrinh_web.organisations.selectors import grants_of

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office, Unit
    from lotrinh_web.plans.models import Plan

FRAME_KINDS = (EntryKind.PHASE, EntryKind.STAGE, EntryKind.PERIOD)
"""Entries that are everybody's who has a duty in the plan."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries a person wants to see; None is any."""

    plan_id: int | None = None
    paths: tuple[str, ...] | None = None
    """Units by their path, each with all units under it."""


def paths_of(person: User, office: Office) -> tuple[str, ...]:
    """The units in which a person is, by path."""
    return tuple(g.path for g in grants_of(person) if g.office_id == office.pk)


def entries_of(office: Office, wanted: Wanted) -> QuerySet[CalendarEntry]:
    """All entries of an office that are wanted, by plan and place in it."""
    rows = CalendarEntry.objects.filter(office=office).select_related("plan")
    if wanted.plan_id is not None:
        rows = rows.filter(plan=wanted.plan_id)
    if wanted.paths is not None and not any(path.count("/") == 2 for path in wanted.paths):
        own = CalendarEntry.units.through._default_manager.filter(
            _within("unit__path", wanted.paths)
        )
        plans = PlanCalendar.objects.filter(office=office).filter(
            _within("units__path", wanted.paths)
        )
        rows = rows.filter(
            Q(pk__in=own.values("calendarentry_id"))
            | Q(kind__in=FRAME_KINDS, plan__in=plans.values("plan_id"))
        )
    return rows


def _within(field: str, paths: tuple[str, ...]) -> Q:
    found = Q(pk__in=())
    for path in paths:
        found |= Q(**{f"{field}__startswith": path})
    return found


def between(rows: QuerySet[CalendarEntry], first: date, last: date) -> QuerySet[CalendarEntry]:
    """Those of which something falls on a day from `first` to `last`, both inside."""
    return rows.filter(first_day__lte=last, last_day__gte=first)


def by_day(rows: QuerySet[CalendarEntry], since: date) -> QuerySet[CalendarEntry]:
    """Those of one time that are not over on `since`, in the order of days."""
    return rows.filter(last_day__gte=since, recurrence="").order_by(
        "first_day", "last_day", "plan_id", "position"
    )


def recurring(rows: QuerySet[CalendarEntry], since: date) -> QuerySet[CalendarEntry]:
    """Those that come again, and are not over on `since`."""
    return rows.filter(last_day__gte=since).exclude(recurrence="")


def undated(rows: QuerySet[CalendarEntry]) -> QuerySet[CalendarEntry]:
    """Those that have no day yet."""
    return rows.filter(first_day=None)


def plans_on_calendar(office: Office) -> list[tuple[int, str]]:
    """The plans that have entries, as (key, number and title)."""
    rows = PlanCalendar.objects.filter(office=office).select_related("plan").order_by("-plan_id")
    return [(row.plan_id, f"{row.plan.code} – {row.plan.title}".strip(" –")) for row in rows]


def events_of(office: Office) -> QuerySet[OfficeEvent]:
    """The register of events, by day."""
    return OfficeEvent.objects.filter(office=office)


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that plans wait for and that has no day."""

    name: str
    entries: int
    plans: int


def awaited_by(office: Office) -> list[Awaited]:
    """What the office's plans wait for, what holds up most first."""
    rows = CalendarEntry.objects.filter(office=office, is_waiting=True).values_list(
        "waits_for", "plan_id"
    )
    entries: Counter[str] = Counter()
    plans: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for waits_for, plan_id in rows:
        for name in waits_for:
            key = event_key(name)
            names.setdefault(key, name)
            entries[key] += 1
            plans.setdefault(key, set()).add(plan_id)
    return [Awaited(names[key], count, len(plans[key])) for key, count in entries.most_common()]


def changes_of(office: Office) -> QuerySet[EventChange]:
    """Changes of the register, the newest first."""
    return EventChange.objects.filter(office=office).select_related("changed_by")


def feeds_of(office: Office, owner: User | None = None) -> QuerySet[Feed]:
    """The links that work: of one person, or of all."""
    rows = Feed.objects.filter(office=office, revoked_at=None)
    rows = rows.select_related("owner", "unit", "plan", "office")
    return rows if owner is None else rows.filter(owner=owner)


def revision_of(office_id: int) -> int:
    """Grows whenever an entry of the office may have changed."""
    found = OfficeCalendar.objects.filter(office=office_id).values_list("revision", flat=True)
    return found.first() or 0


def calendars_of(office: Office, plan: Plan | None) -> QuerySet[PlanCalendar]:
    """The plans on the calendar: all, or one."""
    rows = PlanCalendar.objects.filter(office=office).select_related("plan").order_by("plan_id")
    return rows if plan is None else rows.filter(plan=plan)


def unit_names(units: QuerySet[Unit]) -> list[tuple[int, str]]:
    """Units for a choice, their depth told by dashes."""
    return [
        (unit.pk, "– " * (unit.depth - 1) + unit.name)
        for unit in units.order_by(F("path"), "position")
    ]
