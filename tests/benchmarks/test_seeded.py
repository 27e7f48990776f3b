"""The seeded faults can be planted often enough, and are planted for codes that exist."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.seeded.__main__ import FAULTS, SOURCES, Judge, trials
from benchmarks.seeded.form_faults import WORD
from benchmarks.seeded.planting import alterable
from samples.making.source import read_sample

SAMPLES = [alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))]


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_can_be_planted_at_least_five_times(kind: str) -> None:
    _, fault = FAULTS[kind]
    ways = [planted for sample in SAMPLES for planted in fault(sample)]
    assert len(ways) >= (5 if kind not in {"no Party title", "month without zero"} else 2)
    for planted in ways:
        clean = alterable(read_sample(SOURCES / f"{planted.sample.name}.yaml"))
        assert planted.sample != clean


def test_a_fault_that_is_planted_is_found_and_a_clean_sample_has_none() -> None:
    judge = Judge()
    outcomes = [judge.judge(each) for each in islice(trials(3, ["txt"], ["impossible date"]), 3)]
    assert [one.found for one in outcomes] == [True, True, True]
    assert [one.raised for one in outcomes] == [(), (), ()]


def test_every_kind_has_codes() -> None:
    assert all(codes for codes, _ in [*FAULTS.values(), *WORD.values()])
