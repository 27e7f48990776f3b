"""What follows from a plan's values alone: its number as cited, an item's own words.

Place in the flow: beside the model, for the stages above it.
"""

from __future__ import annotations

from lotrinh.plan.model import Header, Item


def full_number(header: Header) -> str | None:
    """`63/KH-UBND` (State, Front), `464-KH/TU` (Party); None without a symbol."""
    if not header.symbol:
        return None
    joint = "-" if header.family == "party" else "/"
    return f"{header.number or '…'}{joint}{header.symbol}"


def own_words(item: Item) -> str:
    """An item's text without the text of the items under it, where it holds both."""
    words = item.text
    for inner in item.items:
        at = words.find(inner.text)
        if at > 0:
            return words[:at].rstrip(" -+*•")
    return words
