"""Addresses of the calendar: `/cq/<office>/lich/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.calendars import views

app_name = "calendars"

urlpatterns = [
    path("", views.gantt, name="gantt"),
    path("thang/", views.month, name="month"),
    path("danh-sach/", views.listing, name="list"),
    path("muc/<int:plan_id>/<slug:uid>/", views.entry, name="entry"),
    path("su-kien/", views.events, name="events"),
    path("su-kien/moi/", views.add_event, name="add_event"),
    path("su-kien/<int:event_id>/", views.edit_event, name="edit_event"),
    path("su-kien/<int:event_id>/bo/", views.remove_event, name="remove_event"),
    path("su-kien/thay-doi/<int:change_id>/", views.change, name="change"),
    path("su-kien/thay-doi/<int:change_id>/hoan-tac/", views.undo, name="undo"),
    path("lien-ket/", views.feeds, name="feeds"),
    path("lien-ket/<int:feed_id>/thu-hoi/", views.revoke_feed, name="revoke_feed"),
]
