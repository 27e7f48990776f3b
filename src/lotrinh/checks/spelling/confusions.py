"""Words that are often mistaken for others: resources/confusions.csv, found in a document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.spelling.compounds import known_pairs
from lotrinh.checks.spelling.prose import Pair, prose
from lotrinh.resources.load import load_rows


@cache
def _confusions() -> dict[Pair, tuple[tuple[tuple[str, ...], str], ...]]:
    """The first two words to whole phrases and what they mean."""
    found: dict[Pair, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in load_rows("confusions.csv"):
        if row["wrong"] in _literals():
            continue
        words = tuple(row["wrong"].split())
        head = words[0], words[1]
        found[head] = (*found.get(head, ()), (words, row["right"]))
    return found


@cache
def _literals() -> dict[str, str]:
    """Phrases that hold more than small words: they are found as they stand."""
    rows = load_rows("confusions.csv")
    return {
        row["wrong"]: row["right"] for row in rows
        if not row["wrong"].replace(" ", "").isalpha() or not row["wrong"].islower()
    }  # fmt: skip


def literally_confused(case: Case) -> Iterator[tuple[int, int, str]]:
    """The same of phrases with marks among their words, or with a capital that is wrong."""
    if case.once(prose).damaged:
        return
    low = case.text.lower()
    for wrong, right in _literals().items():
        text = low if wrong.islower() and len(low) == len(case.text) else case.text
        at = text.find(wrong)
        while at >= 0:
            yield at, at + len(wrong), right
            at = text.find(wrong, at + 1)


def confused(case: Case) -> Iterator[tuple[int, int, str]]:
    """(start, end, what is meant) of each phrase that is mistaken, in the order of the text."""
    view = case.once(prose)
    heads = _confusions()
    if view.damaged or view.pairs.isdisjoint(heads):
        return
    for i in view.find(view.pairs & heads.keys()):
        for words, right in heads[view.stream[i], view.stream[i + 1]]:
            last = i + len(words) - 1
            before, behind = view.around(i, 1)[0], view.around(last, 1)[2]
            apart = {(before, words[0]), (words[-1], behind)}.isdisjoint(known_pairs())
            if view.stream[i : last + 1] == words and (apart or len(words) > 2):
                yield view.place(i).start, view.place(last).end, right
                break
