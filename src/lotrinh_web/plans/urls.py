"""Addresses of plans: `/cq/<office>/ke-hoach/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.plan_list, name="list"),
    path("moi/", views.upload, name="upload"),
    path("dan/", views.paste, name="paste"),
    path("<int:plan_id>/", views.detail, name="detail"),
    path("<int:plan_id>/so/", views.facts, name="facts"),
    path("<int:plan_id>/ban-moi/", views.new_version, name="new_version"),
    path("<int:plan_id>/<int:number>/doc-lai/", views.read_again, name="read_again"),
    path("<int:plan_id>/<int:number>/tep/", views.download, name="download"),
    path("<int:plan_id>/<int:number>/json/", views.export, name="export"),
]
