"""Addresses of accounts: allauth's pages under our layout, and switches that a person sets."""

from __future__ import annotations

from django.urls import include, path

from lotrinh_web.accounts.views import set_theme

urlpatterns = [
    path("giao-dien/", set_theme, name="set_theme"),
    path("", include("allauth.urls")),
]
