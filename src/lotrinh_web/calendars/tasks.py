"""Background work of the calendar. A task gets keys, and may run twice without harm."""

from __future__ import annotations

from django_tasks import task

from lotrinh_web.calendars import services


@task()
def compute_calendar(plan_id: int) -> int:
    """Puts a plan that was read on the calendar; gives the number of its entries."""
    return services.compute_plan(plan_id)
