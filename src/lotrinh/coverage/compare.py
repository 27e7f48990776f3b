"""A superior's plan beside one's own, whole: parts, pairs, differences, citations, left-overs.

Place in the flow: coverage, its door. Pure: two plans in, a `Coverage` out; the same plans give
the same result, and any two plans give one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final, NamedTuple, get_args

from lotrinh.coverage.addressing import Addressee
from lotrinh.coverage.citations import cites_parent, compare_citations
from lotrinh.coverage.differences import Differences
from lotrinh.coverage.folding import Folder, low, place_names
from lotrinh.coverage.leftovers import find_leftovers
from lotrinh.coverage.likeness import Likeness, Scores, features_of
from lotrinh.coverage.matching import NEAREST, Group, find_nearest, match
from lotrinh.coverage.model import (
    CitationDifference,
    Coverage,
    Document,
    Pairing,
    Part,
    PartKind,
    State,
    Tally,
)
from lotrinh.coverage.own_plan import answer_with_plan, asks_for_plan
from lotrinh.coverage.parts import list_parts
from lotrinh.coverage.phases import compare_phases
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Header, Plan

_GOALS: Final[frozenset[PartKind]] = frozenset({"purpose", "requirement"})
_OTHER_KIND: Final = 0.9
"""A content that the child turns into a duty is a little less likely than one that stays."""
_OTHERS_DUTY: Final = 0.8
"""A duty of other units gives way to one of ours."""
_UNRELATED: Final = 0.15
"""The share of the parent that finds an answer, below which plans may be strangers."""
_CERTAIN: Final = 0.65
"""Between strangers, the likeness from which on parts belong together: office phrases are alike
in all plans."""


class _Sides(NamedTuple):
    """Both plans' parts."""

    asked: Sequence[Part]
    given: Sequence[Part]
    ours: Sequence[bool]
    """Of each asked part: whether it is asked of the child's issuer."""
    nearest: Mapping[int, int]
    """Of asked parts that are left: the given part that comes nearest."""


def compare_plans(parent: Plan, child: Plan) -> Coverage:
    """What the child covers, changes, drops and adds of the parent (see model.py).

    `parent` is the superior's plan, `child` the own one. Time grows with the parts of one times
    those of the other that have rare words in common.
    """
    addressee = Addressee(child.header)
    asked, given = list_parts(parent), list_parts(child)
    folder = Folder(place_names(parent.header, child.header))
    likeness = Likeness(
        [folder.fold(part.text) for part in asked], [folder.fold(part.text) for part in given]
    )
    ours = [addressee.is_meant(part.unit) for part in asked]
    alike = likeness.scores(least=NEAREST) | _same(asked, given)
    scores = _weigh(alike, asked, given, ours)
    scores |= compare_phases(parent, child, asked, given, folder)
    reports = [part.kind == "reporting" for part in asked]
    groups = match(scores, ours, reports)
    nearest = find_nearest(scores, groups, ours)
    if _are_strangers(parent, child, groups, len(asked), folder):
        groups = [group for group in groups if group.likeness >= _CERTAIN]
        nearest = {}
    sides = _Sides(asked, given, ours, nearest)
    differences = Differences(parent, child, folder, likeness)
    pairings = [
        *_paired(groups, sides, differences),
        *_alone(groups, sides, answer_with_plan(child), differences),
    ]
    pairings.sort(key=_order)
    others = {part for part, own in zip(asked, ours, strict=True) if not own}
    citations = compare_citations(parent, child)
    leftovers = find_leftovers(parent, child, given, addressee)
    return Coverage(
        parent=_document(parent),
        child=_document(child),
        complete=not leftovers and _is_complete(pairings, citations),
        tallies=tuple(_tally(pairings, others)),
        pairings=tuple(pairings),
        citations=citations,
        leftovers=leftovers,
    )


def _same(asked: Sequence[Part], given: Sequence[Part]) -> Scores:
    """Parts of one kind with the same text, in order: wholly alike, whatever their words weigh."""
    there: defaultdict[tuple[PartKind, str], list[int]] = defaultdict(list)
    for j, part in enumerate(given):
        there[part.kind, low(part.text)].append(j)
    scores: Scores = {}
    seen: Counter[tuple[PartKind, str]] = Counter()
    for i, part in enumerate(asked):
        key = part.kind, low(part.text)
        if seen[key] < len(there.get(key, ())):
            scores[i, there[key][seen[key]]] = 1.0
            seen[key] += 1
    return scores


def _weigh(
    scores: Scores, asked: Sequence[Part], given: Sequence[Part], ours: Sequence[bool]
) -> Scores:
    """Scores of parts that may belong together: goals to goals, work to work."""
    weighed: Scores = {}
    for (i, j), score in scores.items():
        one, other = asked[i].kind, given[j].kind
        if "phase" in (one, other) or (one in _GOALS) != (other in _GOALS):
            continue
        weight = 1.0 if one == other else _OTHER_KIND
        weighed[i, j] = score * weight * (1.0 if ours[i] else _OTHERS_DUTY)
    return weighed


def _are_strangers(
    parent: Plan, child: Plan, groups: Sequence[Group], asked: int, folder: Folder
) -> bool:
    """Whether nothing says that the child follows from the parent: it does not cite it, and their
    titles have no word in common, or too little of the parent finds an answer."""
    if cites_parent(parent, child):
        return False
    answered = sum(len(group.parents) for group in groups)
    titles = [features_of(folder.fold(plan.header.title or "")) for plan in (parent, child)]
    common = {feature for feature in titles[0] & titles[1] if isinstance(feature, tuple)}
    return answered < _UNRELATED * asked or (all(titles) and not common)


def _paired(groups: Iterable[Group], sides: _Sides, differences: Differences) -> Iterable[Pairing]:
    asked, given, ours, _ = sides
    for group in groups:
        parents = tuple(asked[i] for i in group.parents)
        children = tuple(given[j] for j in group.children)
        found = tuple(
            difference
            for i in group.parents
            if ours[i]
            for difference in differences.between(asked[i], children, group.children)
        )
        state: State = "changed" if found else "covered"
        yield Pairing(parents[0].kind, state, parents, children, round(group.likeness, 3), found)


def _alone(
    groups: Iterable[Group], sides: _Sides, answer: Part | None, differences: Differences
) -> Iterable[Pairing]:
    """What is left of both plans; `answer` is the child as what fulfils the duty to make a plan."""
    asked, given, ours, nearest = sides
    parents = {i for group in groups for i in group.parents}
    children = {j for group in groups for j in group.children}
    for i, part in enumerate(asked):
        if i in parents:
            continue
        if not ours[i]:
            yield Pairing(part.kind, "elsewhere", (part,), (), 0.0)
        elif answer is not None and asks_for_plan(part):
            late = differences.of_plan(part)
            state: State = "changed" if late else "covered"
            yield Pairing(part.kind, state, (part,), (answer,), 1.0, late)
        else:
            near = given[nearest[i]] if i in nearest else None
            yield Pairing(part.kind, "dropped", (part,), (), 0.0, nearest=near)
    for j, part in enumerate(given):
        if j not in children:
            yield Pairing(part.kind, "added", (), (part,), 0.0)


def _order(pairing: Pairing) -> tuple[bool, int]:
    first = (pairing.parent or pairing.child)[0]
    return not pairing.parent, first.at.start


def _tally(pairings: Iterable[Pairing], others: Set[Part]) -> Iterable[Tally]:
    """Counts in the parent's parts by their own kinds, for a merger may join two kinds. Duties of
    others are counted apart, whether the child takes them up or not."""
    counts: Counter[tuple[PartKind, State]] = Counter()
    for pairing in pairings:
        for part in pairing.parent:
            counts[part.kind, "elsewhere" if part in others else pairing.state] += 1
        if pairing.state == "added":
            counts[pairing.kind, "added"] += 1
    kinds: tuple[PartKind, ...] = get_args(PartKind)
    for kind in kinds:
        covered, changed, dropped, elsewhere, added = (
            counts[kind, state] for state in ("covered", "changed", "dropped", "elsewhere", "added")
        )
        if covered + changed + dropped + elsewhere + added:
            whole = covered + changed + dropped
            yield Tally(kind, whole, covered, changed, dropped, elsewhere, added)


def _is_complete(pairings: Iterable[Pairing], citations: Iterable[CitationDifference]) -> bool:
    if any(citation.fault != "missing" for citation in citations):
        return False
    return not any(
        pairing.state == "dropped" or any(one.weaker for one in pairing.differences)
        for pairing in pairings
    )


def _document(plan: Plan) -> Document:
    header = plan.header
    number = full_number(header) if header.number else None
    issuer = header.issuer
    if issuer and header.superior and not place_names(Header(issuer=issuer)):
        issuer = f"{issuer}, {header.superior}"
    return Document(plan.source.name, header.family, header.title, number, issuer, header.date)
