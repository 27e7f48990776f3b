"""Ruled tables in PDFs: cells, merged cells, continuation over a page break."""

from __future__ import annotations

from itertools import pairwise

from pdf_files import LEFT, PdfPage, build_pdf

from lotrinh.source.readers.pdf import read_pdf
from lotrinh.source.text import Extract, RawLine, RawTable

XS = [85.0, 115.0, 320.0, 440.0, 553.0]


def tables(extract: Extract) -> list[RawTable]:
    return [item for item in extract.items if isinstance(item, RawTable)]


def cells(table: RawTable) -> list[list[str]]:
    return [[" / ".join(line.text for line in cell.lines) for cell in row] for row in table.rows]


def row(page: PdfPage, y: float, *texts: str) -> None:
    for x, text in zip(XS, texts, strict=False):
        for i, line in enumerate(text.split("|")):
            if line:
                page.text(x + 4, y + 15 * i, line, 12)


def merged_lead(page: PdfPage, ys: list[float], inside: float) -> PdfPage:
    """A grid whose third column has no rule at the height `inside`."""
    for y in ys:
        for i, (left, right) in enumerate(pairwise(XS)):
            if y != inside or i != 2:
                page.rule(left, y, right, y)
    for x in XS:
        page.rule(x, ys[0], x, ys[-1])
    return page


def read(*pages: PdfPage) -> Extract:
    return read_pdf(build_pdf(*pages), "bảng.pdf")


def test_cells_keep_their_lines_and_the_text_around_keeps_its_place() -> None:
    page = PdfPage().text(LEFT, 80, "Phân công như sau:")
    page.grid(XS, [100, 120, 155, 175])
    row(page, 114, "STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    row(page, 134, "1", "Phát động phong trào|đọc sách trong thôn", "Thôn Một", "Tháng 4/2026")
    row(page, 169, "2", "Tổng kết", "", "30/4/2026")
    page.text(LEFT, 200, "Các thôn báo cáo kết quả.")
    extract = read(page)
    first, table, last = extract.items
    assert isinstance(first, RawLine)
    assert first.text == "Phân công như sau:"
    assert isinstance(last, RawLine)
    assert last.text == "Các thôn báo cáo kết quả."
    assert isinstance(table, RawTable)
    assert cells(table) == [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Phát động phong trào / đọc sách trong thôn", "Thôn Một", "Tháng 4/2026"],
        ["2", "Tổng kết", "", "30/4/2026"],
    ]


def test_neighbouring_cells_with_hardly_a_gap_are_parted_at_the_rule() -> None:
    page = PdfPage().grid([85, 150, 260], [100, 120, 140])
    page.text(88, 114, "Chủ trìa", 14).text(152, 114, "Phối hợp", 14)
    page.text(88, 134, "Thôn", 14).text(152, 134, "Trường", 14)
    (table,) = tables(read(page))
    assert cells(table) == [["Chủ trìa", "Phối hợp"], ["Thôn", "Trường"]]


def test_merged_cells_stand_once_with_their_spans() -> None:
    page = PdfPage()
    for y in (100, 160):
        page.rule(85, y, 440, y)
    page.rule(85, 140, 440, 140).rule(115, 120, 440, 120)
    for x in (85, 115, 440):
        page.rule(x, 100, x, 160)
    page.rule(320, 120, 320, 160)
    row(page, 124, "STT")
    row(page, 114, "", "Nhiệm vụ trong quý")
    row(page, 134, "", "Việc", "Đơn vị")
    row(page, 154, "1", "Mở tủ sách", "Thôn Hai")
    (table,) = tables(read(page))
    spans = [
        [(" ".join(line.text for line in c.lines), c.row_span, c.col_span) for c in line]
        for line in table.rows
    ]
    assert spans == [
        [("STT", 2, 1), ("Nhiệm vụ trong quý", 1, 2)],
        [("Việc", 1, 1), ("Đơn vị", 1, 1)],
        [("1", 1, 1), ("Mở tủ sách", 1, 1), ("Thôn Hai", 1, 1)],
    ]


def test_a_table_goes_on_over_a_page_break_without_its_repeated_header() -> None:
    header = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    first = PdfPage().grid(XS, [700, 720, 740, 775])
    row(first, 714, *header)
    row(first, 734, "1", "Phát động", "Thôn Một", "Tháng 4")
    row(first, 754, "2", "Mở tủ sách ở nhà", "Thôn Hai", "Tháng 5")
    second = PdfPage().centered(297, 40, "2", 12).grid(XS, [70, 90, 110, 130])
    row(second, 84, *header)
    row(second, 104, "", "văn hóa")
    row(second, 124, "3", "Tổng kết", "Thôn Ba", "Tháng 6")
    (table,) = tables(read(first, second))
    assert cells(table) == [
        list(header),
        ["1", "Phát động", "Thôn Một", "Tháng 4"],
        ["2", "Mở tủ sách ở nhà / văn hóa", "Thôn Hai", "Tháng 5"],
        ["3", "Tổng kết", "Thôn Ba", "Tháng 6"],
    ]
    assert all(cell.header for cell in table.rows[0])
    assert [line.page for line in table.rows[2][1].lines] == [1, 2]


def test_the_head_of_a_table_on_every_page_is_no_running_head() -> None:
    """Page numbers stand above it; its first line is the same on each page, at one place."""
    header = ("STT", "Nhiệm vụ|được giao", "Chủ trì", "Thời gian|hoàn thành")
    pages = []
    for number in range(1, 5):
        page = PdfPage().centered(297, 40, str(number), 12).grid(XS, [70, 105, 125])
        row(page, 84, *header)
        row(page, 119, str(number), f"Việc thứ {number}", "Thôn Một", "Tháng 4")
        pages.append(page)
    (table,) = tables(read(*pages))
    assert [line[0] for line in cells(table)] == ["STT", "1", "2", "3", "4"]
    assert cells(table)[0][1] == "Nhiệm vụ / được giao"


def test_a_merged_cell_reaches_over_a_page_break() -> None:
    """The row that the break divides is one row beside it."""
    header = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    first = merged_lead(PdfPage(), [700, 720, 740, 775], inside=740)
    row(first, 714, *header)
    row(first, 734, "1", "Phát động", "Thôn Một", "Tháng 4")
    row(first, 754, "2", "Mở tủ sách ở nhà", "", "Tháng 5")
    second = merged_lead(PdfPage(), [70, 90, 110, 130], inside=110)
    row(second, 84, *header)
    row(second, 104, "", "văn hóa")
    row(second, 124, "3", "Tổng kết", "", "Tháng 6")
    (table,) = tables(read(first, second))
    assert cells(table) == [
        list(header),
        ["1", "Phát động", "Thôn Một", "Tháng 4"],
        ["2", "Mở tủ sách ở nhà / văn hóa", "Tháng 5"],
        ["3", "Tổng kết", "Tháng 6"],
    ]
    assert [cell.row_span for cell in table.rows[1]] == [1, 1, 3, 1]


def test_a_merged_cell_may_end_a_little_above_its_row() -> None:
    """Browsers draw the two rules some points apart; between them is no row."""
    page = PdfPage()
    for y in (100, 120, 140):
        page.rule(85, y, 320, y).rule(440, y, 553, y)
    for y in (100, 120, 165):
        page.rule(320, y, 440, y)
    page.rule(85, 170, 553, 170)
    for x in XS:
        page.rule(x, 100, x, 170)
    page.rule(85, 190, 553, 190)
    for x in XS:
        page.rule(x, 170, x, 190)
    row(page, 114, "STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    row(page, 134, "1", "Phát động", "Thôn Một", "Tháng 4")
    row(page, 158, "2", "Mở tủ sách", "", "Tháng 5")
    row(page, 184, "3", "Tổng kết", "Thôn Ba", "Tháng 6")
    (table,) = tables(read(page))
    assert [line[0] for line in cells(table)] == ["STT", "1", "2", "3"]
    assert table.rows[1][2].row_span == 2


def test_a_table_of_another_width_is_another_table() -> None:
    first = PdfPage().grid(XS, [700, 720, 740])
    row(first, 714, "STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    second = PdfPage().grid([85, 300, 553], [70, 90, 110])
    second.text(90, 84, "Nội dung").text(305, 84, "Kinh phí")
    second.text(90, 104, "In tờ rơi").text(305, 104, "2.000.000")
    row(first, 734, "1", "Phát động", "Thôn Một", "Tháng 4")
    assert [len(table.rows) for table in tables(read(first, second))] == [2, 2]


def test_a_frame_around_text_and_an_underline_are_no_table() -> None:
    page = PdfPage().text(LEFT, 80, "Suối Trăng một lòng").rule(85, 84, 200, 84)
    page.grid([80, 300], [100, 130]).text(90, 120, "Khẩu hiệu trong khung")
    extract = read(page)
    assert tables(extract) == []
    texts = [item.text for item in extract.items if isinstance(item, RawLine) and item.text]
    assert texts == ["Suối Trăng một lòng", "Khẩu hiệu trong khung"]


def test_a_table_drawn_as_one_stroked_path() -> None:
    page = PdfPage()
    page.drawing.append(
        "0.5 w 85 742 m 300 742 l 85 722 m 300 722 l 85 702 m 300 702 l "
        "85 742 m 85 702 l 150 742 m 150 702 l 300 742 m 300 702 l S"
    )
    page.text(90, 114, "Đơn vị").text(155, 114, "Số buổi").text(90, 134, "Thôn").text(155, 134, "4")
    (table,) = tables(read(page))
    assert cells(table) == [["Đơn vị", "Số buổi"], ["Thôn", "4"]]
