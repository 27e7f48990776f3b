"""When the plan itself and its activities take place, in words.

Place in the flow: render, shared by summary.py and the report.
"""

from __future__ import annotations

from lotrinh.language import tr
from lotrinh.plan.model import Period, Plan


def name_period(plan: Plan, period: Period) -> str:
    """The activity; the plan's own time does not repeat the plan's title."""
    if period.title == plan.header.title:
        return tr("Cả kế hoạch")
    return period.title[:1].upper() + period.title[1:]
