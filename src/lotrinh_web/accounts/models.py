"""A person who signs in. What they may do comes from memberships (organisations), not from here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lotrinh_web.common import rights


class UserManager(BaseUserManager["User"]):
    """Finds people by name or e-mail, whatever the case of the letters."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """An account. Never deleted while the audit trail names it; `is_active` closes it."""

    username = models.CharField(
        _("tên đăng nhập"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    email = models.EmailField(_("thư điện tử"), blank=True)
    display_name = models.CharField(_("họ và tên"), max_length=120)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    """Of the installation: may set up offices. It opens no plan."""
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("username"), name="user_username_once"),
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", condition=~models.Q(email="")
            ),
        )

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """What others see."""
        return str(self)

    def has_perm(self, permission: str, target: object = None) -> bool:
        """Whether this person may: the rules of permissions.py, and nothing stands above them."""
        return self.is_active and rights.is_allowed(permission, self, target)
