"""Clauses keep their ids over versions; what changed is told once and rightly."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh_web.plans.clauses import clauses_of
from lotrinh_web.plans.editing import replay
from lotrinh_web.plans.identity import compare, name_clauses
from tests.web.plans.test_editing import a_plan, ids_of, item, operations


def numbered(prefix: str) -> Iterator[str]:
    return (f"{prefix}{number}" for number in range(1, 1000))


def renamed(document: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The same plan as a fresh reading of the next version, with the former one's ids carried."""
    bare = copy.deepcopy(document)
    for _kind, clause, _parent, _slot in clauses_of(bare):
        del clause["id"]
    ids = numbered(prefix)
    return name_clauses(bare, lambda: next(ids), document)


def test_the_same_text_read_again_keeps_every_id() -> None:
    plan = a_plan()
    assert ids_of(renamed(plan, "b")) == ids_of(plan)
    assert compare(plan, renamed(plan, "b")) == []


def test_an_amended_text_keeps_what_is_kept() -> None:
    old = a_plan()
    new = copy.deepcopy(old)
    new["purposes"] = [
        item("Giữ nước.", item("Ở đầu nguồn.")),
        item("Phủ xanh đồi trọc của xã."),
        item("Có thêm việc làm."),
    ]
    new["assignments"][0]["duties"].pop()
    for _kind, clause, _parent, _slot in clauses_of({**new, "header": None, "signature": None}):
        clause.pop("id", None)
    ids = numbered("b")
    named = name_clauses(new, lambda: next(ids), old)
    told = {(c.change, c.clause_id) for c in compare(old, named)}
    assert ("changed", "a1") in told, "the words are alike"
    assert ("added", "b1") in told
    assert ("removed", "a7") in told
    assert len([1 for change, _id in told if change == "moved"]) == 1
    assert ("changed", "a2") not in told


@settings(deadline=None)
@given(operations())
def test_a_plan_compared_with_itself_is_the_same(log: Any) -> None:
    document = replay(a_plan(), log)
    assert compare(document, document) == []


@settings(deadline=None)
@given(operations(), st.data())
def test_comparing_tells_all_that_came_and_went(log: Any, data: st.DataObject) -> None:
    before, after = a_plan(), replay(a_plan(), log)
    changes = compare(before, after)
    old, new = set(ids_of(before)), set(ids_of(after))
    assert {c.clause_id for c in changes if c.change == "added"} == new - old
    assert {c.clause_id for c in changes if c.change == "removed"} == old - new


@settings(deadline=None)
@given(operations())
def test_reading_the_same_words_again_gives_single_ids(log: Any) -> None:
    document = replay(a_plan(), log)
    ids = ids_of(renamed(document, "b"))
    assert len(ids) == len(set(ids))
