"""Reads about people."""

from __future__ import annotations

from lotrinh_web.accounts.models import User


def has_administrator() -> bool:
    """Whether anybody can set up offices."""
    return User.objects.filter(is_administrator=True, is_active=True).exists()


def user_named(username: str) -> User | None:
    """The account of this name, whatever the case."""
    return User.objects.filter(username__iexact=username).first()


def is_name_taken(username: str) -> bool:
    """Whether an account has this name, whatever the case."""
    return User.objects.filter(username__iexact=username).exists()


def is_email_taken(email: str) -> bool:
    """Whether an account has this address, whatever the case."""
    return bool(email) and User.objects.filter(email__iexact=email).exists()
