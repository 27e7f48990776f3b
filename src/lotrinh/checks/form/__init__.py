"""Rules of form: letterhead, number, date, title, foot, and how a Word file is set (TT)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
