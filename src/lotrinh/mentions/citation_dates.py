"""The date that follows a document's code or name: "ngày 14/6/2031", "(tháng 6/2031)", "năm 2031".

Place in the flow: stage 2, part of the citations and laws.
"""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = re.compile(
    r"""(?:\[\d{1,3}\])?[ ]?[,]?[ ]?\(?(?:ban[ ]hành[ ]|ký[ ])?
    (?: ngày[ ]?(?P<d1>\d{1,2})[ ]?(?P<sep>[/.-])[ ]?(?P<m1>\d{1,2})[ ]?(?P=sep)[ ]?(?P<y1>\d{4})
      | ngày[ ]?(?P<d2>\d{1,2})[ ]tháng[ ]?(?P<m2>\d{1,2})(?:,?[ ]năm[ ]?|[ ]?/[ ]?)(?P<y2>\d{4})
      | \(?(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{4})
      | tháng[ ]?(?P<m4>\d{1,2})(?:[ ]?/[ ]?|,?[ ]năm[ ]?)(?P<y4>\d{4})
      | năm[ ](?P<y5>\d{4})(?![ ]?[-–]) )
    (?!\d)\)?""",
    re.VERBOSE | re.IGNORECASE,
)


def date_at(text: str, at: int, limit: int) -> tuple[str | None, int]:
    """The date that directly follows a document's name or code, and where it ends.

    ISO 8601, perhaps partial; (None, at) where none follows or no such day exists in any month.
    """
    match = _DATE.match(text, at, min(limit, at + 60))
    if match is None:
        return None, at
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    day = match["d1"] or match["d2"] or match["d3"]
    end = match.end()
    if text[end - 1] == ")" and "(" not in match.group():
        end -= 1
    if month is None:
        return year, end
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None, at
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""), end
