"""A baseline: the findings that were there on a day, so that only new ones are told.

    {"schema": "lotrinh/baseline@1", "findings": {"ke-hoach.docx": {"3f2a…": 1}}}

Place in the flow: checks; the command line opens the file. A finding is known again by its code
and its words, not by its line, so that writing above it changes nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from lotrinh.language import Text
from lotrinh.plan.model import Finding
from lotrinh.source.errors import UnreadableError

SCHEMA: Final = "lotrinh/baseline@1"

Baseline = Mapping[str, Mapping[str, int]]
"""Of each file, how often each finding was there."""


def fingerprint(found: Finding) -> str:
    """What stays the same of a finding while the text around it changes: 16 hexadecimal digits."""
    words = " ".join((found.excerpt or found.message).split()).casefold()
    return sha256(f"{found.code}\0{words}".encode()).hexdigest()[:16]


def leave_out_known(
    findings: Iterable[Finding], baseline: Baseline, *, file: str
) -> tuple[Finding, ...]:
    """The findings of a file that the baseline does not have, or has less often."""
    left = Counter(baseline.get(file, {}))
    new = []
    for found in findings:
        mark = fingerprint(found)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            new.append(found)
    return tuple(new)


def render_baseline(findings: Mapping[str, Sequence[Finding]]) -> str:
    """The baseline that holds these findings, by file; the same findings give the same bytes."""
    counted = {
        file: dict(sorted(Counter(map(fingerprint, found)).items()))
        for file, found in sorted(findings.items())
        if found
    }
    document = {"schema": SCHEMA, "findings": counted}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def load_baseline(content: bytes, *, name: str) -> Baseline:
    """A baseline file. Raises UnreadableError where it is none."""
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _wrong(name) from error
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA or not _is_counted(raw):
        raise _wrong(name)
    counted: Baseline = raw["findings"]
    return counted


def _is_counted(raw: Mapping[str, Any]) -> bool:
    files = raw.get("findings")
    return isinstance(files, dict) and all(
        isinstance(marks, dict) and all(isinstance(n, int) for n in marks.values())
        for marks in files.values()
    )


def _wrong(name: str) -> UnreadableError:
    return UnreadableError(
        name,
        "corrupt",
        Text("không phải tệp mốc phát hiện."),
        Text("Tạo tệp mốc bằng: lotrinh check … --write-baseline {name}", name=name),
    )
