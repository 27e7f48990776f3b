"""MHTML: the HTML part of a MIME message."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers.mhtml import read_mhtml
from lotrinh.source.text import RawLine

PAGE = "<html><body><p>Kế hoạch tuyên truyền</p></body></html>"


def texts(data: bytes) -> list[str]:
    return [item.text for item in read_mhtml(data, "x.mht").items if isinstance(item, RawLine)]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_html_part_of_a_message(encoding: str) -> None:
    message = EmailMessage()
    message.set_content("bản chữ")
    message.add_related(PAGE.encode(), "text", "html", cte=encoding)
    message.add_related(b"\x89PNG", "image", "png")
    data = message.as_bytes()
    assert texts(data) == ["Kế hoạch tuyên truyền"]
    assert read_mhtml(data, "x").media_type == "multipart/related"


def test_charset_of_the_header_counts() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1258\r\n\r\n"
    assert texts(head + b"<p>K\xea\xec</p>") == ["Kê\u0301"]


def test_part_that_the_message_starts_with() -> None:
    data = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary=b; start="<hai>"

--b
Content-Type: text/html
Content-ID: <mot>

<p>khung</p>
--b
Content-Type: text/html; charset=utf-8
Content-ID: <hai>

<p>than bai</p>
--b--
"""
    assert texts(data) == ["than bai"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "unsupported"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n", "unsupported"),
    ],
)
def test_messages_without_a_page(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_mhtml(data, "x.mht")
    assert caught.value.reason == reason
