"""Damage is mended, told, and mapped back to what was printed."""

from __future__ import annotations

import pytest
from story import source_of


@pytest.mark.parametrize(
    ("damaged", "mended", "kinds"),
    [
        (
            "Chi bộ Đ ảng thôn họp b àn trồng cây.",
            "Chi bộ Đảng thôn họp bàn trồng cây.",
            {"split_syllable"},
        ),
        ("T h a m m ư u tổ chức trồng cây.", "Tham mưu tổ chức trồng cây.", {"spaced_letters"}),
        ("\uf0b7 Làm đất trồng cây.", "- Làm đất trồng cây.", {"glyph"}),
        ("Vận động **đoàn viên**, hội viên.", "Vận động đoàn viên, hội viên.", {"markup"}),
        ("Tưới 2 ** 3 gáo nước mỗi cây.", "Tưới 2 ** 3 gáo nước mỗi cây.", set()),
        ("Tổ chức\u00ad trồng\u200b cây.", "Tổ chức trồng cây.", set()),
        ("Tổ chức   trồng\u00a0cây.", "Tổ chức trồng cây.", set()),
        ("Ủy ban  \t nhân dân.", "Ủy ban nhân dân.", set()),
    ],
)
def test_mends(damaged: str, mended: str, kinds: set[str]) -> None:
    source = source_of(damaged)
    assert source.text == mended
    assert {repair.kind for repair in source.repairs} == kinds


def test_halves_that_are_words_are_closed_where_the_whole_is_printed() -> None:
    torn = "B àn ho ạt đ ộng của b ản; th ời gian ch ăm c ây: sinh hoạt b án trú. Đi ho ẻ."
    assert "Bàn hoạt động của bản; thời gian chăm cây: sinh hoạt" in source_of(torn).text
    once = "Đ ảng viên ho ạt bát, sinh hoạt đều."
    assert source_of(once).text == "Đảng viên ho ạt bát, sinh hoạt đều."


def test_a_lost_tone_comes_back_as_the_document_writes_the_word() -> None:
    source = source_of("Chi bộ thôn họp. Các chi bộ báo cáo. Mỗi chi bô \ufffd một cây. Chi bộ xã.")
    assert "Mỗi chi bộ một cây" in source.text
    (repair,) = source.repairs
    assert repair.kind == "glyph"
    assert "\ufffd" in repair.before


def test_one_slip_stays_and_a_font_without_blanks_is_mended() -> None:
    slip = "Các thôn đăng ký sốlượng cây cần trồng trong năm."
    assert source_of(slip).text == slip
    font = (
        "Số hộtham gia: đủ. Sốlượng cây: đủ. Đất đãlàm: xong. Tỉlệ sống: cao. Từkhi trồng: ba "
        "tháng. Kỳ2031 báo cáo. Chỗchết trồng dặm."
    )
    source = source_of(font)
    for words in ("hộ tham gia", "Số lượng", "đã làm", "Tỉ lệ", "Từ khi", "Kỳ 2031", "Chỗ chết"):
        assert words in source.text
    assert {repair.kind for repair in source.repairs} == {"glued_syllables"}


def test_old_and_new_tone_placement_both_stay_as_printed() -> None:
    text = "Uỷ ban nhân dân xã hoà giải; ủy ban mặt trận hòa cùng."
    assert source_of(text).text == text


def test_decomposed_letters_are_composed() -> None:
    assert source_of("Tha\u0301ng 3 trô\u0300ng cây.").text == "Tháng 3 trồng cây."


def test_a_place_behind_a_repair_points_at_the_print() -> None:
    source = source_of("Chi bộ Đ ảng thôn Mây họp.\nMây trắng bay về phía suối.")
    start = source.text.index("Mây họp")
    at = source.at(start, start + len("Mây"))
    assert (at.line, at.column) == (1, "Chi bộ Đ ảng thôn Mây".index("Mây") + 1)
    second = source.text.index("suối")
    assert source.at(second, second + 4).line == 2
