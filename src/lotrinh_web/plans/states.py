"""The states of a version and what leads from one to the next: the only table of its kind.

Place in the flow: services call `move`; tests walk the whole table.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotrinh_web.common.errors import ConflictError


class VersionState(models.TextChoices):
    """Where a version of a plan stands."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc")
    FAILED = "failed", _("Không đọc được")


class Event(models.TextChoices):
    """What can happen to a version."""

    START = "start", _("bắt đầu đọc")
    FINISH = "finish", _("đọc xong")
    FAIL = "fail", _("không đọc được")
    RETRY = "retry", _("đọc lại")


TABLE: Final[dict[tuple[VersionState, Event], VersionState]] = {
    (VersionState.WAITING, Event.START): VersionState.READING,
    # A worker that died leaves a version in READING; the next one starts it again.
    (VersionState.READING, Event.START): VersionState.READING,
    (VersionState.READING, Event.FINISH): VersionState.READ,
    (VersionState.READING, Event.FAIL): VersionState.FAILED,
    (VersionState.FAILED, Event.RETRY): VersionState.WAITING,
    (VersionState.READ, Event.RETRY): VersionState.WAITING,
}


def move(state: str, event: Event) -> VersionState:
    """The state after an event. Raises ConflictError where the event has no place."""
    following = TABLE.get((VersionState(state), event))
    if following is None:
        raise ConflictError(code="state")
    return following
