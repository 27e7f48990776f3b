"""Runs the reader's findings and all rules over a case.

Place in the flow: called by compile.py after the schedule. One of the two places in the house with
a broad `except`: a rule that crashes costs one finding, never the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from lotrinh.checks.case import Case
from lotrinh.checks.catalogue import finding
from lotrinh.checks.reader import find_reader_findings
from lotrinh.checks.registry import RULES
from lotrinh.checks.rule import Rule
from lotrinh.checks.suppressions import suppress
from lotrinh.language import Text
from lotrinh.plan.model import Finding

CRASHED = "NB901"

_loud: ContextVar[bool] = ContextVar("lotrinh_loud_rules", default=False)


@contextmanager
def loud_rules() -> Iterator[None]:
    """Within it a rule that crashes raises: for tests and for people who write rules."""
    before = _loud.set(True)
    try:
        yield
    finally:
        _loud.reset(before)


def run_checks(case: Case, *, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """All findings of a case that nobody answered, those with a place first, in text order."""
    found = [one for one in find_reader_findings(case.source, case.plan)
             if case.settings.wants(one.code)]  # fmt: skip
    if case.settings.severity:
        house = case.settings.severity
        found = [replace(one, severity=house.get(one.code, one.severity)) for one in found]
    for rule in rules:
        if rule.applies(case):
            found += _run(rule, case)
    found = suppress(found, case.settings.suppressions, name=case.source.name)
    return tuple(sorted(found, key=_order))


def _run(rule: Rule, case: Case) -> list[Finding]:
    try:
        return rule.findings(case)
    except Exception as error:
        if _loud.get():
            raise
        said = Text("{code}, {error}.", code=rule.code, error=type(error).__name__)
        return [finding(CRASHED, detail=said)]


def _order(found: Finding) -> tuple[bool, int, str]:
    return (found.at is None, found.at.start if found.at else 0, found.code)
