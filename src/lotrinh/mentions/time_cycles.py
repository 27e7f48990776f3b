"""Which recurring times in prose are times that something is due: those that report or set a day.

Place in the flow: stage 2, between time_recurrence and time_deadlines.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.mentions.time_recurrence import RecurrenceMention
from lotrinh.mentions.time_words import alternatives


def recurs_as_due(low: str, cycle: RecurrenceMention) -> bool:
    """Whether a cycle in the lower-case text `low` counts as a deadline.

    A bare one ("hằng năm") counts beside a word of reporting; one with a day or an hour counts
    where it comes several times a year ("thứ Ba và thứ Sáu hằng tuần") or a word binds it.
    """
    if _reports(low, cycle):
        return True
    bound = _BINDS.search(low, max(0, cycle.start - 9), cycle.end)
    return not cycle.bare and bool(_is_timetable(cycle.rule) or bound)


def _is_timetable(rule: str) -> bool:
    """Whether a rule with a day or hour comes several times a year.

    What comes once a year without a word that binds is an anniversary: `ngày 9/11 hằng năm`.
    """
    return not rule.startswith("FREQ=YEARLY") or ("BYMONTHDAY" in rule and ",12;" in rule)


_BINDS: Final = re.compile(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|không quá|hạn|định kỳ)(?!\w)")


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(alternatives("not_periodic") + r"[^.;:,\n]{0,12}$")


@cache
def _report() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternatives("report") + r"(?!\w)")


def _reports(low: str, r: RecurrenceMention) -> bool:
    """A bare cycle counts where its clause reports, reviews or meets."""
    if _loose().search(low, max(0, r.start - 40), r.start):
        return False
    left = max(low.rfind(c, max(0, r.start - 90), r.start) for c in ".;\n")
    before = low[max(left + 1, r.start - 90) : r.start]
    after = re.split(r"[.;\n]", low[r.end : r.end + 70])[0]
    return bool(_report().search(before) or _report().search(after))
