"""Whose request this is: known to the audit trail and to the logs without being passed around.

Place in the flow: set by `middleware.RequestScope` for a request and by `acting` in commands and
background tasks. Permissions never read it: they get the user as an argument.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known about the work that goes on."""

    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    address: str = ""
    """The network address that the request came from; empty for commands and tasks."""
    user_id: int | None = None


_scope: ContextVar[Scope | None] = ContextVar("lotrinh_scope", default=None)


def current() -> Scope:
    """The scope of this request, command or task; an empty one outside of all."""
    return _scope.get() or Scope(request_id="")


@contextmanager
def acting(scope: Scope) -> Iterator[Scope]:
    """Within it `current()` is this scope, in this thread alone."""
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)
