"""`python -m benchmarks.coverage`: methods of bringing two plans' items together, beside the truth.

First the methods, each on the same annotated texts with the threshold that is best for the other
pairs (leave one out), then the engine from file to result, then its time in F. Methods of rapidfuzz
and optimal pairs need `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from statistics import median
from time import perf_counter

from benchmarks.coverage.approaches import Approach, Matrix, all_approaches
from benchmarks.coverage.end_to_end import measure_engine
from benchmarks.coverage.speed import measure_speed
from benchmarks.coverage.truth import Link, Texts, own_pairs, strangers
from lotrinh.coverage.matching import links_of, match

HAS_SCIPY = find_spec("scipy") is not None
"""Without it the column of optimal pairs repeats the greedy one."""
THRESHOLDS = [number / 100 for number in range(10, 92, 2)]
JOINING = (1.0, 1.2, 1.5)
"""How much more alike than a pair an item must be that joins one."""
Outcome = tuple[frozenset[Link], frozenset[Link]]
"""Found and true links."""


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what the engine gets wrong")
    arguments = parser.parse_args()
    own, foreign = own_pairs(), strangers()
    print(f"{len(own)} pairs of plans, {sum(len(pair.links) for pair in own)} true links")
    print("precision, recall, F1 with the threshold of the other pairs; links between strangers\n")
    print(f"{'':40}{'greedy':^24}{'optimal':^24}{'strangers':>10}{'time':>9}")
    for name, approach in all_approaches().items():
        print(f"{name:40}{_row(approach, own, foreign)}")
    print()
    measure_engine(misses=arguments.misses)
    measure_speed()


def _row(approach: Approach, own: Sequence[Texts], foreign: Sequence[Texts]) -> str:
    times = []
    for _ in range(3):
        begin = perf_counter()
        matrices = [_weighted(approach, texts) for texts in own]
        times.append(perf_counter() - begin)
    others = [_weighted(approach, texts) for texts in foreign]
    cells = []
    for optimal in (False, True):
        outcomes = []
        for left_out in range(len(own)):
            train = [number for number in range(len(own)) if number != left_out]
            cut, joining = _best(train, own, matrices, foreign, others, optimal)
            outcomes.append((
                _links(matrices[left_out], own[left_out], cut, joining, optimal),
                own[left_out].links,
            ))  # fmt: skip
        cells.append("{:.2f} {:.2f} {:.3f}".format(*_scores(outcomes)))
    cut, joining = _best(range(len(own)), own, matrices, foreign, others, False)
    wrong = sum(
        len(_links(matrix, texts, cut, joining, False))
        for matrix, texts in zip(others, foreign, strict=True)
    )
    return f"{cells[0]:^24}{cells[1]:^24}{wrong:>10}{median(times) * 1000:>6.0f} ms"


def _weighted(approach: Approach, texts: Texts) -> Matrix:
    return [
        [score * weight for score, weight in zip(row, weights, strict=True)]
        for row, weights in zip(approach(texts), texts.weights, strict=True)
    ]


def _best(
    numbers: Iterable[int],
    own: Sequence[Texts],
    matrices: Sequence[Matrix],
    foreign: Sequence[Texts],
    others: Sequence[Matrix],
    optimal: bool,
) -> tuple[float, float]:
    """The threshold and the factor with the best F1, strangers' links counted as wrong."""
    chosen = list(numbers)
    names = [own[number].name.split(" / ")[0] for number in chosen]
    apart = [
        (matrix, texts)
        for matrix, texts in zip(others, foreign, strict=True)
        if all(name in names for name in texts.name.split(" / "))
    ]
    cases = [(matrices[number], own[number]) for number in chosen] + apart

    def score(setting: tuple[float, float]) -> float:
        return _scores([(_links(m, t, *setting, optimal), t.links) for m, t in cases])[2]

    return max(((cut, joining) for cut in THRESHOLDS for joining in JOINING), key=score)


def _links(
    matrix: Matrix, texts: Texts, cut: float, joining: float, optimal: bool
) -> frozenset[Link]:
    scores = {
        (i, j): score for i, row in enumerate(matrix) for j, score in enumerate(row) if score >= cut
    }
    first = _assign(matrix, cut) if optimal and HAS_SCIPY else None
    groups = match(scores, texts.may_join, paired=cut, joined=cut * joining, first=first)
    return frozenset(link for group in groups for link in links_of(group))


def _assign(matrix: Matrix, cut: float) -> dict[int, int]:
    """One to one with the greatest sum (Hungarian method), by SciPy."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment([[-score for score in row] for row in matrix])
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if matrix[i][j] >= cut}


def _scores(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    right = sum(len(found & true) for found, true in outcomes)
    found = sum(len(found) for found, _ in outcomes)
    true = sum(len(true) for _, true in outcomes)
    precision, recall = right / found if found else 0.0, right / true if true else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


if __name__ == "__main__":
    main()
