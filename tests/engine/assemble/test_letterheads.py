"""Whose plan it is, in the letterheads of many bodies."""

from __future__ import annotations

import pytest
from story import plan_of

BODY = "I. NỘI DUNG\n1. Trồng cây ven suối.\n"
HEAD = """{bodies}
Số: 05/KH-MAU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mây Trắng, ngày 10 tháng 8 năm 2031

KẾ HOẠCH
Trồng cây ven suối

"""


@pytest.mark.parametrize(
    ("bodies", "superior", "issuer"),
    [
        ("ỦY BAN MTTQ VIỆT NAM\nXÃ MÂY TRẮNG\nBAN THƯỜNG TRỰC",
         "ỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG", "BAN THƯỜNG TRỰC"),
        ("BAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG",
         None, "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG"),
        ("MTTQ VIỆT NAM TỈNH SÔNG NGÂN\nỦY BAN MTTQ VIỆT NAM\nXÃ MÂY TRẮNG",
         "MTTQ VIỆT NAM TỈNH SÔNG NGÂN", "ỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG"),
        ("ỦY BAN\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ MÂY TRẮNG",
         None, "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MÂY TRẮNG"),
        ("UBND TỈNH SÔNG NGÂN\nBAN QUẢN LÝ DỰ ÁN\nKHU VỰC 3",
         "UBND TỈNH SÔNG NGÂN", "BAN QUẢN LÝ DỰ ÁN KHU VỰC 3"),
        ("CỤC THUẾ\nTHUẾ TỈNH SÔNG NGÂN", "CỤC THUẾ", "THUẾ TỈNH SÔNG NGÂN"),
        ("CHI CỤC\nKIỂM LÂM\nHẠT KIỂM LÂM KHU VỰC 2",
         "CHI CỤC KIỂM LÂM", "HẠT KIỂM LÂM KHU VỰC 2"),
        ("ĐẢNG BỘ XÃ MÂY TRẮNG\nCHI BỘ THÔN 7", "ĐẢNG BỘ XÃ MÂY TRẮNG", "CHI BỘ THÔN 7"),
    ],
)  # fmt: skip
def test_the_issuer_and_its_superior(bodies: str, superior: str | None, issuer: str) -> None:
    header = plan_of(BODY, head=HEAD.format(bodies=bodies)).header
    assert (header.superior, header.issuer) == (superior, issuer)
    assert (header.place, header.date) == ("Mây Trắng", "2031-08-10")


def test_one_blank_may_stand_between_the_columns() -> None:
    head = (
        "UBND TỈNH SÔNG NGÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ GIÓ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 05/KH-SG Sông Ngân, ngày 10 tháng 8 năm 2031\n\nKẾ HOẠCH\nTrồng cây\n\n"
    )
    header = plan_of(BODY, head=head).header
    assert (header.superior, header.issuer) == ("UBND TỈNH SÔNG NGÂN", "SỞ GIÓ")
    assert (header.number, header.place, header.date) == ("05", "Sông Ngân", "2031-08-10")


@pytest.mark.parametrize(
    "lines",
    [
        "SỞ GIÓ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM",
        "VIỆT NAM\nSỞ GIÓ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "SỞ GIÓ\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA\nVIỆT NAM",
    ],
)
def test_the_rest_of_a_motto_is_no_body(lines: str) -> None:
    """A right column too narrow for its motto leaves `VIỆT NAM` on a line among the bodies."""
    head = (
        f"UBND TỈNH SÔNG NGÂN\n{lines}\nĐộc lập - Tự do - Hạnh phúc\nSố: 05/KH-SG\n"
        "Sông Ngân, ngày 10 tháng 8 năm 2031\n\nKẾ HOẠCH\nTrồng cây\n\n"
    )
    header = plan_of(BODY, head=head).header
    assert (header.superior, header.issuer) == ("UBND TỈNH SÔNG NGÂN", "SỞ GIÓ")
    assert (header.place, header.date) == ("Sông Ngân", "2031-08-10")


def test_a_year_in_a_name_is_no_part_of_the_place() -> None:
    bodies = "UBND TỈNH SÔNG NGÂN\nBAN TỔ CHỨC LỄ HỘI SÔNG\nNĂM 2031"
    header = plan_of(BODY, head=HEAD.format(bodies=bodies)).header
    assert header.issuer == "BAN TỔ CHỨC LỄ HỘI SÔNG NĂM 2031"
    assert (header.place, header.date) == ("Mây Trắng", "2031-08-10")


def test_extraction_may_part_a_blank_number_and_glue_the_date_to_the_motto() -> None:
    head = (
        "03/11/31, 6:23 PM\n\nUBND XÃ MÂY TRẮNG\n_____\n\nSố:\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n/KH-UBND\n\n"
        "Độc lập - Tự do - Hạnh phúc\nMây Trắng, ngày 10 tháng 8 năm 2031\n\nKẾ HOẠCH\nTrồng cây\n"
        "-----Căn cứ Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2031 của UBND tỉnh;\n\n"
    )
    header = plan_of(BODY, head=head).header
    assert (header.issuer, header.number, header.symbol) == ("UBND XÃ MÂY TRẮNG", None, "KH-UBND")
    assert (header.place, header.date, header.title) == ("Mây Trắng", "2031-08-10", "Trồng cây")
