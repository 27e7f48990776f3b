"""What a comparison of two plans of 50 KB costs, in F (benchmarks/speed/floor.py)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import lotrinh
from benchmarks.speed.floor import run_floor
from lotrinh.coverage.compare import compare_plans
from lotrinh.source.open import open_source
from samples.making.pairs import CHILD, PAIRS, PARENT

SIZE = 50 * 1024
RUNS = 9


def measure_speed() -> None:
    """Prints the time of a comparison, the plans being read, and F for one of the two texts."""
    texts = [_text(stem) for stem in (PARENT, CHILD)]
    parent, child = (lotrinh.read(text.encode()) for text in texts)
    floor = _time(lambda: run_floor([texts[0]]))
    took = _time(lambda: compare_plans(parent, child))
    parts = sum(len(pairing.parent) + len(pairing.child) for pairing in
                compare_plans(parent, child).pairings)  # fmt: skip
    print(f"\ntwo plans of {SIZE // 1024} KB, {parts} parts: {took * 1000:.1f} ms, "
          f"{took / floor:.1f} F (F for one of them: {floor * 1000:.1f} ms)")  # fmt: skip


def _text(stem: str) -> str:
    """The pairs' plans of one side one behind another, cut to size; numbered, so that no two
    repetitions are the same."""
    files = sorted(p for p in PAIRS.glob(f"*/{stem}.*") if p.suffix != ".yaml")
    bodies = [_printed(path) for path in files]
    text, count = "", 0
    while len(text.encode()) < SIZE:
        count += 1
        body = bodies[count % len(bodies)]
        text += re.sub(r"(bệnh|rác|phố)\b", rf"\1 {chr(96 + count)}", body) + "\n"
    return text.encode()[:SIZE].decode(errors="ignore")


def _printed(path: Path) -> str:
    return open_source(path).printed


def _time(run: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begin = process_time()
        run()
        times.append(process_time() - begin)
    return median(times)
