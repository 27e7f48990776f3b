"""A file's kind is told by its content before its suffix."""

from __future__ import annotations

import io
import zipfile

import pytest

from lotrinh.source.errors import UnreadableError
from lotrinh.source.kinds import find_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str, stored_first: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, stored_first)
    return buffer.getvalue()


def ole(stream: str) -> bytes:
    return OLE + b"\x00" * 504 + stream.encode("utf-16-le") + b"\x00" * 500


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a.docx", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "a.pdf", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
        (
            zipped("mimetype", stored_first=b"application/vnd.oasis.opendocument.text"),
            "a",
            "office",
        ),
        (ole("WordDocument"), "a.txt", "office"),
        (b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}", "a.doc", "office"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.pdf", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a", "image"),
        (b"II*\x00\x08\x00\x00\x00", "a.tif", "image"),
        (b"<html><body>K", "a.doc", "html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE html>', "a.txt", "html"),
        ('<html xmlns:o="urn"><head>'.encode("utf-16"), "a.htm", "html"),
        (b"<!-- saved --> <HTML>", "-", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; b", "a.doc", "mhtml"),
        ("KẾ HOẠCH\nPhòng, chống lũ".encode(), "a.pdf", "plain"),
        ("KẾ HOẠCH".encode("utf-16"), "a.txt", "plain"),
        ("KẾ HOẠCH\nTriển khai tuần lễ đọc sách".encode("utf-16-le"), "-", "plain"),
        ("# KẾ HOẠCH".encode(), "a.md", "markdown"),
        (b"K\xd5 ho\xb9ch", "khong-duoi", "plain"),
        (b"BZh l\xe0 m\xe9t ch\xf7", "a.txt", "plain"),
    ],
)
def test_content_decides(data: bytes, name: str, kind: str) -> None:
    assert find_kind(data, name)[0] == kind


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (ole("WordDocument"), ".doc"),
        (b"{\\rtf1}", ".rtf"),
        (b'<?mso-application progid="Word.Document"?>', ".xml"),
    ],
)
def test_the_suffix_that_an_office_file_deserves(data: bytes, suffix: str) -> None:
    assert find_kind(data, "a.bin") == ("office", suffix)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"\x00" * 4096, "empty"),
        (zipped("xl/workbook.xml"), "unsupported"),
        (zipped("a.txt"), "unsupported"),
        (ole("Workbook"), "unsupported"),
        (ole("EncryptedPackage"), "encrypted"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(range(32)) * 4, "unsupported"),
        (bytes(range(256)) * 16, "unsupported"),
        (b"\x7fELF\x02\x01\x01" + b"\x00\x00\x00\x07" * 40, "unsupported"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=r"^kh\.bin: ") as caught:
        find_kind(data, "kh.bin")
    assert caught.value.reason == reason


def test_a_broken_docx_is_called_broken() -> None:
    with pytest.raises(UnreadableError) as caught:
        find_kind(zipped("[Content_Types].xml"), "kh.docx")
    assert caught.value.reason == "corrupt"
