"""PDF: lines by position, columns, furniture, gaps, damage."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple

import pytest
from pdf_files import LEFT, PdfPage, build_pdf, measure

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers import ocr, pdf
from lotrinh.source.readers.pdf import read_pdf
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.text import Box, Extract, RawLine, RawTable, RawWord

BODY = (
    "Phòng Văn hóa xây dựng kế hoạch tổ chức Tuần lễ đọc sách trên địa bàn xã, giao các thôn "
    "và nhà trường cùng thực hiện từ đầu tháng tư.",
    "Các thôn treo băng rôn ở nhà văn hóa, mở tủ sách và ghi số lượt người đến mượn sách để "
    "báo cáo khi kết thúc tuần lễ.",
)


def lines(extract: Extract) -> list[RawLine]:
    return [item for item in extract.items if isinstance(item, RawLine) and item.text]


def texts(extract: Extract, side: str | None = None) -> list[str]:
    return [line.text for line in lines(extract) if side is None or line.side == side]


def read(*pages: PdfPage) -> Extract:
    return read_pdf(build_pdf(*pages), "thử.pdf")


def letterhead(page: PdfPage) -> PdfPage:
    page.centered(180, 80, "UBND XÃ SUỐI TRĂNG", 13).centered(180, 96, "PHÒNG VĂN HÓA", 13, "Bold")
    page.centered(180, 124, "Số: 15/KH-VH")
    page.centered(405, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11, "Bold")
    page.centered(405, 97, "Độc lập - Tự do - Hạnh phúc", 13, "Bold")
    page.centered(405, 125, "Suối Trăng, ngày 05 tháng 3 năm 2026", 13, "Italic")
    page.centered(319, 160, "KẾ HOẠCH", 14, "Bold")
    return page.centered(319, 178, "Tổ chức Tuần lễ đọc sách", 14, "Bold")


def test_letterhead_comes_column_by_column() -> None:
    page = letterhead(PdfPage())
    page.flow(220, *BODY)
    extract = read(page)
    assert texts(extract, "left") == ["UBND XÃ SUỐI TRĂNG", "PHÒNG VĂN HÓA", "Số: 15/KH-VH"]
    assert texts(extract, "right") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Trăng, ngày 05 tháng 3 năm 2026",
    ]
    assert texts(extract)[:3] == texts(extract, "left")
    assert texts(extract)[6:8] == ["KẾ HOẠCH", "Tổ chức Tuần lễ đọc sách"]
    assert (extract.reader, extract.wrapped, extract.pages, extract.ocr) == ("pdf", True, 1, False)


def test_letterhead_in_one_text_object_a_row() -> None:
    """Some producers draw both columns in one go, with a wide gap inside."""
    row = "UBND XÃ SUỐI TRĂNG" + "ĐẢNG CỘNG SẢN VIỆT NAM"
    gap = [0.0] * (len(row) - 1)
    gap[17] = 120.0
    page = PdfPage().text(95, 80, row, 11, gaps=tuple(gap))
    page.text(95, 96, "ĐẢNG ỦY").text(400, 97, "Suối Trăng, ngày 05 tháng 3 năm 2026", 11)
    page.flow(160, *BODY)
    extract = read(page)
    assert texts(extract, "left") == ["UBND XÃ SUỐI TRĂNG", "ĐẢNG ỦY"]
    assert texts(extract, "right")[0] == "ĐẢNG CỘNG SẢN VIỆT NAM"


def test_body_on_the_first_page_is_no_letterhead() -> None:
    page = PdfPage()
    page.flow(80, *BODY)
    assert texts(read(page), "left") == []


def test_foot_comes_column_by_column() -> None:
    page = PdfPage()
    y = page.flow(80, *BODY)
    page.text(LEFT, y + 20, "Nơi nhận:", 12, "BoldItalic")
    for i, name in enumerate(("- Như trên;", "- Các thôn;", "- Lưu: VT.")):
        page.text(LEFT, y + 34 + 13 * i, name, 11)
    page.centered(430, y + 14, "TM. ỦY BAN NHÂN DÂN", 14, "Bold")
    page.centered(430, y + 31, "CHỦ TỊCH", 14, "Bold").centered(430, y + 110, "Lò Văn Suối")
    extract = read(page)
    assert texts(extract, "left") == ["Nơi nhận:", "- Như trên;", "- Các thôn;", "- Lưu: VT."]
    assert texts(extract, "right") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Suối"]
    assert texts(extract)[-7:-3] == texts(extract, "left")


def test_a_foot_goes_on_over_the_page_break() -> None:
    first = PdfPage()
    y = first.flow(80, *BODY)
    first.text(LEFT, y + 20, "Nơi nhận:", 12, "BoldItalic").text(LEFT, y + 34, "- Các thôn;", 11)
    first.centered(430, y + 20, "TM. BAN TỔ CHỨC", 14, "Bold")
    second = PdfPage().text(LEFT, 70, "- Hội Nông dân xã;", 11).text(LEFT, 83, "- Lưu: VT.", 11)
    second.centered(430, 72, "TRƯỞNG BAN", 14, "Bold").centered(430, 140, "Lò Văn Suối")
    second.flow(200, *BODY)
    extract = read(first, second)
    assert texts(extract, "left")[1:] == ["- Các thôn;", "- Hội Nông dân xã;", "- Lưu: VT."]
    assert texts(extract, "right") == ["TM. BAN TỔ CHỨC", "TRƯỞNG BAN", "Lò Văn Suối"]
    assert texts(extract)[-1].endswith("tuần lễ.")


def test_two_offices_sign_side_by_side() -> None:
    page = PdfPage()
    y = page.flow(80, *BODY)
    rows = (("KT. GIÁM ĐỐC", "KT. HIỆU TRƯỞNG"), ("PHÓ GIÁM ĐỐC", "PHÓ HIỆU TRƯỞNG"))
    for i, (left, right) in enumerate(rows):
        page.centered(200, y + 14 + 17 * i, left, 14, "Bold")
        page.centered(430, y + 14 + 17 * i, right, 14, "Bold")
    page.centered(200, y + 100, "Lò Văn Suối").centered(430, y + 100, "Lý Thị Mẫu")
    page.text(LEFT, y + 130, "Nơi nhận:", 12, "BoldItalic").text(LEFT, y + 144, "- Các thôn;", 11)
    extract = read(page)
    assert texts(extract, "left") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn Suối"]
    assert texts(extract, "right") == ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lý Thị Mẫu"]
    assert texts(extract)[-2:] == ["Nơi nhận:", "- Các thôn;"]


def test_a_narrow_gap_in_a_row_of_capitals_parts_its_columns() -> None:
    row = "SỞ VĂN HÓA TỈNH" + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    gap = [0.0] * (len(row) - 1)
    gap[14] = 14.0
    page = PdfPage().text(95, 80, row, 11, gaps=tuple(gap))
    page.text(120, 97, "Số: 15/KH-VH").text(330, 97, "Độc lập - Tự do - Hạnh phúc", 11)
    page.flow(160, *BODY)
    extract = read(page)
    assert texts(extract, "left") == ["SỞ VĂN HÓA TỈNH", "Số: 15/KH-VH"]


def test_look_of_lines() -> None:
    page = PdfPage().centered(319, 80, "KẾ HOẠCH", 14, "Bold")
    y = page.flow(110, *BODY)
    page.text(LEFT + 36, y, "1. Thời gian:", 14, "Bold")
    page.text(LEFT + 40 + measure("1. Thời gian:", 14), y, "từ ngày 10 tháng 4 năm 2026", 14)
    page.text(LEFT, y + 30, "Ghi chú in nghiêng", 14, "Italic")
    by_text = {line.text: line.look for line in lines(read(page))}
    title = by_text["KẾ HOẠCH"]
    assert title.bold
    assert title.centered
    mixed = by_text["1. Thời gian: từ ngày 10 tháng 4 năm 2026"]
    assert (mixed.bold, mixed.lead, mixed.indent) == (False, len("1. Thời gian:"), 36.0)
    assert by_text["Ghi chú in nghiêng"].italic
    body = next(look for text, look in by_text.items() if text.startswith("Phòng Văn hóa"))
    assert (body.bold, body.centered, body.indent) == (False, False, 36.0)


def test_a_paragraph_gap_is_a_blank_line_and_a_wrap_is_not() -> None:
    page = PdfPage()
    page.flow(80, *BODY)
    items = [item.text for item in read(page).items if isinstance(item, RawLine)]
    assert items.count("") == 1
    assert items[items.index("") + 1].startswith("Các thôn")


def test_page_numbers_and_running_heads_are_dropped() -> None:
    pages = []
    for number in range(1, 5):
        page = PdfPage().text(LEFT, 40, "Tuần lễ đọc sách xã Suối Trăng", 10)
        if number > 1:
            page.centered(297, 56, str(number), 12)
        page.flow(90, f"{number}. Nội dung thứ {number} của kế hoạch này", *BODY)
        pages.append(page)
    extract = read(*pages)
    assert {(d.kind, d.text) for d in extract.dropped} == {
        ("running_head", "Tuần lễ đọc sách xã Suối Trăng"),
        ("page_number", "2"), ("page_number", "3"), ("page_number", "4"),
    }  # fmt: skip
    assert not any(text.isdigit() or text.startswith("Tuần lễ") for text in texts(extract))
    assert {line.page for line in lines(extract)} == {1, 2, 3, 4}


@pytest.mark.parametrize("when", ["11/27/26, 7:00 PM", "19:00 27/11/2026"])
def test_what_a_browser_prints_into_the_margin_is_dropped(when: str) -> None:
    page = PdfPage().text(28, 24, when, 8).text(250, 24, "Kế hoạch - Trang thông tin xã", 8)
    page.text(28, 828, "https://vidu.gov.vn/ke-hoach?id=7", 8).text(560, 828, "1/1", 8)
    page.flow(80, *BODY)
    extract = read(page)
    assert texts(extract)[0].startswith("Phòng Văn hóa")
    assert texts(extract)[-1].endswith("tuần lễ.")
    assert [kind for kind, *_ in map(astuple, extract.dropped)] == ["running_head", "footer"]


def test_a_number_that_is_no_page_number_stays() -> None:
    page = PdfPage().text(LEFT, 60, "150", 14)
    page.flow(90, *BODY)
    assert texts(read(page))[0] == "150"


def test_the_mark_of_an_electronic_signature_is_dropped() -> None:
    page = PdfPage()
    stamp = ["Ký bởi: Ủy ban nhân dân xã", "Suối Trăng", "Email: vanthu@suoitrang.vidu.vn",
             "Cơ quan: Xã Suối Trăng", "Thời gian ký: 05.03.2026 09:12:41 +07:00"]  # fmt: skip
    for i, line in enumerate(stamp):
        page.text(430, 30 + 8 * i, line, 7)
    page.flow(110, *BODY, "Cơ quan: xã Suối Trăng là đơn vị chủ trì.")
    extract = read(page)
    assert [d.text for d in extract.dropped if d.kind == "stamp"] == stamp
    assert texts(extract)[-1] == "Cơ quan: xã Suối Trăng là đơn vị chủ trì."
    assert len(texts(extract)) == 5


def test_a_bare_certificate_line_is_dropped() -> None:
    page = PdfPage().text(60, 30, "Lò Văn Suối suoi@vidu.vn 05/03/2026 09:12:41", 7)
    page.flow(110, *BODY)
    extract = read(page)
    assert [d.kind for d in extract.dropped] == ["stamp"]


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("Đ ảng bộ xã", (-3.4, 0.0), "Đảng bộ xã"),
        ("T h a m", (-2.0,) * 6, "Tham"),
        ("ủy ban", (), "ủy ban"),
        ("Nhóm B có lịch", (), "Nhóm B có lịch"),
    ],
)
def test_blanks_that_glyphs_disprove_are_closed(
    text: str, gaps: tuple[float, ...], expected: str
) -> None:
    page = PdfPage().text(LEFT, 80, text, 14, gaps=gaps)
    page.flow(110, *BODY)
    assert texts(read(page))[0] == expected


def test_spaced_letters_are_words_again() -> None:
    """Letters set apart, words further apart: `T h a m   m ư u`."""
    letters = "Thammưuchoxã"
    gaps = [4.5] * (len(letters) - 1)
    for end in (4, 7, 10):
        gaps[end - 1] = 12.0
    page = PdfPage().text(LEFT, 80, letters, 14, gaps=tuple(gaps))
    page.flow(110, *BODY)
    assert texts(read(page))[0] == "Tham mưu cho xã"


def test_glued_words_that_stand_apart_are_parted() -> None:
    """A gap too narrow for PDFium to call it a blank, but wider than any between letters."""
    page = PdfPage()
    page.flow(110, *BODY)
    for y, text, cut in ((60, "Thựchiện kế hoạch", 4), (80, "Thựchiện kế hoạch", 0)):
        gaps = [0.0] * (len(text) - 1)
        if cut:
            gaps[cut - 1] = 1.65
        page.text(LEFT, y, text, 14, gaps=tuple(gaps))
    apart, glued = texts(read(page))[:2]
    assert (apart, glued) == ("Thực hiện kế hoạch", "Thựchiện kế hoạch")


def test_text_on_a_turned_page_reads_upright() -> None:
    """Landscape appendices are often upright sheets that are shown turned."""
    pages = [PdfPage(size=(842, 595), sideways=turned) for turned in (False, True)]
    for page in pages:
        page.flow(80, *BODY)
        page.grid([85, 200, 400], [250, 280, 310])
        page.text(90, 270, "STT").text(205, 270, "Nhiệm vụ").text(90, 300, "1").text(205, 300, "Mở")
    upright, turned = (read(page) for page in pages)
    assert [line.text for line in lines(upright)] == [line.text for line in lines(turned)]
    for a, b in zip(lines(upright), lines(turned), strict=True):
        assert a.box is not None
        assert b.box == pytest.approx(a.box, abs=0.5)
    assert len([item for item in turned.items if isinstance(item, RawTable)]) == 1


def test_a_typed_in_annotation_is_text() -> None:
    page = PdfPage(free_texts=["So 27/KH"])
    page.flow(200, *BODY)
    assert texts(read(page))[0] == "So 27/KH"


def test_old_font_encodings_are_converted() -> None:
    page = PdfPage()
    tcvn3 = (
        "UBND x· Suèi Tr¨ng tæ chøc tuÇn lÔ ®äc s¸ch cho nh©n d©n trong x· n¨m nay",
        "C¸c th«n treo b¨ng r«n ë nhµ v¨n hãa vµ ghi sè l­ît ng­êi ®Õn ®äc",
    )
    for i, line in enumerate(tcvn3):
        page.text(LEFT, 80 + 20 * i, line, 12, ".VnTime")
    extract = read(page)
    assert texts(extract)[0].startswith("UBND xã Suối Trăng tổ chức tuần lễ đọc sách")
    assert [code for code, _ in extract.notices] == ["encoding"]
    assert not extract.ocr


def test_footnotes_go_behind_the_text_and_their_marks_out_of_it() -> None:
    first = PdfPage()
    y = first.flow(80, *BODY)
    first.text(LEFT, y, "Các thôn thực hiện theo hướng dẫn", 14)
    mark = LEFT + measure("Các thôn thực hiện theo hướng dẫn", 14)
    first.text(mark, y - 5, "1", 8).text(mark + 5, y, "; giữ sách cẩn thận và cho", 14)
    first.text(LEFT, y + 18, "mượn rộng rãi trên 20 m", 14)
    exponent = LEFT + measure("mượn rộng rãi trên 20 m", 14)
    first.text(exponent, y + 13, "2", 8).text(exponent + 5, y + 18, " ở nhà văn hóa", 14)
    first.rule(LEFT, 700, LEFT + 140, 700)
    first.text(LEFT + 20, 710, "1", 6).text(LEFT + 25, 714, "Hướng dẫn số 5/HD-VH của xã", 11)
    second = PdfPage()
    second.flow(80, "để mọi người cùng đọc.", *BODY)
    extract = read(first, second)
    *body, note = lines(extract)
    assert (note.text, note.footnote) == ("[1] Hướng dẫn số 5/HD-VH của xã", True)
    assert not any(line.footnote for line in body)
    texts = [line.text for line in body]
    assert "Các thôn thực hiện theo hướng dẫn; giữ sách cẩn thận và cho" in texts
    assert "mượn rộng rãi trên 20 m2 ở nhà văn hóa" in texts


class FakeRecogniser:
    """Stands in for Tesseract: one line a page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages: list[int] = []
        monkeypatch.setattr(ocr, "missing_program", lambda name: None)
        monkeypatch.setattr(ocr, "recognise_page", self.recognise)

    def recognise(self, image: ocr.PageImage, name: str) -> Page:
        self.pages.append(image.number)
        piece = Piece("Dòng nhận dạng được", 90, 80, 200, 95, 93, 14)
        return Page(image.number, 595, 842, [piece], recognised=True)


def test_a_text_layer_without_character_map_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeRecogniser(monkeypatch)
    page = PdfPage()
    page.flow(80, *BODY)
    done: list[tuple[int, int]] = []
    extract = read_pdf(
        build_pdf(page, to_unicode=False), "x.pdf", progress=lambda a, b: done.append((a, b))
    )
    assert texts(extract) == ["Dòng nhận dạng được"]
    assert [code for code, _ in extract.notices] == ["text_layer"]
    assert (extract.ocr, extract.reader, fake.pages, done) == (True, "ocr", [1], [(1, 1)])


def test_the_look_of_an_unreadable_layer_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PdfPage().text(LEFT, 93, "MỤC ĐÍCH, YÊU CẦU", 14, "Bold")
    page.text(LEFT, 120, "1. Mục đích:", 14, "Bold").text(LEFT + 85, 120, "mở rộng phong trào", 14)
    page.flow(150, *BODY)
    FakeRecogniser(monkeypatch)

    def recognise(image: ocr.PageImage, name: str) -> Page:
        words = []
        for start, text in ((0, "1."), (3, "Mục"), (7, "đích:"), (13, "mở"), (16, "rộng")):
            x = LEFT + 6.5 * start
            box = Box(x, 108, x + 6 * len(text), 122)
            words.append(RawWord(start, start + len(text), box, 90))
        heading = Piece("MỤC ĐÍCH, YÊU CẦU", LEFT, 80, 240, 95, 93, 14)
        mixed = Piece("1. Mục đích: mở rộng", LEFT, 108, 300, 123, 120, 14, words=tuple(words))
        return Page(1, 595, 842, [heading, mixed], recognised=True)

    monkeypatch.setattr(ocr, "recognise_page", recognise)
    heading, mixed = lines(read_pdf(build_pdf(page, to_unicode=False), "x.pdf"))
    assert heading.look.bold
    assert (mixed.look.bold, mixed.look.lead) == (False, len("1. Mục đích:"))


def test_a_scanned_page_among_others_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeRecogniser(monkeypatch)
    scan = PdfPage(picture=(50, 70, bytes(3500)))
    scan.text(430, 30, "Ký bởi: Ủy ban nhân dân xã Suối Trăng", 7)
    page = PdfPage()
    page.flow(80, *BODY)
    extract = read(page, scan)
    assert fake.pages == [2]
    assert texts(extract)[-1] == "Dòng nhận dạng được"
    assert (extract.ocr, extract.reader) == (True, "pdf")


def test_without_tesseract_a_scan_is_an_error_and_a_page_a_notice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda program: None)
    scan = PdfPage(picture=(50, 70, bytes(3500)))
    with pytest.raises(UnreadableError) as caught:
        read(scan)
    assert caught.value.reason == "missing_program"
    assert "tesseract-ocr-vie" in str(caught.value)
    page = PdfPage()
    page.flow(80, *BODY)
    extract = read(page, scan)
    assert [code for code, _ in extract.notices] == ["ocr_missing"]
    assert len(texts(extract)) == 4


def test_threads_may_read_at_the_same_time() -> None:
    page = letterhead(PdfPage())
    page.flow(220, *BODY)
    data = build_pdf(*[page] * 20)
    with ThreadPoolExecutor(4) as pool:
        extracts = list(pool.map(lambda _: read_pdf(data, "x.pdf"), range(12)))
    assert len({tuple(texts(extract)) for extract in extracts}) == 1


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(UnreadableError) as caught:
        read(PdfPage(), PdfPage(), PdfPage())
    assert caught.value.reason == "too_many_pages"
    assert str(caught.value).startswith("thử.pdf: ")


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    page = PdfPage()
    page.flow(80, *BODY)
    with pytest.raises(UnreadableError) as caught:
        read(page)
    assert caught.value.reason == "too_large"


def test_an_empty_document_is_an_error() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(PdfPage())
    assert caught.value.reason == "empty"


def test_single_characters_of_short_lines_are_words_again() -> None:
    """PDFium takes such a page for one that is written downwards and parts its characters."""
    listed = ["Báo cáo khảo sát", "Lập danh mục nghệ nhân", "Sở Văn hóa", "Quý II năm 2027"] * 9
    page = PdfPage()
    for row, line in enumerate(listed):
        x = LEFT
        for letter in line:
            if letter != " ":
                page.text(x, 60 + 13 * row, letter, 12)
            x += measure(letter, 12)
    page.text(545, 800, "1", 12)
    extract = read(page)
    assert not extract.ocr
    assert texts(extract) == listed
