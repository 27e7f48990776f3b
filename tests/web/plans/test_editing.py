"""Laws of the log: total, undone by undo, independent where it touches different things."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh_web.plans.clauses import KINDS, clauses_of, new_clause, value_at
from lotrinh_web.plans.editing import (
    VERBS,
    Operation,
    clash,
    effective,
    redoable,
    replay,
    undoable,
)
from lotrinh_web.plans.identity import name_clauses

AT = {"page": None, "line": 1, "column": 1, "end_line": 1, "end_column": 2, "start": 0, "end": 1}


def item(text: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "at": AT, "items": list(items)}


def a_plan() -> dict[str, Any]:
    """A named plan: purposes a1, a2 (with a3 in it), a phase, a unit with two duties."""
    export: dict[str, Any] = {slot.name: [] for slot in KINDS["plan"].slots}
    export["schema"] = "lotrinh/plan@1"
    export["header"] = {"title": "Trồng cây", "number": "5", "at": AT}
    export["purposes"] = [item("Phủ xanh đồi trọc."), item("Giữ nước.", item("Ở đầu nguồn."))]
    export["phases"] = [
        {"label": "Đợt 1", "title": "Mở đầu", "window": None, "items": [], "stages": [], "at": AT}
    ]
    duty = {"text": "Chuẩn bị cây giống.", "roles": [], "with": [], "deadline": None, "at": AT}
    export["assignments"] = [
        {"unit": "Phòng Kinh tế", "duties": [duty, {**duty, "text": "Báo cáo."}], "at": AT,
         "members": [], "group": False}
    ]  # fmt: skip
    ids = iter(range(1, 100))
    return name_clauses(export, lambda: f"a{next(ids)}")


def ids_of(document: dict[str, Any]) -> list[str]:
    return [clause["id"] for _kind, clause, _parent, _slot in clauses_of(document)]


def words_of(document: dict[str, Any], clause_id: str) -> dict[str, Any]:
    return next(c for _k, c, _p, _s in clauses_of(document) if c["id"] == clause_id)


IDS = ids_of(a_plan())
SLOTS = sorted({slot.name for kind in KINDS.values() for slot in kind.slots})
PATHS = sorted({field.path for kind in KINDS.values() for field in kind.fields})
some_id = st.sampled_from([*IDS, "plan", "x1", "x2", "gone"])
some_text = st.text(alphabet="ab ", max_size=4)


@st.composite
def operations(draw: st.DrawFn) -> list[Operation]:
    log = []
    for sequence in range(1, draw(st.integers(0, 14)) + 1):
        verb = draw(st.sampled_from(VERBS))
        kind = draw(st.sampled_from(["item", "duty", "phase", "assignment"]))
        details: dict[str, Any] = {
            "field": draw(st.sampled_from(PATHS)),
            "value": draw(some_text),
            "slot": draw(st.sampled_from(SLOTS)),
            "parent": draw(some_id),
            "after": draw(st.none() | some_id),
            "into": draw(some_id),
            "first": draw(some_text),
            "second": draw(some_text),
            "id": draw(st.sampled_from(["x1", "x2"])),
            "item": new_clause(kind, draw(st.sampled_from(["x1", "x2"])), AT),
            "of": draw(st.integers(0, 14)),
        }
        actor = draw(st.integers(1, 2))
        log.append(Operation(sequence, actor, verb, draw(some_id), details))
    return log


@settings(deadline=None)
@given(operations())
def test_no_log_raises_and_ids_stay_single(log: list[Operation]) -> None:
    base = a_plan()
    kept = copy.deepcopy(base)
    document = replay(base, log)
    assert base == kept, "the base stays as it is"
    ids = ids_of(document)
    assert len(ids) == len(set(ids))
    for kind, clause, _parent, _slot in clauses_of(document):
        assert all(isinstance(clause[slot.name], list) for slot in KINDS[kind].slots)


@settings(deadline=None)
@given(operations(), st.data())
def test_undo_takes_a_step_back_and_redo_brings_it_again(
    log: list[Operation], data: st.DataObject
) -> None:
    counting = effective(log)
    if not counting:
        return
    one = data.draw(st.sampled_from(counting))
    end = len(log) + 1
    undone = [*log, Operation(end, one.actor, "undo", one.target, {"of": one.sequence})]
    again = [*undone, Operation(end + 1, one.actor, "redo", one.target, {"of": one.sequence})]
    base = a_plan()
    assert replay(base, undone) == replay(base, [o for o in counting if o is not one])
    assert replay(base, again) == replay(base, log)


@settings(deadline=None)
@given(operations())
def test_undoing_all_of_ones_own_leaves_what_others_did(log: list[Operation]) -> None:
    while (last := undoable(log, 1)) is not None:
        log = [*log, Operation(len(log) + 1, 1, "undo", last.target, {"of": last.sequence})]
    base = a_plan()
    assert replay(base, log) == replay(base, [o for o in effective(log) if o.actor == 2])
    back = redoable(log, 1)
    if back is not None:
        assert back.actor == 1 or any(o.verb == "undo" and o.actor == 1 for o in log)


@settings(deadline=None)
@given(st.permutations([0, 1, 2, 3, 4]))
def test_what_touches_different_things_may_come_in_any_order(order: list[int]) -> None:
    base = a_plan()
    first, second, third, phase, unit = "a1", "a2", "a3", "a4", "a5"
    assert [words_of(base, i).get("text") for i in (first, second, third)] == [
        "Phủ xanh đồi trọc.", "Giữ nước.", "Ở đầu nguồn.",
    ]  # fmt: skip
    steps = [
        ("set", first, {"field": "text", "value": "Phủ xanh."}),
        ("set", phase, {"field": "window.from.date", "value": "2026-03-01"}),
        ("insert", unit, {"slot": "duties", "after": None, "item": new_clause("duty", "n1", AT)}),
        ("delete", third, {}),
        ("set", "header", {"field": "number", "value": "6"}),
    ]
    log = [Operation(n, 1, *steps[index]) for n, index in enumerate(order, 1)]
    straight = [Operation(n, 1, *step) for n, step in enumerate(steps, 1)]
    assert replay(base, log) == replay(base, straight)


def test_split_and_merge_are_each_others_way_back() -> None:
    base = a_plan()
    parts = {"first": "Phủ xanh", "second": "đồi trọc.", "id": "n1"}
    split = Operation(1, 1, "split", "a1", parts)
    document = replay(base, [split])
    assert [c["text"] for c in document["purposes"]] == ["Phủ xanh", "đồi trọc.", "Giữ nước."]
    merged = replay(base, [split, Operation(2, 1, "merge", "n1", {"into": "a1"})])
    assert merged == base


def test_merging_takes_what_lies_within_along() -> None:
    document = replay(a_plan(), [Operation(1, 1, "merge", "a2", {"into": "a1"})])
    (one,) = document["purposes"]
    assert one["text"] == "Phủ xanh đồi trọc. Giữ nước."
    assert [inner["id"] for inner in one["items"]] == ["a3"]


def test_a_clause_never_moves_into_itself() -> None:
    base = a_plan()
    log = [Operation(1, 1, "move", "a2", {"parent": "a3", "slot": "items", "after": None})]
    assert replay(base, log) == base


def test_a_window_comes_and_goes_with_its_ends() -> None:
    base = a_plan()
    on = Operation(1, 1, "set", "a4", {"field": "window.to.date", "value": "2026-04-30"})
    window = words_of(replay(base, [on]), "a4")["window"]
    assert window["to"]["date"] == "2026-04-30"
    assert window["to"]["relation"] == "until"
    assert window["from"] is None
    off = Operation(2, 1, "set", "a4", {"field": "window.to.date", "value": None})
    assert replay(base, [on, off]) == base


@pytest.mark.parametrize(
    ("mine", "clashes"),
    [
        (("set", "a1", {"field": "text"}), True),
        (("set", "a2", {"field": "text"}), False),
        (("delete", "a1", {}), True),
        (("set", "a3", {"field": "text"}), True),
        (("insert", "plan", {"slot": "purposes"}), False),
        (("move", "a1", {"parent": "plan", "slot": "purposes"}), False),
    ],
)
def test_two_people_clash_only_over_the_same_thing(mine: Any, clashes: bool) -> None:
    theirs = [
        Operation(1, 2, "set", "a1", {"field": "text", "value": "Khác"}),
        Operation(2, 2, "delete", "a3", {}),
    ]
    wanted = Operation(3, 1, *mine)
    assert (clash(theirs, 0, wanted) is not None) is clashes
    assert clash(theirs, 2, wanted) is None, "the person has seen it"


def test_ones_own_undo_passes_over_others_steps() -> None:
    log = [
        Operation(1, 1, "set", "a1", {"field": "text", "value": "Một"}),
        Operation(2, 2, "set", "a2", {"field": "text", "value": "Hai"}),
    ]
    last = undoable(log, 1)
    assert last is not None
    log.append(Operation(3, 1, "undo", "a1", {"of": last.sequence}))
    document = replay(a_plan(), log)
    assert value_at(words_of(document, "a1"), "text") == "Phủ xanh đồi trọc."
    assert value_at(words_of(document, "a2"), "text") == "Hai"
    assert undoable(log, 1) is None
    assert redoable(log, 1) == log[0]
