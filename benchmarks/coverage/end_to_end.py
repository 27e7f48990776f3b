"""The engine from file to result on the annotated pairs: links, and what became of each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import lotrinh
from benchmarks.coverage.truth import Link, true_links
from lotrinh.coverage.compare import compare_plans
from lotrinh.coverage.folding import low
from lotrinh.coverage.model import Coverage, State
from lotrinh.plan.model import Plan
from lotrinh.source.text import At
from samples.making.pairs import CHILD, PAIRS, PARENT, Asked, Given, Pair, read_pairs

_WORDS = 8
"""Words by which a part is known to be an annotated item."""


def measure_engine(*, misses: bool) -> None:
    """Prints precision and recall of links, and how often an item's state is right."""
    found: set[tuple[str, Link]] = set()
    true: set[tuple[str, Link]] = set()
    states: Counter[tuple[str, str]] = Counter()
    for pair in read_pairs():
        coverage = read_and_compare(pair)
        links, given = links_and_states(pair, coverage)
        found |= {(pair.name, link) for link in links}
        true |= {(pair.name, link) for link in true_links(pair)}
        expected = dict(_expected(pair))
        for ident, state in given.items():
            states[expected[ident], state] += 1
            if misses and expected[ident] != state:
                print(f"{pair.name} {ident}: {state}, should be {expected[ident]}")
        for ident in expected.keys() - given.keys():
            states[expected[ident], "not read"] += 1
    right = len(found & true)
    print(f"the engine, from file: {right} of {len(true)} links, {len(found) - right} wrong")
    print(f"  precision {right / len(found):.3f}, recall {right / len(true):.3f}")
    same = sum(count for (one, other), count in states.items() if one == other)
    print(f"  states: {same} of {sum(states.values())} right")
    for (one, other), count in sorted(states.items()):
        if one != other:
            print(f"    {count} × {one}, said to be {other}")


def read_and_compare(pair: Pair) -> Coverage:
    """Reads both built plans of a pair and compares them."""
    return compare_plans(read_plan(pair, PARENT), read_plan(pair, CHILD))


def read_plan(pair: Pair, side: str) -> Plan:
    """Reads one built plan of a pair."""
    folder = PAIRS / pair.name
    return lotrinh.read(next(path for path in folder.glob(f"{side}.*") if path.suffix != ".yaml"))


def links_and_states(pair: Pair, coverage: Coverage) -> tuple[set[Link], dict[str, State]]:
    """What the engine brought together, and the state of each annotated item that it read."""
    asked = {_key(item.text): number for number, item in enumerate(pair.asked)}
    given = {_key(item.text): number for number, item in enumerate(pair.given)}
    links: set[Link] = set()
    states: dict[str, State] = {}
    for pairing in coverage.pairings:
        for part in pairing.parent:
            row = asked.get(_key(part.text))
            if row is None:
                continue
            own = [one for one in pairing.differences if _inside(one.parent_at, part.at)]
            state = pairing.state
            if len(pairing.parent) > 1 and state == "changed" and not own:
                state = "covered"
            states[pair.asked[row].ident] = state
            columns = (given.get(_key(other.text)) for other in pairing.child)
            links |= {(row, column) for column in columns if column is not None}
    return links, states


def _inside(inner: At, outer: At) -> bool:
    return outer.start <= inner.start < outer.end


def _key(text: str) -> str:
    return " ".join(low(text).removesuffix(".").split()[:_WORDS])


def _expected(pair: Pair) -> Iterator[tuple[str, str]]:
    """The true state of each asked item."""
    for item in pair.asked:
        yield item.ident, _state(item, pair.given)


def _state(item: Asked, given: tuple[Given, ...]) -> str:
    if item.fulfilled or any(item.ident in one.covers for one in given):
        return "covered"
    if any(item.ident in one.changes for one in given):
        return "changed"
    return "elsewhere" if item.others else "dropped"
