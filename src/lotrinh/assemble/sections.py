"""What each section of the outline holds, told by the words that announce it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal

from lotrinh.outline.tree import Node, Outline
from lotrinh.resources.load import load_entries, whole_words
from lotrinh.source.alphabet import plain

Topic = Literal[
    "purposes", "requirements", "channels", "budget", "implementation", "reporting", "time",
    "contents", "other",
]  # fmt: skip

_FILLERS: Final = re.compile(r"\b(?:các|những|một số|công tác|về|phần|thứ \w+|cụ thể|chung|việc)\b")
_LISTED: Final = re.compile(r"(?:[,;–-]|\bvà|\bvề|[,;] (?:các|công tác|một số))\s*$")
_PLAIN_SPOKEN: Final = frozenset({"implementation", "channels", "reporting"})
"""Topics whose words announce a section wherever they stand in its title."""
_REMEMBERED: Final = 400
"""Characters of a block or heading that is remembered: long ones would fill the memory."""
_MISREAD_WORDS: Final = 8
"""Words of a title that is read without its diacritics where they tell nothing."""
_TITLE_WORDS: Final = 14
"""Words of a block in which a section can announce itself."""


@cache
def _announcers() -> re.Pattern[str]:
    return re.compile(whole_words(_topic_of_form()))


@cache
def _topic_of_form() -> dict[str, str]:
    return {form: entry.key for entry in load_entries("sections.toml") for form in entry.forms}


def announced(title: str) -> tuple[str, ...]:
    """The topics that a title announces, in its order: `Mục đích, yêu cầu` announces two."""
    found: list[str] = []
    low = title.lower()
    for match in _announcers().finditer(low):
        topic = _topic_of_form()[match.group()]
        leads = not _FILLERS.sub("", low[: match.start()]).strip(" -–")
        listed = bool(found) and bool(_LISTED.search(low[: match.start()]))
        if topic not in found and (leads or listed or topic in _PLAIN_SPOKEN):
            found.append(topic)
    return tuple(found)


def _misread(title: str) -> tuple[str, ...]:
    """The topics of a title whose diacritics recognition lost: `Muc đích, yêu câu`."""
    low = plain(title.lower())
    found: list[str] = []
    for match in _plain_announcers().finditer(low):
        leads = not match.start() or bool(found)
        topic = _plain_topics()[match.group()]
        if leads and topic not in found:
            found.append(topic)
    return tuple(found)


@cache
def _plain_topics() -> dict[str, str]:
    return {plain(form): topic for form, topic in _topic_of_form().items()}


@cache
def _plain_announcers() -> re.Pattern[str]:
    return re.compile(whole_words(_plain_topics()))


def heading_of(outline: Outline, node: Node) -> str:
    """The words of a node that can be its heading: up to a colon, the bold lead, or all of it.

    A long sentence is no heading; its first words are given.
    """
    own = outline.own(node)
    if not own or own.isspace():
        return _title_below(outline, node)
    read = _known_heading if len(own) <= _REMEMBERED else _heading
    return read(own, node.look.lead - (node.body - node.start))


def _heading(text: str, lead: int) -> str:
    """The heading in a block's text, of which so many characters are a bold lead."""
    if 3 < lead < len(text) and _ends_a_lead(text, lead):
        return text[:lead].strip(" :.;,")
    head, colon, _ = text.partition(":")
    if colon and len(head.split()) <= _TITLE_WORDS:
        return head.strip()
    return text.rstrip(" :.;,")


_known_heading = lru_cache(maxsize=1024)(_heading)
"""Each part of a plan asks the same blocks."""


def _title_below(outline: Outline, node: Node) -> str:
    """The title that a bare number has in the line below it: `PHẦN THỨ HAI` ⏎ `NỘI DUNG`."""
    first = node.children[0] if node.children else None
    if first is None or first.kind not in {"lead", "text"} or first.children:
        return ""
    own = outline.own(first)
    return own.rstrip(" :.;,") if own.isupper() or first.look.bold else ""


def _ends_a_lead(own: str, lead: int) -> bool:
    """Whether a bold lead ends where a heading may: at a colon, a full stop or a dash."""
    return own[:lead].rstrip()[-1:] in {":", "."} or own[lead:].lstrip()[:1] in {":", "."}


def is_heading(outline: Outline, node: Node) -> bool:
    """Whether a node reads as a heading: short, without a sentence's end."""
    own = outline.own(node)
    words = len(own.split())
    if words == 0:
        return False
    if own.isupper() or node.look.bold or node.look.heading:
        return words <= 60
    return words <= 30 and not own.endswith((".", ";", ","))


def topics(outline: Outline, node: Node) -> tuple[str, ...]:
    """The topics a node announces; () for running text."""
    heading = heading_of(outline, node)
    return _known_topics(heading) if len(heading) <= _REMEMBERED else _topics(heading)


def _topics(text: str) -> tuple[str, ...]:
    """The topics that a heading announces."""
    words = len(text.split())
    if words > _TITLE_WORDS and not text.isupper():
        return ()
    found = announced(text)
    return _misread(text) if not found and 0 < words <= _MISREAD_WORDS else found


_known_topics = lru_cache(maxsize=1024)(_topics)


def tail_of(outline: Outline, node: Node) -> tuple[int, int]:
    """The stretch behind a node's run-in heading, as offsets; empty where there is none."""
    own = outline.own(node)
    heading = heading_of(outline, node)
    if heading not in own:
        return node.end, node.end
    at = own.find(heading) + len(heading)
    rest = own[at:]
    skip = len(rest) - len(rest.lstrip(" :.;,–-"))
    return min(node.body + at + skip, node.end), node.end


def sections(outline: Outline) -> Iterator[Node]:
    """The top headings of the body: numbered entries of depth 1, else unnumbered headings.

    A part (`PHẦN THỨ HAI`) that only gathers sections gives these.
    """
    for node in outline.root.children:
        if node.kind == "entry":
            yield from _sections_of(outline, node)
        elif node.kind == "lead":
            yield from (c for c in node.children if c.kind == "entry" and c.depth == 1)
            if topics(outline, node):
                yield node


def _sections_of(outline: Outline, entry: Node) -> Iterator[Node]:
    """The entry itself, or the sections that it gathers."""
    part = entry.marker is not None and entry.marker.readings[0].kind == "part"
    inner = [c for c in entry.children if c.kind == "entry" and topics(outline, c)] if part else []
    if inner and topics(outline, entry)[:1] in {(), ("contents",)}:
        yield from (c for c in entry.children if c.kind in {"entry", "lead"})
    else:
        yield entry
