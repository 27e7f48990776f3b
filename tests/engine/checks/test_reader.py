"""What the reader was unsure of is said once, with its place, and nothing else is."""

from __future__ import annotations

import pytest

import lotrinh
from lotrinh.checks.catalogue import finding
from lotrinh.plan.model import Finding

HEAD = """ỦY BAN NHÂN DÂN XÃ SUỐI TRĂNG
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Trăng, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Trồng cây ven suối năm 2026

"""
FOOT = """
Nơi nhận:
- Các thôn;
- Trạm Y tế xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Mẫu
"""


def findings(body: str, head: str = HEAD, foot: str = FOOT) -> dict[str, list[Finding]]:
    """The findings of a plan by their code."""
    found: dict[str, list[Finding]] = {}
    for each in lotrinh.read(f"{head}{body}{foot}".encode()).findings:
        found.setdefault(each.code, []).append(each)
    return found


def test_a_plan_without_fault_has_no_finding() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\n- Báo cáo UBND xã trước ngày 15/5/2026./.\n"
    assert findings(body) == {}


def test_an_event_that_two_phases_wait_for_is_one_finding() -> None:
    found = findings(
        "I. CÁC ĐỢT\n"
        "1. Đợt 1: từ tháng 3/2026 đến Đại hội Đảng bộ xã\n"
        "2. Đợt 2: từ Đại hội Đảng bộ xã đến hết tháng 12/2026\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Trồng cây.\n"
    )
    (waits,) = found["DH208"]
    assert "Đợt 1, Đợt 2 chờ “Đại hội Đảng bộ xã”" in waits.message
    assert waits.at is not None
    assert [place.line for place in (waits.at, *waits.related)] == [11, 12]


def test_a_phase_without_a_time_is_told() -> None:
    found = findings("I. CÁC ĐỢT\n1. Đợt 1: Cao điểm\n2. Đợt 2: từ ngày 01/6 đến ngày 30/6/2026\n")
    (phase,) = found["DH205"]
    assert "Đợt 1" in phase.message


def test_every_finding_says_what_to_do() -> None:
    each = finding("DH205", detail="Đợt 1.")
    assert each.message.endswith("Đợt 1.")
    assert each.suggestion
    with pytest.raises(KeyError):
        finding("DH999")
