"""A reader's lines become paragraphs and tables whose places are those of the print."""

from __future__ import annotations

import pytest
from story import source_of

from lotrinh.source.compose import compose
from lotrinh.source.text import (
    Extract,
    Look,
    Paragraph,
    RawCell,
    RawLine,
    RawTable,
    SourceText,
    Table,
)

COLUMNS = """\
ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ MÂY TRẮNG                        Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND                   Mây Trắng, ngày 05 tháng 3 năm 2031

                 KẾ HOẠCH
           Trồng cây ven suối

I. MỤC ĐÍCH
Giữ đất, giữ nước.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Các thôn;                                   CHỦ TỊCH
- Lưu: VT.                                  Lò Văn Mẫu
"""


def composed(
    *items: RawLine | RawTable, wrapped: bool = False, pages: int | None = None
) -> SourceText:
    extract = Extract("docx", "application/x-test", list(items), wrapped=wrapped, pages=pages)
    return compose(extract, name="a", sha256="0" * 64)


def at_line(source: SourceText, words: str) -> tuple[int | None, int, int]:
    start = source.text.index(words)
    at = source.at(start, start + len(words))
    return at.page, at.line, at.column


def test_a_place_is_a_line_and_column_of_the_print() -> None:
    text = (
        "I. MỤC ĐÍCH\n\nGiữ đất, giữ nước cho ruộng bậc\nthang của các thôn đầu nguồn,\nlâu dài.\n"
    )
    source = source_of(text)
    printed = source.printed.split("\n")
    for words in ("MỤC ĐÍCH", "giữ nước", "thang của", "lâu dài"):
        _, line, column = at_line(source, words)
        assert printed[line - 1][column - 1 :].startswith(words)
        assert words in text.split("\n")[line - 1]


def test_a_place_over_a_line_end_tells_both_lines() -> None:
    source = source_of(
        "Giữ đất, giữ nước cho ruộng bậc\nthang của các thôn đầu nguồn, giữ\nrừng cho mai sau.\n"
    )
    start = source.text.index("bậc thang")
    at = source.at(start, start + len("bậc thang"))
    assert (at.line, at.end_line) == (1, 2)
    assert at.end_column == len("thang") + 1


def test_pages_count_their_own_lines() -> None:
    source = composed(
        RawLine("Trang đầu.", page=1),
        RawLine("Còn trang đầu.", page=1),
        RawLine("Trang sau.", page=3),
        RawLine("Còn trang sau.", page=3),
        pages=3,
    )
    assert at_line(source, "Còn trang đầu") == (1, 2, 1)
    assert at_line(source, "Trang sau") == (3, 1, 1)
    assert at_line(source, "Còn trang sau") == (3, 2, 1)


def test_two_columns_are_read_one_after_the_other_and_found_in_print() -> None:
    source = source_of(COLUMNS)
    sides = [
        (source.text[b.start : b.end], b.side) for b in source.blocks if isinstance(b, Paragraph)
    ]
    assert sides[:6] == [
        ("ỦY BAN NHÂN DÂN", "left"),
        ("XÃ MÂY TRẮNG", "left"),
        ("Số: 15/KH-UBND", "left"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "right"),
        ("Độc lập - Tự do - Hạnh phúc", "right"),
        ("Mây Trắng, ngày 05 tháng 3 năm 2031", "right"),
    ]
    assert ("Lò Văn Mẫu", "right") in sides
    assert ("- Lưu: VT.", "left") in sides
    lines = source.printed.split("\n")
    for words in ("Số: 15/KH-UBND", "CỘNG HÒA", "Độc lập", "Lò Văn Mẫu", "- Lưu"):
        _, line, column = at_line(source, words)
        assert lines[line - 1][column - 1 :].startswith(words)


@pytest.mark.parametrize("indented", [False, True])
def test_a_short_name_begins_far_inside_the_column_of_its_post(indented: bool) -> None:
    foot = """\
Nơi nhận:                                        TM. BAN TỔ CHỨC
- Các thôn, các trường trong xã;   Ký bởi: Ban Tổ chức
- Hội Nông dân xã;                                TRƯỞNG BAN
- Lưu: VT.                      Lò Mẫu
"""
    source = source_of(COLUMNS.split("Nơi nhận", maxsplit=1)[0] + foot)
    sides = [
        (source.text[b.start : b.end], b.side) for b in source.blocks if isinstance(b, Paragraph)
    ]
    assert sides[-5:] == [
        ("- Lưu: VT.", "left"), ("TM. BAN TỔ CHỨC", "right"), ("Ký bởi: Ban Tổ chức", "right"),
        ("TRƯỞNG BAN", "right"), ("Lò Mẫu", "right"),
    ]  # fmt: skip


def test_a_date_left_blank_is_one_line() -> None:
    head = """\
ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ MÂY TRẮNG                        Độc lập - Tự do - Hạnh phúc
Số:     /KH-UBND
                                 Mây Trắng, ngày     tháng     năm 2031
"""
    source = source_of(head + COLUMNS.partition("năm 2031\n")[2])
    sides = [
        (source.text[b.start : b.end], b.side) for b in source.blocks if isinstance(b, Paragraph)
    ]
    assert ("Số: /KH-UBND", "left") in sides
    assert ("Mây Trắng, ngày tháng năm 2031", "right") in sides


def test_a_foot_that_begins_above_the_title_is_read_once() -> None:
    text = (
        "Nơi nhận:                    TM. ỦY BAN NHÂN DÂN\n"
        "- Các thôn;               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\n"
    )
    words = source_of(text).text.split()
    assert sorted(words) == sorted(text.split())


def test_cells_stand_in_the_text_in_order() -> None:
    rows = [["Việc", "Chủ trì"], ["Làm đất", "Các thôn"], ["", "Đoàn xã"]]
    table = RawTable([[RawCell([RawLine(text)]) for text in row] for row in rows])
    source = composed(RawLine("Phân công:"), table, RawLine("Trên đây là kế hoạch."))
    block = source.blocks[1]
    assert isinstance(block, Table)
    read = [
        [" ".join(source.text[p.start : p.end] for p in cell.paragraphs) for cell in row]
        for row in block.rows
    ]
    assert read == rows
    assert source.text[block.start : block.end].split("\n") == [
        "Việc", "Chủ trì", "Làm đất", "Các thôn", "Đoàn xã",
    ]  # fmt: skip
    assert at_line(source, "Đoàn xã")[1] == 1 + [*rows[0], *rows[1], *rows[2]].index("Đoàn xã") + 1


def test_a_paragraph_is_bold_where_all_its_lines_are() -> None:
    bold, plain = Look(bold=True), Look()
    source = composed(
        RawLine("Các thôn trong xã, nhất là những thôn ở đầu nguồn của", bold),
        RawLine("suối lớn, trồng cây giữ đất và giữ nước cho ruộng của", bold),
        RawLine("mình và của các thôn dưới, mỗi hộ năm cây trở lên, có", plain),
        RawLine("rào bảo vệ và có người chăm.", plain),
        RawLine("", plain),
        RawLine("Đoàn thanh niên đào hố.", bold),
        wrapped=True,
    )
    first, second = (b for b in source.blocks if isinstance(b, Paragraph))
    assert not first.look.bold
    assert source.text[: first.look.lead].rstrip().endswith("ruộng của")
    assert second.look.bold


def test_lines_of_nothing_make_no_block() -> None:
    assert composed(RawLine(""), RawLine("  "), RawLine("\u200b")).blocks == ()
    assert source_of("").text == ""
