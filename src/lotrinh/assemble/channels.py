"""Channels: the forms in which a plan's public information goes out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, topics
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Channel, ChannelKind, Item
from lotrinh.resources.load import WORDS, alternation, load_entries, whole_words

_FORM: Final = re.compile(whole_words(("hình thức", "biện pháp", "phương thức", "kênh")))
_INFORMS: Final = re.compile(r"tuyên truyền|truyền thông|thông tin|cổ động|phổ biến", re.I)
_NOT_INFORMING: Final = re.compile(alternation(WORDS, "not_informing"), re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:nội dung|nhiệm vụ|đối tượng|phạm vi|chủ đề|khẩu hiệu)\b", re.I)
_LABELLED: Final = re.compile(r"[^.;:]{3,140}:\s+")
_MAX_WORDS: Final = 16
"""Words of a heading that announces forms of public information."""


@cache
def _kinds() -> tuple[tuple[ChannelKind, re.Pattern[str]], ...]:
    return tuple(
        (entry.key, re.compile(whole_words(entry.forms)))  # type: ignore[misc]
        for entry in load_entries("channels.toml")
    )


def channel_kind(words: str) -> ChannelKind:
    """The kind of a channel: the one whose word stands first in its title."""
    low = words.lower()
    hits = [(m.start(), kind) for kind, pattern in _kinds() if (m := pattern.search(low))]
    return min(hits)[1] if hits else "other"


def find_channels(reading: Reading, sections: list[Node], title: str) -> tuple[Channel, ...]:
    """The channels of the plan, leaves and groups alike."""
    about = bool(_INFORMS.search(title))
    return tuple(
        channel
        for section in sections
        for node in _announcing(reading, section, about)
        for channel in _channels(reading, node)
    )


def _announcing(reading: Reading, section: Node, about: bool) -> list[Node]:
    """The innermost headings in a section that announce forms of public information."""
    inner = [n for child in section.children for n in _announcing(reading, child, about)]
    if inner:
        return inner
    if section.kind not in {"entry", "lead"}:
        return []
    heading = heading_of(reading.outline, section)
    if not _FORM.search(heading.lower()) or len(heading.split()) > _MAX_WORDS:
        return []
    if _NOT_INFORMING.search(heading):
        return []
    said = topics(reading.outline, section)
    if said[:1] == ("implementation",) or said[:1] == ("requirements",):
        return []
    informs = bool(_INFORMS.search(heading)) or (
        about and re.match(r"(?:các )?hình thức", heading, re.I)
    )
    return [section] if informs else []


def _channels(reading: Reading, node: Node) -> list[Channel]:
    entries = [
        c for c in node.children if c.kind in {"entry", "lead"} and not _is_other(reading, c)
    ]
    if entries:
        return [channel for entry in entries for channel in _of_entry(reading, entry)]
    if bullets := _of_bullets(reading, node):
        return bullets
    items = tuple(
        reading.item(c) for c in node.children if c.kind != "table" and not _leads_in(reading, c)
    )
    title = heading_of(reading.outline, node)
    if not items:
        tail = reading.outline.own(node)[len(title) :].strip(" :.-")
        if len(tail) < 20:
            return []
        start = node.end - len(tail)
        items = (Item(clean(tail), reading.at(start, node.end)),)
    return [_channel(reading, node, title, items)]


def _of_bullets(reading: Reading, node: Node) -> list[Channel]:
    """The bullets of a section as channels, where most of them name one; [] otherwise."""
    bullets = [c for c in node.children if c.kind == "bullet"]
    found = [
        Channel(
            label="",
            title=clean(heading_of(reading.outline, c)),
            kind=channel_kind(reading.outline.own(c)),
            items=(reading.item(c),),
            at=reading.node_at(c),
        )
        for c in bullets
    ]
    named = sum(channel.kind != "other" for channel in found)
    others = any(c.kind not in {"bullet", "text"} for c in node.children)
    return found if len(found) > 1 and named * 2 > len(found) and not others else []


def _is_other(reading: Reading, node: Node) -> bool:
    """Whether an entry beside the channels speaks of something else (time, contents)."""
    heading = heading_of(reading.outline, node)
    said = topics(reading.outline, node)
    return not _FORM.search(heading.lower()) and (
        said[:1] in {("time",), ("budget",), ("requirements",)} or bool(_CONTENTS.match(heading))
    )


def _leads_in(reading: Reading, node: Node) -> bool:
    return node.kind == "text" and reading.outline.own(node).endswith(":")


def _of_entry(reading: Reading, entry: Node) -> list[Channel]:
    """An entry as a channel; with entries of its own it is a group, followed by its members."""
    own = reading.outline.own(entry)
    below = [c for c in entry.children if c.kind == "entry"]
    if below:
        group = _channel(reading, entry, clean(own), ())
        return [group, *(channel for c in below for channel in _of_entry(reading, c))]
    items = tuple(
        reading.item(c) for c in entry.children if c.kind != "table" and not _leads_in(reading, c)
    )
    labelled = _LABELLED.match(own)
    if labelled and len(own) - labelled.end() > 20:
        start = entry.body + labelled.end()
        run = Item(reading.words(start, entry.end), reading.at(start, entry.end))
        items = (run, *items)
    elif not items and _is_running(own):
        items = (Item(clean(own), reading.node_at(entry)),)
    return [_channel(reading, entry, clean(own), items)]


def _is_running(own: str) -> bool:
    """Whether an entry is running text and not a heading."""
    return own.endswith((".", ";", "…")) or len(own.split()) > 40


def _channel(reading: Reading, node: Node, title: str, items: tuple[Item, ...]) -> Channel:
    label = node.marker.text if node.marker else ""
    return Channel(label, title, channel_kind(title), items, reading.node_at(node))
