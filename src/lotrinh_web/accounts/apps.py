"""The app of accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in. allauth's own app has the label `account`."""

    name = "lotrinh_web.accounts"
    label = "accounts"
