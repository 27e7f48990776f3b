"""Plans checked together: where they contradict each other, and where they only seem to."""

from __future__ import annotations

import pytest
from story import plan_of

from lotrinh.checks.across import find_contradictions, witness_of

DUTY = "Phòng Kinh tế rà soát toàn bộ hồ chứa, lập danh sách điểm xung yếu gửi Ủy ban nhân dân xã"


def contradictions(*bodies: str) -> list[tuple[str, str, list[str]]]:
    """Code, message and files of each contradiction between plans with these bodies."""
    witnesses = [
        witness_of(plan_of(body), f"{name}.txt") for name, body in zip("abc", bodies, strict=False)
    ]
    return [
        (one.finding.code, one.finding.message, [file for file, _ in one.places])
        for one in find_contradictions(witnesses)
    ]


def cites(words: str) -> str:
    return f"I. NỘI DUNG\n1. Thực hiện {words}.\n"


def test_the_rarer_date_of_one_document_is_told() -> None:
    right = cites("Chỉ thị số 88-CT/TW ngày 14/4/2030 của Bộ Chính trị")
    wrong = cites("Chỉ thị số 88-CT/TW ngày 04/4/2030 của Bộ Chính trị")
    ((code, message, files),) = contradictions(right, right, wrong)
    assert code == "LV101"
    assert "88-CT/TW: 14/4/2030 (2 chỗ), 04/4/2030 (1 chỗ)" in message
    assert files == ["c.txt", "a.txt"]


@pytest.mark.parametrize(
    "other",
    [
        "Chỉ thị số 88-CT/TW ngày 14 tháng 4 năm 2030 của Bộ Chính trị",
        "Chỉ thị số 88-CT/TW tháng 5/2030 của Bộ Chính trị",
        "Chỉ thị số 88-CT/TW ngày 02/01/2031 của Bộ Chính trị",
        "Chỉ thị số 89-CT/TW ngày 15/4/2030 của Bộ Chính trị",
    ],
)
def test_what_can_be_true_is_no_contradiction(other: str) -> None:
    first = cites("Chỉ thị số 88-CT/TW ngày 14/4/2030 của Bộ Chính trị")
    assert contradictions(first, cites(other)) == []


def test_one_number_of_two_communes_is_two_documents() -> None:
    one = cites("Kế hoạch số 45/KH-UBND ngày 12/3/2030 của UBND xã Mây Trắng")
    two = cites("Kế hoạch số 45/KH-UBND ngày 15/3/2030 của UBND xã Đồi Thông")
    same = cites("Kế hoạch số 45/KH-UBND ngày 21/3/2030 của UBND xã Mây Trắng")
    assert contradictions(one, two) == []
    assert [code for code, _, _ in contradictions(one, same)] == ["LV101"]


def test_one_duty_with_two_days_is_told() -> None:
    bodies = [
        f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- {DUTY} trước ngày {day}/5/2031.\n"
        for day in ("15", "30")
    ]
    ((code, message, _),) = contradictions(*bodies)
    assert code == "LV102"
    assert "15/5/2031 (1 chỗ), 30/5/2031 (1 chỗ)" in message
    assert contradictions(bodies[0], bodies[0]) == []


def test_one_plan_does_not_contradict_itself_here() -> None:
    assert find_contradictions([]) == ()
    twice = cites("Chỉ thị số 88-CT/TW ngày 14/4/2030 của Bộ Chính trị") + (
        "2. Theo Chỉ thị số 88-CT/TW ngày 04/4/2030 của Bộ Chính trị.\n"
    )
    assert contradictions(twice) == []
