"""The findings catalogue: every code with its severity, its reason and its remedy."""

from __future__ import annotations

from functools import cache
from typing import cast

from lotrinh.plan.model import Finding, Severity
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import At

_SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"}


@cache
def _entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in load_entries("findings.toml")}


def codes() -> tuple[str, ...]:
    """All codes, in the catalogue's order."""
    return tuple(_entries())


def title_of(code: str) -> str:
    """What the code says, in Vietnamese. Raises KeyError for an unknown code."""
    return str(_entries()[code].extra["title"])


def finding(
    code: str,
    *,
    detail: str = "",
    excerpt: str | None = None,
    suggestion: str | None = None,
    at: At | None = None,
    related: tuple[At, ...] = (),
) -> Finding:
    """A finding with this code: its title, then the detail. Raises KeyError for an unknown code."""
    entry = _entries()[code]
    message = f"{entry.extra['title']}: {detail}" if detail else f"{entry.extra['title']}."
    return Finding(
        code=code,
        severity=cast(Severity, entry.extra["severity"]),
        message=message,
        excerpt=excerpt,
        suggestion=suggestion or str(entry.extra["fix"]),
        at=at,
        related=related,
    )


def render_rule(code: str) -> str | None:
    """A code's page for the terminal; None where there is no such code."""
    entry = _entries().get(code.upper())
    if entry is None:
        return None
    extra = entry.extra
    lines = [
        f"{entry.key}  {extra['title']}  ({_SEVERITIES[str(extra['severity'])]})",
        "",
        f"Vì sao    {extra['why']}",
        f"Cách xử lý  {extra['fix']}",
        f"Ví dụ     {'; '.join(entry.examples)}",
    ]
    return "\n".join(lines)


def render_catalogue() -> str:
    """All codes, a line each."""
    return "\n".join(
        f"{entry.key}  {_SEVERITIES[str(entry.extra['severity'])]:<9}  {entry.extra['title']}"
        for entry in _entries().values()
    )
