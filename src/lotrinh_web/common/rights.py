"""A typed front of `rules`: predicates, and which permission asks which.

Place in the flow: each app's permissions.py declares its rights here; `User.has_perm` asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rules

Predicate = Callable[[Any, Any], bool]


def allow(permission: str, predicate: Predicate) -> None:
    """Who satisfies the predicate (user, target) has the permission. Each is declared once."""
    checked = rules.predicate(predicate)  # type: ignore[attr-defined, no-untyped-call]
    rules.add_perm(permission, checked)  # type: ignore[attr-defined, no-untyped-call]


def is_allowed(permission: str, user: object, target: object) -> bool:
    """Whether the rule of a permission holds. KeyError for one that nobody declared."""
    if not rules.perm_exists(permission):  # type: ignore[attr-defined, no-untyped-call]
        raise KeyError(permission)
    return bool(rules.has_perm(permission, user, target))  # type: ignore[attr-defined, no-untyped-call]
