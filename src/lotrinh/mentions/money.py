"""Amounts of money in Vietnamese đồng."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_AMOUNT: Final = re.compile(
    r"(?<!\d)(?P<number>\d{1,3}(?:[.\s]\d{3}){1,6}(?:,\d{1,9})?|\d{1,18}(?:,\d{1,9})?)\s*"
    r"(?:(?P<unit>nghìn tỷ|ngàn tỷ|tỷ|tỉ|triệu|nghìn|ngàn)\s*)?(?P<coin>đồng|đ\b|VNĐ|VND)"
)
_UNITS: Final = {
    "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6,
    "nghìn": 10**3, "ngàn": 10**3,
}  # fmt: skip


class AmountMention(NamedTuple):
    start: int
    end: int
    amount: int
    """Whole đồng."""


def find_amounts(text: str, start: int = 0, end: int | None = None) -> tuple[AmountMention, ...]:
    """Every amount of money in `text[start:end]`, in order: `12.500.000 đồng`, `1,5 tỷ đồng`."""
    stop = len(text) if end is None else end
    found = []
    for match in _AMOUNT.finditer(text, start, stop):
        whole, _, part = re.sub(r"[.\s]", "", match["number"]).partition(",")
        factor = _UNITS.get(match["unit"] or "", 1)
        amount = int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)
        found.append(AmountMention(match.start(), match.end(), amount))
    return tuple(found)
