"""Addresses of an office: `/cq/<office>/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.organisations import setup_views, views

app_name = "organisations"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("don-vi/", views.tree, name="tree"),
    path("don-vi/thiet-lap/", setup_views.set_up, name="set_up"),
    path("don-vi/<int:unit_id>/moi/", views.invite, name="invite"),
    path("nhat-ky/", views.trail, name="trail"),
]
