"""A province's plan and a commune's, from the few lines that a story is about."""

from __future__ import annotations

from story import plan_of

import lotrinh
from lotrinh.coverage.model import Coverage, Pairing
from lotrinh.plan.model import Plan

ABOVE = """ỦY BAN NHÂN DÂN
TỈNH ĐỒI LAM
Số: 40/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồi Lam, ngày 10 tháng 02 năm 2031

KẾ HOẠCH
Trồng cây ven suối trên địa bàn tỉnh Đồi Lam năm 2031

"""
ABOVE_FOOT = """

Nơi nhận:
- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Vi Thử Một
"""
CITING = (
    "Thực hiện Kế hoạch số 40/KH-UBND ngày 10 tháng 02 năm 2031 của Ủy ban nhân dân tỉnh Đồi Lam."
)


def superior(body: str) -> Plan:
    """The province's plan."""
    return plan_of(body, head=ABOVE, foot=ABOVE_FOOT)


def own(body: str, *, citing: str = CITING) -> Plan:
    """The commune's plan (xã Mây Trắng, 05/3/2031); it cites the province's."""
    return plan_of(f"{citing}\n{body}")


def contents(*lines: str) -> str:
    """A section of contents."""
    return "I. NỘI DUNG\n" + "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))


def duties(**units: list[str]) -> str:
    """A section of duties; underscores in the units' names are blanks."""
    rows = ["II. TỔ CHỨC THỰC HIỆN"]
    for number, (unit, lines) in enumerate(units.items(), 1):
        rows += [f"{number}. {unit.replace('_', ' ')}", *(f"- {line}" for line in lines)]
    return "\n".join(rows)


def compared(parent: str, child: str) -> Coverage:
    """What comes out of two bodies."""
    return lotrinh.compare(superior(parent), own(child))


def only(coverage: Coverage, start: str) -> Pairing:
    """The pairing of the one part of the parent whose text begins so."""
    (found,) = [
        pairing
        for pairing in coverage.pairings
        if any(part.text.startswith(start) for part in pairing.parent)
    ]
    return found
