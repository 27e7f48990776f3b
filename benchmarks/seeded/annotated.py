"""Mistakes that people made: which of those annotated in shared plans are found."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Final

import yaml

import lotrinh

_ROW: Final = "errors found (recall)"


def print_annotated(folder: Path, evaluate: Path, *, misses: bool) -> None:
    """Counts by `evaluate` (its rows and misses) over FOLDER/gold and FOLDER/plans."""
    spec = importlib.util.spec_from_file_location("external_evaluate", evaluate)
    if spec is None or spec.loader is None or not evaluate.exists():
        raise SystemExit(f"{evaluate} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    hit = expected = 0
    for gold in sorted((folder / "gold").glob("*.yaml")):
        for plan in sorted((folder / "plans").glob(f"{gold.stem}-*")):
            truth = yaml.safe_load(gold.read_text(encoding="utf-8"))
            result = module.evaluate(truth, lotrinh.to_wire(lotrinh.read(plan)))
            row = result.rows.get(_ROW, (0, 0, 0))
            hit, expected = hit + row[0], expected + row[1]
            if misses:
                for name, *what in result.misses:
                    if name == _ROW:
                        print(f"missed in {plan.name}: {': '.join(map(str, what))}")
    print(f"\nhard errors annotated in shared plans: {hit} of {expected} found"
          f" ({hit / max(1, expected):.1%})")  # fmt: skip
