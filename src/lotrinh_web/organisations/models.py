"""Offices, units, memberships, invitations.

A unit knows its place as a `path` of keys (`/1/8/21/`), so that a subtree is one comparison.
Services keep it; nothing else writes it.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.usual_units import OfficeKind


class OfficeLevel(models.TextChoices):
    """Since 1 July 2025 there are two levels of local government."""

    PROVINCE = "province", _("Tỉnh, thành phố")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    OTHER = "other", _("Khác")


class Office(models.Model):
    """One customer of the application: all its plans, units and people are apart from others'."""

    slug = models.SlugField(_("địa chỉ"), max_length=60, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=60)
    level = models.CharField(_("cấp"), max_length=12, choices=OfficeLevel.choices)
    kind = models.CharField(
        _("loại cơ quan"), max_length=24, choices=OfficeKind.choices, default=OfficeKind.OTHER
    )
    province_code = models.CharField(_("mã tỉnh"), max_length=2, blank=True)
    commune_code = models.CharField(_("mã xã"), max_length=5, blank=True)
    """Official codes of the current units; empty where an office belongs to none."""
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name


class UnitKind(models.TextChoices):
    """What a unit is; decides its sign in the tree and which are proposed at set-up."""

    OFFICE = "office", _("Cơ quan")
    DEPARTMENT = "department", _("Phòng, ban")
    CENTRE = "centre", _("Trung tâm, đơn vị sự nghiệp")
    POLICE = "police", _("Công an")
    MILITARY = "military", _("Ban Chỉ huy quân sự")
    HEALTH = "health", _("Trạm y tế")
    SCHOOL = "school", _("Trường học")
    FRONT = "front", _("Mặt trận Tổ quốc")
    MASS_ORGANISATION = "mass_organisation", _("Tổ chức chính trị - xã hội, hội")
    PARTY_COMMITTEE = "party_committee", _("Đảng ủy, ban của Đảng ủy")
    PARTY_CELL = "party_cell", _("Chi bộ")
    HAMLET = "hamlet", _("Thôn, tổ dân phố")
    OTHER = "other", _("Khác")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units by place and by day."""

    def below(self, unit: Unit) -> UnitQuerySet:
        """The unit and all units under it."""
        return self.filter(path__startswith=unit.path)

    def valid_on(self, day: date) -> UnitQuerySet:
        """Those that exist on the day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_until=None) | Q(valid_until__gte=day),
        )


class Unit(models.Model):
    """A node of an office's tree. The root (no parent) is the office itself."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=255, editable=False, db_index=True)
    position = models.PositiveIntegerField(default=0)
    """Among its siblings."""
    kind = models.CharField(_("loại"), max_length=20, choices=UnitKind.choices)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=60, blank=True)
    aliases = models.JSONField(_("tên gọi khác"), default=list, blank=True)
    """Names by which plans call it, as a list of strings."""
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    successor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("path", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("office",), condition=Q(parent=None), name="unit_one_root"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=models.F("valid_from")),
                name="unit_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def depth(self) -> int:
        """1 for the root, 2 for its children."""
        return self.path.count("/") - 1


class UnitPast(models.Model):
    """How a unit was until a day: its name and place before a change that people dated.

    Today's state stands in `Unit`; a past day's is that of the first row that ends on it or later.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="past")
    until = models.DateField(_("đến hết ngày"))
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=60, blank=True)
    kind = models.CharField(_("loại"), max_length=20, choices=UnitKind.choices)
    parent = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ("until", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "until"), name="unit_past_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.name} (… {self.until})"


class UnitGroup(models.Model):
    """Units that plans name together: "Các phòng, ban", "Các chi bộ trực thuộc"."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="groups")
    name = models.CharField(_("tên nhóm"), max_length=200)
    aliases = models.JSONField(_("tên gọi khác"), default=list, blank=True)
    units = models.ManyToManyField(Unit, related_name="groups", blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("office", "name"), name="group_name_once"),)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in a unit. It ends, it is not deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(_("vai trò"), max_length=12, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("unit__path", "role", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "unit", "role"),
                condition=Q(ended_at=None),
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} – {self.unit} ({self.get_role_display()})"


class Invitation(models.Model):
    """A link that makes one person a member once. Only a hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="invitations")
    """Empty for an administrator of the installation."""
    role = models.CharField(_("vai trò"), max_length=12, choices=Role.choices, blank=True)
    display_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.display_name or self.email or str(self.unit or "Lộ Trình")
