"""Rules of citations: what the plan says of other documents (VD)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.citations.vd101_two_dates import two_dates
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (two_dates,)
