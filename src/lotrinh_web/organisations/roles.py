"""What people are in units: the words in which every app's permissions speak."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in a unit; it counts for the unit and all units under it."""

    OFFICER = "officer", _("Chuyên viên")
    CLERK = "clerk", _("Văn thư")
    CHIEF = "chief", _("Lãnh đạo")
    MEMBER = "member", _("Thành viên đơn vị")
    ADMIN = "admin", _("Quản trị")
