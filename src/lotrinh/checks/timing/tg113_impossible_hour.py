"""TG113: a printed hour does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_CLOCK: Final = re.compile(
    # Opens with a plain class, which is searched for much faster than what must not stand before.
    r"(?P<hour>[0-9](?<![\d/.,].)[0-9]?) ?(?P<word>h|giờ|g(?=\d)|:(?=\d\d(?!\d|:)))"
    r" ?(?P<minute>\d{2})?"
    r"(?![\d/]|\.\d)(?!\w)"
)
_AT: Final = re.compile(r"(?:lúc|hồi|vào|từ|trước|đến|khoảng|:)\s?$")
_SHARP: Final = re.compile(r"(?:lúc|hồi)\s$")
_DAY: Final = re.compile(r"['’′]?(?: phút)?,? ?\(?(?:ngày|sáng|chiều|tối|cùng ngày|h[ằà]ng ngày)")
_LAST: Final = 24


@rule(
    "TG113",
    Text("Giờ không có thật"),
    severity="error",
    cure=Text("Ghi lại giờ: từ 00 đến 24 giờ, phút từ 00 đến 59."),
)
def impossible_hour(case: Case) -> Iterator[Fault]:
    """Hours above 24 and minutes above 59; spans of hours (48 giờ, 72 giờ) are none."""
    low = case.once(low_text)
    for found in _CLOCK.finditer(low):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if (hour < _LAST and minute < 60) or (hour == _LAST and minute == 0):
            continue
        if _is_clock(low, found):
            at = case.at(*found.span())
            yield Fault(at, Text("“{words}”.", words=case.words(at)))


def _is_clock(low: str, found: re.Match[str]) -> bool:
    """Whether the numbers tell an hour of the day and no span, ratio or score."""
    led = bool(_AT.search(low, max(0, found.start() - 12), found.start()))
    followed = bool(_DAY.match(low, found.end()))
    if found["word"] == ":":
        return followed or bool(_SHARP.search(low, max(0, found.start() - 5), found.start()))
    if found["minute"] is None:
        return int(found["hour"]) > _LAST and found["word"] == "h" and followed
    return found["word"] in {"h", "g"} or led or followed
