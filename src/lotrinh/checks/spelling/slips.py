"""Compounds of which one half is off by a mark or a letter.

Place in the flow: a view of the rule NN102. A pair of neighbours that is no compound but nearly
one is a slip only where nothing else explains it: not a compound with the word before or behind,
not a name, not words that may stand beside anything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.spelling.compounds import (
    folded_pairs,
    forms,
    known_pairs,
    near,
    partners,
    single_words,
    usual_syllables,
)
from lotrinh.checks.spelling.prose import (
    BREAK,
    Pair,
    Place,
    Prose,
    fold,
    fold_all,
    prose,
)
from lotrinh.source.syllables import is_spelt

_OFTEN: Final = 3
"""Occurrences of the right word in the document that make a usual syllable in its place a slip."""


class Slip(NamedTuple):
    """A pair that stands for a compound."""

    start: int
    end: int
    off: Place
    """The half that is off."""
    half: str
    """What is meant in its place."""
    meant: Pair
    often: int
    """How often the document writes what is meant."""


def slips(case: Case) -> tuple[Slip, ...]:
    """All slips of a case, in the order of the text."""
    view = case.once(prose)
    if view.damaged:
        return ()
    meant = dict(_suspects(view))
    if not meant:
        return ()
    told = view.find({*meant, *chain.from_iterable(meant.values())})
    pairs = [(view.stream[i], view.stream[i + 1]) for i in told]
    counts = Counter(pairs)
    found = (
        _slip(view, i, meant[pair], counts)
        for i, pair in zip(told, pairs, strict=True)
        if pair in meant
    )
    return tuple(slip for slip in found if slip)


def _suspects(view: Prose) -> Iterator[tuple[Pair, tuple[Pair, ...]]]:
    """Unknown pairs with the known ones that they may stand for."""
    index, usual = folded_pairs(), usual_syllables()
    behind, before = partners()
    rare = view.counts.keys() - usual
    plain = dict(zip(view.counts, fold_all("\n".join(view.counts)).split("\n"), strict=False))
    plain[BREAK] = BREAK
    for pair in view.pairs - known_pairs():
        a, b = pair
        same = index.get((plain[a], plain[b]), ())
        if not same and (a in rare) == (b in rare):
            continue  # Two usual words, or two rare ones, that nothing is like.
        if BREAK in pair or not all(word in usual or is_spelt(word) for word in pair):
            continue
        meant = tuple(p for p in same if (p[0] == a) != (p[1] == b))
        if not meant and a in usual and b not in usual:
            meant = tuple((a, w) for w in behind.get(a, ()) if near(w, b))
        elif not meant and b in usual and a not in usual:
            meant = tuple((w, b) for w in before.get(b, ()) if near(w, a))
        if meant:
            yield pair, meant


def _slip(view: Prose, i: int, meant: tuple[Pair, ...], counts: Counter[Pair]) -> Slip | None:
    known, usual = known_pairs(), usual_syllables()
    _, left, first, second, right = view.around(i)
    pair = (first, second)
    best = max(meant, key=lambda p: counts[p])
    often = counts[best]
    at_first = best[0] != first
    off, kept, half = (first, second, best[0]) if at_first else (second, first, best[1])
    rare = off not in usual
    same = _same_letters(best, pair)
    if not often and (len(meant) > 1 or not same):
        return None
    explained = (left, first) in known or (second, right) in known
    if " ".join(best) in forms("frequent") and off not in single_words():
        explained = (left, first) in known if at_first else (second, right) in known
    if rare and view.counts[off] <= max(2, often // _OFTEN):
        if explained and not often:
            return None
    elif explained or not same or often < _wanted(best, off, kept):
        return None
    if not rare and counts[pair] * _OFTEN > max(often, _OFTEN):
        return None
    one, two = view.place(i), view.place(i + 1)
    if _is_name(view.text, left, one, two, often):
        return None
    return Slip(one.start, two.end, one if at_first else two, half, best, often)


def _wanted(meant: Pair, off: str, kept: str) -> float:
    """How often the document must write what is meant, to call a usual syllable in its place a
    slip: a syllable that is no word alone needs its partner, above all in a frequent compound."""
    single = single_words()
    if " ".join(meant) in forms("frequent") and not {off, kept} <= single:
        return 0
    if off in single:
        return math.inf if kept in single else 2
    return _OFTEN if kept in single else 1


def _same_letters(one: Pair, other: Pair) -> bool:
    return all(fold(a) == fold(b) for a, b in zip(one, other, strict=True))


def _is_name(text: str, left: str, one: Place, two: Place, often: int) -> bool:
    """Whether capitals say that the words are somebody's or some place's name."""
    a, b = text[one.start : one.end], text[two.start : two.end]
    if a.isupper() and b.isupper():
        return left in forms("place_word") or not often
    if b[:1].isupper():
        return True
    return a[:1].isupper() and left != BREAK and not often
