"""Damaged, locked and hostile PDFs: an UnreadableError or an extract, in bounded time."""

from __future__ import annotations

import io
import random

import pytest
from pdf_files import PdfPage, build_pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers import ocr
from lotrinh.source.readers.pdf import read_pdf

TEXT = "Phòng Văn hóa xây dựng kế hoạch tổ chức Tuần lễ đọc sách trên địa bàn xã Suối Trăng."


def sample() -> bytes:
    page = PdfPage().grid([85, 200, 400], [300, 330, 360])
    page.flow(80, TEXT, TEXT)
    page.text(90, 320, "STT").text(205, 320, "Việc").text(90, 350, "1").text(205, 350, "Mở")
    return build_pdf(page, page)


def locked(password: str) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(sample())))
    writer.encrypt(owner_pass=password, user_pass=password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_for_and_opens() -> None:
    data = locked("suoitrang")
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, "khóa.pdf")
    assert caught.value.reason == "encrypted"
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, "khóa.pdf", password="sai")  # noqa: S106
    assert caught.value.reason == "encrypted"
    assert "không đúng" in caught.value.message
    assert read_pdf(data, "khóa.pdf", password="suoitrang").pages == 2  # noqa: S106


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"khong phai PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, "hỏng.pdf")
    assert caught.value.reason == "corrupt"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.97])
def test_a_lost_tail_is_told(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda program: None)
    data = sample()
    assert told(data[: int(len(data) * share)]) & {"corrupt", "empty", "truncated"}


def told(data: bytes) -> set[str]:
    """The reason of the error or the codes of the notices."""
    try:
        return {code for code, _ in read_pdf(data, "hỏng.pdf").notices}
    except UnreadableError as error:
        return {error.reason}


def test_changed_bytes_raise_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda program: None)
    chance = random.Random(2026)  # noqa: S311
    data = sample()
    read = 0
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        if chance.random() < 0.3:
            start = chance.randrange(len(changed))
            del changed[start : start + chance.randint(1, 200)]
        try:
            read += bool(read_pdf(bytes(changed), "đổi.pdf").items)
        except UnreadableError:
            continue
    assert read > 20


def test_a_page_tree_that_holds_itself_ends() -> None:
    data = sample().replace(b"/Kids [", b"/Kids [2 0 R ", 1)
    assert told(data) <= {"corrupt", "page_unreadable", "empty"}
