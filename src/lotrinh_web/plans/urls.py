"""Addresses of plans: `/cq/<office>/ke-hoach/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.plans import review_views, views

app_name = "plans"

urlpatterns = [
    path("", views.plan_list, name="list"),
    path("moi/", views.upload, name="upload"),
    path("dan/", views.paste, name="paste"),
    path("<int:plan_id>/", views.detail, name="detail"),
    path("<int:plan_id>/so/", views.facts, name="facts"),
    path("<int:plan_id>/ban-moi/", views.new_version, name="new_version"),
    path("<int:plan_id>/sua-doi/", review_views.amend, name="amend"),
    path("<int:plan_id>/<int:number>/soat/", review_views.review, name="review"),
    path("<int:plan_id>/<int:number>/soat/sua/", review_views.edit, name="edit"),
    path("<int:plan_id>/<int:number>/soat/moi/", review_views.others, name="others"),
    path(
        "<int:plan_id>/<int:number>/soat/muc/<slug:clause_id>/", review_views.clause, name="clause"
    ),
    path(
        "<int:plan_id>/<int:number>/soat/phat-hien/<slug:key>/", review_views.finding,
        name="finding",
    ),
    path(
        "<int:plan_id>/<int:number>/soat/don-vi/<slug:clause_id>/", review_views.unit, name="unit"
    ),
    path("<int:plan_id>/<int:number>/trang/<int:page>/", review_views.picture, name="picture"),
    path("<int:plan_id>/<int:number>/duyet/", review_views.approve, name="approve"),
    path("<int:plan_id>/<int:number>/rut/", review_views.withdraw, name="withdraw"),
    path("<int:plan_id>/<int:number>/thay-doi/", review_views.changes, name="changes"),
    path("<int:plan_id>/<int:number>/doc-lai/", views.read_again, name="read_again"),
    path("<int:plan_id>/<int:number>/tep/", views.download, name="download"),
    path("<int:plan_id>/<int:number>/json/", views.export, name="export"),
]  # fmt: skip
