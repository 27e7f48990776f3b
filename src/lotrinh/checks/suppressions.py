"""Findings that a person has answered with a written reason: left out, and the stale ones told.

Place in the flow: checks; the last step of run.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

from lotrinh.checks.catalogue import finding
from lotrinh.checks.settings import Suppression
from lotrinh.language import Text
from lotrinh.plan.model import Finding

STALE: Final = "NB902"


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], *, name: str
) -> list[Finding]:
    """The findings of the file `name` that nobody answered, and one for each stale suppression.

    Only a suppression that names this very file is told as stale here: any other may still answer
    a finding of another file (`used_suppressions`).
    """
    mine = [one for one in suppressions if _is_about(one, name)]
    if not mine:
        return list(findings)
    used = used_suppressions(findings, mine, name=name)
    left = [found for found in findings if not any(_answers(one, found) for one in mine)]
    return left + [say_stale(one) for one in mine if one.alone and one not in used]


def used_suppressions(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], *, name: str
) -> frozenset[Suppression]:
    """The suppressions that answer at least one finding of the file `name`."""
    return frozenset(
        one
        for one in suppressions
        if _is_about(one, name) and any(_answers(one, found) for found in findings)
    )


def say_stale(suppression: Suppression) -> Finding:
    """The finding about a suppression that no longer suppresses anything."""
    said = Text("{code}, lý do “{reason}”.", code=suppression.code, reason=suppression.reason)
    return finding(STALE, detail=said)


def _is_about(one: Suppression, name: str) -> bool:
    if one.alone:
        return name == one.file
    return not one.file or fnmatchcase(name, one.file)


def _answers(one: Suppression, found: Finding) -> bool:
    if not found.code.startswith(one.code):
        return False
    if one.line is not None and (found.at is None or found.at.line != one.line):
        return False
    words = " ".join(one.words.split()).casefold()
    return words in f"{found.excerpt or ''} {found.message}".casefold()
