"""Which parts belong together: one to one first, then splits and mergers.

Place in the flow: coverage, on the likeness. Best pairs are taken first; what is left alone may
join a pair that it is alike enough to, so that one part has several partners, never many many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from lotrinh.coverage.likeness import Scores

PAIRED: Final = 0.30
"""Likeness from which on two parts may be a pair."""
NEAREST: Final = 0.16
"""Likeness from which on a part that is left is worth a look for another that is left."""
JOINED: Final = 0.36
"""Likeness from which on a part that is left may join a pair."""


class Group(NamedTuple):
    """Parts that belong together; one side has one."""

    parents: tuple[int, ...]
    children: tuple[int, ...]
    likeness: float
    """The best pair's."""


def match(
    scores: Scores,
    asked: Sequence[bool],
    whole: Sequence[bool] | None = None,
    *,
    paired: float = PAIRED,
    joined: float = JOINED,
    first: Mapping[int, int] | None = None,
) -> list[Group]:
    """The groups, by their first parent. Ties go to the earlier part.

    `asked` says of each parent part whether it is asked of the child: only those join another's
    pair. `whole` says which are never split. `first` gives the pairs that others then join; without
    it the most alike are paired first.
    """
    best = sorted(
        ((score, i, j) for (i, j), score in scores.items() if score >= paired),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    child_of = dict(first) if first is not None else _pair(best)
    parent_of = {j: i for i, j in child_of.items()}
    parents: defaultdict[int, list[int]] = defaultdict(list)
    children: defaultdict[int, list[int]] = defaultdict(list)
    left: set[int] = set()
    right: set[int] = set()
    for score, i, j in best:
        if score < joined:
            break
        if i not in child_of and j in parent_of and i not in left and asked[i]:
            other = parent_of[j]
            if not children[other]:
                parents[other].append(i)
                left.add(i)
        elif j not in parent_of and i in child_of and j not in right and not parents[i]:
            if whole is not None and whole[i]:
                continue
            children[i].append(j)
            right.add(j)
    return sorted(_groups(child_of, parents, children, scores))


def find_nearest(scores: Scores, groups: Iterable[Group], asked: Sequence[bool]) -> dict[int, int]:
    """For parent parts that are left, the child part that is left and nearest, each to the other.

    Not alike enough to be a pair; where one is put in quite other words, a person sees it here.
    """
    links = {link for group in groups for link in links_of(group)}
    parents, children = {i for i, _ in links}, {j for _, j in links}
    left = sorted(
        (-score, i, j)
        for (i, j), score in scores.items()
        if score >= NEAREST and asked[i] and i not in parents and j not in children
    )
    child_of: dict[int, int] = {}
    parent_of: dict[int, int] = {}
    for _, i, j in left:
        child_of.setdefault(i, j)
        parent_of.setdefault(j, i)
    return {i: j for i, j in child_of.items() if parent_of[j] == i}


def links_of(group: Group) -> list[tuple[int, int]]:
    """The (parent, child) indices that a group brings together."""
    return [(i, j) for i in group.parents for j in group.children]


def _pair(best: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    child_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in best:
        if i not in child_of and j not in taken:
            child_of[i] = j
            taken.add(j)
    return child_of


def _groups(
    child_of: dict[int, int],
    parents: dict[int, list[int]],
    children: dict[int, list[int]],
    scores: Scores,
) -> Iterable[Group]:
    for i, j in child_of.items():
        yield Group(
            tuple(sorted([i, *parents.get(i, ())])),
            tuple(sorted([j, *children.get(i, ())])),
            scores[i, j],
        )
