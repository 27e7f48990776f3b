"""All rules, by family, in the order of their codes: an explicit list, nothing is discovered."""

from __future__ import annotations

from typing import Final

from lotrinh.checks import (
    assignment,
    citations,
    consistency,
    form,
    spelling,
    structure,
    timing,
)
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *form.RULES,
    *structure.RULES,
    *citations.RULES,
    *timing.RULES,
    *assignment.RULES,
    *consistency.RULES,
    *spelling.RULES,
)
