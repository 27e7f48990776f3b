"""The app of the audit trail."""

from __future__ import annotations

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Errors, audit, scope."""

    name = "lotrinh_web.common"
    label = "common"
