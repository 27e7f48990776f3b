"""Which syllables stand together in this genre, and which compound a slip may mean.

Asked by the rules of spelling; the words are resources/compounds.csv. Loaded on the first question.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final

from lotrinh.checks.spelling.prose import Pair, fold
from lotrinh.resources.load import load_entries, load_rows

_WORDS: Final = "spelling.toml"


@cache
def known_pairs() -> frozenset[Pair]:
    """Pairs that stand together: lower case, tones placed the new way."""
    return frozenset(
        (row["first"], second)
        for row in load_rows("compounds.csv")
        for second in row["seconds"].split()
    )


@cache
def usual_syllables() -> frozenset[str]:
    """Syllables that are words of this genre or halves of them."""
    halves = {syllable for pair in known_pairs() for syllable in pair}
    return frozenset(halves.union(single_words(), forms("usual"), forms("place_syllable")))


@cache
def single_words() -> frozenset[str]:
    """Syllables that are often a word alone, so that they stand beside anything."""
    return frozenset(forms("single"))


@cache
def forms(key: str) -> tuple[str, ...]:
    """The forms of an entry of resources/spelling.toml; () where there is none."""
    return next((e.forms for e in load_entries(_WORDS) if e.key == key), ())


@cache
def folded_pairs() -> dict[Pair, tuple[Pair, ...]]:
    """Known pairs by their letters without marks."""
    index: defaultdict[Pair, list[Pair]] = defaultdict(list)
    for pair in known_pairs():
        index[fold(pair[0]), fold(pair[1])].append(pair)
    return {key: tuple(sorted(pairs)) for key, pairs in index.items()}


@cache
def partners() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What follows a syllable in known pairs, and what stands before it."""
    behind: defaultdict[str, list[str]] = defaultdict(list)
    before: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in sorted(known_pairs()):
        behind[first].append(second)
        before[second].append(first)
    return (
        {word: tuple(found) for word, found in behind.items()},
        {word: tuple(found) for word, found in before.items()},
    )


def near(one: str, other: str) -> bool:
    """Whether one letter more, less, changed or two swapped make one word of the other.

    Marks (tones, `ê` for `e`, `đ` for `d`) do not count.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    a, b = sorted((fold(one), fold(other)), key=len)
    if a == b:
        return True
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    swapped = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    return a[i + 1 :] == b[i + 1 :] or swapped
