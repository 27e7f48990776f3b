"""`python -m benchmarks.fuzz`: at least 200,000 broken inputs; exit code 1 where one does harm.

Harm is a crash (anything but `UnreadableError`), a hang (over two seconds of processor time), or a
broken law (text lost, nodes out of place, places outside the document, another plan from the wire).
Every input follows from its kind and seed, so that `--kind KIND --seed SEED --inputs 1` shows it
again; a smaller file that does the same is kept in `--keep`.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from benchmarks.fuzz.cases import SECONDS, SUFFIXES, Case, Problem, make_input, run_case, shrink

SHARES = {"grammar": 0.88, "text": 0.1, "docx": 0.015, "pdf": 0.005}
"""What part of a run each kind has; "office" and "image" start programs and are asked for."""
CHUNK = 250
STUCK_SECONDS = 120
"""A worker that does not come back from a library in this time is ended."""


def main() -> None:
    """Runs the inputs and prints what they did."""
    options = _options()
    kinds = {options.kind: 1.0} if options.kind else SHARES
    started = time.monotonic()
    counts: Counter[str] = Counter()
    problems: list[Problem] = []
    with ProcessPoolExecutor(options.jobs, initializer=_prepare, initargs=(options.kind,)) as pool:
        running: dict[Future[list[Problem]], tuple[str, int, int]] = {}
        for kind, seed, count in _chunks(kinds, options.inputs, options.seed):
            seconds = SECONDS if kind in SHARES else 30 * SECONDS
            running[pool.submit(_run_chunk, kind, seed, count, seconds)] = (kind, seed, count)
        for done in as_completed(running):
            kind, seed, count = running[done]
            try:
                new = done.result()
            except BrokenProcessPool:
                where = f"{kind} {seed}..{seed + count - 1}: a worker died or hung in a library"
                sys.exit(f"{where}; its last words stand above")
            for problem in new:  # said at once: a run that is stopped has told what it saw
                print(f"\n{problem.what}: --kind {kind} --seed {problem.case.seed}", flush=True)
            problems += new
            counts[kind] += count
            _tell(counts, options.inputs, problems, started)
    print(file=sys.stderr)
    _report(problems, options.keep)
    minutes = (time.monotonic() - started) / 60
    each = ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items()))
    print(
        f"{sum(counts.values()):,} inputs ({each}) in {minutes:.1f} min: {len(problems)} problems"
    )
    sys.exit(1 if problems else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Broken input for the engine")
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("--kind", choices=sorted(SUFFIXES), help="only this kind of input")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--keep", type=Path, default=Path("out", "fuzz"), metavar="FOLDER")
    return parser.parse_args()


def _chunks(kinds: dict[str, float], inputs: int, seed: int) -> Iterator[tuple[str, int, int]]:
    for kind, share in kinds.items():
        last = seed + max(1, round(inputs * share))
        for first in range(seed, last, CHUNK):
            yield kind, first, min(CHUNK, last - first)


def _prepare(kind: str | None) -> None:
    """In each worker: without programs, so that damaged PDFs are not recognised page by page."""
    if kind not in {"office", "image"}:
        os.environ["PATH"] = ""


def _run_chunk(kind: str, first: int, count: int, seconds: float) -> list[Problem]:
    problems = []
    for seed in range(first, first + count):
        faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True)
        problem = run_case(Case(kind, seed), seconds=seconds)
        if problem is not None:
            problems.append(problem)
    faulthandler.cancel_dump_traceback_later()
    return problems


def _tell(counts: Counter[str], inputs: int, problems: list[Problem], started: float) -> None:
    done = sum(counts.values())
    rate = done / max(0.1, time.monotonic() - started)
    text = f"\r{done:,}/{inputs:,} inputs, {rate:.0f} a second, {len(problems)} problems "
    print(text, end="", file=sys.stderr, flush=True)


def _report(problems: list[Problem], keep: Path) -> None:
    """Prints each sort of problem once, with a small file that shows it."""
    sorts: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        sort = problem.detail.strip().rsplit("\n", 1)[-1][:40]
        sorts.setdefault((problem.what, sort), []).append(problem)
    for (what, _), found in sorts.items():
        case = found[0].case
        name, data = make_input(case)
        keep.mkdir(parents=True, exist_ok=True)
        path = keep / f"{what}-{case.kind}-{case.seed}{Path(name).suffix}"
        path.write_bytes(shrink(name, data, what, seconds=SECONDS))
        print(f"{what} × {len(found)}, first {case.kind} {case.seed}, kept as {path}")
        print("  " + found[0].detail.strip().replace("\n", "\n  "))


if __name__ == "__main__":
    main()
