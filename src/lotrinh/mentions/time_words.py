"""The words of time, from resources/time.toml, in the shapes that the patterns need.

Place in the flow: beside the time mentions of stage 2; loaded at their first use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lotrinh.resources.load import load_entries


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
    return re.compile(_branches(sorted(event_heads())))


def _branches(words: list[str]) -> str:
    """A pattern of the words that tries each letter once: over twice as fast as `a|b|c`."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_letter.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(letter) + _branches(rest) for letter, rest in by_letter.items()]
    if not parts:
        return ""
    pattern = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    return f"(?:{pattern})?" if "" in words else pattern


@cache
def links() -> frozenset[str]:
    """Lower-case words that may stand inside an event's name."""
    return frozenset(forms_of("event_link"))


@cache
def alternatives(kind: str) -> str:
    """A pattern that matches any form of one kind, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in forms_of(kind)) + ")"
