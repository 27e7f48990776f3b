"""What holds for any two plans, hostile ones too."""

from __future__ import annotations

from collections import Counter

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import compiled, is_text
from two_plans import contents, duties, own, superior

import lotrinh
from benchmarks.fuzz.grammar import ALL, GAPS
from lotrinh.coverage.likeness import Likeness
from lotrinh.coverage.model import Coverage
from lotrinh.coverage.parts import list_parts
from lotrinh.plan.model import Plan
from samples.making.pairs import read_pairs

TASKS = (
    "Trồng tre chắn sóng dọc bờ suối trước ngày 30/4/2031.",
    "Mỗi thôn dựng 02 biển báo tại ngầm tràn nguy hiểm.",
    "Dạy bơi cho học sinh tiểu học trong dịp nghỉ hè.",
    "Sửa chữa cầu treo dân sinh bị hư hỏng sau lũ.",
    "Phát quang hành lang an toàn lưới điện hạ thế.",
    "Tiêm phòng dại cho đàn chó, mèo trên địa bàn tỉnh.",
    "Thu gom vỏ bao thuốc bảo vệ thực vật ngoài đồng ruộng.",
    "Khám sàng lọc cao huyết áp cho người cao tuổi.",
)
EMPTY = compiled("").plan
ANY = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")
PIECES = st.tuples(st.sampled_from(ALL), st.sampled_from(GAPS)).map("".join)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(ANY, max_size=120)).filter(
    is_text
)


def check_laws(parent: Plan, child: Plan) -> Coverage:
    """Every part stands in exactly one pairing; sums agree; the export keeps its schema."""
    coverage = lotrinh.compare(parent, child)
    above = Counter(part for pairing in coverage.pairings for part in pairing.parent)
    below = Counter(part for pairing in coverage.pairings for part in pairing.child)
    assert above == Counter(list_parts(parent))
    assert Counter(list_parts(child)) <= below
    assert all(min(len(p.parent), len(p.child)) <= 1 for p in coverage.pairings)
    assert sum(above.values()) == sum(t.asked + t.elsewhere for t in coverage.tallies)
    for pairing in coverage.pairings:
        assert 0 <= pairing.likeness <= 1
        assert (pairing.state == "added") == (not pairing.parent)
        assert (pairing.state in ("dropped", "elsewhere")) == (not pairing.child)
        assert (pairing.state == "changed") == bool(pairing.differences)
        assert pairing.nearest is None or pairing.state == "dropped"
    jsonschema.validate(lotrinh.coverage_to_wire(coverage), lotrinh.coverage_schema())
    assert lotrinh.compare(parent, child) == coverage
    return coverage


@pytest.mark.parametrize("pair", read_pairs(), ids=lambda pair: pair.name)
def test_a_plan_covers_itself(pair: object) -> None:
    from benchmarks.coverage.end_to_end import read_plan
    from samples.making.pairs import CHILD, PARENT, Pair

    assert isinstance(pair, Pair)
    for side in (PARENT, CHILD):
        plan = read_plan(pair, side)
        coverage = check_laws(plan, plan)
        assert coverage.complete
        assert {pairing.state for pairing in coverage.pairings} == {"covered"}
        assert {len(pairing.child) for pairing in coverage.pairings} == {1}


def test_an_empty_child_covers_nothing() -> None:
    coverage = check_laws(superior(contents(*TASKS)), EMPTY)
    assert {pairing.state for pairing in coverage.pairings} == {"dropped"}
    assert not coverage.complete


def test_an_empty_parent_asks_nothing() -> None:
    coverage = check_laws(EMPTY, own(contents(*TASKS)))
    assert {pairing.state for pairing in coverage.pairings} == {"added"}
    assert coverage.complete
    assert check_laws(EMPTY, EMPTY).pairings == ()


def test_swapped_plans_swap_what_is_missing_and_what_is_new() -> None:
    parent, child = superior(contents(*TASKS[:5])), own(contents(*TASKS[3:]))
    forth, back = check_laws(parent, child), check_laws(child, parent)
    missing = {p.parent[0].text for p in forth.pairings if p.state == "dropped"}
    new = {p.child[0].text for p in back.pairings if p.state == "added"}
    assert missing == new == {task.rstrip(".") for task in TASKS[:3]}


def test_unrelated_plans_have_nothing_in_common() -> None:
    """Office phrases ("báo cáo kết quả", "bố trí kinh phí") are alike in all plans."""
    parent = superior(
        contents(*TASKS[:4])
        + "\n"
        + duties(
            Ủy_ban_nhân_dân_các_xã=["Bố trí kinh phí thực hiện.", "Báo cáo kết quả thực hiện."]
        )
    )
    head = "ĐẢNG ỦY PHƯỜNG BẾN LỤA\nSố 9-KH/ĐU\n\nKẾ HOẠCH\nHọc tập ngoại ngữ\n\n"
    body = (
        "I- NỘI DUNG\n1. Mở lớp tiếng Anh buổi tối cho cán bộ.\n"
        "2. Báo cáo kết quả học tập.\n3. Tham mưu kinh phí thuê giáo viên."
    )
    coverage = check_laws(parent, compiled(head + body).plan)
    assert not [p for p in coverage.pairings if p.parent and p.child]


def test_strange_plans_of_the_pairs_have_next_to_nothing_in_common() -> None:
    from benchmarks.coverage.end_to_end import read_plan
    from samples.making.pairs import CHILD, PARENT

    pairs = read_pairs()
    links = [
        pairing
        for one in pairs
        for other in pairs
        if one.name != other.name
        for pairing in check_laws(read_plan(one, PARENT), read_plan(other, CHILD)).pairings
        if pairing.parent and pairing.child
    ]
    assert len(links) <= 1 + len(pairs)  # the duty to make a plan is fulfilled by any plan


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_compare(one: str, other: str) -> None:
    """Texts of the grammar's own words, and any text at all."""
    first, second = compiled(one).plan, compiled(other).plan
    check_laws(first, second)
    twice = check_laws(first, first)
    assert {pairing.state for pairing in twice.pairings} <= {"covered"}
    assert twice.complete


@settings(deadline=None)
@given(st.permutations(TASKS), st.integers(0, len(TASKS)))
def test_what_is_kept_is_covered_in_any_order(order: list[str], kept: int) -> None:
    coverage = check_laws(superior(contents(*TASKS)), own(contents(*order[:kept])))
    states = {p.parent[0].text: p.state for p in coverage.pairings if p.parent}
    assert states == {
        task.rstrip("."): "covered" if task in order[:kept] else "dropped" for task in TASKS
    }


@given(st.lists(st.sampled_from(["", "a", "b", "ab", "c d", "ơ ư"]), max_size=9),
       st.lists(st.sampled_from(["", "a", "b", "ab", "c d", "ơ ư"]), max_size=9))  # fmt: skip
def test_likeness_stays_in_its_bounds(parents: list[str], children: list[str]) -> None:
    texts = ([text.split() for text in side] for side in (parents, children))
    scores = Likeness(*texts).scores()
    assert all(0 <= score <= 1 + 1e-9 for score in scores.values())


def test_a_feature_of_all_texts_costs_nothing() -> None:
    """A huge plan of one phrase: what everybody says is not compared with everybody."""
    same = [("bố", "trí", "kinh", "phí")] * 2_000
    assert Likeness(same, same).scores() == {}
