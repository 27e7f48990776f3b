"""The benchmark of outlines: its approaches nest as they say, its damage keeps the true depths."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.outline.__main__ import Tally, compare
from benchmarks.outline.approaches import APPROACHES, Approach, by_beam, by_stack, by_table
from benchmarks.outline.damage import (
    DAMAGES,
    Damage,
    Line,
    change_delimiters,
    change_kinds,
    families,
    print_marker,
    repeat_numbers,
    restart_numbers,
    run_on,
    sequence_of_lines,
    skip_numbers,
    wrap_lines,
)
from benchmarks.outline.sequences import sequence_of
from lotrinh.outline.markers import Marker, read_marker
from lotrinh.source.compose import compose
from lotrinh.source.text import Extract, RawLine

LONG = "Các thôn rà soát từng hộ gia đình, lập danh sách gửi về xã, " * 3
PLAN = [
    Line("I. MỤC ĐÍCH", 1),
    Line("1. Nâng cao nhận thức của người dân.", 2),
    Line("2. Giữ gìn vệ sinh đường làng.", 2),
    Line("II. NỘI DUNG", 1),
    Line("1. Dọn vệ sinh", 2),
    Line("a) Thu gom rác tại các thôn.", 3),
    Line("b) Khơi thông cống rãnh.", 3),
    Line("c) Trồng hoa ven đường.", 3),
    Line("2. Tuyên truyền", 2),
    Line(LONG.strip(), 0),
    Line("a) Phát trên loa truyền thanh.", 3),
    Line("b) Treo băng rôn.", 3),
    Line("III. TỔ CHỨC THỰC HIỆN", 1),
]


def markers(*texts: str) -> list[Marker | None]:
    return [read_marker(text) for text in texts]


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  (the same in every run)


def printed(lines: list[Line]) -> list[str]:
    return [line.text.split()[0] for line in lines if line.depth]


@pytest.mark.parametrize("find", APPROACHES.values(), ids=APPROACHES)
def test_every_approach_reads_a_regular_plan(find: Approach) -> None:
    sequence = sequence_of_lines(PLAN)
    assert find(sequence.markers, sequence.weak) == [1, 2, 2, 1, 2, 3, 3, 3, 2, 3, 3, 1]


def test_a_table_puts_numbers_above_letters_always() -> None:
    given = markers("a) Việc", "1. Bước", "2. Bước", "b) Việc")
    assert by_table(given, [False] * 4) == [1, 1, 1, 2]
    assert by_stack(given, [False] * 4) == [1, 2, 2, 1]


def test_a_stack_takes_another_delimiter_for_another_list() -> None:
    given = markers("1. Việc", "2. Việc", "3) Việc")
    assert by_stack(given, [False] * 3) == [1, 1, 2]
    assert by_beam()(given, [False] * 3) == [1, 1, 1]


def test_an_unlikely_marker_is_text_to_table_and_stack() -> None:
    given = markers("1. Việc", "2. của Luật")
    assert by_table(given, [False, True]) == by_stack(given, [False, True]) == [1, 0]


def test_a_boundary_closes_everything() -> None:
    given = [*markers("I. Việc", "1. Việc"), None, *markers("1. Việc")]
    assert by_table(given, [False] * 4) == by_stack(given, [False] * 4) == [1, 2, 0, 1]


def test_other_costs_can_be_tried() -> None:
    given = markers("1. Việc", "2. Việc", "3. Việc", "1. Việc", "2. Việc")
    dear = by_beam(costs={"NESTED_SAME": 50.0})
    assert dear(given, [False] * 5) == [1, 1, 1, 1, 1]
    with pytest.raises(AttributeError):
        by_beam(costs={"NO_SUCH_COST": 1.0})(given, [False] * 5)


@pytest.mark.parametrize("text", ["IV. A", "12) A", "đ) A", "B. A", "1.2.3. A", "(4) A", "(c) A"])
def test_a_marker_prints_as_it_was(text: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert print_marker(marker.readings[0]) == text.split(maxsplit=1)[0]


def test_families_are_the_lists_under_one_parent() -> None:
    found = [[PLAN[i].text.split()[0] for i in family] for family in families(PLAN)]
    assert list(map(" ".join, found)) == ["I. II. III.", "1. 2.", "1. 2.", "a) b) c)", "a) b)"]


ONE_LIST = [Line(f"{n}. Việc thứ {n}.", 1) for n in (1, 2, 3, 4)]
TWO_LISTS = [
    Line("1. Việc", 1), Line("a) Một.", 2), Line("b) Hai.", 2),
    Line("2. Việc", 1), Line("a) Một.", 2), Line("b) Hai.", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (skip_numbers, {"1. 3. 4. 5.", "1. 2. 4. 5.", "1. 2. 3. 5."}),
        (repeat_numbers, {"1. 1. 2. 3.", "1. 2. 2. 3.", "1. 2. 3. 3."}),
        (restart_numbers, {"1. 2. 1. 2.", "1. 2. 3. 1."}),
        (change_delimiters, {"1. 2) 3) 4)", "1. 2. 3) 4)", "1. 2. 3. 4)"}),
        (change_kinds, {"a. b. c. d."}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_damage_does_what_it_says(damage: Damage, expected: set[str]) -> None:
    results = {" ".join(printed(damage(ONE_LIST, chance(seed)))) for seed in range(20)}
    assert results == expected


def test_a_list_can_run_on() -> None:
    results = {" ".join(printed(run_on(TWO_LISTS, chance(seed)))) for seed in range(20)}
    assert results == {"1. a) b) 2. a) b)", "1. a) b) 2. c) d)"}


def test_a_wrapped_line_begins_like_an_item_and_is_none() -> None:
    damaged = wrap_lines(PLAN, chance(1))
    (rest,) = [line for line in damaged if line not in PLAN and line.text[:4] != LONG[:4]]
    assert rest.depth == 0
    assert read_marker(rest.text) is not None


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_keeps_the_true_depths_and_is_the_same_every_time(damage: Damage) -> None:
    damaged = damage(PLAN, chance(30))
    assert damaged == damage(PLAN, chance(30))
    assert [line.depth for line in damaged if line.depth] == [x.depth for x in PLAN if x.depth]
    assert sequence_of_lines(damaged).missing == 0


def test_a_sequence_is_judged_by_the_annotation() -> None:
    items = [RawLine(line.text) for line in PLAN]
    source = compose(Extract("plain", "text/plain", [*items], False), name="a", sha256="")
    gold = [
        {"marker": "I", "title": "MỤC ĐÍCH", "depth": 1},
        {"marker": "1", "title": "Nâng cao nhận thức", "depth": 2},
        {"marker": "7", "title": "Không có", "depth": 2},
    ]
    sequence = sequence_of(source, gold)
    assert [depth for depth in sequence.truth if depth] == [1, 2]
    assert sequence.missing == 1


def test_a_tally_counts_entries_and_depths(capsys: pytest.CaptureFixture[str]) -> None:
    sequence = sequence_of_lines([*PLAN[:3], Line("3. của Luật đã nêu.", 0)])
    tally = Tally()
    tally.add(sequence, [1, 2, 3, 0])
    assert (tally.hit, tally.deep, tally.expected, tally.found) == (3, 2, 3, 3)
    assert compare("mẫu", [sequence], {"a": lambda *_: [1, 2, 2, 2]})["a"].found == 4
    assert "85.7%" in capsys.readouterr().out
