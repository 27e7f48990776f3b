"""Addresses of an office: `/cq/<office>/…`."""

from __future__ import annotations

from django.urls import path

from lotrinh_web.organisations import member_views, setup_views, sheet_views, tree_views, views

app_name = "organisations"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("don-vi/", tree_views.tree, name="tree"),
    path("don-vi/thiet-lap/", setup_views.set_up, name="set_up"),
    path("don-vi/excel/", sheet_views.download, name="sheet"),
    path("don-vi/excel/mau/", sheet_views.template, name="sheet_template"),
    path("don-vi/nhap/", sheet_views.upload, name="import"),
    path("don-vi/nhap/ghi/", sheet_views.take_over, name="take_over"),
    path("don-vi/hoan-tac/<int:record_id>/", tree_views.undo, name="undo"),
    path("don-vi/<int:unit_id>/", tree_views.unit, name="unit"),
    path("don-vi/<int:unit_id>/chuyen/", tree_views.move, name="move"),
    path("don-vi/<int:unit_id>/them/", tree_views.add, name="add"),
    path("don-vi/<int:unit_id>/ket-thuc/", tree_views.end, name="end"),
    path("don-vi/<int:unit_id>/xoa/", tree_views.delete, name="delete"),
    path("don-vi/<int:unit_id>/moi/", member_views.invite, name="invite"),
    path("nhom/", tree_views.groups, name="groups"),
    path("nhom/moi/", tree_views.group, name="new_group"),
    path("nhom/<int:group_id>/", tree_views.group, name="group"),
    path("nhom/<int:group_id>/xoa/", tree_views.delete_group, name="delete_group"),
    path("thanh-vien/", member_views.members, name="members"),
    path("thanh-vien/moi/", member_views.invite, name="invite_anywhere"),
    path("thanh-vien/<int:membership_id>/", member_views.member, name="member"),
    path("thanh-vien/<int:membership_id>/thoi/", member_views.end_member, name="end_member"),
    path("thanh-vien/loi-moi/<int:invitation_id>/thu-hoi/", member_views.revoke, name="revoke"),
    path("nhat-ky/", views.trail, name="trail"),
]
