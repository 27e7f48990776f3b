"""Signatures and recipients in the forms that people write them."""

from __future__ import annotations

import pytest
from story import plan_of

BODY = "I. NỘI DUNG\n1. Trồng cây ven suối.\n"


@pytest.mark.parametrize(
    ("lines", "authority", "capacity", "position", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Mẫu",
         "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Mẫu"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(Đã ký)\nVàng A Mẫu",
         "T/M BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Vàng A Mẫu"),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGiàng Thị Mẫu",
         None, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Giàng Thị Mẫu"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nSùng A Mẫu",
         None, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Sùng A Mẫu"),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG KINH TẾ\nHoàng Văn Mẫu",
         None, "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ", "Hoàng Văn Mẫu"),
        ("TUQ. GIÁM ĐỐC\nCHI CỤC TRƯỞNG CHI CỤC\nTRỒNG RỪNG VÀ BẢO VỆ\nSUỐI\nMa Văn Mẫu",
         None, "TUQ. GIÁM ĐỐC", "CHI CỤC TRƯỞNG CHI CỤC TRỒNG RỪNG VÀ BẢO VỆ SUỐI", "Ma Văn Mẫu"),
        ("GIÁM ĐỐC\nMa Văn Mẫu", None, None, "GIÁM ĐỐC", "Ma Văn Mẫu"),
        ("HIỆU TRƯỞNG\nLý Thị Mẫu", None, None, "HIỆU TRƯỞNG", "Lý Thị Mẫu"),
    ],
)  # fmt: skip
def test_signatures(
    lines: str, authority: str | None, capacity: str | None, position: str, name: str
) -> None:
    plan = plan_of(BODY, foot=f"\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n{lines}\n")
    signature = plan.signature
    assert signature is not None
    assert (signature.authority, signature.capacity) == (authority, capacity)
    assert (signature.position, signature.name) == (position, name)
    assert [recipient.name for recipient in plan.recipients] == ["Các thôn", "Lưu: VT"]
    assert plan.unplaced == ()


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        ("Nơi nhận:\n- Như trên;\n- TT Đảng ủy, HĐND (b/c);\n- Lưu: VT.",
         [("Như trên", None), ("TT Đảng ủy, HĐND", "b/c"), ("Lưu: VT", None)]),
        ("Nơi nhận\n+ Các thôn,\n+ Lưu VP.", [("Các thôn", None), ("Lưu VP", None)]),
        ("Nơi nhận:\n- Các thôn\n- Lưu", [("Các thôn", None), ("Lưu", None)]),
        ("Nơi nhận:\n- Các thôn (t/h);\n- Trang tin xã (đăng tải);\n- Lưu: VT, KT (02b).",
         [("Các thôn", "t/h"), ("Trang tin xã", "đăng tải"), ("Lưu: VT, KT (02b)", None)]),
        ("Nơi nhận: Phòng Văn hóa - Xã hội (b/c); các thôn; Lưu: VT.",
         [("Phòng Văn hóa - Xã hội", "b/c"), ("các thôn", None), ("Lưu: VT", None)]),
        ("Nơi nhận: UBND tỉnh (b/c); các thôn; Lưu: VT.",
         [("UBND tỉnh", "b/c"), ("các thôn", None), ("Lưu: VT", None)]),
        ("Nơi nhận: UBND tỉnh (b/c); các\nthôn; Lưu: VT.",
         [("UBND tỉnh", "b/c"), ("các thôn", None), ("Lưu: VT", None)]),
        ("Nơi nhận:\n- Báo tỉnh; các đài xã;\n- Lưu: VT.",
         [("Báo tỉnh; các đài xã", None), ("Lưu: VT", None)]),
    ],
)  # fmt: skip
def test_recipients(lines: str, recipients: list[tuple[str, str | None]]) -> None:
    foot = f"\n{lines}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Mẫu\n"
    plan = plan_of(BODY, foot=foot)
    assert [(r.name, r.purpose) for r in plan.recipients] == recipients
    assert plan.signature is not None
    assert plan.signature.name == "Lò Văn Mẫu"


def test_a_draft_without_number_and_day() -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ MÂY TRẮNG\nSố:      /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nMây Trắng, ngày     tháng     năm 2031\n\nKẾ HOẠCH\n"
        "Trồng cây ven suối\n\n"
    )
    plan = plan_of(BODY, head=head)
    assert (plan.header.number, plan.header.symbol) == (None, "KH-UBND")
    assert plan.header.date in {None, "2031"}


def test_a_plan_without_a_foot_says_so() -> None:
    plan = plan_of(BODY, foot="")
    assert plan.recipients == ()
    assert plan.signature is None
    assert "TT101" in {finding.code for finding in plan.findings}


def test_a_post_alone_makes_a_right_column() -> None:
    foot = (
        "\nNơi nhận:                           HIỆU TRƯỞNG\n"
        "- Phòng Văn hóa (để báo cáo);     (Đã ký và đóng dấu)\n"
        "- Lưu: VT.                          Lò Thị Mẫu\n"
    )
    plan = plan_of(BODY, foot=foot)
    assert [r.name for r in plan.recipients] == ["Phòng Văn hóa", "Lưu: VT"]
    assert plan.signature is not None
    assert (plan.signature.position, plan.signature.name) == ("HIỆU TRƯỞNG", "Lò Thị Mẫu")


def test_one_blank_may_stand_between_the_columns() -> None:
    foot = "\nNơi nhận: GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT, KT. Lò Văn Mẫu\n"
    plan = plan_of(BODY, foot=foot)
    assert [r.name for r in plan.recipients] == ["UBND tỉnh", "Lưu: VT, KT"]
    assert plan.signature is not None
    assert (plan.signature.position, plan.signature.name) == ("GIÁM ĐỐC", "Lò Văn Mẫu")


def test_two_bodies_sign_side_by_side_above_the_recipients() -> None:
    foot = (
        "\nSỞ GIÓ                              SỞ MÂY\n"
        "GIÁM ĐỐC                            GIÁM ĐỐC\n\n"
        "Lò Thị Mẫu                          Vàng A Mẫu\n\n"
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
    )
    plan = plan_of(BODY, foot=foot)
    signature = plan.signature
    assert signature is not None
    assert (signature.authority, signature.position) == ("SỞ GIÓ", "GIÁM ĐỐC")
    assert signature.name == "Lò Thị Mẫu"
    assert plan.unplaced == ()


@pytest.mark.parametrize(
    "lines",
    [
        "BS. Ma Văn Mẫu",
        "Ký bởi: Sở Gió\nThời gian ký: 05.03.2031 09:12:41 +07:00\nBS. Ma Văn Mẫu",
        "BS. Ma Văn Mẫu\nKT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nLý Thị Mẫu",
    ],
)
def test_a_signature_may_stand_above_the_recipients(lines: str) -> None:
    """Without columns the signature comes first; of two offices the first one's is read."""
    lines = f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{lines}"
    foot = f"\n{lines}\nNơi nhận: Phòng Văn hóa - Xã hội (b/c); các thôn trong xã; Lưu: VT.\n"
    plan = plan_of(BODY, foot=foot)
    signature = plan.signature
    assert signature is not None
    assert (signature.capacity, signature.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signature.name == "BS. Ma Văn Mẫu"
    assert [r.name for r in plan.recipients][1:] == ["các thôn trong xã", "Lưu: VT"]
    assert [item.title for item in plan.outline] == ["NỘI DUNG", "Trồng cây ven suối"]


def test_the_mark_of_a_signature_is_no_recipient() -> None:
    mark = "Ký bởi: Văn phòng xã\nThời gian ký: 05.03.2031 09:12:41 +07:00"
    lines = f"Nơi nhận:\n- Các thôn;\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\n{mark}\nLý Thị Mẫu"
    plan = plan_of(BODY, foot=f"\n{lines}\n")
    assert [recipient.name for recipient in plan.recipients] == ["Các thôn", "Lưu: VT"]
    assert plan.signature is not None
    assert plan.signature.signer == "Văn phòng xã"
    assert plan.signature.name == "Lý Thị Mẫu"
