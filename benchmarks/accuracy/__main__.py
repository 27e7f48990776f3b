"""`python -m benchmarks.accuracy`: scores the engine on annotated plans.

Always on samples/. With `--shared FOLDER` (or the environment variable LOTRINH_SHARED) also on the
plans there, which stand in FOLDER/plans with annotations of the same number in FOLDER/gold; with
`--evaluate FILE` (or FOLDER/evaluate/evaluate.py) their own scorer does the counting.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

import lotrinh
from benchmarks.accuracy.scoring import Count, Score, score

SAMPLES = Path(__file__).parents[2] / "samples"
Scorer = Callable[[dict[str, Any], dict[str, Any]], Score]


def main() -> None:
    """Prints a table for every set of plans."""
    parser = argparse.ArgumentParser(description="Accuracy on annotated plans")
    parser.add_argument("--shared", default=os.environ.get("LOTRINH_SHARED"), metavar="FOLDER")
    parser.add_argument("--evaluate", metavar="FILE", help="an evaluate.py that does the counting")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("names", nargs="*", help="only these samples")
    options = parser.parse_args()
    sets = [("samples", list(_samples(options.names)))]
    evaluate = options.evaluate
    if options.shared and not options.names:
        sets.append(("shared plans", list(_shared(Path(options.shared)))))
        beside = Path(options.shared, "evaluate", "evaluate.py")
        evaluate = evaluate or (str(beside) if beside.exists() else None)
    scorer = _external(Path(evaluate)) if evaluate else score
    for title, pairs in sets:
        total = Score()
        for plan, gold in pairs:
            total.add(score_file(plan, gold, scorer), plan.name)
        _print(title, total, len(pairs))
        if options.misses:
            print("\n".join(total.misses), file=sys.stderr)


def score_file(plan: Path, gold: Path, scorer: Scorer = score) -> Score:
    """Reads one plan and scores it."""
    wire = lotrinh.to_wire(lotrinh.read(plan))
    return scorer(yaml.safe_load(gold.read_text(encoding="utf-8")), wire)


def sample_pairs() -> Iterator[tuple[Path, Path]]:
    """Every sample with its annotation."""
    for gold in sorted((SAMPLES / "gold").glob("*.yaml")):
        source = yaml.safe_load(gold.read_text(encoding="utf-8"))["source"]
        yield SAMPLES / source, gold


def _samples(names: list[str]) -> Iterator[tuple[Path, Path]]:
    return (pair for pair in sample_pairs() if not names or pair[1].stem in names)


def _shared(folder: Path) -> Iterator[tuple[Path, Path]]:
    for gold in sorted((folder / "gold").glob("*.yaml")):
        for plan in sorted((folder / "plans").glob(f"{gold.stem}-*")):
            yield plan, gold


def _external(path: Path) -> Scorer:
    """The scorer of an `evaluate.py`: `evaluate(gold, plan)` with rows of hit, expected, found."""
    spec = importlib.util.spec_from_file_location("external_evaluate", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def scored(gold: dict[str, Any], plan: dict[str, Any]) -> Score:
        result = module.evaluate(gold, plan)
        rows = {name: Count(*row) for name, row in result.rows.items() if name not in _UNSCORED}
        return Score(rows, [": ".join(miss) for miss in result.misses])

    return scored


_UNSCORED = {"findings raised", "errors found (recall)"}


def _print(title: str, total: Score, plans: int) -> None:
    print(f"\n{title}: {plans} plans")
    print(f"{'field':22}{'hit':>6}{'gold':>6}{'found':>7}{'F1':>8}")
    for name, count in total.fields.items():
        print(f"{name:22}{count.hit:6}{count.expected:6}{count.found:7}{count.f1:8.1%}")
    print(f"overall F1 (mean of fields) {total.overall:.3f}")


if __name__ == "__main__":
    main()
