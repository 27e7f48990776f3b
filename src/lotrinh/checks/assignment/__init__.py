"""Rules of assignment: units, their duties, recipients (PC)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
