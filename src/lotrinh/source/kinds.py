"""Which kind of file this is: by its content first, by its suffix second.

Place in the flow: stage 0, before a reader is chosen. Files often lie about their kind: a `.doc`
may be HTML, RTF or DOCX.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError

Kind = Literal["docx", "html", "mhtml", "office", "pdf", "image", "plain", "markdown"]

SUFFIXES: Final[dict[str, Kind]] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".doc": "office",
    ".dot": "office",
    ".odt": "office",
    ".rtf": "office",
    ".wps": "office",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".pdf": "pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
}
"""The suffixes that a folder is searched for; content decides before the suffix does."""

_HEAD: Final = 4096
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: Final = (
    (b"Rar!", Text("tệp nén RAR")),
    (b"7z\xbc\xaf\x27\x1c", Text("tệp nén 7z")),
    (b"\x1f\x8b", Text("tệp nén gzip")),
    (b"BZh", Text("tệp nén bzip2")),
    (b"\xfd7zXZ\x00", Text("tệp nén xz")),
    (b"MZ", Text("chương trình Windows")),
    (b"\x7fELF", Text("chương trình Linux")),
    (b"GIF8", Text("ảnh GIF")),
    (b"SQLite format 3\x00", Text("cơ sở dữ liệu SQLite")),
)
_HTML: Final = re.compile(
    r"\A(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT: Final = re.compile(r"\s*<(?:div|p|table)\b", re.IGNORECASE)
"""What a Markdown file may begin with: a letterhead that its converter wrote as HTML."""
_MARKDOWN: Final = re.compile(r"^(?:#{1,6} \S|\*\*\S.*\*\*\s*$)", re.MULTILINE)
_MIME: Final = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_MULTIPART: Final = re.compile(r"^Content-Type:\s*(?:multipart/|text/html)", re.I | re.M)
_WORD_XML: Final = re.compile(r'progid="Word\.Document"|<pkg:package|<w:wordDocument')
_READABLE: Final = Text(
    "Lộ Trình đọc được DOCX, DOC, ODT, RTF, PDF, HTML, ảnh quét, Markdown và văn bản thuần."
)


def find_kind(data: bytes, name: str) -> tuple[Kind, str]:
    """The kind of a file and the suffix that its content deserves (`.doc`, `.odt` …).

    Raises `UnreadableError` with reason `empty`, `encrypted` or `unsupported`.
    """
    suffix = _suffix(name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(name, "empty", Text("tệp rỗng, không có gì để đọc."))
    if b"%PDF-" in data[:1024]:
        return "pdf", ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    if data.startswith(_OLE):
        return _ole_kind(data, name)
    if data.startswith(_IMAGES):
        return "image", suffix
    if data.lstrip()[:5] == b"{\\rtf":
        return "office", ".rtf"
    for magic, what in _FOREIGN:
        if data.startswith(magic) and _is_binary(data):
            raise _unsupported(name, what)
    return _text_kind(data, name, suffix)


def _zip_kind(data: bytes, name: str) -> tuple[Kind, str]:
    # The names of a zip's members stand in clear in its local headers and its directory.
    if b"word/" in data:
        return "docx", ".docx"
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return "office", ".odt"
    for sign, what in (
        (b"xl/", Text("bảng tính Excel")),
        (b"ppt/", Text("bản trình chiếu PowerPoint")),
    ):
        if sign in data:
            raise _unsupported(name, what)
    if _suffix(name) == ".docx":
        raise UnreadableError(
            name, "corrupt", Text("tệp DOCX hỏng: bên trong không có văn bản Word.")
        )
    raise _unsupported(name, Text("tệp nén ZIP"))


def _ole_kind(data: bytes, name: str) -> tuple[Kind, str]:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableError(
            name,
            "encrypted",
            Text("tệp được đặt mật khẩu."),
            Text("Hãy bỏ mật khẩu trong Word rồi đọc lại."),
        )
    if not holds("WordDocument"):
        for stream, what in (
            ("Workbook", Text("bảng tính Excel")),
            ("PowerPoint", Text("bản trình chiếu")),
        ):
            if holds(stream):
                raise _unsupported(name, what)
    return "office", ".doc"


def _text_kind(data: bytes, name: str, suffix: str) -> tuple[Kind, str]:
    head = _decode_head(data)
    if _MIME.search(head) and _MULTIPART.search(head):
        return "mhtml", ".mht"
    if _WORD_XML.search(head):
        return "office", ".xml"
    if _HTML.match(head) and not (
        _FRAGMENT.match(head) and (SUFFIXES.get(suffix) == "markdown" or _MARKDOWN.search(head))
    ):
        return "html", ".html"
    if _is_binary(data):
        raise _unsupported(name, Text("tệp nhị phân không rõ loại"))
    kind = SUFFIXES.get(suffix)
    if _FRAGMENT.match(head):
        return "markdown", suffix
    if kind in {"html", "mhtml", "markdown"}:
        return kind, suffix
    return "plain", suffix


_CONTROLS: Final = bytes(byte for byte in range(32) if not 9 <= byte <= 13)


def _decode_head(data: bytes) -> str:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").lstrip("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that a reader knows (UTF-16 holds NULs)."""
    head = data[:_HEAD]
    if b"\x00" not in head:
        # TCVN3 and VNI use the C0 controls sparingly, if at all.
        controls = len(head) - len(head.translate(None, _CONTROLS))
        return controls > len(head) // 10
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return min(even, odd) > 0 or max(even, odd) < len(head) // 8


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > max(name.rfind("/"), name.rfind("\\")) else ""


def _unsupported(name: str, what: Text) -> UnreadableError:
    return UnreadableError(
        name, "unsupported", Text("đây là {what}, không đọc được.", what=what), _READABLE
    )
