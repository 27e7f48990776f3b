"""Who may do what with an office's calendar."""

from __future__ import annotations

from typing import Final

from lotrinh_web.accounts.models import User
from lotrinh_web.calendars.models import Feed
from lotrinh_web.common.rights import allow
from lotrinh_web.organisations.permissions import is_member, role_in
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import has_role

VIEW_CALENDAR: Final = "calendars.view_calendar"
MANAGE_EVENTS: Final = "calendars.manage_events"
REVOKE_FEED: Final = "calendars.revoke_feed"


def may_revoke(user: User, feed: Feed) -> bool:
    """Its owner; and who leads or manages the whole office, for a link that leaked."""
    return feed.owner_id == user.pk or has_role(
        user, (Role.CHIEF, Role.ADMIN), office_id=feed.office_id, whole_office=True
    )


allow(VIEW_CALENDAR, is_member)
allow(MANAGE_EVENTS, role_in(Role.OFFICER, Role.CLERK, Role.CHIEF))
allow(REVOKE_FEED, may_revoke)
