"""HTML: pages of the web and what Word saves."""

from __future__ import annotations

import random

import pytest

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers.html import read_html
from lotrinh.source.text import Extract, Look, RawLine, RawTable


def read(page: str) -> Extract:
    return read_html(page.encode(), "thử.html")


def texts(page: str) -> list[str]:
    return [item.text for item in read(page).items if isinstance(item, RawLine)]


def table(page: str) -> list[list[tuple[str, int, int]]]:
    (made,) = [item for item in read(page).items if isinstance(item, RawTable)]
    return [
        [(" / ".join(x.text for x in c.lines), c.row_span, c.col_span) for c in r]
        for r in made.rows
    ]


def look(page: str) -> Look:
    (item,) = read(page).items
    assert isinstance(item, RawLine)
    return item.look


def test_blocks_are_paragraphs_and_source_lines_are_blanks() -> None:
    page = "<html><body><h2>Kế\n hoạch</h2><p>Một\n  <span>hai</span></p><div>Ba</div>bốn</body>"
    assert texts(page) == ["Kế hoạch", "Một hai", "Ba", "bốn"]
    extract = read(page)
    assert (extract.reader, extract.media_type, extract.wrapped) == ("html", "text/html", False)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>A&nbsp;&nbsp; B</p>", ["A B"]),
        ("<p>a<script>x()</script>b<style>p{}</style></p>", ["ab"]),
        ("<p>còn <del>bỏ</del><ins>thêm</ins></p>", ["còn thêm"]),
        ("<p>m<sup>2</sup></p>", ["m2"]),
        ("<p>a<!-- ghi chú -->b</p>", ["ab"]),
        ("<p style='display:none'>ẩn</p><p>hiện</p>", ["hiện"]),
        ("<p style='mso-hide:all'>ẩn</p><p>hiện</p>", ["hiện"]),
        ("<table><tr><td style='display:none'>ẩn</td></tr></table><p>sau</p>", ["sau"]),
        ("<style>.x{text-transform:uppercase}</style><p class=x>ủy ban</p>", ["ỦY BAN"]),
        ("<p>Một</p><p>&nbsp;</p><p>Hai</p>", ["Một", "", "Hai"]),
        ("<pre>Một\n  Hai</pre>", ["Một", "Hai"]),
        ("<p>Các việc:<br>- Một;<br>- Hai.</p>", ["Các việc:", "- Một;", "- Hai."]),
        ("<b>TỔ CHỨC<br>THỰC HIỆN</b>", ["TỔ CHỨC THỰC HIỆN"]),
        ("<p>đoạn đầu chưa xong<br><br>Đoạn sau</p>", ["đoạn đầu chưa xong", "Đoạn sau"]),
        ("<span style='font-family:Symbol'>·</span> Một", ["• Một"]),
        ("<font face=Wingdings>ü</font> Xong", ["✓ Xong"]),
        ("<p style='font-family:.VnTime'>KÕ ho¹ch</p>", ["Kế hoạch"]),
        ("chữ trần", ["chữ trần"]),
        ("", []),
    ],
)
def test_text(page: str, lines: list[str]) -> None:
    assert texts(f"<html><body>{page}</body></html>") == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>A<li>B</ol>", ["1. A", "2. B"]),
        ("<ol type=a start=3><li>A<li value=7>B<li>C</ol>", ["c. A", "g. B", "h. C"]),
        ("<ol type=I><li>A<ol type=1><li>B</ol><li>C</ol>", ["I. A", "1. B", "II. C"]),
        ("<ol reversed><li>A<li>B</ol>", ["2. A", "1. B"]),
        ("<ol style='list-style-type:lower-roman'><li>A<li>B</ol>", ["i. A", "ii. B"]),
        ("<ol style='list-style:none'><li>A</ol>", ["A"]),
        ("<ul><li>A<ul><li>B</ul></ul>", ["• A", "○ B"]),
        ("<ul style='list-style-type:\"- \"'><li>A</ul>", ["- A"]),
        ("<ul><li>- A<li>1. B</ul>", ["- A", "1. B"]),
        ("<ol><li><p>A</p><p>B</p></ol>", ["1. A", "B"]),
        ("<style>ol.x{list-style-type:upper-alpha}</style><ol class=x><li>A</ol>", ["A. A"]),
        ("<ul><li></ul>A", ["A"]),
    ],
)
def test_lists(page: str, lines: list[str]) -> None:
    assert texts(page) == lines


WORD = """<html><head><!--[if !mso]><style>v\\:*{}</style><![endif]--><style><!--
@font-face {font-family:Calibri;} p.Dam {font-weight:bold; text-align:center}
@page WordSection1 {size:595pt 842pt;} --></style></head><body><div class=WordSection1>
<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt'><![if !supportLists]><b>
<span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>
</span></b><![endif]><b>Thời gian:</b> Quý IV<o:p></o:p></p>
<p class=MsoListParagraph><!--[if !supportLists]--><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><!--[endif]-->Treo băng rôn</p>
<p class=Dam>KẾ HOẠCH<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>
<p>Chỉ thị<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a> nêu<a class=msocomanchor>[A1]</a> rõ
<!--[if gte vml 1]><v:line>không</v:line><![endif]--><![if !vml]><span style='mso-ignore:vglayout'>
<table><tr><td></td></tr></table></span><![endif]></p>
<br clear=all style='mso-ignore:vglayout'></div>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a
style='mso-footnote-id:ftn1' href="#_ftnref1"><span>[1]</span></a> Số 05-CT/TU</p></div></div>
<div style='mso-element:comment-list'><p>Ghi chú</p></div></body></html>"""


def test_what_word_saves() -> None:
    extract = read(WORD)
    lines = [item for item in extract.items if isinstance(item, RawLine)]
    assert [line.text for line in lines] == [
        "1. Thời gian: Quý IV", "• Treo băng rôn", "KẾ HOẠCH", "", "Chỉ thị nêu rõ",
        "[1] Số 05-CT/TU",
    ]  # fmt: skip
    assert lines[0].text[: lines[0].look.lead] == "1. Thời gian:"
    assert lines[0].look.indent == 18.0
    assert lines[2].look == Look(bold=True, centered=True)
    assert [line.footnote for line in lines] == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p><b>Đậm</b></p>", Look(bold=True)),
        ("<p><strong>Đậm</strong>:</p>", Look(bold=True)),
        ("<p><b><i>Cả hai</i></b></p>", Look(bold=True, italic=True)),
        ("<p><span style='font-weight:700'>Đậm</span></p>", Look(bold=True)),
        ("<b><span style='font-weight:normal'>Thường</span></b>", Look()),
        ("<center>Giữa</center>", Look(centered=True)),
        ("<p align=center>Giữa</p>", Look(centered=True)),
        ("<div style='text-align: center'><p>Giữa</p></div>", Look(centered=True)),
        ("<style>#x{text-align:center}</style><p id=x>Giữa</p>", Look(centered=True)),
        ("<style>@media print{p{display:none}} p{font-style:italic}</style><p>a</p>",
         Look(italic=True)),
        ("<h3>Mục</h3>", Look(bold=True, heading=3)),
        ("<p><b>Dẫn:</b> thường</p>", Look(lead=4)),
    ],
)  # fmt: skip
def test_look(page: str, expected: Look) -> None:
    assert look(page) == expected


def test_table_with_spans() -> None:
    page = (
        "<table border=1><thead><tr><th rowspan=2>TT</th><th colspan=2>Thời gian</th></tr>"
        "<tr><th>Từ</th><th>Đến</th></tr></thead><tr><td>1<td>a<br>b<td rowspan=9>c</table>"
    )
    assert table(page) == [
        [("TT", 2, 1), ("Thời gian", 1, 2)],
        [("Từ", 1, 1), ("Đến", 1, 1)],
        [("1", 1, 1), ("a / b", 1, 1), ("c", 1, 1)],
    ]
    (made,) = read(page).items
    assert isinstance(made, RawTable)
    assert [[c.header for c in r] for r in made.rows] == [[True] * 2, [True] * 2, [False] * 3]


def test_letterhead_table_and_layout_table_are_none() -> None:
    page = (
        "<table><tr><td>XÃ SUỐI TRĂNG<br>Số: 12/KH-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM<br><b>Độc lập - Tự do - Hạnh phúc</b></td></tr></table>"
        "<table><tr><td><p>Đoạn một</p><table border=1><tr><td>1<td>2</table></td></tr></table>"
    )
    items = read(page).items
    assert [(i.side, i.text) for i in items if isinstance(i, RawLine)] == [
        ("left", "XÃ SUỐI TRĂNG"), ("left", "Số: 12/KH-UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("", "Đoạn một"),
    ]  # fmt: skip
    assert isinstance(items[-1], RawTable)


def test_menus_are_dropped_and_reported() -> None:
    body = "<p>Nội dung kế hoạch tuyên truyền đọc sách.</p>" * 12
    page = f"<header>Trang chủ</header><nav>Thực đơn</nav><main>{body}</main><p>Liên kết</p>"
    extract = read(page)
    assert len(extract.items) == 12
    assert [(d.kind, d.text) for d in extract.dropped] == [
        ("markup", "Trang chủ Thực đơn Liên kết")
    ]


def test_header_with_the_letterhead_stays() -> None:
    page = "<header><p>Độc lập - Tự do - Hạnh phúc</p></header><footer>Bản quyền</footer><p>Thân"
    assert texts(page) == ["Độc lập - Tự do - Hạnh phúc", "Thân"]
    assert [d.text for d in read(page).dropped] == ["Bản quyền"]


PAGE = "<html><head>{}</head><body><p>Kế hoạch tuyên truyền</p></body></html>"
SAID = '<meta charset="{}">'


@pytest.mark.parametrize(
    "data",
    [
        PAGE.format("").encode(),
        PAGE.format("").encode("utf-8-sig"),
        PAGE.format("").encode("utf-16"),
        PAGE.format("").encode("utf-16-be"),
        PAGE.format(SAID.format("windows-1252")).encode(),
        PAGE.format(SAID.format("bịa-đặt")).encode(),
        b"\xef\xbb\xbf" + PAGE.format(SAID.format("utf-8")).encode(),
        b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.format("").encode(),
    ],
)
def test_encodings_of_unicode(data: bytes) -> None:
    (item,) = read_html(data, "x").items
    assert isinstance(item, RawLine)
    assert item.text == "Kế hoạch tuyên truyền"


def test_windows_1252_with_references_and_windows_1258() -> None:
    word = b"<meta charset=windows-1252><p>K&#7871; ho&#7841;ch \xe0 \x96 \xfd</p>"
    assert texts_of(word) == ["Kế hoạch à – ý"]
    old = b"<meta charset=windows-1258><p>K\xea\xec</p>"
    assert texts_of(old) == ["Kê\u0301"]


def texts_of(data: bytes) -> list[str]:
    return [item.text for item in read_html(data, "x").items if isinstance(item, RawLine)]


def test_hostile_pages_are_bounded() -> None:
    with pytest.raises(UnreadableError, match="sâu"):
        read("<div>" * 100_000 + "x")
    assert texts("<td>a</td></table></tr><li>b</ol><p>c") == ["a", "b", "c"]
    nested = "<table><tr><td>a<td>" * 60 + "đáy" + "</table>" * 60
    (made,) = read(nested).items
    assert isinstance(made, RawTable)
    css = "<style>" + "a" * 300_000 + "/*" * 50_000 + "@media" * 10_000 + "</style>x"
    assert texts(css) == ["x"]


def test_empty_file() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_html(b" \n", "x.html")
    assert caught.value.reason == "empty"


def test_mangled_pages_raise_nothing_else() -> None:
    chance = random.Random(7)  # noqa: S311
    tags = ["<td>", "</td>", "<table>", "</table>", "<tr>", "<li>", "</ol>", "<ol>", "<p>",
            "</div>", "<div id=ftn2>", "<b>", "</p>", "<br>", "<!--", "<style>", "&#0;",
            "<td colspan=-1>",
            "<td rowspan=999999999>", "<ol start=x>", "<li value=99999999999>"]  # fmt: skip
    for _ in range(300):
        page = WORD
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(page))
            page = page[:place] + chance.choice(tags) + page[place + chance.randrange(3) :]
        try:
            extract = read(page)
        except UnreadableError:
            continue
        assert all("\n" not in i.text for i in extract.items if isinstance(i, RawLine))
