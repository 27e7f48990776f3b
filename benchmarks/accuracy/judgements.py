"""Findings on real plans that people judged: how many of each rule are right.

`judgements.csv` holds plan, code, line, verdict (right or wrong) and why, without any word of the
plans. A finding is known again by plan, code and line, so that a rule's other findings ask for a
judgement of their own.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import lotrinh

TABLE: Final = Path(__file__).with_name("judgements.csv")
VERDICTS: Final = ("right", "wrong")


class Judgement(NamedTuple):
    """One finding, judged."""

    plan: str
    """The plan's number and place of origin: `001`, `real-02`."""
    code: str
    line: int
    """The printed line; 0 for a finding without a place."""
    verdict: str
    why: str


def read_judgements() -> list[Judgement]:
    """The table, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [
            Judgement(r["plan"], r["code"], int(r["line"]), r["verdict"], r["why"]) for r in rows
        ]


def print_precision(folder: Path) -> None:
    """Precision by rule over the findings of FOLDER/plans, and what nobody judged yet."""
    known = {(j.plan, j.code, j.line): j.verdict for j in read_judgements()}
    found = list(_findings(folder))
    verdicts = [(code, known.get((plan, code, line))) for plan, code, line in found]
    right = Counter(code for code, verdict in verdicts if verdict == "right")
    judged = Counter(code for code, verdict in verdicts if verdict)
    print(f"\n{'errors and warnings on real plans':34}{'judged':>8}{'right':>7}{'':>3}")
    for code in sorted(judged):
        print(f"{code:34}{judged[code]:8}{right[code]:7}{right[code] / judged[code]:8.1%}")
    total = sum(judged.values())
    print(f"{'all':34}{total:8}{sum(right.values()):7}{sum(right.values()) / max(1, total):8.1%}")
    for one in found:
        if one not in known:
            print(f"not judged: {one[0]} {one[1]} line {one[2]}")
    gone = sorted(set(known) - set(found))
    if gone:
        said = ", ".join(f"{plan} {code} {line}" for plan, code, line in gone)
        print(f"judged, and no longer raised: {said}")


def _findings(folder: Path) -> Iterator[tuple[str, str, int]]:
    plans = [(p.stem[:3], p) for p in sorted((folder / "plans").iterdir()) if p.is_file()]
    real = folder / "plans" / "real"
    plans += [(f"real-{p.name[:2]}", p) for p in sorted(real.iterdir())] if real.exists() else []
    for name, path in plans:
        for finding in lotrinh.read(path).findings:
            if finding.severity != "notice":
                yield name, finding.code, finding.at.line if finding.at else 0
