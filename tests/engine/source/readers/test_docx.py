"""DOCX: text, tracked changes, breaks, text boxes, notes, looks."""

from __future__ import annotations

import pytest
from docx_files import cell, docx, par, row, run, table

from lotrinh.source.readers.docx import read_docx
from lotrinh.source.text import Extract, Look, RawLine


def read(body: str, **parts: str) -> Extract:
    return read_docx(docx(body, **parts), "thử.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [item.text for item in read(body, **parts).items if isinstance(item, RawLine)]


def look(body: str, **parts: str) -> Look:
    (item,) = read(body, **parts).items
    assert isinstance(item, RawLine)
    return item.look


def test_paragraphs_are_lines_and_blank_ones_stay() -> None:
    extract = read(par("Một") + par() + par("Hai"))
    assert extract.items == [RawLine("Một"), RawLine(""), RawLine("Hai")]
    assert (extract.reader, extract.wrapped) == ("docx", False)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("Kế ") + run("hoạch"), "Kế hoạch"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>2025</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>", "2025-2030"),
        ("<w:r><w:t>tuyên</w:t><w:softHyphen/><w:t>truyền</w:t></w:r>", "tuyêntruyền"),
        (run("tuyên\u00adtruyền"), "tuyêntruyền"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t></w:r>', "≥ 5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (run("lời", "<w:vanish/>") + run("còn"), "còn"),
        (run("ủy ban", "<w:caps/>"), "ỦY BAN"),
        ("<w:hyperlink>" + run("liên kết") + "</w:hyperlink>", "liên kết"),
        ("<w:sdt><w:sdtContent>" + run("ô nhập") + "</w:sdtContent></w:sdt>", "ô nhập"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        (run("a\nb"), "a b"),
    ],
)
def test_content_of_a_paragraph(content: str, text: str) -> None:
    assert texts(par(content)) == [text]


def test_tracked_changes_are_accepted() -> None:
    body = par(
        run("Đã ")
        + "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        + "<w:ins>" + run("thêm") + "</w:ins>"
        + "<w:moveFrom>" + run(" chuyển đi") + "</w:moveFrom>"
        + "<w:moveTo>" + run(" chuyển đến") + "</w:moveTo>"
    )  # fmt: skip
    assert texts(body) == ["Đã thêm chuyển đến"]


def test_deleted_paragraph_end_joins_with_the_next_one() -> None:
    body = par(run("Nửa đầu "), "<w:rPr><w:del/></w:rPr>") + par("nửa sau")
    assert texts(body) == ["Nửa đầu nửa sau"]


def test_deleted_and_hidden_rows_and_cells_are_out() -> None:
    body = table(
        row(cell("TT"), cell("Việc")),
        row(cell("1"), cell("Bỏ"), more="<w:del/>"),
        row(cell("1"), cell("Ẩn"), more="<w:hidden/>"),
        row(cell("2"), cell("Giữ"), cell("Xóa", more="<w:cellDel/>")),
        ruled=True,
    )
    (made,) = read(body).items
    assert [[c.lines[0].text for c in r] for r in made.rows] == [["TT", "Việc"], ["2", "Giữ"]]  # type: ignore[union-attr]


def test_fields_keep_their_result_only() -> None:
    body = par(
        run("Trang ")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("không phải chữ")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" hết")
    )  # fmt: skip
    assert texts(body) == ["Trang 7 hết"]


def test_text_box_is_read_once_and_offsets_are_no_text() -> None:
    box = "<w:txbxContent>" + par("HỎA TỐC") + "</w:txbxContent>"
    drawing = (
        "<w:drawing><wp:anchor><wp:positionH><wp:posOffset>270510</wp:posOffset></wp:positionH>"
        f"<wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing>"
    )
    body = par(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + run("Thân")
    )
    assert texts(body) == ["Thân", "HỎA TỐC"]


def test_fallback_is_read_where_only_it_has_text() -> None:
    body = par(
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><x/></mc:Choice>"
        "<mc:Fallback><w:t>☐</w:t></mc:Fallback></mc:AlternateContent><w:t> Có</w:t></w:r>"
    )
    assert texts(body) == ["☐ Có"]


def test_footnotes_go_to_the_end_and_their_marks_leave_the_text() -> None:
    body = par(
        run("Chỉ thị") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" nêu rõ;")
    ) + par(run("Hết") + '<w:r><w:endnoteReference w:id="5"/></w:r>')
    mark = "<w:r><w:footnoteRef/></w:r>"
    note = par(mark + run(" Chú thích")) + par("dòng hai")
    footnotes = f'<w:footnote w:id="0">{par("vạch")}</w:footnote><w:footnote w:id="2">{note}'
    endnotes = f'<w:endnote w:id="5">{par("Cuối")}</w:endnote>'
    items = read(body, footnotes=footnotes + "</w:footnote>", endnotes=endnotes).items
    assert [(i.text, i.footnote) for i in items if isinstance(i, RawLine)] == [
        ("Chỉ thị nêu rõ;", False),
        ("Hết", False),
        ("[1] Chú thích", True),
        ("dòng hai", True),
        ("[2] Cuối", True),
    ]


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("content", "setting", "lines"),
    [
        (run("TỔ CHỨC", "<w:b/>") + BREAK + run("THỰC HIỆN", "<w:b/>"), "", ["TỔ CHỨC THỰC HIỆN"]),
        (run("Các việc:") + BREAK + run("- Một;") + BREAK + run("- Hai."), "",
         ["Các việc:", "- Một;", "- Hai."]),
        (run("Thực hiện tốt việc đã được giao") + BREAK + run("và báo cáo."), "",
         ["Thực hiện tốt việc đã được giao và báo cáo."]),
        (run("I. MỤC ĐÍCH") + BREAK + run("1. Yêu cầu"), "", ["I. MỤC ĐÍCH", "1. Yêu cầu"]),
        (run("KẾ HOẠCH") + BREAK + run("TUYÊN TRUYỀN ĐỌC SÁCH"), '<w:jc w:val="center"/>',
         ["KẾ HOẠCH", "TUYÊN TRUYỀN ĐỌC SÁCH"]),
        (run("PHẦN I") + BREAK + run("QUY ĐỊNH CHUNG"), '<w:jc w:val="center"/>',
         ["PHẦN I QUY ĐỊNH CHUNG"]),
        (run("Trang một") + '<w:r><w:br w:type="page"/></w:r>' + run("trang hai"), "",
         ["Trang một", "trang hai"]),
        (BREAK + run("Một") + BREAK, "", ["Một"]),
    ],
)  # fmt: skip
def test_breaks_inside_a_paragraph(content: str, setting: str, lines: list[str]) -> None:
    assert texts(par(content, setting)) == lines


def test_breaks_in_table_cells_part_lines() -> None:
    body = table(row(cell("TT"), cell(par(run("Phòng Văn") + BREAK + run("và Tài")))), ruled=True)
    (made,) = read(body).items
    assert [line.text for line in made.rows[0][1].lines] == ["Phòng Văn", "và Tài"]  # type: ignore[union-attr]


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Đậm"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:jc w:val="center"/><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    '<w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
)


def test_look_comes_through_styles() -> None:
    assert look(par("Chữ", '<w:pStyle w:val="C"/>'), styles=STYLES) == Look(
        bold=True, centered=True, indent=18.0
    )
    assert look(par("Chữ"), styles=STYLES).italic
    assert look(par("Chữ", '<w:pStyle w:val="H"/>'), styles=STYLES).heading == 2
    assert look(par("Chữ", '<w:outlineLvl w:val="0"/>')).heading == 1
    assert not look(par("Chữ", '<w:pStyle w:val="L1"/>'), styles=STYLES).bold


def test_bold_of_a_character_style_toggles_that_of_the_paragraph() -> None:
    styled = run("Chữ", '<w:rStyle w:val="S"/>')
    assert look(par(styled), styles=STYLES).bold
    assert not look(par(styled, '<w:pStyle w:val="B"/>'), styles=STYLES).bold


def test_lead_is_the_bold_run_at_the_start() -> None:
    assert look(par(run("Thời gian:", "<w:b/>") + run(" Quý IV"))).lead == len("Thời gian:")
    assert look(par(run("1.", "<w:b/>") + run(" Thường"))).lead == 0
    whole = look(par(run("Đậm cả", "<w:b/>") + run(".")))
    assert whole.bold
    assert whole.lead == 0


def test_indent_counts_leading_tabs() -> None:
    assert look(par("<w:r><w:tab/><w:t>Chữ</w:t></w:r>", '<w:ind w:left="200"/>')).indent == 46.0


def test_headers_and_footers_are_dropped_and_reported() -> None:
    extract = read(par("Thân"), header=par("Trường Suối Trăng"), footer=par("3"))
    assert [item.text for item in extract.items if isinstance(item, RawLine)] == ["Thân"]
    assert [(d.kind, d.text) for d in extract.dropped] == [
        ("running_head", "Trường Suối Trăng"),
        ("page_number", "3"),
    ]


def test_letterhead_in_the_header_is_kept() -> None:
    extract = read(par("Thân"), header=par("ĐẢNG CỘNG SẢN VIỆT NAM"))
    assert [item.text for item in extract.items if isinstance(item, RawLine)] == [
        "ĐẢNG CỘNG SẢN VIỆT NAM", "Thân",
    ]  # fmt: skip
    assert extract.dropped == []


def test_old_fonts_are_converted_by_their_name() -> None:
    old = '<w:rFonts w:ascii=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    extract = read(
        par(run("KÕ ho¹ch", old)) + par(run("uû ban", capitals)) + par(run("Keá hoaïch", vni))
        + par("Kế hoạch")
    )  # fmt: skip
    assert [i.text for i in extract.items if isinstance(i, RawLine)] == [
        "Kế hoạch", "UỶ BAN", "Kế hoạch", "Kế hoạch",
    ]  # fmt: skip
    assert {code for code, _ in extract.notices} == {"encoding"}


def test_old_font_on_unicode_text_changes_nothing() -> None:
    text = "Kế hoạch tổ chức là có"
    extract = read(par(run(text, '<w:rFonts w:ascii=".VnTime"/>')))
    assert extract.items == [RawLine(text)]
    assert extract.notices == []


@pytest.mark.parametrize(
    ("chunk", "lines"),
    [
        ("<p>Kế hoạch</p>", ["Trước", "Kế hoạch", "Sau"]),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Thư</p>", ["Trước", "Thư", "Sau"]),
        ("", ["Trước", "Sau"]),
    ],
)
def test_embedded_web_page_is_read(chunk: str, lines: list[str]) -> None:
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = par("Trước") + f'<w:altChunk {link} r:id="c"/>' + par("Sau")
    extract = read_docx(docx(body, embedded=chunk), "x")
    assert [i.text for i in extract.items if isinstance(i, RawLine)] == lines
