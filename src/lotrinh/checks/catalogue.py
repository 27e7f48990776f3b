"""The findings catalogue of the reader itself: each code with severity, reason and remedy.

The rules have their own pages (pages.py); explain.py shows both.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from lotrinh.language import Text
from lotrinh.plan.model import Finding, Severity
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import At


@cache
def _entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in load_entries("findings.toml")}


def codes() -> tuple[str, ...]:
    """All codes, in the catalogue's order."""
    return tuple(_entries())


def entry_of(code: str) -> Entry | None:
    """The entry of a code; None where the catalogue has none."""
    return _entries().get(code)


def finding(
    code: str,
    *,
    detail: str = "",
    excerpt: str | None = None,
    suggestion: str | None = None,
    at: At | None = None,
    related: tuple[At, ...] = (),
) -> Finding:
    """A finding with this code: its title, then the detail.

    Give `detail` and `suggestion` as `Text`s, so that they can be said in another language.
    Raises KeyError for an unknown code.
    """
    entry = _entries()[code]
    title = Text(str(entry.extra["title"]))
    message = (
        Text("{title}: {detail}", title=title, detail=detail)
        if detail
        else Text("{title}.", title=title)
    )
    return Finding(
        code=code,
        severity=cast(Severity, entry.extra["severity"]),
        message=message,
        excerpt=excerpt,
        suggestion=suggestion or Text(str(entry.extra["fix"])),
        at=at,
        related=related,
    )
