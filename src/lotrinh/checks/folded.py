"""The text in forms that many rules search, each made once a document.

Views for `Case.once`; every offset of the text is kept.
"""

from __future__ import annotations

from lotrinh.checks.case import Case
from lotrinh.mentions.time_dates import lower_case
from lotrinh.mentions.unit_names import one_tone


def low_text(case: Case) -> str:
    """The text in lower case."""
    return lower_case(case.text)


def folded_text(case: Case) -> str:
    """The text in lower case, with tones placed the new way."""
    return one_tone(case.once(low_text))
