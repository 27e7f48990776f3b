"""Rules of language: syllables, words, marks (NN)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
