"""Rules of consistency: what the plan says in two places (NQ)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
