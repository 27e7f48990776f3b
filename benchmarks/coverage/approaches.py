"""Ways to say how alike two items are, each a matrix of scores from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from benchmarks.coverage.truth import Texts
from lotrinh.coverage.folding import GAP
from lotrinh.coverage.likeness import Likeness

Matrix = list[list[float]]
Approach = Callable[[Texts], Matrix]


def all_approaches() -> dict[str, Approach]:
    """By name; those of rapidfuzz where it is installed (`pip install -e '.[bench]'`)."""
    found: dict[str, Approach] = dict(_rapidfuzz())
    found |= {
        "TF-IDF, single syllables": lambda texts: _tf_idf(texts, single=True, double=False),
        "TF-IDF, pairs of syllables": lambda texts: _tf_idf(texts, single=False, double=True),
        "TF-IDF, both": lambda texts: _tf_idf(texts, single=True, double=True),
        "TF-IDF, both, not folded": lambda texts: _tf_idf(_raw(texts), single=True, double=True),
        "BM25, both": _bm25,
        "BM25, both ways": lambda texts: _mean(_bm25(texts), _turn(_bm25(_swap(texts)))),
        "the engine (TF-IDF, both, with share)": _engine,
        "the engine and BM25": lambda texts: _mean(_engine(texts), _bm25(texts)),
    }
    if "rapidfuzz token_set_ratio" in found:
        token_set = found["rapidfuzz token_set_ratio"]
        found["the engine and token_set_ratio"] = lambda texts: _mean(
            _engine(texts), token_set(texts)
        )
    return found


def _engine(texts: Texts) -> Matrix:
    scores = Likeness(texts.folded_parents, texts.folded_children).scores()
    return [
        [scores.get((i, j), 0.0) for j in range(len(texts.children))]
        for i in range(len(texts.parents))
    ]


def _rapidfuzz() -> Iterator[tuple[str, Approach]]:
    try:
        from rapidfuzz import fuzz
    except ImportError:
        return
    for name in ("ratio", "partial_ratio", "token_sort_ratio", "token_set_ratio", "WRatio"):
        score = getattr(fuzz, name)

        def compare(texts: Texts, score: Callable[[str, str], float] = score) -> Matrix:
            parents = [" ".join(filter(None, text)) for text in texts.folded_parents]
            children = [" ".join(filter(None, text)) for text in texts.folded_children]
            return [[score(one, other) / 100 for other in children] for one in parents]

        yield f"rapidfuzz {name}", compare


def _features(text: Sequence[str], *, single: bool = True, double: bool = True) -> set[object]:
    found: set[object] = set()
    if single:
        found |= {syllable for syllable in text if syllable != GAP}
    if double:
        found |= {pair for pair in pairwise(text) if GAP not in pair}
    return found


def _tf_idf(texts: Texts, *, single: bool, double: bool) -> Matrix:
    parents = [_features(text, single=single, double=double) for text in texts.folded_parents]
    children = [_features(text, single=single, double=double) for text in texts.folded_children]
    counts = Counter(feature for text in (*parents, *children) for feature in text)
    whole = len(parents) + len(children)
    weight = {feature: log((whole + 1) / count) ** 2 for feature, count in counts.items()}

    def length(text: set[object]) -> float:
        return sqrt(sum(weight[feature] for feature in text)) or 1.0

    return [
        [
            sum(weight[feature] for feature in one & other) / length(one) / length(other)
            for other in children
        ]
        for one in parents
    ]


def _bm25(texts: Texts) -> Matrix:
    """Okapi BM25 (k1 1.5, b 0.75) of a parent item as a question, over its score for itself."""
    parents = [_features(text) for text in texts.folded_parents]
    children = [_features(text) for text in texts.folded_children]
    counts = Counter(feature for text in children for feature in text)
    mean = sum(map(len, children)) / len(children)

    def weight(feature: object) -> float:
        return log(1 + (len(children) - counts[feature] + 0.5) / (counts[feature] + 0.5))

    return [
        [
            sum(map(weight, one & other))
            * 2.5
            / (1 + 1.5 * (0.25 + 0.75 * len(other) / mean))
            / (sum(map(weight, one)) or 1.0)
            for other in children
        ]
        for one in parents
    ]


def _raw(texts: Texts) -> Texts:
    """The texts without folding: syllables as written, no gaps."""
    from dataclasses import replace

    return replace(
        texts,
        folded_parents=[tuple(text.split()) for text in texts.parents],
        folded_children=[tuple(text.split()) for text in texts.children],
    )


def _swap(texts: Texts) -> Texts:
    from dataclasses import replace

    return replace(
        texts,
        parents=texts.children,
        children=texts.parents,
        folded_parents=texts.folded_children,
        folded_children=texts.folded_parents,
    )


def _turn(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]


def _mean(one: Matrix, other: Matrix) -> Matrix:
    return [
        [(a + b) / 2 for a, b in zip(row, column, strict=True)]
        for row, column in zip(one, other, strict=True)
    ]
