"""The app of offices."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Offices, units, memberships, invitations."""

    name = "lotrinh_web.organisations"
    label = "organisations"
