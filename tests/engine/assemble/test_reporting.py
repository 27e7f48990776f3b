"""Who reports to whom and when, as the nearest words say it."""

from __future__ import annotations

import pytest

import lotrinh
from lotrinh.plan.model import Reporting

PLAN = """KẾ HOẠCH
Trồng cây ven suối năm 2026

I. TỔ CHỨC THỰC HIỆN
{duties}
"""


def reports(duties: str) -> list[Reporting]:
    """The reports that lines of an implementation section ask for."""
    return list(lotrinh.read(PLAN.format(duties=duties).encode()).reporting)


@pytest.mark.parametrize(
    ("clause", "when"),
    [
        ("Thường xuyên theo dõi, kịp thời báo cáo UBND xã.", "kịp thời"),
        ("Thực hiện theo quy định của pháp luật; báo cáo UBND xã.", None),
        ("Kịp thời giải quyết vướng mắc và báo cáo UBND xã theo quy định.", "theo quy định"),
        ("Định kỳ tổng hợp, báo cáo UBND xã.", "Định kỳ"),
        ("Báo cáo UBND xã trước ngày 15/5/2026.", "trước ngày 15/5/2026"),
    ],
)
def test_the_time_is_that_of_the_verb(clause: str, when: str | None) -> None:
    (report,) = reports(f"1. Trạm Y tế xã\n- {clause}")
    assert (report.who, report.to, report.when) == ("Trạm Y tế xã", "UBND xã", when)


def test_each_day_of_a_list_is_a_report() -> None:
    found = reports(
        "1. Các thôn\n- Báo cáo UBND xã: 6 tháng (trước ngày 15/5), năm (trước ngày 15/11)."
    )
    assert [r.when for r in found] == ["trước ngày 15/5", "trước ngày 15/11"]
    assert {(r.who, r.to) for r in found} == {("Các thôn", "UBND xã")}


def test_who_drafts_is_not_who_reports() -> None:
    (report,) = reports(
        "1. Phòng Kinh tế\n- Tham mưu UBND xã báo cáo UBND tỉnh trước ngày 20/11/2026."
    )
    assert (report.who, report.to) == ("UBND xã", "UBND tỉnh")


def test_the_subject_may_stand_in_the_sentence_before() -> None:
    (report,) = reports(
        "1. Sở Nội vụ chủ trì kiểm tra tại các xã. Kết thúc kiểm tra lập báo cáo kết quả"
        " gửi Chủ tịch UBND tỉnh."
    )
    assert (report.who, report.to) == ("Sở Nội vụ", "Chủ tịch UBND tỉnh")


@pytest.mark.parametrize(
    ("duties", "who", "to"),
    [
        ("1. Trạm Y tế xã\n- Tổng hợp ý kiến, báo cáo UBND xã (qua Phòng Văn hóa).",
         "Trạm Y tế xã", "UBND xã"),
        ("1. Trạm Y tế xã: tổng hợp kết quả vận động báo cáo UBND xã.", "Trạm Y tế xã", "UBND xã"),
        ("1. Các lớp: chăm cây.\nSau ngày hội, các tổ báo cáo kết quả về UBND xã.",
         "các tổ", "UBND xã"),
        ("1. Chế độ báo cáo: Định kỳ hằng tháng, các xã báo cáo Sở Mây.", "các xã", "Sở Mây"),
        ("1. Yêu cầu các ngành, địa phương báo cáo kết quả về Sở Mây.",
         "các ngành, địa phương", "Sở Mây"),
        ("1. Chi đoàn các trường nộp báo cáo về Đoàn xã.", "Chi đoàn các trường", "Đoàn xã"),
    ],
)  # fmt: skip
def test_the_subject_and_the_addressee_stand_at_the_verb(duties: str, who: str, to: str) -> None:
    (report,) = reports(duties)
    assert (report.who, report.to) == (who, to)


def test_what_is_passed_on_has_no_way_of_the_first() -> None:
    first, second = reports(
        "1. Các thôn báo cáo UBND xã (qua Phòng Mây) trước ngày 10/12/2026 để tổng hợp,"
        " báo cáo UBND tỉnh."
    )
    assert (first.via, second.via) == ("Phòng Mây", None)


def test_a_day_is_that_of_the_report_before_it() -> None:
    plan = lotrinh.read(
        PLAN.format(
            duties="1. Các thôn gửi báo cáo về Phòng Mây trước ngày 10/12/2026 để tổng hợp,"
            " báo cáo UBND xã."
        ).encode()
    )
    assert [due.who for due in plan.deadlines] == ["Các thôn"]


@pytest.mark.parametrize("text", ["2-ủ,báo cáo", "a. b,báo cáo", ". ,báo cáo", "1. . báo cáo UBND"])
def test_a_text_of_a_few_letters_comes_to_an_end(text: str) -> None:
    assert lotrinh.read(text.encode()).reporting == ()
