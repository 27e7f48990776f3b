"""The states of a version, what leads from one to the next, and who may: the only such table.

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
    IN_REVIEW = "in_review", _("Đang soát")
    APPROVED = "approved", _("Đã duyệt")
    SUPERSEDED = "superseded", _("Đã thay thế")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Event(models.TextChoices):
    """What can happen to a version."""

    START = "start", _("bắt đầu đọc")
    FINISH = "finish", _("đọc xong")
    FAIL = "fail", _("không đọc được")
    RETRY = "retry", _("đọc lại")
    EDIT = "edit", _("sửa")
    APPROVE = "approve", _("duyệt")
    SUPERSEDE = "supersede", _("thay thế")
    WITHDRAW = "withdraw", _("rút")


TABLE: Final[dict[tuple[VersionState, Event], VersionState]] = {
    (VersionState.WAITING, Event.START): VersionState.READING,
    # A worker that died leaves a version in READING; the next one starts it again.
    (VersionState.READING, Event.START): VersionState.READING,
    (VersionState.READING, Event.FINISH): VersionState.READ,
    (VersionState.READING, Event.FAIL): VersionState.FAILED,
    (VersionState.FAILED, Event.RETRY): VersionState.WAITING,
    # Once somebody has edited, reading again would throw that work away.
    (VersionState.READ, Event.RETRY): VersionState.WAITING,
    (VersionState.READ, Event.EDIT): VersionState.IN_REVIEW,
    (VersionState.IN_REVIEW, Event.EDIT): VersionState.IN_REVIEW,
    (VersionState.READ, Event.APPROVE): VersionState.APPROVED,
    (VersionState.IN_REVIEW, Event.APPROVE): VersionState.APPROVED,
    (VersionState.APPROVED, Event.SUPERSEDE): VersionState.SUPERSEDED,
    (VersionState.FAILED, Event.WITHDRAW): VersionState.WITHDRAWN,
    (VersionState.READ, Event.WITHDRAW): VersionState.WITHDRAWN,
    (VersionState.IN_REVIEW, Event.WITHDRAW): VersionState.WITHDRAWN,
    (VersionState.APPROVED, Event.WITHDRAW): VersionState.WITHDRAWN,
}

GUARDS: Final[dict[Event, str | None]] = {
    Event.START: None,
    Event.FINISH: None,
    Event.FAIL: None,
    Event.RETRY: "plans.review_plan",
    Event.EDIT: "plans.review_plan",
    Event.APPROVE: "plans.approve_plan",
    Event.SUPERSEDE: "plans.approve_plan",
    Event.WITHDRAW: "plans.approve_plan",
}
"""The right that an event asks of a person; None for what the system does by itself."""

EDITABLE: Final = (VersionState.READ, VersionState.IN_REVIEW)
"""States in which a version can be corrected."""


def move(state: str, event: Event) -> VersionState:
    """The state after an event. Raises ConflictError where the event has no place."""
    following = TABLE.get((VersionState(state), event))
    if following is None:
        raise ConflictError(code="state")
    return following
