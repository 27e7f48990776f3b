"""HTML that cannot forget to escape: a child of `el` that is not `Html` is text.

Place in the flow: render. Plain string building instead of a template engine: the report must be
made in under 100 ms without a dependency, and here escaping is a property of the types, checked by
mypy, and not of a setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

_SPECIAL: Final = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What text seldom has, and must not have as it is."""
_UNSAFE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML text may not hold: controls, lone surrogates, non-characters."""
_VOID: Final = frozenset({"meta", "input", "br", "hr", "wbr"})


class Html(str):
    """Markup that is already safe."""

    __slots__ = ()


Child = str | None | Iterable["Child"]
"""Html stays as it is, other strings are escaped, None is nothing, iterables are joined."""
Attribute = str | int | bool | None


def text(value: str) -> Html:
    """`value` as HTML, also safe in a quoted attribute. Forbidden characters become U+FFFD."""
    if not _SPECIAL.search(value):
        return Html(value)
    return Html(escape(_UNSAFE.sub("\ufffd", value)))


def join(children: Iterable[Child]) -> Html:
    """The children end to end."""
    parts: list[str] = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            parts.append(child if isinstance(child, Html) else text(child))
        else:
            parts.append(join(child))
    return Html("".join(parts))


def el(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """One element. `class_` gives class, `data_m` gives data-m; None and False leave one out."""
    opened = name
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        opened += " " + key.rstrip("_").replace("_", "-")
        if value is not True:
            opened += f'="{text(str(value))}"'
    if name in _VOID:
        return Html(f"<{opened}>")
    return Html(f"<{opened}>{join(children)}</{name}>")
