"""How alike two folded texts are: rare syllables and pairs of syllables in common.

Place in the flow: coverage, between folding and matching. Vietnamese words are mostly two
syllables long, so a pair of neighbours stands for a word. Weights are those of TF-IDF, over the
parts of both plans; the cosine is mixed with the share of the shorter text that the other holds,
because plans split, merge and shorten (ADR 13 has the figures).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import Final

from lotrinh.coverage.folding import GAP

Feature = str | tuple[str, str]
Weights = Mapping[Feature, float]
Scores = dict[tuple[int, int], float]
"""Likeness by (index of the parent's text, index of the child's); what is missing is 0."""
_HELD: Final = 0.35
"""The part of the held share in the likeness."""
_SHORT: Final = 8
"""Features of mean weight that make a text which another can hold: few words are anywhere."""
_COMMON: Final = 64
"""Texts that may hold a feature; what more have tells nothing. Bounds the time on huge plans."""


def features_of(syllables: Sequence[str]) -> frozenset[Feature]:
    """The syllables and the pairs of neighbours of a folded text."""
    single = {one for one in syllables if one != GAP}
    double = {pair for pair in pairwise(syllables) if GAP not in pair}
    return frozenset(single | double)


class Likeness:
    """Weighs and compares the texts of two plans."""

    def __init__(self, parents: Sequence[Sequence[str]], children: Sequence[Sequence[str]]) -> None:
        """Both in folded form (`Folder.fold`)."""
        self._parents = [features_of(text) for text in parents]
        self._children = [features_of(text) for text in children]
        texts = [*self._parents, *self._children]
        counts = Counter(feature for text in texts for feature in text)
        self._weights = {
            feature: log((len(texts) + 1) / count)
            for feature, count in counts.items()
            if count <= _COMMON
        }

        weights = self._weights.values()
        self._least = _SHORT * sum(weights) / (len(weights) or 1)

    def scores(self, least: float = 0.0) -> Scores:
        """The likeness, above `least`, of each parent text to each child text."""
        holders: defaultdict[Feature, list[int]] = defaultdict(list)
        for j, text in enumerate(self._children):
            for feature in text & self._weights.keys():
                holders[feature].append(j)
        sizes = [self._size(text) for text in self._children]
        compared = self._compare(holders, sizes)
        return {pair: score for pair, score in compared if score > least}

    def _compare(
        self, holders: Mapping[Feature, list[int]], sizes: Sequence[tuple[float, float]]
    ) -> Iterator[tuple[tuple[int, int], float]]:
        for i, text in enumerate(self._parents):
            length, total = self._size(text)
            common: defaultdict[int, float] = defaultdict(float)
            squared: defaultdict[int, float] = defaultdict(float)
            for feature in text & holders.keys():
                weight = self._weights[feature]
                for j in holders[feature]:
                    common[j] += weight
                    squared[j] += weight * weight
            for j, shared in common.items():
                cosine = squared[j] / (length * sizes[j][0])
                held = shared / max(min(total, sizes[j][1]), self._least)
                yield (i, j), (1 - _HELD) * cosine + _HELD * held

    def _size(self, text: frozenset[Feature]) -> tuple[float, float]:
        """Length as a vector, and the sum of weights."""
        weights = [self._weights.get(feature, 0.0) for feature in text]
        return sqrt(sum(weight * weight for weight in weights)), sum(weights)

    def held(self, clause: Sequence[str], children: Sequence[int]) -> float:
        """The share of a clause's weight that the given child texts hold between them; 1 for none.

        Frozen to the plans' own features: an unknown one weighs nothing.
        """
        features = features_of(clause)
        there = frozenset[Feature]().union(*(self._children[j] for j in children))
        whole = sum(self._weights.get(feature, 0.0) for feature in features)
        if not whole:
            return 1.0
        return sum(self._weights.get(feature, 0.0) for feature in features & there) / whole
