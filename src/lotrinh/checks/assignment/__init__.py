"""Rules of assignment: who must do what, and who is told (PC)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.assignment.pc101_not_a_recipient import not_a_recipient
from lotrinh.checks.assignment.pc102_house_not_a_recipient import house_not_a_recipient
from lotrinh.checks.assignment.pc103_two_leaders import two_leaders
from lotrinh.checks.assignment.pc104_unit_twice import unit_twice
from lotrinh.checks.assignment.pc105_two_names import two_names
from lotrinh.checks.assignment.pc106_abolished_body import abolished_body
from lotrinh.checks.assignment.pc107_no_duty import no_duty
from lotrinh.checks.assignment.pc108_idle_recipient import idle_recipient
from lotrinh.checks.assignment.pc109_unknown_partner import unknown_partner
from lotrinh.checks.assignment.pc110_nobody_given import nobody_given
from lotrinh.checks.assignment.pc111_nobody_leads import nobody_leads
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    not_a_recipient, house_not_a_recipient, two_leaders, unit_twice, two_names, abolished_body,
    no_duty, idle_recipient, unknown_partner, nobody_given, nobody_leads,
)  # fmt: skip
