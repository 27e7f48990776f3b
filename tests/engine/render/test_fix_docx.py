"""A mended Word file: repairs as tracked changes, findings as comments, all else as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh.plan.model import Edit, Finding
from lotrinh.render.fix_docx import AUTHOR, fix_docx
from lotrinh.source.open import open_source
from lotrinh.source.text import SourceText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: Document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def made(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def repair(source: SourceText, old: str, new: str, nth: int = 0) -> Finding:
    """A finding that mends the n-th occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(old, start + 1)
    at = source.at(start, start + len(old))
    return Finding("NN101", "notice", "Sai.", old, "Sửa lại.", at=at, edits=(Edit(at, new),))


def fixed(data: bytes, *repairs: tuple[str, str] | tuple[str, str, int]) -> tuple[bytes, list[str]]:
    source = open_source(data, name="a.docx")
    done, changes, _ = fix_docx(data, source, [repair(source, *each) for each in repairs])
    return done, [f"{change.before}→{change.after}" for change in changes]


def read(data: bytes) -> list[str]:
    """The text as the reader sees it: tracked changes accepted."""
    return [line for line in open_source(data, name="a.docx").printed.split("\n") if line]


def body(data: bytes) -> str:
    return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


def test_a_repair_is_a_tracked_change_that_word_can_refuse() -> None:
    data = made("Kế hoạch của xã.", "Các các thôn thực hiện.")
    done, changes = fixed(data, ("Các các", "Các"))
    assert changes == ["Các các→Các"]
    assert read(done) == ["Kế hoạch của xã.", "Các thôn thực hiện."]
    (deleted,) = docx.Document(BytesIO(done)).element.body.iter(W + "delText")
    assert deleted.text == "Các các"
    assert deleted.getparent().getparent().get(W + "author") == AUTHOR


def test_words_in_several_runs_keep_the_look_around_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Tuyên tru")
    paragraph.add_run("yên ").bold = True
    paragraph.add_run("rộng rãi; tuyên truyên").italic = True
    done, changes = fixed(saved(document), ("Tuyên truyên", "Tuyên truyền"))
    assert changes == ["Tuyên truyên→Tuyên truyền"]
    assert read(done) == ["Tuyên truyền rộng rãi; tuyên truyên"]
    last = docx.Document(BytesIO(done)).paragraphs[0].runs[-1]
    assert (last.text, last.italic) == ("rộng rãi; tuyên truyên", True)


def test_the_second_of_two_alike_is_mended_where_it_stands() -> None:
    done, changes = fixed(made("Các các thôn.", "Các các thôn."), ("Các các", "Các", 1))
    assert len(changes) == 1
    assert read(done) == ["Các các thôn.", "Các thôn."]


def test_several_repairs_in_one_paragraph_do_not_disturb_each_other() -> None:
    data = made("Một một hai hai, ba .")
    done, changes = fixed(data, ("Một một", "Một"), ("hai hai", "hai"), ("ba .", "ba."))
    assert len(changes) == 3
    assert read(done) == ["Một hai, ba."]


def test_tables_and_automatic_numbers_are_no_hindrance() -> None:
    document = docx.Document()
    document.add_paragraph("Chuẩn bị chuẩn bị.", style="List Number")
    document.add_table(1, 1).cell(0, 0).text = "Trạm Trạm Y tế"
    done, changes = fixed(saved(document), ("Trạm Trạm", "Trạm"), ("Chuẩn bị chuẩn bị", "Chuẩn bị"))
    assert len(changes) == 2
    assert read(done) == ["1. Chuẩn bị.", "Trạm Y tế"]


def test_findings_are_comments_at_their_words() -> None:
    data = made("Kế hoạch.", "Theo Quyết định số 5.")
    source = open_source(data, name="a.docx")
    start = source.text.index("Quyết định số 5")
    at = source.at(start, start + 15)
    placed = Finding("VD101", "error", "Hai ngày.", suggestion="Đối chiếu.", at=at, basis="Luật A")
    whole = Finding("TT101", "warning", "Thiếu nơi nhận.")
    reader = Finding("NG101", "notice", "Đã sửa khi đọc.")
    done, changes, comments = fix_docx(data, source, [placed, whole, reader])
    assert (changes, comments) == ((), 2)
    told = {comment.text for comment in docx.Document(BytesIO(done)).comments}
    assert told == {
        "VD101 Lỗi: Hai ngày.\nGợi ý: Đối chiếu.\nCăn cứ: Luật A",
        "TT101 Cảnh báo: Thiếu nơi nhận.",
    }
    assert read(done) == read(data)


def test_a_file_without_words_gets_nothing() -> None:
    document = docx.Document()
    document.add_paragraph("x")
    data = saved(document)
    source = open_source(data, name="a.docx")
    empty = saved(docx.Document())
    assert fix_docx(empty, source, [Finding("TT101", "warning", "Thiếu.")])[1:] == ((), 0)


WORDS = st.lists(st.sampled_from(["các", "thôn", "xã", "Y tế", "ngày"]), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_what_is_mended_reads_as_if_written_so(lines: list[list[str]], draw: st.DataObject) -> None:
    document = docx.Document()
    for words in lines:
        paragraph = document.add_paragraph()
        for word in words:
            paragraph.add_run(f"{word} ").bold = draw.draw(st.booleans())
    data = saved(document)
    source = open_source(data, name="a.docx")
    number = draw.draw(st.integers(0, len(lines) - 1))
    start = sum(len(" ".join(words)) + 1 for words in lines[:number])
    word = lines[number][0]
    at = source.at(start, start + len(word))
    finding = Finding("NN101", "notice", "Sai.", at=at, edits=(Edit(at, "mới"),))
    done, changes, _ = fix_docx(data, source, [finding])
    expected = [" ".join(words) for words in lines]
    if changes:
        expected[number] = " ".join(["mới", *lines[number][1:]])
    assert read(done) == expected


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_another_program_opens_it(tmp_path: Path) -> None:
    done, _ = fixed(made("Các các thôn thực hiện."), ("Các các", "Các"))
    (tmp_path / "a.docx").write_bytes(done)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--convert-to", "txt:Text", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    command = ["soffice", "--headless", profile, *convert]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "thôn thực hiện." in (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
