"""Purposes and requirements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lotrinh.assemble.reading import Reading
from lotrinh.assemble.sections import heading_of, is_heading, tail_of, topics
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Item
from lotrinh.resources.load import WORDS, alternation

_MANNER: Final = re.compile(r"\b" + alternation(WORDS, "manner") + r"\b", re.IGNORECASE)
_AIM: Final = re.compile(alternation(WORDS, "aims") + r"\b")
_EARLY: Final = 180
"""Characters in which an item says whether it is about the manner of doing."""


def read_goals(reading: Reading, sections: list[Node]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Purposes and requirements.

    A section that announces both without dividing them is divided by wording: what must be
    observed is a requirement, what is to be reached a purpose. Aims (`mục tiêu`) are purposes only
    where the plan states no purposes.
    """
    purposes: list[Item] = []
    requirements: list[Item] = []
    aims: list[Item] = []
    for section in _stating(reading, sections):
        if _is_aim(reading, section):
            aims += _leaves(reading, section)
            continue
        divided = _divide(reading, section, topics(reading.outline, section))
        purposes += divided[0]
        requirements += divided[1]
    return tuple(purposes or aims), tuple(requirements)


def _stating(reading: Reading, nodes: Iterable[Node]) -> Iterator[Node]:
    """The outermost headings that announce purposes or requirements."""
    for node in nodes:
        said = topics(reading.outline, node)
        if said and said[0] in {"purposes", "requirements"}:
            if not set(said) & {"implementation", "channels"}:
                yield node
        elif "implementation" not in said:
            yield from _stating(reading, (c for c in node.children if c.kind in {"entry", "lead"}))


def _is_aim(reading: Reading, section: Node) -> bool:
    title = heading_of(reading.outline, section).lower()
    return "mục tiêu" in title and "mục đích" not in title and "yêu cầu" not in title


def _divide(
    reading: Reading, section: Node, said: tuple[str, ...]
) -> tuple[list[Item], list[Item]]:
    purposes: list[Item] = []
    requirements: list[Item] = []
    loose: list[Item] = []
    other: list[Node] = []
    for child in section.children:
        told = topics(reading.outline, child) if child.kind in {"entry", "lead", "bullet"} else ()
        heading = child.children or is_heading(reading.outline, child) or _runs_in(reading, child)
        if told and told[0] == "purposes" and heading:
            purposes += _leaves(reading, child)
        elif told and told[0] == "requirements" and heading:
            requirements += _leaves(reading, child)
        elif not (child.kind == "entry" and child.children and is_heading(reading.outline, child)):
            loose += _leaves_of(reading, child)
        else:
            other.append(child)
    if not (purposes or requirements or loose):
        loose = [item for child in other for item in _leaves_of(reading, child)]
    if not section.children or _runs_in(reading, section):
        loose = _tail(reading, section) + loose
    if loose and "requirements" not in said:
        purposes += loose
    elif loose and "purposes" not in said:
        requirements += loose
    elif purposes or requirements:
        (requirements if requirements else purposes).extend(loose)
    else:
        for i, item in enumerate(loose):
            (requirements if i and _is_manner(item) else purposes).append(item)
    return purposes, requirements


def _is_manner(item: Item) -> bool:
    early = item.text[:_EARLY]
    return bool(_MANNER.search(early)) and not _AIM.match(item.text)


def _runs_in(reading: Reading, node: Node) -> bool:
    start, end = tail_of(reading.outline, node)
    return end - start > 20 and len(heading_of(reading.outline, node).split()) < 10


def _tail(reading: Reading, node: Node) -> list[Item]:
    start, end = tail_of(reading.outline, node)
    words = reading.words(start, end)
    return [Item(words, reading.at(start, end))] if len(words) > 20 else []


def _leaves(reading: Reading, node: Node) -> list[Item]:
    """The items under a heading, and what runs in behind it."""
    items = _tail(reading, node) if _runs_in(reading, node) else []
    for child in node.children:
        items += _leaves_of(reading, child)
    return items


def _leaves_of(reading: Reading, child: Node) -> list[Item]:
    """One child as items: a heading gives those under it, a lead-in before a list none."""
    if child.kind == "table":
        return []
    divided = [c for c in child.children if c.kind != "table"]
    if (
        child.kind in {"entry", "lead"}
        and divided
        and (is_heading(reading.outline, child) or _runs_in(reading, child))
    ):
        return _leaves(reading, child)
    if (
        child.kind in {"entry", "lead"}
        and topics(reading.outline, child)[:1] == ("purposes",)
        and _runs_in(reading, child)
    ):
        return _tail(reading, child)
    own = reading.outline.own(child)
    if child.kind == "text" and own.endswith(":") and not divided:
        return []
    if not own.strip():
        return _leaves(reading, child)
    return [reading.item(child)]
