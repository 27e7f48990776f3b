"""Rules of citations: what the plan says of other documents (VD)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.citations.vd101_two_dates import two_dates
from lotrinh.checks.citations.vd102_two_issuers import two_issuers
from lotrinh.checks.citations.vd103_two_numbers import two_numbers
from lotrinh.checks.citations.vd104_swapped_symbol import swapped_symbol
from lotrinh.checks.citations.vd105_type_and_body import type_and_body
from lotrinh.checks.citations.vd106_later_than_plan import later_than_plan
from lotrinh.checks.citations.vd107_base_without_date import base_without_date
from lotrinh.checks.citations.vd108_base_without_issuer import base_without_issuer
from lotrinh.checks.citations.vd109_rank import rank
from lotrinh.checks.citations.vd110_punctuation import punctuation
from lotrinh.checks.citations.vd111_replaced_law import replaced_law
from lotrinh.checks.citations.vd112_body_of_the_time import body_of_the_time
from lotrinh.checks.citations.vd113_year_of_number import year_of_number
from lotrinh.checks.citations.vd114_other_family import other_family
from lotrinh.checks.citations.vd115_no_about import no_about
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    two_dates, two_issuers, two_numbers, swapped_symbol, type_and_body, later_than_plan,
    base_without_date, base_without_issuer, rank, punctuation, replaced_law, body_of_the_time,
    year_of_number, other_family, no_about,
)  # fmt: skip
