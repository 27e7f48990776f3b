"""Days of the month on which something recurs, as printed.

Place in the flow: beside the rules of this family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text

_BEFORE: Final = re.compile(
    r"ngày (?P<day>29|30|31),? ?(?:của )?(?P<cycle>(?:h[ằà]ng|mỗi|các) tháng"
    r"|(?:tháng )?(?:cuối|cuối cùng) (?:của )?(?:mỗi |h[ằà]ng |từng )?quý|tháng cuối)(?!\w)"
)
_LAST: Final = re.compile(r"\bcuối\b")
_BEHIND: Final = re.compile(
    r"(?:h[ằà]ng|mỗi) tháng,? ?\(?(?:báo cáo |gửi báo cáo )?"
    r"(?:trước|vào|chậm nhất|muộn nhất|đến|từ)?(?: là| vào| trước)?(?: hết)? ?"
    r"ngày (?P<day>29|30|31)(?!\d| ?/| tháng)"
)


def recurring_days(case: Case, days: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """(day, start, end) of each "ngày 31 hằng tháng" and "hằng tháng, trước ngày 31".

    The 30th of a quarter's last month always exists and is none of them.
    """
    low = case.once(low_text)
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(low):
            quarterly = bool(_LAST.search(found.group()))
            if found["day"] in days and not (quarterly and found["day"] != "31"):
                yield found["day"], found.start(), found.end()
