"""Writes about people: each one transaction and one audit record."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts import selectors
from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError

audit.describe({"accounts.user.create": _("lập tài khoản")})


@transaction.atomic
def create_user(
    actor: User | None,
    *,
    username: str,
    display_name: str,
    password: str | None,
    email: str = "",
    is_administrator: bool = False,
) -> User:
    """A new account; without a password (None) nobody can sign in until a link sets one.

    Raises ConflictError for a name or address that is taken, InvalidError for a password that is
    too weak, each with the field.
    """
    if selectors.is_name_taken(username):
        raise ConflictError(fields={"username": _("Tên đăng nhập này đã có người dùng.")})
    if selectors.is_email_taken(email):
        raise ConflictError(fields={"email": _("Địa chỉ này đã có người dùng.")})
    user = User(
        username=username,
        display_name=display_name,
        email=email,
        is_administrator=is_administrator,
    )
    if password is None:
        user.set_unusable_password()
    else:
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise InvalidError(fields={"password": " ".join(error.messages)}) from error
        user.set_password(password)
    user.save()
    audit.record(actor or user, "accounts.user.create", user, after=audit.snapshot(user))
    return user


def password_path(user: User) -> str:
    """The path of a page that sets the person's password: works once, for three days. For the
    machine's own terminal."""
    key = default_token_generator.make_token(user)
    keys = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=keys)
