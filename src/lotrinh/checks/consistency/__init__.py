"""Rules of consistency: what one place of the plan says and another denies (NQ)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.consistency.nq101_ordinal_conflict import ordinal_conflict
from lotrinh.checks.consistency.nq102_term_conflict import term_conflict
from lotrinh.checks.consistency.nq103_foreign_place import foreign_place
from lotrinh.checks.consistency.nq104_figure_and_words import figure_and_words
from lotrinh.checks.consistency.nq105_table_sum import table_sum
from lotrinh.checks.consistency.nq106_percentages import percentages
from lotrinh.checks.consistency.nq107_figure_conflict import figure_conflict
from lotrinh.checks.consistency.nq108_years_of_plan import years_of_plan
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    ordinal_conflict,
    term_conflict,
    foreign_place,
    figure_and_words,
    table_sum,
    percentages,
    figure_conflict,
    years_of_plan,
)
