"""Markdown of every quality: marks become looks and no line moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotrinh import read
from lotrinh.resources.load import load_entries
from lotrinh.source.readers.flat_cells import cut_cell
from lotrinh.source.readers.markdown import looks_like_markdown, read_markdown
from lotrinh.source.readers.markdown_tables import has_layout_words
from lotrinh.source.text import Extract, RawLine, RawTable


def _read(text: str) -> Extract:
    return read_markdown(text.encode(), "a.md")


def _lines(text: str) -> list[RawLine]:
    return [item for item in _read(text).items if isinstance(item, RawLine)]


def _texts(text: str) -> list[str]:
    return [line.text for line in _lines(text)]


def _height(extract: Extract) -> int:
    return sum(len(i.printed) if isinstance(i, RawTable) else 1 for i in extract.items)


def test_headings_and_bold() -> None:
    lines = _lines(
        "## **I. MỤC ĐÍCH**\n\n#### 1. Yêu cầu ####\n**a) Thời gian:** tháng 5\n*ghi chú*"
    )
    assert [line.text for line in lines] == [
        "I. MỤC ĐÍCH", "", "1. Yêu cầu", "a) Thời gian: tháng 5", "ghi chú"
    ]  # fmt: skip
    assert [line.look.heading for line in lines] == [2, 0, 4, 0, 0]
    assert [line.look.bold for line in lines] == [True, False, False, False, False]
    assert lines[3].look.lead == len("a) Thời gian:")
    assert lines[4].look.italic


def test_emphasis_over_lines_and_badly_closed() -> None:
    lines = _lines(
        "**II. NHIỆM\nVỤ**\n\n**2. Mục tiêu lâu\ndài: **Trồng cây\n\n**3.**** **Dọn rác\n** **"
    )
    assert [line.text for line in lines] == [
        "II. NHIỆM", "VỤ", "", "2. Mục tiêu lâu", "dài: Trồng cây", "", "3. Dọn rác", ""
    ]  # fmt: skip
    assert [line.look.bold for line in lines] == [
        True,
        True,
        False,
        True,
        False,
        False,
        False,
        False,
    ]
    assert lines[4].look.lead == len("dài:")
    assert lines[6].look.lead == len("3.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("xem [trang này](http://a.vn/x_y(1)) và ![ảnh](b.png) nhé", "xem trang này và  nhé"),
        (r"1\. Việc \*một\*", "1. Việc *một*"),
        ("diện tích 3*5 m (*) và a_b_c", "diện tích 3*5 m (*) và a_b_c"),
        ("ngày ___ tháng ____ năm", "ngày ___ tháng ____ năm"),
        ("tất là *Chỉ thị này*), xong", "tất là Chỉ thị này), xong"),
        ("một *mở không đóng", "một *mở không đóng"),
        ("dòng<br>sau &amp; <u>gạch</u> <!-- bỏ -->đây", "dòng sau & gạch đây"),
        ("> trích `mã` dẫn", "trích mã dẫn"),
        ("*", "*"),
        ("- *Nhóm:* ba", "- Nhóm: ba"),
        ("+ việc nhỏ", "+ việc nhỏ"),
        ("ghi chú[^3]", "ghi chú[3]"),
    ],
)
def test_inline(source: str, text: str) -> None:
    assert _texts(source) == [text]


def test_star_bullets_are_dashes_unless_the_file_prints_dashes() -> None:
    assert _texts("* một\n  + hai") == ["- một", "+ hai"]
    assert _texts("* một\n- hai") == ["* một", "- hai"]
    assert _lines("* một\n  + hai")[1].look.indent == 12.0


def test_front_matter_fences_and_rules() -> None:
    extract = _read('---\nso: "5"\n---\n# A\n```text\n  **giữ**\n-----\n```\n-----\nB')
    assert _height(extract) == 10
    texts = [i.text for i in extract.items if isinstance(i, RawLine)]
    assert texts == ["", "", "", "A", "", "**giữ**", "-----", "", "", "B"]
    assert [d.kind for d in extract.dropped] == ["front_matter", "markup", "markup", "markup"]
    assert extract.dropped[0].text == 'so: "5"'


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert _texts("---\nKẾ HOẠCH\n---") == ["", "KẾ HOẠCH", ""]


def test_letterhead_of_single_borders() -> None:
    text = "|\n**UBND XÃ**\nMÂY\n|\nCỘNG HÒA\n|\n|\nSố: 5\n|\n*Mây, ngày 1*\n|\n\nKẾ HOẠCH"
    lines = _lines(text)
    assert [line.text for line in lines if line.text] == [
        "UBND XÃ", "MÂY", "CỘNG HÒA", "Số: 5", "Mây, ngày 1", "KẾ HOẠCH"
    ]  # fmt: skip
    assert [line.side for line in lines if line.text] == [
        "left", "left", "right", "left", "right", ""
    ]  # fmt: skip
    assert len(lines) == text.count("\n") + 1


def test_pipe_table_keeps_lines_and_places() -> None:
    text = "Bảng\n| STT | **Việc** |\n|---|:--:|\n| 1 | Quét<br>lá \\| cây |\n| 2 | |\nHết"
    extract = _read(text)
    before, table, after = extract.items
    assert isinstance(before, RawLine)
    assert isinstance(table, RawTable)
    assert isinstance(after, RawLine)
    assert table.printed == ("STT   Việc", "", "1   Quét   lá | cây", "2")
    assert [[[x.text for x in c.lines] for c in row] for row in table.rows] == [
        [["STT"], ["Việc"]], [["1"], ["Quét", "lá | cây"]], [["2"], []]
    ]  # fmt: skip
    for row in table.rows:
        for cell in row:
            for line in cell.lines:
                assert line.place is not None
                number, column = line.place
                assert table.printed[number].startswith(line.text, column)
    assert not table.layout
    assert table.rows[0][0].header


def test_letterhead_as_a_pipe_table() -> None:
    (table,) = _read(
        "| UBND XÃ MÂY | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|--|--|\n| Số: 4 | x |"
    ).items
    assert isinstance(table, RawTable)
    assert table.layout


_FLAT_HEAD = (
    "UBND TỈNH SÔNG NGÂN BAN CHỈ ĐẠO PHÒNG, CHỐNG LŨ ____ Số: 12/KH-BCĐ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Mây Trắng, ngày 05 tháng 3 "
    "năm 2031",
)
_FLAT_FOOT = (
    "Nơi nhận: - Các thôn; - Hội Nông dân xã (t/h); - Lưu: VT.",
    "TM. BAN CHỈ ĐẠO KT. TRƯỞNG BAN PHÓ TRƯỞNG BAN THƯỜNG TRỰC Đại tá Lò Văn Mẫu",
)


def _row(cells: tuple[str, str], shape: str) -> str:
    if shape == "html":
        return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>\n"
    return f"| {cells[0]} | {cells[1]} |\n|---|---|\n"


@pytest.mark.parametrize("shape", ["pipe", "html"])
def test_cells_whose_lines_were_joined_are_lines_again(shape: str) -> None:
    """A plan that begins with its letterhead as an HTML table is Markdown all the same."""
    text = (
        f"{_row(_FLAT_HEAD, shape)}\n# KẾ HOẠCH\n\n**Trồng cây ven suối**\n\n"
        f"## I. NỘI DUNG\n\n1. Trồng cây.\n\n{_row(_FLAT_FOOT, shape)}"
    )
    plan = read(text.encode(), name="ke-hoach.md.txt" if shape == "html" else "ke-hoach.md")
    head = plan.header
    assert (head.superior, head.issuer) == (
        "UBND TỈNH SÔNG NGÂN", "BAN CHỈ ĐẠO PHÒNG, CHỐNG LŨ",
    )  # fmt: skip
    assert (head.number, head.symbol, head.place) == ("12", "KH-BCĐ", "Mây Trắng")
    assert (head.date, head.title) == ("2031-03-05", "Trồng cây ven suối")
    assert [r.name for r in plan.recipients] == ["Các thôn", "Hội Nông dân xã", "Lưu: VT"]
    signature = plan.signature
    assert signature is not None
    assert (signature.authority, signature.capacity) == ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN")
    assert signature.position == "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"
    assert signature.name == "Đại tá Lò Văn Mẫu"


@pytest.mark.parametrize(
    "line",
    [
        "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ MÂY TRẮNG",
        "CÔNG AN TỈNH SÔNG NGÂN - SỞ GIÓ",
        "VĂN PHÒNG HĐND VÀ UBND XÃ MÂY TRẮNG",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
        "KT. CHI CỤC TRƯỞNG",
        "Các thôn trong xã",
    ],
)
def test_what_is_one_line_stays_one(line: str) -> None:
    assert cut_cell(line) == [range(len(line))]


@given(st.text(alphabet="ỦYBAN SỞ:;-_TM.KTLòăá12/ *\n", max_size=80))
def test_cutting_a_cell_loses_only_blanks(text: str) -> None:
    parts = [text[part.start : part.stop] for part in cut_cell(text)]
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_foot_with_a_row_for_each_recipient_is_read_by_columns() -> None:
    rows = [("Nơi nhận:", "CHỦ TỊCH"), *((f"- Thôn {i};", "") for i in range(9))]
    rows.append(("- Lưu: VT.", "Lò Văn Mẫu"))
    table = "| | |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)
    plan = read(f"# KẾ HOẠCH\n\n## I. NỘI DUNG\n\n1. Trồng cây.\n\n{table}".encode(), name="a.md")
    assert [r.name for r in plan.recipients] == [*(f"Thôn {i}" for i in range(9)), "Lưu: VT"]
    assert plan.signature is not None
    assert (plan.signature.position, plan.signature.name) == ("CHỦ TỊCH", "Lò Văn Mẫu")


def test_html_table_keeps_lines_and_places() -> None:
    text = (
        "Bảng\n<table><tr><th>STT</th><th>Việc</th></tr>\n<tr><td rowspan='2'>1</td>"
        "<td>Quét <b>lá</b><br>Đốt &amp; chôn</td></tr>\n<tr><td></td></tr></table>\nHết"
    )
    before, table, after = _read(text).items
    assert isinstance(before, RawLine)
    assert isinstance(table, RawTable)
    assert isinstance(after, RawLine)
    assert table.printed == ("STT   Việc", "1   Quét lá   Đốt & chôn", "")
    assert [[[x.text for x in c.lines] for c in row] for row in table.rows] == [
        [["STT"], ["Việc"]], [["1"], ["Quét lá", "Đốt & chôn"]]
    ]  # fmt: skip
    assert table.rows[1][0].row_span == 2
    for row in table.rows:
        for cell in row:
            for line in cell.lines:
                assert line.place is not None
                number, column = line.place
                assert table.printed[number].startswith(line.text, column)


def test_an_html_table_that_never_ends_is_text() -> None:
    assert _texts("<table><tr><td>một\nhai") == ["<table><tr><td>một", "hai"]


def test_footnotes() -> None:
    lines = _lines("theo danh sách[1], sau đó\n\n[1] Xã A,\nxã B.\n\nHết")
    assert [line.footnote for line in lines] == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("## A\n\n### B", True),
        ("**A** b\n**C** d **E** và **G**", True),
        ("|\nA\n|\nB\n|", True),
        ("---\na: 1\n---\n", True),
        ("KẾ HOẠCH\n-----\n*\n- một\n+ hai (*)\n#1", False),
        ("", False),
    ],
)
def test_looks_like_markdown(text: str, yes: bool) -> None:
    assert looks_like_markdown(text) is yes


@pytest.mark.parametrize("mark", ["<a\nhref=x>", "<br\n/>", "![a\nb](c)", "<!--a\nb-->"])
def test_a_mark_over_two_lines_leaves_two_lines(mark: str) -> None:
    assert len(_texts(f"một {mark} hai")) == 2


@given(st.text(alphabet="|-*_#> `~\\[]()!<b1aẾ.\n:/td", max_size=120))
def test_every_source_line_stays_one_line(text: str) -> None:
    extract = _read(text)
    assert _height(extract) == text.count("\n") + 1
    assert not any("\n" in i.text for i in extract.items if isinstance(i, RawLine))


@given(st.lists(st.sampled_from(["**", "*", "_", "việc", " ", "\n", "- ", "# ", "|"]), max_size=30))
def test_words_survive_their_marks(parts: list[str]) -> None:
    extract = _read("".join(parts))
    kept = "".join("".join(i.printed) if isinstance(i, RawTable) else i.text for i in extract.items)
    assert kept.count("việc") == parts.count("việc")


def test_layout_words_hold_their_examples() -> None:
    for entry in load_entries("layout.toml"):
        assert all(has_layout_words([example]) for example in entry.examples), entry.key
        assert not any(has_layout_words([text]) for text in entry.counterexamples), entry.key
