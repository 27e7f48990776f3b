"""The app of plans above and below each other. It follows the plans: what was read is compared."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_save


class CascadeConfig(AppConfig):
    """Links between plans."""

    name = "lotrinh_web.cascade"
    label = "cascade"

    def ready(self) -> None:
        """From now on a plan that was read is compared anew where it is linked."""
        post_save.connect(follow_reading, sender=apps.get_model("plans", "Reading"))
        # What was approved is in use from then on.
        post_save.connect(follow_reading, sender=apps.get_model("plans", "Approval"))


def follow_reading(instance: Any, **_: Any) -> None:
    """Within the transaction that keeps a reading: the task is there if the reading is."""
    from lotrinh_web.cascade.tasks import compare_plan

    compare_plan.enqueue(instance.version.plan_id)
