"""The seeded faults can be planted often enough, and are planted for codes that exist."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.seeded.form_faults import WORD
from benchmarks.seeded.kinds import KINDS
from benchmarks.seeded.planting import alterable
from benchmarks.seeded.trials import SOURCES, Judge, trials
from benchmarks.seeded.written import CLOSE, OPEN, written_faults
from lotrinh.checks.explain import codes
from samples.making.source import read_sample

SAMPLES = {path.stem: alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))}
FEWER = {"no Party title", "month without zero", "mixed dashes"}
"""Kinds for which only some samples have a place."""


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_can_be_planted_at_least_five_times(name: str) -> None:
    ways = [planted for sample in SAMPLES.values() for planted in KINDS[name].planted(sample)]
    assert len(ways) >= (2 if name in FEWER else 5)
    assert all(planted.sample != SAMPLES[planted.sample.name] for planted in ways)


def test_every_kind_is_planted_for_codes_that_rules_or_the_reader_have() -> None:
    planted = {code for kind in KINDS.values() for code in kind.codes}
    planted |= {code for wanted, _ in WORD.values() for code in wanted}
    assert planted <= set(codes())


def test_every_written_fault_says_where_it_is() -> None:
    for fault in written_faults():
        for texts in (*fault.duties, *([new] for _, new in fault.swaps)):
            marked = [text for text in texts if text.count(OPEN) == text.count(CLOSE) == 1]
            assert len(marked) == 1, texts


def test_a_fault_that_is_planted_is_found_and_a_clean_sample_has_none() -> None:
    judge = Judge()
    outcomes = [judge.judge(each) for each in islice(trials(3, ["txt"], ["impossible date"]), 3)]
    assert [one.code for one in outcomes] == ["TG101"] * 3
    assert [one.raised for one in outcomes] == [(), (), ()]
