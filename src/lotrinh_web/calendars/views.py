"""Pages of the calendar: door → form → service or selector → template."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lotrinh_web.calendars import feeds as links
from lotrinh_web.calendars import selectors, services
from lotrinh_web.calendars.access import change_for, entry_for, event_for, feed_by_token, feed_for
from lotrinh_web.calendars.chart import Stretch, draw_chart, draw_month, months_on, next_days
from lotrinh_web.calendars.forms import EventForm, FeedForm, FilterForm
from lotrinh_web.calendars.models import FeedScope
from lotrinh_web.calendars.movement import read_movements
from lotrinh_web.calendars.permissions import MANAGE_EVENTS, VIEW_CALENDAR
from lotrinh_web.common.errors import DomainError, NotFoundError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.scope import current
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations.access import may, office_for, unit_for
from lotrinh_web.organisations.permissions import VIEW_TRAIL
from lotrinh_web.organisations.selectors import members_of, units_of
from lotrinh_web.plans.access import plan_for

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office

GET_AND_POST = ["GET", "HEAD", "POST"]
MOST_ROWS = 150
"""Of one chart: more is not read by anybody, and too heavy for a phone."""


class _Asked:
    """What a calendar page is asked for: the office, the filter, its entries."""

    def __init__(self, request: HttpRequest, office_slug: str) -> None:
        self.office = office_for(request.user, office_slug, VIEW_CALENDAR)
        self.today = timezone.localdate()
        members = {m.user_id: m.user for m in members_of(self.office)}
        self.form = FilterForm(
            {"so_thang": "3", **request.GET.dict()},
            units=selectors.unit_names(units_of(self.office)),
            plans=selectors.plans_on_calendar(self.office),
            people=sorted(((pk, str(user)) for pk, user in members.items()), key=lambda x: x[1]),
        )
        asked = self.form.wanted()
        paths: tuple[str, ...] | None = None
        if asked.get("don_vi"):
            paths = (unit_for(request.user, office_slug, asked["don_vi"]).path,)
        elif asked.get("nguoi"):
            paths = selectors.paths_of(members[asked["nguoi"]], self.office)
        self.wanted = selectors.Wanted(plan_id=asked.get("ke_hoach"), paths=paths)
        self.entries = selectors.entries_of(self.office, self.wanted)
        self.month = self.form.month(self.today)
        self.months = asked.get("so_thang") or 3

    def context(self, view: str) -> dict[str, Any]:
        """What all three pages show."""
        return {
            "office": self.office,
            "section": "calendar",
            "view": view,
            "form": self.form,
            "today": self.today,
            "filtered": self.wanted != selectors.Wanted(),
        }


@require_safe
@login_required
def gantt(request: HttpRequest, office: str) -> HttpResponse:
    """Phases, stages and deadlines of some months as bars."""
    asked = _Asked(request, office)
    stretch = Stretch.of_months(asked.month, asked.months)
    rows = list(selectors.between(asked.entries, stretch.first, stretch.last)[: MOST_ROWS + 1])
    context = asked.context("gantt") | {
        "chart": draw_chart(rows[:MOST_ROWS], stretch, asked.today),
        "too_many": len(rows) > MOST_ROWS,
        "before": months_on(stretch.first, -asked.months),
        "after": months_on(stretch.first, asked.months),
        "undated": selectors.undated(asked.entries).count(),
    }
    return render(request, "calendars/gantt.html", context)


@require_safe
@login_required
def month(request: HttpRequest, office: str) -> HttpResponse:
    """A month, day by day."""
    asked = _Asked(request, office)
    stretch = Stretch.of_months(asked.month, 1)
    rows = selectors.between(asked.entries, stretch.first, stretch.last)
    days, daily = draw_month(rows, stretch.first, asked.today)
    context = asked.context("month") | {
        "stretch": stretch,
        "days": days,
        "daily": daily,
        "before": months_on(stretch.first, -1),
        "after": months_on(stretch.first, 1),
    }
    return render(request, "calendars/month.html", context)


@require_safe
@login_required
def listing(request: HttpRequest, office: str) -> HttpResponse:
    """What is ahead in the order of days, and what has no day yet."""
    asked = _Asked(request, office)
    since = asked.month if request.GET.get("thang") else asked.today
    context = asked.context("list") | {
        "since": since,
        "page": page_of(request, selectors.by_day(asked.entries, since)),
        "recurring": next_days(selectors.recurring(asked.entries, since)[:50], since),
        "undated": selectors.undated(asked.entries)[:50],
    }
    return render(request, "calendars/list.html", context)


@require_safe
@login_required
def entry(request: HttpRequest, office: str, plan_id: int, uid: str) -> HttpResponse:
    """One entry with the clause that it rests on, and how its days came about."""
    found = entry_for(request.user, office, plan_id, uid)
    context = {
        "office": found.plan.office,
        "section": "calendar",
        "entry": found,
        "days": (found.start, found.until if found.recurrence else found.end),
        "units": found.units.all(),
    }
    return render(request, "calendars/entry.html", context)


@require_safe
@login_required
def events(request: HttpRequest, office: str) -> HttpResponse:
    """The register of events, and what plans wait for."""
    found = office_for(request.user, office, VIEW_CALENDAR)
    context = {
        "office": found,
        "section": "calendar",
        "view": "events",
        "events": selectors.events_of(found),
        "awaited": selectors.awaited_by(found),
        "changes": selectors.changes_of(found)[:10],
        "may_manage": may(request.user, MANAGE_EVENTS, found),
    }
    return render(request, "calendars/events.html", context)


@require_http_methods(GET_AND_POST)
@login_required
def add_event(request: HttpRequest, office: str) -> HttpResponse:
    """A new event; `?ten=` is the name that plans wait for."""
    found = office_for(request.user, office, MANAGE_EVENTS)
    form = EventForm(request.POST or None, initial={"name": request.GET.get("ten", "")[:300]})
    return _save(request, found, None, form)


@require_http_methods(GET_AND_POST)
@login_required
def edit_event(request: HttpRequest, office: str, event_id: int) -> HttpResponse:
    """Changes an event."""
    event = event_for(request.user, office, event_id)
    initial = {
        "name": event.name, "start": event.start, "end": event.end, "confirmed": event.confirmed,
        "aliases": "\n".join(event.aliases), "revision": event.revision,
    }  # fmt: skip
    form = EventForm(request.POST or None, initial=initial)
    return _save(request, event.office, event, form)


def _save(request: HttpRequest, office: Office, event: Any, form: EventForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = services.save_event(person(request), office, event, **form.cleaned_data)
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Đã lưu sự kiện."))
            return redirect("calendars:change", office.slug, made.pk)
    context = {"office": office, "section": "calendar", "event": event, "form": form}
    status = 422 if form.errors else 200
    return render(request, "calendars/event.html", context, status=status)


@require_POST
@login_required
def remove_event(request: HttpRequest, office: str, event_id: int) -> HttpResponse:
    """Takes an event out of the register."""
    event = event_for(request.user, office, event_id)
    made = services.remove_event(person(request), event)
    messages.success(request, _("Đã bỏ sự kiện."))
    return redirect("calendars:change", office, made.pk)


@require_safe
@login_required
def change(request: HttpRequest, office: str, change_id: int) -> HttpResponse:
    """What a change of an event moved."""
    found = change_for(request.user, office, change_id)
    context = {
        "office": found.office,
        "section": "calendar",
        "change": found,
        "before": _dates(found.before),
        "after": _dates(found.after),
        "movements": read_movements(found.moved),
        "may_manage": may(request.user, MANAGE_EVENTS, found.office),
    }
    return render(request, "calendars/change.html", context)


def _dates(fields: dict[str, Any] | None) -> dict[str, Any] | None:
    """The kept fields of an event with days instead of words."""
    if fields is None:
        return None
    days = tuple(date.fromisoformat(fields[side]) for side in ("start", "end"))
    return fields | {"days": days}


@require_POST
@login_required
def undo(request: HttpRequest, office: str, change_id: int) -> HttpResponse:
    """Makes an event what it was before."""
    found = change_for(request.user, office, change_id, MANAGE_EVENTS)
    made = services.undo_change(person(request), found)
    messages.success(request, _("Đã hoàn tác."))
    return redirect("calendars:change", office, made.pk)


@require_http_methods(GET_AND_POST)
@login_required
def feeds(request: HttpRequest, office: str) -> HttpResponse:
    """A person's calendar links; a new one is shown once. Who leads the office sees all."""
    found = office_for(request.user, office, VIEW_CALENDAR)
    form = FeedForm(
        request.POST or None,
        units=selectors.unit_names(units_of(found)),
        plans=selectors.plans_on_calendar(found),
    )
    link = None
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        unit = unit_for(request.user, office, entered["unit"]) if entered["unit"] else None
        plan = plan_for(request.user, office, entered["plan"]) if entered["plan"] else None
        scope = FeedScope(entered["scope"])
        try:
            _feed, token = links.create_feed(person(request), found, scope, unit=unit, plan=plan)
        except DomainError as error:
            add_errors(form, error)
        else:
            link = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    everybody = may(request.user, VIEW_TRAIL, found)
    context = {
        "office": found,
        "section": "calendar",
        "view": "feeds",
        "form": form,
        "link": link,
        "everybody": everybody,
        "feeds": selectors.feeds_of(found, None if everybody else person(request)),
    }
    return render(request, "calendars/feeds.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def revoke_feed(request: HttpRequest, office: str, feed_id: int) -> HttpResponse:
    """Ends a link."""
    links.revoke_feed(person(request), feed_for(request.user, office, feed_id))
    messages.success(request, _("Đã thu hồi liên kết. Ai mở nó sẽ không thấy gì."))
    return redirect("calendars:feeds", office)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar for a calendar program: no sign-in, no cookie; the token in the address opens it.

    Anything that is wrong with the link is 404.
    """
    try:
        found = feed_by_token(token)
    except NotFoundError:
        limit_rate("feed-missed", current().address, times=60, seconds=3600)
        raise
    limit_rate("feed", found.pk, times=240, seconds=3600)
    tag = quote_etag(links.tag_of(found))
    links.note_fetch(found)
    unchanged = get_conditional_response(request, etag=tag)
    response = unchanged or HttpResponse(
        links.draw(found), content_type="text/calendar; charset=utf-8"
    )
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=900"
    response["Content-Disposition"] = 'inline; filename="lotrinh.ics"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Robots-Tag"] = "noindex"
    return response
