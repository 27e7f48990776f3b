"""Addresses between plans of two levels: `/cq/<office>/doi-chieu/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.cascade import views

app_name = "cascade"

urlpatterns = [
    path("", views.links, name="list"),
    path("cap-duoi/", views.lower, name="lower"),
    path("<int:plan_id>/", views.coverage, name="coverage"),
    path("<int:plan_id>/bo/", views.unlink, name="unlink"),
    path("<int:plan_id>/ban-dau/", views.draft, name="draft"),
    path("<int:plan_id>/ban-dau/tep/", views.draft_file, name="draft_file"),
]
