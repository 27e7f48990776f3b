"""Letterhead, foot and layout tables are none; real tables stay tables."""

from __future__ import annotations

import pytest
from docx_files import cell, docx, par, row, run, table

from lotrinh.resources.load import load_entries
from lotrinh.source.readers.columns import find_cues
from lotrinh.source.readers.docx import read_docx
from lotrinh.source.text import RawLine, RawTable


def sided(body: str) -> list[tuple[str, str]]:
    items = read_docx(docx(body), "x").items
    return [(i.side, i.text) if isinstance(i, RawLine) else ("table", "") for i in items]


NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def test_letterhead_gives_its_left_column_then_its_right_one() -> None:
    body = table(
        row(cell("ỦY BAN NHÂN DÂN", "XÃ SUỐI TRĂNG"), cell(*NATION)),
        row(cell("Số: 12/KH-UBND"), cell("Suối Trăng, ngày 05 tháng 8 năm 2026")),
    ) + par("KẾ HOẠCH")
    assert sided(body) == [
        ("left", "ỦY BAN NHÂN DÂN"),
        ("left", "XÃ SUỐI TRĂNG"),
        ("left", "Số: 12/KH-UBND"),
        ("right", NATION[0]),
        ("right", NATION[1]),
        ("right", "Suối Trăng, ngày 05 tháng 8 năm 2026"),
        ("", "KẾ HOẠCH"),
    ]


@pytest.mark.parametrize("ruled", [False, True])
def test_party_letterhead_with_an_empty_column_between(ruled: bool) -> None:
    body = table(
        row(cell("ĐẢNG BỘ TỈNH SUỐI TRĂNG"), cell(""), cell("ĐẢNG CỘNG SẢN VIỆT NAM")),
        row(cell("Số: 08-KH/TU"), cell(""), cell("Suối Trăng, ngày     tháng     năm 2026")),
        row(cell("*"), cell(""), cell("Độc lập - Tự do - Hạnh phúc") if ruled else cell("")),
        ruled=ruled,
    )
    sides = sided(body)
    assert [side for side, _ in sides[:3]] == ["left"] * 3
    assert sides[3] == ("right", "ĐẢNG CỘNG SẢN VIỆT NAM")


def test_one_damaged_letter_does_not_hide_the_letterhead() -> None:
    body = table(row(cell("SỞ X"), cell("CÔNG HOÀ XÃ HÔI CHỦ NGHĨA VIÊT NAM", NATION[1])))
    assert sided(body)[1][0] == "right"


def test_foot_with_recipients_and_signature() -> None:
    body = table(
        row(
            cell("Nơi nhận:", "- Như trên;", "- Lưu: VT."),
            cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "", "Trần Văn Mẫu"),
        )
    )
    assert sided(body) == [
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Lưu: VT."),
        ("right", "TM. ỦY BAN NHÂN DÂN"), ("right", "CHỦ TỊCH"), ("right", ""),
        ("right", "Trần Văn Mẫu"),
    ]  # fmt: skip


def test_signature_alone_stands_right() -> None:
    body = table(row(cell(""), cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Thử")))
    assert {side for side, _ in sided(body)} == {"right"}


def test_whole_document_in_one_layout_table() -> None:
    span = '<w:gridSpan w:val="2"/>'
    body = table(
        row(cell("XÃ SUỐI TRĂNG"), cell(*NATION)),
        row(cell("KẾ HOẠCH", "I. MỤC ĐÍCH", more=span)),
        row(cell("Nơi nhận:", "- Lưu: VT."), cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    )
    assert [side for side, _ in sided(body)] == [
        "left", "right", "right", "", "", "left", "left", "right", "right",
    ]  # fmt: skip


def test_page_layout_around_a_letterhead_is_unwrapped() -> None:
    head = table(row(cell("XÃ SUỐI TRĂNG"), cell(*NATION)))
    body = table(row(cell("Trang chủ"), cell(head + par("KẾ HOẠCH"))))
    assert [side for side, _ in sided(body)] == ["", "left", "right", "right", ""]


def test_one_column_layout_is_unwrapped() -> None:
    inner = table(row(cell("TT"), cell("Việc")), ruled=True)
    body = table(row(cell("Đoạn một")), row(cell(par("Đoạn hai") + inner)))
    assert sided(body) == [("", "Đoạn một"), ("", "Đoạn hai"), ("table", "")]


@pytest.mark.parametrize("ruled", [False, True])
def test_task_tables_stay_tables(ruled: bool) -> None:
    body = table(
        row(cell("TT"), cell("Nhiệm vụ"), cell("Chủ trì"), cell("Thời gian")),
        row(cell("1"), cell("Lập danh sách"), cell("Phòng Văn hóa"), cell("Trước 15/9/2026")),
        row(cell("2"), cell("Báo cáo Chủ tịch"), cell("Văn phòng"), cell("Quý IV")),
        ruled=ruled,
    )
    assert sided(body) == [("table", "")]


def test_merged_cells_stand_once() -> None:
    body = table(
        row(cell("TT", more='<w:vMerge w:val="restart"/>'),
            cell("Thời gian", more='<w:gridSpan w:val="2"/>')),
        row(cell("không in", more="<w:vMerge/>"), cell("Từ"), cell("Đến")),
        row(cell("1"), cell("01/9"), cell("05/9"), more='<w:gridAfter w:val="1"/>'),
        ruled=True,
    )  # fmt: skip
    (made,) = read_docx(docx(body), "x").items
    assert isinstance(made, RawTable)
    shape = [[(" ".join(x.text for x in c.lines), c.row_span, c.col_span) for c in r]
             for r in made.rows]  # fmt: skip
    assert shape == [
        [("TT", 2, 1), ("Thời gian", 1, 2)],
        [("Từ", 1, 1), ("Đến", 1, 1)],
        [("1", 1, 1), ("01/9", 1, 1), ("05/9", 1, 1), ("", 1, 1)],
    ]


def test_nested_table_in_a_real_one_keeps_its_text() -> None:
    inner = table(row(cell("trong"), cell("ô")), ruled=True)
    body = table(row(cell("TT"), cell(par("ngoài") + inner + par())), ruled=True)
    (made,) = read_docx(docx(body), "x").items
    assert isinstance(made, RawTable)
    assert [line.text for line in made.rows[0][1].lines] == ["ngoài", "trong", "ô"]


def test_header_row_is_marked() -> None:
    body = table(
        row(cell("TT"), cell("Việc"), more="<w:tblHeader/>"), row(cell("1"), cell("a")), ruled=True
    )
    (made,) = read_docx(docx(body), "x").items
    assert isinstance(made, RawTable)
    assert [c.header for r in made.rows for c in r] == [True, True, False, False]


TAB = "<w:r><w:tab/><w:tab/></w:r>"


def test_letterhead_set_with_tabs() -> None:
    body = (
        par(run("TỈNH ĐOÀN SUỐI TRĂNG") + TAB + run("ĐOÀN TNCS HỒ CHÍ MINH"))
        + par(run("BAN THƯỜNG VỤ") + TAB + run("Độc lập - Tự do - Hạnh phúc"))
        + par(run("Số: 05-KH/TĐTN") + TAB + run("Suối Trăng, ngày 02 tháng 3 năm 2026"))
        + par("KẾ HOẠCH", '<w:jc w:val="center"/>')
    )
    assert sided(body) == [
        ("left", "TỈNH ĐOÀN SUỐI TRĂNG"),
        ("left", "BAN THƯỜNG VỤ"),
        ("left", "Số: 05-KH/TĐTN"),
        ("right", "ĐOÀN TNCS HỒ CHÍ MINH"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Suối Trăng, ngày 02 tháng 3 năm 2026"),
        ("", "KẾ HOẠCH"),
    ]


def test_foot_set_with_tabs() -> None:
    body = par("Thân bài.") * 20 + (
        par(run("Nơi nhận:") + TAB + run("TM. ỦY BAN NHÂN DÂN"))
        + par(run("- Như trên;") + TAB + run("CHỦ TỊCH"))
        + par("- Các ấp;")
        + par(run("- Lưu: VT.") + TAB + run("Trần Văn Mẫu"))
    )
    assert sided(body)[20:] == [
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Các ấp;"),
        ("left", "- Lưu: VT."),
        ("right", "TM. ỦY BAN NHÂN DÂN"), ("right", "CHỦ TỊCH"), ("right", "Trần Văn Mẫu"),
    ]  # fmt: skip


def test_tabs_in_the_body_divide_nothing() -> None:
    body = par("Mở đầu.") * 16 + par(run("1.") + TAB + run("CHỦ TỊCH UBND XÃ"))
    assert sided(body)[-1] == ("", "1. CHỦ TỊCH UBND XÃ")


@pytest.mark.parametrize("entry", load_entries("columns.toml"), ids=lambda e: e.key)
def test_every_cue_finds_its_examples(entry) -> None:  # type: ignore[no-untyped-def]
    for example in entry.examples:
        assert entry.key in find_cues(example), example
    for example in entry.counterexamples:
        assert entry.key not in find_cues(example), example


def test_two_signatures_set_with_tabs() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = "".join(
        f"<w:p>{tab}{run(left)}{tab}{run(right)}</w:p>"
        for left, right in (
            ("KT. GIÁM ĐỐC", "KT. HIỆU TRƯỞNG"),
            ("PHÓ GIÁM ĐỐC", "PHÓ HIỆU TRƯỞNG"),
            ("Lò Văn Suối", "Lý Thị Mẫu"),
        )
    )
    prose = "".join(par("Các thôn trồng cây ven suối.") for _ in range(20))
    assert sided(prose + body + par("Nơi nhận:"))[20:] == [
        ("left", "KT. GIÁM ĐỐC"),
        ("left", "PHÓ GIÁM ĐỐC"),
        ("left", "Lò Văn Suối"),
        ("right", "KT. HIỆU TRƯỞNG"),
        ("right", "PHÓ HIỆU TRƯỞNG"),
        ("right", "Lý Thị Mẫu"),
        ("", "Nơi nhận:"),
    ]
