"""Private calendar links: made, revoked, drawn.

Place in the flow: services of their own, beside services.py. The token stands in the address alone;
a hash of it is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.calendars import selectors
from lotrinh_web.calendars.access import hash_token
from lotrinh_web.calendars.models import CalendarEntry, Feed, FeedScope
from lotrinh_web.calendars.permissions import REVOKE_FEED, VIEW_CALENDAR
from lotrinh_web.calendars.scheduling import FeedPart, draw_feed
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.organisations.access import require

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office, Unit
    from lotrinh_web.plans.models import Plan

audit.describe(
    {
        "calendars.feed.create": _("tạo liên kết lịch"),
        "calendars.feed.revoke": _("thu hồi liên kết lịch"),
    }
)

MOST_FEEDS: Final = 20
"""Of one person in one office."""
FORMAT: Final = "1"
"""Goes up when the same rows give other bytes, so that programs fetch anew."""


@transaction.atomic
def create_feed(
    actor: User,
    office: Office,
    scope: FeedScope,
    *,
    unit: Unit | None = None,
    plan: Plan | None = None,
) -> tuple[Feed, str]:
    """A feed with its token, which is shown once and kept nowhere."""
    require(actor, VIEW_CALENDAR, office)
    if scope == FeedScope.UNIT and (unit is None or unit.office_id != office.pk):
        raise InvalidError(fields={"unit": _("Hãy chọn đơn vị.")})
    if scope == FeedScope.PLAN and (plan is None or plan.office_id != office.pk):
        raise InvalidError(fields={"plan": _("Hãy chọn kế hoạch.")})
    if selectors.feeds_of(office, actor).count() >= MOST_FEEDS:
        raise ConflictError(_("Bạn đã có nhiều liên kết. Hãy thu hồi liên kết không dùng nữa."))
    token = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        token_hash=hash_token(token), office=office, owner=actor, scope=scope,
        unit=unit if scope == FeedScope.UNIT else None,
        plan=plan if scope == FeedScope.PLAN else None,
    )  # fmt: skip
    audit.record(
        actor,
        "calendars.feed.create",
        feed,
        office_id=office.pk,
        after=audit.snapshot(feed, "scope"),
    )
    return feed, token


@transaction.atomic
def revoke_feed(actor: User, feed: Feed) -> None:
    """From now on the link leads nowhere."""
    require(actor, REVOKE_FEED, feed)
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    audit.record(actor, "calendars.feed.revoke", feed, office_id=feed.office_id)


def tag_of(feed: Feed) -> str:
    """Changes whenever the feed's bytes do; three small queries at most."""
    parts = (
        FORMAT, feed.pk, selectors.revision_of(feed.office_id),
        *(selectors.paths_of(feed.owner, feed.office) if feed.scope == FeedScope.MINE else ()),
    )  # fmt: skip
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def draw(feed: Feed) -> bytes:
    """The feed as an iCalendar file, in Vietnamese."""
    wanted = selectors.Wanted(plan_id=feed.plan_id, paths=_paths(feed))
    rows: dict[int, list[CalendarEntry]] = {}
    for entry in selectors.entries_of(feed.office, wanted):
        rows.setdefault(entry.plan_id, []).append(entry)
    parts = [
        FeedPart(calendar, calendar.plan.title, calendar.plan.number, calendar.plan.symbol, found)
        for calendar in selectors.calendars_of(feed.office, feed.plan)
        if (found := rows.get(calendar.plan_id))
    ]
    what = feed.unit or feed.plan or ""
    if feed.scope == FeedScope.MINE:
        what = gettext("việc của {name}").format(name=feed.owner)
    name = f"{feed.office.short_name} – {what}" if what else feed.office.short_name
    return draw_feed(parts, name=name)


def _paths(feed: Feed) -> tuple[str, ...] | None:
    if feed.scope == FeedScope.MINE:
        return selectors.paths_of(feed.owner, feed.office)
    return (feed.unit.path,) if feed.unit is not None else None


def note_fetch(feed: Feed) -> None:
    """Remembers the hour, so that people see which links are in use."""
    now = timezone.now()
    if feed.fetched_at is None or now - feed.fetched_at > timedelta(hours=1):
        Feed.objects.filter(pk=feed.pk).update(fetched_at=now)
