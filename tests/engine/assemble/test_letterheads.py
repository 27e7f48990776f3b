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
