"""The audit trail: one row for each change, never changed again.

Append-only twice: the model refuses, and so do triggers in the database (migration 0002), for
code that goes around the model.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(TypeError):
    """Code tried to change or delete what is kept for good: a fault of ours."""


class AuditQuerySet(models.QuerySet["AuditRecord"]):
    """Reads only."""

    def update(self, **_values: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError


class AuditRecord(models.Model):
    """Who did what to which object, when, and how it was before and after."""

    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=True
    )
    """Empty where the system acted."""
    actor_name = models.CharField(max_length=200, blank=True)
    """As it was then."""
    office_id = models.BigIntegerField(null=True)
    """Whose trail it belongs to. No foreign key: the trail outlives what it tells of."""
    action = models.CharField(max_length=80)
    """`app.object.verb`, such as `plans.plan.register`."""
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=64)
    object_label = models.CharField(max_length=300)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    request_id = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=45, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("office_id", "-id"), name="audit_by_office"),
            models.Index(fields=("object_type", "object_id", "-id"), name="audit_by_object"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.object_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError
