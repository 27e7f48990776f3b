"""Rules of time: dates, windows, phases, deadlines (TG)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule
from lotrinh.checks.timing.tg101_impossible_date import impossible_date
from lotrinh.checks.timing.tg102_weekday import weekday
from lotrinh.checks.timing.tg103_reversed_window import reversed_window
from lotrinh.checks.timing.tg104_phases_overlap import phases_overlap
from lotrinh.checks.timing.tg105_phases_gap import phases_gap
from lotrinh.checks.timing.tg106_phases_loose import phases_loose
from lotrinh.checks.timing.tg107_outside_phase import outside_phase
from lotrinh.checks.timing.tg108_before_plan import before_plan
from lotrinh.checks.timing.tg109_left_over_year import left_over_year
from lotrinh.checks.timing.tg110_report_without_time import report_without_time
from lotrinh.checks.timing.tg111_month_without_day import month_without_day
from lotrinh.checks.timing.tg112_short_february import short_february
from lotrinh.checks.timing.tg113_impossible_hour import impossible_hour
from lotrinh.checks.timing.tg114_years_of_anniversary import years_of_anniversary
from lotrinh.checks.timing.tg115_past_anniversary import past_anniversary

RULES: Final[tuple[Rule, ...]] = (
    impossible_date, weekday, reversed_window, phases_overlap, phases_gap, phases_loose,
    outside_phase, before_plan, left_over_year, report_without_time, month_without_day,
    short_february, impossible_hour, years_of_anniversary, past_anniversary,
)  # fmt: skip
