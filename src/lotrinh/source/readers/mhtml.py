"""Reads MHTML (.mht, "single file web page"): the HTML part of a MIME message."""

from __future__ import annotations

import email
import email.policy
from email.errors import MessageError
from email.message import Message
from typing import Final

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers.html import read_page
from lotrinh.source.readers.html_page import decode_page
from lotrinh.source.text import Extract

MEDIA_TYPE: Final = "multipart/related"
_TEXT_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(data: bytes, name: str) -> Extract:
    """The text of the message's first HTML part, or its largest one where it names no start.

    Raises UnreadableError (empty, corrupt, unsupported, too_large).
    """
    if not data.strip():
        raise UnreadableError(name, "empty", Text("tệp rỗng."))
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() in _TEXT_TYPES]
        bodies = [(part, _payload(part)) for part in parts]
    except (MessageError, LookupError, ValueError, AssertionError) as error:
        raise UnreadableError(name, "corrupt", Text("tệp MHTML hỏng, không đọc được.")) from error
    bodies = [(part, body) for part, body in bodies if body.strip()]
    if not bodies:
        raise UnreadableError(name, "unsupported", Text("tệp MHTML không có phần văn bản HTML."))
    part, body = _first(message, bodies)
    extract = read_page(_decoded(part, body), name)
    extract.media_type = MEDIA_TYPE
    return extract


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _first(message: Message, bodies: list[tuple[Message, bytes]]) -> tuple[Message, bytes]:
    """The part that the message says it starts with, else the first one (frames are small)."""
    start = str(message.get_param("start") or "").strip()
    for part, body in bodies:
        if start and str(part.get("Content-ID", "")).strip() == start:
            return part, body
    first = bodies[0]
    largest = max(bodies, key=lambda known: len(known[1]))
    return largest if len(first[1]) * 4 < len(largest[1]) else first


def _decoded(part: Message, body: bytes) -> str:
    """The part's text: by the charset in its header, unless the bytes say otherwise."""
    charset = part.get_content_charset()
    if charset in {None, "us-ascii", "utf-8", "iso-8859-1", "windows-1252"}:
        return decode_page(body)
    try:
        return body.decode(str(charset))
    except (LookupError, UnicodeError):
        return decode_page(body)
