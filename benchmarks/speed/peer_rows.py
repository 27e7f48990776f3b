"""The peers' rows: each runs in its own interpreter on the same texts, or says why it does not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

from benchmarks.speed.measure import seconds_of
from benchmarks.speed.peers import PEERS
from benchmarks.speed.plans import Given
from benchmarks.speed.report import Row
from lotrinh.api import compile_document

SCRIPT: Final = Path(__file__).with_name("peers.py")
LONGEST_SECONDS: Final = 900
_BESIDE: Final = 20
"""Characters that a unit may have besides the code that it stands for."""


def peer_rows(plans: list[Given], python: str | None) -> list[Row]:
    """Ours and the peers', each with what it recovers of the annotated citations."""
    documents = [plan for plan in plans if plan.kind == "docx"]
    rows = [_ours("lotrinh, text", plans, as_text=True)]
    rows += [
        _peer(name, plans, python, rows[0]) for name, peer in PEERS.items() if peer[2] == "texts"
    ]
    if documents:
        ours = _ours("lotrinh, DOCX", documents, as_text=False)
        rows.append(ours)
        rows += [
            _peer(name, documents, python, ours)
            for name, peer in PEERS.items()
            if peer[2] == "files"
        ]
    return rows


def _ours(name: str, plans: list[Given], *, as_text: bool) -> Row:
    def read() -> list[Any]:
        return [
            compile_document(p.printed.encode(), name="a.txt")
            if as_text
            else compile_document(p.data, name=p.path.name)
            for p in plans
        ]

    units = [[c.code for c in compiled.plan.citations] for compiled in read()]
    return Row(name, seconds_of(read, 3) * 1e3, "ms", _recovered(plans, units), 1.0, "× ours")


def _peer(name: str, plans: list[Given], python: str | None, ours: Row) -> Row:
    if python is None:
        return Row(name, None, "ms", "not run: no `--peers PYTHON`")
    given = {"texts": [p.printed for p in plans], "files": [str(p.path.resolve()) for p in plans]}
    try:
        shown = subprocess.run(
            [python, str(SCRIPT), name],
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Row(name, None, "ms", f"not done in {LONGEST_SECONDS} s")
    if not shown.stdout:
        return Row(name, None, "ms", f"failed with exit code {shown.returncode}")
    answer = json.loads(shown.stdout)
    if "absent" in answer:
        why = re.sub(r"\s+from https?://\S+", "", answer["absent"])
        return Row(name, None, "ms", f"not run: {why}")
    seconds = float(answer["seconds"])
    note = _recovered(plans, answer["units"])
    ratio = seconds * 1e3 / (ours.value or 1.0)
    return Row(f"{name} {answer['version']}", seconds * 1e3, "ms", note, ratio, "× ours")


def _recovered(plans: list[Given], units: list[list[str]]) -> str:
    """How many of the annotated citations stand in a unit of their own."""
    found = total = 0
    for plan, some in zip(plans, units, strict=True):
        close = [re.sub(r"\s+", "", unit) for unit in some]
        total += len(plan.codes)
        found += sum(
            any(code in unit and len(unit) <= len(code) + _BESIDE for unit in close)
            for code in plan.codes
        )
    return f"{found} of {total} citations as units"
