"""The annotated pairs as what the methods get: folded texts, allowed pairs, true links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lotrinh.coverage.folding import Folder, low, place_names
from lotrinh.plan.model import Header
from samples.making.pairs import Pair, read_pairs
from samples.making.source import Sample

Link = tuple[int, int]
_GOALS = {"purpose", "requirement"}


@dataclass(frozen=True)
class Texts:
    """Two plans' items, as lists that belong to the rows and columns of a matrix."""

    name: str
    parents: Sequence[str]
    children: Sequence[str]
    """In small letters."""
    folded_parents: Sequence[tuple[str, ...]]
    folded_children: Sequence[tuple[str, ...]]
    weights: Sequence[Sequence[float]]
    """What a score is multiplied by: 0 where kinds exclude each other."""
    may_join: Sequence[bool]
    """Of each parent item: whether it is asked of the child, so that it may join another's pair."""
    links: frozenset[Link]


def own_pairs() -> list[Texts]:
    """Each superior's plan with its own plan."""
    return [_texts(pair, pair) for pair in read_pairs()]


def strangers() -> list[Texts]:
    """Each superior's plan with the own plans of others: nothing belongs together."""
    pairs = read_pairs()
    return [_texts(one, other) for one in pairs for other in pairs if one.name != other.name]


def true_links(pair: Pair) -> frozenset[Link]:
    """The links as indices of asked and given items."""
    index = {item.ident: number for number, item in enumerate(pair.asked)}
    return frozenset((index[ident], number) for ident, number in pair.links)


def _texts(one: Pair, other: Pair) -> Texts:
    folder = Folder(place_names(_header(one.parent), _header(other.child)))
    parents = [low(item.text) for item in one.asked]
    children = [low(item.text) for item in other.given]
    return Texts(
        name=f"{one.name} / {other.name}",
        parents=parents,
        children=children,
        folded_parents=[folder.fold(text) for text in parents],
        folded_children=[folder.fold(text) for text in children],
        weights=[list(_weights(one, other, number)) for number in range(len(parents))],
        may_join=[not item.others for item in one.asked],
        links=_text_links(one) if one is other else frozenset(),
    )


def _text_links(pair: Pair) -> frozenset[Link]:
    return frozenset((i, j) for i, j in true_links(pair) if pair.asked[i].kind != "phase")


def _weights(one: Pair, other: Pair, number: int) -> Iterator[float]:
    """As compare.py weighs: goals to goals, work to work, a duty of others a little less. Phases
    are brought together by their windows and not by their texts, and are left out here."""
    asked = one.asked[number]
    for given in other.given:
        if "phase" in (asked.kind, given.kind) or (asked.kind in _GOALS) != (given.kind in _GOALS):
            yield 0.0
        else:
            yield (1.0 if asked.kind == given.kind else 0.9) * (0.8 if asked.others else 1.0)


def _header(sample: Sample) -> Header:
    head = sample.head
    return Header(issuer=head["issuer"], superior=head["superior"], place=head["place"])
