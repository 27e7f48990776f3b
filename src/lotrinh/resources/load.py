"""The only reader of the language data beside it: TOML entries and CSV tables, checked and cached.

Place in the flow: below everything but the source text; stages ask for words here and keep the
grammar in code. A TOML file holds `[[entry]]` tables:

    source = "Nghị định 30/2020/NĐ-CP, Phụ lục III"     # for entries that name none themselves

    [[entry]]
    key = "KH"                       # identity; unique in its file
    forms = ["kế hoạch"]             # the words as written; [key] where left out
    examples = ["12/KH-UBND"]        # texts in which the entry must be recognised
    counterexamples = ["…"]          # optional: texts in which it must not
    since = 2020-03-05               # optional validity
    until = 2025-06-30
    anything = "else"                # `entry.extra["anything"]`
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_OWN = frozenset(
    {"key", "forms", "source", "examples", "counterexamples", "since", "until"},
)


WORDS = "plan_words.toml"
"""The words by which the parts of a plan are told."""


class ResourceError(Exception):
    """A data file breaks its schema. We are wrong, not the document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a TOML data file."""

    key: str
    forms: tuple[str, ...]
    source: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    since: str | None = None
    """ISO date from which the entry holds; None: always."""
    until: str | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def _text(name: str) -> str:
    try:
        return (files("lotrinh.resources") / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceError(f"{name}: no such data file") from error


def _words(name: str, key: str, raw: Mapping[str, Any], what: str) -> tuple[str, ...]:
    value = raw.get(what, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ResourceError(f"{name}: {key}: {what} must be a list of texts")
    return tuple(value)


def _entry(name: str, raw: Mapping[str, Any], default_source: str | None) -> Entry:
    key = raw.get("key")
    if not isinstance(key, str) or not key:
        raise ResourceError(f"{name}: an entry without a key: {raw!r}")
    source = raw.get("source", default_source)
    if not isinstance(source, str) or not source:
        raise ResourceError(f"{name}: {key}: no source")
    examples = _words(name, key, raw, "examples")
    if not examples:
        raise ResourceError(f"{name}: {key}: no examples")
    since, until = raw.get("since"), raw.get("until")
    return Entry(
        key=key,
        forms=_words(name, key, raw, "forms") or (key,),
        source=source,
        examples=examples,
        counterexamples=_words(name, key, raw, "counterexamples"),
        since=str(since) if since is not None else None,
        until=str(until) if until is not None else None,
        extra=MappingProxyType({k: v for k, v in raw.items() if k not in _OWN}),
    )


@cache
def load_entries(name: str) -> tuple[Entry, ...]:
    """The entries of `resources/<name>` (a TOML file), in the file's order.

    Raises ResourceError where the file is missing, an entry lacks key, source or examples, or a
    key stands twice.
    """
    try:
        raw = tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}") from error
    default = raw.get("source")
    listed = raw.get("entry")
    if not isinstance(listed, list):
        raise ResourceError(f"{name}: no [[entry]]")
    entries = tuple(_entry(name, item, default) for item in listed)
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            raise ResourceError(f"{name}: {entry.key} stands twice")
        seen.add(entry.key)
    return entries


@cache
def load_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `resources/<name>` (a CSV file with a header line), in the file's order.

    Lines that begin with `#` are comments. Raises ResourceError where the file is missing or a
    row has more or fewer cells than the header.
    """
    lines = (line for line in _text(name).splitlines() if line and not line.startswith("#"))
    rows: list[Mapping[str, str]] = []
    for number, row in enumerate(csv.DictReader(lines), start=1):
        if None in row or None in row.values():
            raise ResourceError(f"{name}: row {number} does not fit the header")
        rows.append(MappingProxyType(row))
    return tuple(rows)


def branches(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words, trying each letter once.

    It is over twice as fast as `a|b|c`, and what begins with it is searched for by first letters.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    ended = by_letter.pop("", None) is not None
    parts = [re.escape(letter) + branches(rest) for letter, rest in by_letter.items()]
    if not parts:
        return ""
    pattern = parts[0] if len(parts) == 1 and not ended else f"(?:{'|'.join(parts)})"
    return pattern + "?" if ended else pattern


def whole_words(words: Iterable[str]) -> str:
    """A pattern that finds the longest of the words that is not part of another word.

    Each branch begins with its letter, so that a search for it is fast; that a word begins there
    is told behind the letter.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    parts = (rf"{re.escape(a)}(?<!\w.){branches(rest)}" for a, rest in by_letter.items())
    return rf"(?:{'|'.join(parts)})\b"


@cache
def alternation(name: str, key: str) -> str:
    """A pattern that matches any form of the entry `key` of a TOML file, the longest first.

    Raises ResourceError where the file or the entry is missing.
    """
    for entry in load_entries(name):
        if entry.key == key:
            return f"(?:{branches(entry.forms)})"
    raise ResourceError(f"{name}: no entry {key}")


def load_bytes(name: str) -> bytes:
    """A data file that is no text (a compiled catalogue). Raises ResourceError where missing."""
    try:
        return (files("lotrinh.resources") / name).read_bytes()
    except FileNotFoundError as error:
        raise ResourceError(f"{name}: no such data file") from error
