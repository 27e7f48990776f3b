"""Who may do what with the installation itself."""

from __future__ import annotations

from typing import Final

from lotrinh_web.accounts.models import User
from lotrinh_web.common.rights import allow

SET_UP_OFFICES: Final = "accounts.set_up_offices"


def is_administrator(user: User, _target: object) -> bool:
    """Of the installation."""
    return user.is_active and user.is_administrator


allow(SET_UP_OFFICES, is_administrator)
