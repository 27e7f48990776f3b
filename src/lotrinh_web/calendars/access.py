"""The doors to events, changes and feeds."""

from __future__ import annotations

import hashlib

from lotrinh_web.calendars.models import CalendarEntry, EventChange, Feed, OfficeEvent
from lotrinh_web.calendars.permissions import MANAGE_EVENTS, REVOKE_FEED, VIEW_CALENDAR
from lotrinh_web.common.errors import ForbiddenError, NotFoundError
from lotrinh_web.organisations.access import Visitor, may, office_for
from lotrinh_web.organisations.selectors import grants_of
from lotrinh_web.plans.access import plan_for


def entry_for(user: Visitor, office_slug: str, plan_id: int, uid: str) -> CalendarEntry:
    """One entry of a plan, by the right to the plan. Its `uid` outlives every computing."""
    plan = plan_for(user, office_slug, plan_id)
    entry = CalendarEntry.objects.filter(plan=plan, uid=uid).select_related("plan__office").first()
    if entry is None:
        raise NotFoundError
    return entry


def event_for(
    user: Visitor, office_slug: str, event_id: int, to: str = MANAGE_EVENTS
) -> OfficeEvent:
    """The event of this office, for a person who may do `to` in it."""
    office = office_for(user, office_slug, to)
    event = OfficeEvent.objects.filter(pk=event_id, office=office).select_related("office").first()
    if event is None:
        raise NotFoundError
    return event


def change_for(
    user: Visitor, office_slug: str, change_id: int, to: str = VIEW_CALENDAR
) -> EventChange:
    """One change of the register of events."""
    office = office_for(user, office_slug, to)
    change = (
        EventChange.objects.filter(pk=change_id, office=office)
        .select_related("office", "changed_by", "event")
        .first()
    )
    if change is None:
        raise NotFoundError
    return change


def feed_for(user: Visitor, office_slug: str, feed_id: int, to: str = REVOKE_FEED) -> Feed:
    """A feed that works, for who may do `to` to it; others' feeds are nobody else's business."""
    office = office_for(user, office_slug)
    feed = (
        Feed.objects.filter(pk=feed_id, office=office, revoked_at=None)
        .select_related("office", "owner")
        .first()
    )
    if feed is None:
        raise NotFoundError
    if not may(user, to, feed):
        raise ForbiddenError
    return feed


def feed_by_token(token: str) -> Feed:
    """The feed that a calendar program asks for, without a sign-in.

    NotFoundError for a wrong or revoked token, and where its owner is no longer a member.
    """
    feed = (
        Feed.objects.filter(token_hash=hash_token(token), revoked_at=None)
        .select_related("owner", "office", "unit", "plan")
        .first()
    )
    if feed is None or not feed.owner.is_active:
        raise NotFoundError
    if all(grant.office_id != feed.office_id for grant in grants_of(feed.owner)):
        raise NotFoundError
    return feed


def hash_token(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
