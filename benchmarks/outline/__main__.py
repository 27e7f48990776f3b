"""`python -m benchmarks.outline`: which way of nesting markers reads outlines best.

Always on samples/ as they are and damaged on purpose (fixed seed). With `--shared FOLDER` (or the
environment variable LOTRINH_SHARED) also on the plans there, which stand in FOLDER/plans with
annotations of the same number in FOLDER/gold; with `--gold PLAN GOLD.yaml`, as often as needed, on
further plans. `--cost NESTED_SAME=3` adds rows with another cost than the engine's.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import yaml

from benchmarks.accuracy.__main__ import sample_pairs
from benchmarks.outline.approaches import APPROACHES, Approach, by_beam
from benchmarks.outline.damage import DAMAGES, Line, lines_of, sequence_of_lines
from benchmarks.outline.sequences import Sequence, sequence_of
from lotrinh.source.errors import UnreadableError
from lotrinh.source.open import open_source

UNIT = 110_000
"""Characters that times are told for."""
REPEATS = 5


@dataclass
class Tally:
    """What one approach made of the markers of some documents."""

    hit: int = 0
    """Entries that are entries."""
    deep: int = 0
    """Of these, at their true depth."""
    expected: int = 0
    found: int = 0

    def add(self, sequence: Sequence, depths: list[int]) -> None:
        self.expected += sequence.missing
        for true, found in zip(sequence.truth, depths, strict=True):
            if true is not None:
                self.expected += true > 0
                self.found += found > 0
                self.hit += true > 0 and found > 0
                self.deep += true > 0 and found == true

    def row(self) -> str:
        """F1 of entries; share of the hit ones at their depth; F1 of entries at their depth."""
        total = self.expected + self.found
        entries, both = (2 * n / total if total else 1.0 for n in (self.hit, self.deep))
        depth = self.deep / self.hit if self.hit else 1.0
        return f"{entries:9.1%}{depth:9.1%}{both:9.1%}"


def main() -> None:
    """Prints a table for every set of plans."""
    parser = argparse.ArgumentParser(description="Ways of nesting an outline's markers")
    parser.add_argument("--shared", default=os.environ.get("LOTRINH_SHARED"), metavar="FOLDER")
    parser.add_argument(
        "--gold", nargs=2, action="append", default=[], metavar=("PLAN", "GOLD.yaml"), type=Path
    )
    parser.add_argument("--rounds", type=int, default=20, help="damaged copies of each sample")
    parser.add_argument("--seed", type=int, default=30, help="of the damage")
    parser.add_argument("--beams", type=int, nargs="+", default=[], help="further beam widths")
    parser.add_argument(
        "--cost", action="append", default=[], metavar="NAME=VALUE", help="try another cost"
    )
    parser.add_argument("names", nargs="*", help="only these samples")
    options = parser.parse_args()
    approaches = APPROACHES | {f"scored, beam {width}": by_beam(width) for width in options.beams}
    if options.cost:
        costs = {name: float(value) for name, _, value in (c.partition("=") for c in options.cost)}
        approaches["greedy, these costs"] = by_beam(1, costs)
        approaches["beam, these costs"] = by_beam(costs=costs)
    pairs = [p for p in sample_pairs() if not options.names or p[1].stem in options.names]
    samples = [read for pair in pairs if (read := _read(*pair))]
    timed = [sequence for _, sequence in samples]
    compare("samples", timed, approaches)
    if options.shared and not options.names:
        shared = [read[1] for pair in _shared(Path(options.shared)) if (read := _read(*pair))]
        compare("shared plans", shared, approaches)
        timed += shared
    if options.gold:
        further = [read[1] for plan, gold in options.gold if (read := _read(plan, gold))]
        compare("further plans", further, approaches)
        timed += further
    for name, damage in DAMAGES.items():
        random = Random(options.seed)  # noqa: S311  (the same damage in every run)
        damaged = [
            sequence_of_lines(damage(lines, random))
            for lines, _ in samples
            for _ in range(options.rounds)
        ]
        compare(f"samples with {name}", damaged, approaches)
    _time(timed, approaches)


def _read(plan: Path, gold: Path) -> tuple[list[Line], Sequence] | None:
    """A plan as lines and as a sequence; None (and a word about it) where it cannot be read."""
    try:
        source = open_source(plan)
    except UnreadableError as error:
        print(f"left out: {error}", file=sys.stderr)
        return None
    annotation: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
    sequence = sequence_of(source, annotation.get("outline") or [])
    return lines_of(source, sequence), sequence


def _shared(folder: Path) -> Iterator[tuple[Path, Path]]:
    for gold in sorted((folder / "gold").glob("*.yaml")):
        for plan in sorted((folder / "plans").glob(f"{gold.stem}-*")):
            yield plan, gold


def compare(
    title: str, sequences: Iterable[Sequence], approaches: dict[str, Approach]
) -> dict[str, Tally]:
    """Runs every approach over the same sequences and prints what came of it."""
    sequences = list(sequences)
    tallies = {name: Tally() for name in approaches}
    for name, find in approaches.items():
        for sequence in sequences:
            tallies[name].add(sequence, find(sequence.markers, sequence.weak))
    some = next(iter(tallies.values()))
    print(f"\n{title}: {len(sequences)} documents, {some.expected} entries")
    print(f"{'':22}{'entries':>9}{'depth':>9}{'both':>9}")
    for name, tally in tallies.items():
        print(f"{name:22}{tally.row()}")
    return tallies


def _time(sequences: list[Sequence], approaches: dict[str, Approach]) -> None:
    """Prints what finding the depths costs, the markers being read (best of some runs)."""
    characters = sum(sequence.characters for sequence in sequences)
    markers = sum(len(sequence.markers) for sequence in sequences)
    print(f"\ntime for {UNIT:,} characters (measured on {characters:,} with {markers:,} markers)")
    for name, find in approaches.items():
        best = float("inf")
        for _ in range(REPEATS):
            begin = perf_counter()
            for sequence in sequences:
                find(sequence.markers, sequence.weak)
            best = min(best, perf_counter() - begin)
        print(f"{name:22}{best / characters * UNIT * 1000:8.2f} ms")


if __name__ == "__main__":
    main()
