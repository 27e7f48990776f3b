"""The app of the calendar. It follows the plans: what was read is put on the calendar."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_save


class CalendarsConfig(AppConfig):
    """Events, entries, feeds."""

    name = "lotrinh_web.calendars"
    label = "calendars"

    def ready(self) -> None:
        """From now on a plan that was read is computed in the background."""
        post_save.connect(follow_reading, sender=apps.get_model("plans", "Reading"))
        # What was approved is in use from then on.
        post_save.connect(follow_reading, sender=apps.get_model("plans", "Approval"))
        post_save.connect(follow_withdrawal, sender=apps.get_model("plans", "PlanVersion"))


def follow_reading(instance: Any, **_: Any) -> None:
    """Within the transaction that keeps a reading: the task is there if the reading is."""
    from lotrinh_web.calendars.tasks import compute_calendar

    compute_calendar.enqueue(instance.version.plan_id)


def follow_withdrawal(instance: Any, **_: Any) -> None:
    """What was withdrawn leaves the calendar, or gives way to the version before it."""
    from lotrinh_web.calendars.tasks import compute_calendar

    if instance.state == "withdrawn":
        compute_calendar.enqueue(instance.plan_id)
