"""What a page shows of an export, as rows and figures.

Place in the flow: views ask; with compiling.py the only module that may know the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language

from lotrinh.checks.explain import Explanation, explain
from lotrinh.language import speaking

SEVERITIES: Final = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as a row."""

    code: str
    severity: str
    message: str
    excerpt: str
    suggestion: str
    line: int | None
    page: int | None


def shown_findings(export: Mapping[str, Any]) -> list[ShownFinding]:
    """The findings of an export, the gravest first, then by place."""
    rows = [
        ShownFinding(
            code=finding["code"],
            severity=finding["severity"],
            message=finding["message"],
            excerpt=finding["excerpt"] or "",
            suggestion=finding["suggestion"] or "",
            line=finding["at"]["line"] if finding["at"] else None,
            page=finding["at"]["page"] if finding["at"] else None,
        )
        for finding in export["findings"]
    ]
    return sorted(rows, key=lambda row: (SEVERITIES.index(row.severity), row.line or 0))


def count_findings(findings: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """How many of each severity."""
    return Counter(finding["severity"] for finding in findings)


def explain_code(code: str) -> Explanation | None:
    """What a finding's code means, why, and by which law, in the language of the page."""
    with speaking("en" if get_language() == "en" else "vi"):
        return explain(code)
