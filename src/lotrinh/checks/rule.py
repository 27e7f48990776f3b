"""What a rule is: a code, what it says, and a function that finds faults in a case.

Place in the flow: checks. Each rule has a file of its own in its family's folder and a page
beside it (pages.py); the family's `__init__.py` lists it, registry.py lists the families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.settings import PROFILES, Profile
from lotrinh.language import Text
from lotrinh.plan.model import Edit, Family, Finding, Severity
from lotrinh.source.text import At

_EXCERPT = 160
"""Characters of the text at a place that a finding shows."""


class Fault(NamedTuple):
    """One place where a document breaks a rule."""

    at: At | None
    """The narrowest place; None where it is about the whole document."""
    detail: str = ""
    """What is special here, as a `Text`; the rule's title stands before it."""
    excerpt: str | None = None
    """The words it is about; None: the text at the place."""
    suggestion: str | None = None
    """What to do here, as a `Text`; None: the rule's cure."""
    related: tuple[At, ...] = ()
    """The places that it was compared with."""
    edits: tuple[Edit, ...] = ()
    """A repair that is safe without a person's thought; () where there is none."""


Check = Callable[[Case], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Rules know nothing of each other: their order changes nothing."""

    code: str
    """Letters of the family and three digits; never used again for something else."""
    title: Text
    """The fault as a whole statement, without a colon and without a final stop."""
    severity: Severity
    """error: can't be signed so; warning: should be answered; notice: style."""
    cure: Text
    """What to do, in a sentence."""
    check: Check
    profile: Profile = "draft"
    """The first profile that asks for it."""
    families: frozenset[Family] = frozenset()
    """The families of form that it is about; empty: all."""
    basis: Mapping[Family, str] = field(default_factory=lambda: MappingProxyType({}))
    """The legal basis by family of form."""

    def applies(self, case: Case) -> bool:
        """Whether a case is one for this rule, by profile, family and the house's settings."""
        return (
            case.settings.wants(self.code)
            and (not self.families or case.family in self.families)
            and PROFILES.index(self.profile) <= PROFILES.index(case.profile)
        )

    def findings(self, case: Case) -> list[Finding]:
        """The faults of a case as findings, in the rule's order."""
        severity = case.settings.severity.get(self.code, self.severity)
        basis = self.basis.get(case.family)
        return [self._finding(case, fault, severity, basis) for fault in self.check(case)]

    def _finding(self, case: Case, fault: Fault, severity: Severity, basis: str | None) -> Finding:
        message = (
            Text("{title}: {detail}", title=self.title, detail=fault.detail)
            if fault.detail
            else Text("{title}.", title=self.title)
        )
        excerpt = fault.excerpt
        if excerpt is None and fault.at is not None:
            words = case.words(fault.at)
            excerpt = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
        return Finding(
            code=self.code,
            severity=severity,
            message=message,
            excerpt=excerpt or None,
            suggestion=fault.suggestion or self.cure,
            at=fault.at,
            related=fault.related,
            basis=basis,
            edits=fault.edits,
        )


def rule(
    code: str,
    title: Text,
    *,
    severity: Severity,
    cure: Text,
    profile: Profile = "draft",
    families: Iterable[Family] = (),
    basis: Mapping[Family, str] | None = None,
) -> Callable[[Check], Rule]:
    """Makes a rule of the function below it. The arguments are the fields of `Rule`."""

    def made(check: Check) -> Rule:
        law = MappingProxyType(dict(basis or {}))
        return Rule(code, title, severity, cure, check, profile, frozenset(families), law)

    return made
