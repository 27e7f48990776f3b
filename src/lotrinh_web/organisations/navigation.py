"""What stands around every page: the office, its menu, the other offices of the person.

Place in the flow: a context processor; a page sets `office` in its context and gets the rest.
A new part of the application adds one `Entry` to MENU.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.organisations.permissions import VIEW_OFFICE, VIEW_TRAIL
from lotrinh_web.organisations.selectors import offices_of

THEME_COOKIE: Final = "lotrinh_theme"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: shown to who has the permission in the office."""

    view: str
    label: str | Promise
    icon: str
    permission: str = VIEW_OFFICE
    section: str = ""
    """The `section` that a page sets to mark the line as the current one; default: the view."""


MENU: Final = (
    Entry("organisations:overview", _("Tổng quan"), "home", section="overview"),
    Entry("plans:list", _("Kế hoạch"), "file-text", section="plans"),
    Entry("calendars:gantt", _("Lịch"), "calendar", section="calendar"),
    Entry("cascade:list", _("Đối chiếu"), "list-check", section="cascade"),
    Entry("organisations:tree", _("Đơn vị"), "sitemap", section="units"),
    Entry("organisations:members", _("Thành viên"), "users", section="members"),
    Entry("organisations:trail", _("Nhật ký"), "history", VIEW_TRAIL, section="trail"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `my_offices` (when a template asks) and `theme`."""
    user = getattr(request, "user", None)
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    context: dict[str, Any] = {
        "menu": MENU,
        "theme": theme if theme in {"light", "dark"} else "auto",
        "my_offices": (),
    }
    if isinstance(user, User) or getattr(user, "is_authenticated", False):
        context["my_offices"] = SimpleLazyObject(lambda: list(offices_of(request.user)))  # type: ignore[arg-type]
    return context
