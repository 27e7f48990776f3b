"""The annotated pairs in samples/pairs: the engine's accuracy, and what it must not miss there."""

from __future__ import annotations

import pytest

from benchmarks.coverage.end_to_end import links_and_states, read_and_compare
from benchmarks.coverage.truth import true_links
from lotrinh.coverage.model import Coverage
from samples.making.pairs import read_pairs

PAIRS = {pair.name: pair for pair in read_pairs()}


@pytest.fixture(scope="module")
def compared() -> dict[str, Coverage]:
    return {name: read_and_compare(pair) for name, pair in PAIRS.items()}


def test_there_are_enough_decisions() -> None:
    assert len(PAIRS) >= 3
    assert sum(pair.item_pairs for pair in PAIRS.values()) >= 120
    assert {pair.parent.head["family"] for pair in PAIRS.values()} == {"front", "party", "state"}


def test_precision_and_recall(compared: dict[str, Coverage]) -> None:
    found, true = set(), set()
    for name, pair in PAIRS.items():
        links, _ = links_and_states(pair, compared[name])
        found |= {(name, link) for link in links}
        true |= {(name, link) for link in true_links(pair)}
    assert len(found & true) / len(found) >= 0.97
    assert len(found & true) / len(true) >= 0.9


def test_what_comes_later_in_the_plan_against_dengue(compared: dict[str, Coverage]) -> None:
    coverage = compared["sot-xuat-huyet"]
    weaker = {
        (one.parent, one.child)
        for pairing in coverage.pairings
        for one in pairing.differences
        if one.weaker
    }
    assert weaker == {
        ("trong vòng 48 giờ kể từ khi có ca bệnh đầu tiên",
         "trong vòng 72 giờ kể từ khi có ca đầu tiên"),
        ("02 lần", "01 lần"),
        ("trước ngày 30/4/2027", "trước ngày 15/5/2027"),
        ("05 người", "03 người"),
        ("trước ngày 25 hằng tháng", "trước ngày 28 hằng tháng"),
    }  # fmt: skip
    assert {(one.kind, one.name) for one in coverage.leftovers} == {
        ("unit", "Sở Giáo dục và Đào tạo"), ("scope", "trên địa bàn tỉnh"),
    }  # fmt: skip
    assert [(one.fault, one.code) for one in coverage.citations] == [
        ("date", "1174/QĐ-BYT"), ("missing", "19-NQ/TU"),
    ]  # fmt: skip


def test_what_is_cited_and_left_over_in_the_plan_on_waste(compared: dict[str, Coverage]) -> None:
    coverage = compared["phan-loai-rac"]
    assert [(one.fault, one.code) for one in coverage.citations] == [
        ("parent_plan_missing", "205/KH-UBND"), ("missing", "3312/QĐ-UBND"),
    ]  # fmt: skip
    assert {one.name for one in coverage.leftovers} == {
        "trên địa bàn thành phố", "các sở, ngành",
    }  # fmt: skip


def test_a_superior_that_is_reported_to_is_no_leftover(compared: dict[str, Coverage]) -> None:
    assert compared["ky-niem-thanh-lap"].leftovers == ()
