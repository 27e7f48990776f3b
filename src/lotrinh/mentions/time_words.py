"""The words of time, from resources/time.toml, in the shapes that the patterns need.

Place in the flow: beside the time mentions of stage 2; loaded at their first use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lotrinh.resources.load import branches, load_entries


class EventHead(NamedTuple):
    """A word that begins an event's name."""

    words: str
    key: str
    """`event.congress`, the entry's key."""
    named: bool
    """A name must follow: a capital or a number."""
    complete: bool
    """It is an event without more words."""


@cache
def forms_of(kind: str) -> tuple[str, ...]:
    """The forms of all entries of one kind, the longest first."""
    forms = [form for e in load_entries("time.toml") if e.extra["kind"] == kind for form in e.forms]
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def bounds() -> dict[str, str]:
    """Words that bound a deadline → before, through or in."""
    return {
        form: entry.key.partition(".")[2]
        for entry in load_entries("time.toml")
        if entry.extra["kind"] == "bound"
        for form in entry.forms
    }


@cache
def event_heads() -> dict[str, EventHead]:
    """The words that begin an event's name."""
    return {
        form: EventHead(
            form, e.key,
            bool(e.extra.get("named") or e.extra.get("numbered")), bool(e.extra.get("complete")),
        )
        for e in load_entries("time.toml")
        if e.extra["kind"] == "event_head"
        for form in e.forms
    }  # fmt: skip


@cache
def head_pattern() -> re.Pattern[str]:
    """Any event head, the longest first."""
    return re.compile(branches(event_heads()))


@cache
def links() -> frozenset[str]:
    """Lower-case words that may stand inside an event's name."""
    return frozenset(forms_of("event_link"))


@cache
def alternatives(kind: str) -> str:
    """A pattern that matches any form of one kind, the longest first."""
    return f"(?:{branches(forms_of(kind))})"
