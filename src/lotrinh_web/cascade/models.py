"""Which plan of the office carries out which plan of its superior, and how much of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class PlanLink(models.Model):
    """The office's own plan (child) under the superior's (parent), both in the office's register.

    The counts are those of the engine's comparison of the versions in use, in the parent's parts.
    """

    child = models.OneToOneField("plans.Plan", models.CASCADE, related_name="+")
    parent = models.ForeignKey("plans.Plan", models.CASCADE, related_name="+")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(auto_now_add=True)
    compared_at = models.DateTimeField(null=True)
    """Empty until both plans were read and compared."""
    asked = models.PositiveIntegerField(default=0)
    covered = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    dropped = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    weaker = models.PositiveIntegerField(default=0)
    """Pairs in which the child asks less or later."""
    leftovers = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(child=models.F("parent")), name="link_between_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.child} < {self.parent}"

    @property
    def met(self) -> int:
        """What the child takes up, as asked or otherwise."""
        return self.covered + self.changed

    @property
    def percent(self) -> int:
        """How much of what is asked the child takes up, rounded down: 100 is all of it."""
        return 100 * self.met // self.asked if self.asked else 0
