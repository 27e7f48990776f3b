"""The findings catalogue: every code with its severity, its reason and its remedy."""

from __future__ import annotations

from functools import cache
from typing import cast

from lotrinh.language import Language, Text, speaking, tr
from lotrinh.plan.model import Finding, Severity
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import At

_SEVERITIES = {"error": Text("lỗi"), "warning": Text("cảnh báo"), "notice": Text("lưu ý")}


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


def render_rule(code: str, *, lang: Language = "vi") -> str | None:
    """A code's page for the terminal; None where there is no such code."""
    entry = _entries().get(code.upper())
    if entry is None:
        return None
    with speaking(lang):
        severity, title = _SEVERITIES[str(entry.extra["severity"])], str(entry.extra["title"])
        rows = (
            (tr("Vì sao"), tr(str(entry.extra["why"]))),
            (tr("Cách xử lý"), tr(str(entry.extra["fix"]))),
            (tr("Ví dụ"), "; ".join(tr(example) for example in entry.examples)),
        )
        width = max(len(label) for label, _ in rows) + 2
        lines = [f"{entry.key}  {tr(title)}  ({tr(severity)})", ""]
        return "\n".join([*lines, *(f"{label:<{width}}{words}" for label, words in rows)])


def render_catalogue(*, lang: Language = "vi") -> str:
    """All codes, a line each."""
    with speaking(lang):
        return "\n".join(
            f"{entry.key}  {tr(_SEVERITIES[str(entry.extra['severity'])]):<9}"
            f"  {tr(str(entry.extra['title']))}"
            for entry in _entries().values()
        )
