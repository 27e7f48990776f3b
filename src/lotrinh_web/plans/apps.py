"""The app of plans."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and their files."""

    name = "lotrinh_web.plans"
    label = "plans"
