"""What a person or an agency asks of the checks: how strict, which rules, which house words.

Place in the flow: beside a `Case`. Pure: the command line reads the file, this holds its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from lotrinh.plan.model import Plan, Severity

Profile = Literal["draft", "signature", "published"]
"""How far a plan has come. Each asks all that those before it ask."""
PROFILES: Final[tuple[Profile, ...]] = get_args(Profile)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that certain findings are no fault, with the reason."""

    code: str
    """A code, or its beginning."""
    reason: str
    file: str = ""
    """Pattern of the file's name (`*.docx`); "" is every file."""
    words: str = ""
    """What must stand in the finding's excerpt or message; "" is anything."""
    line: int | None = None
    """Line of the finding; None is any."""
    alone: bool = False
    """`file` is one file's whole name: that file can tell whether the suppression is stale."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the checks run. The default is what a plan without a house configuration gets."""

    profile: Profile | None = None
    """None: told by the plan itself (`profile_of`)."""
    select: tuple[str, ...] = ()
    """Codes, or their beginnings (`VD`, `VD101`), that alone are raised; (): all."""
    ignore: tuple[str, ...] = ()
    """Codes, or their beginnings, that are not raised."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severities of the house by code, instead of the rule's own."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Options of single rules by code."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations that the house uses without explaining them."""
    units: tuple[str, ...] = ()
    """Names of the agency's own units, as it writes them."""
    suppressions: tuple[Suppression, ...] = ()
    """Findings that are not raised, each with a written reason."""

    def wants(self, code: str) -> bool:
        """Whether findings of this code are raised."""
        return (not self.select or code.startswith(self.select)) and not (
            self.ignore and code.startswith(self.ignore)
        )


DEFAULT: Final = Settings()


def profile_of(plan: Plan) -> Profile:
    """How far a plan has come, by itself: one that is numbered and dated was published.

    Without either it is a draft on its way to be signed: what a signature needs must be there,
    number and date need not.
    """
    header = plan.header
    dated = header.date is not None and len(header.date) == len("2026-01-31")
    return "published" if header.number and dated else "signature"
