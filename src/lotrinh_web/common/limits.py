"""How often a person may do a thing: counted in the cache that all processes share.

`limit_rate("upload", user.pk, times=60, seconds=3600)` at the head of a service raises
TooManyError from the sixty-first call within the hour on.
"""

from __future__ import annotations

from django.core.cache import cache

from lotrinh_web.common.errors import TooManyError


def limit_rate(what: str, whose: object, *, times: int, seconds: int) -> None:
    """Counts this attempt. Raises TooManyError beyond `times` in a window of `seconds`."""
    key = f"limit:{what}:{whose}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the window ended between the two calls
        cache.set(key, 1, timeout=seconds)
        count = 1
    if count > times:
        raise TooManyError
