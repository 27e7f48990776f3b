"""Background work between plans. A task gets keys, and may run twice without harm."""

from __future__ import annotations

from django_tasks import task

from lotrinh_web.cascade import services


@task()
def compare_plan(plan_id: int) -> int:
    """Compares a plan with those that it is linked to; gives how many."""
    return services.compare_linked(plan_id)
