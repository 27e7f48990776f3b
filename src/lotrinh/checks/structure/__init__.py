"""Rules of structure: numbering, empty and repeated parts, references, counts (CT)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule
from lotrinh.checks.structure.ct101_gap import gap
from lotrinh.checks.structure.ct102_repeat import repeat
from lotrinh.checks.structure.ct103_mixed_styles import mixed_styles
from lotrinh.checks.structure.ct104_first_number import first_number
from lotrinh.checks.structure.ct105_alphabet import alphabet
from lotrinh.checks.structure.ct106_empty_heading import empty_heading
from lotrinh.checks.structure.ct107_section_twice import section_twice
from lotrinh.checks.structure.ct108_paragraph_twice import paragraph_twice
from lotrinh.checks.structure.ct109_lost_reference import lost_reference
from lotrinh.checks.structure.ct110_count import count
from lotrinh.checks.structure.ct111_run_in_heading import run_in_heading
from lotrinh.checks.structure.ct112_part_missing import part_missing

RULES: Final[tuple[Rule, ...]] = (
    gap, repeat, mixed_styles, first_number, alphabet, empty_heading, section_twice,
    paragraph_twice, lost_reference, count, run_in_heading, part_missing,
)  # fmt: skip
