"""Rules of structure: numbering, empty and repeated parts, references, counts (CT)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
