"""The zip container of a DOCX file: its parts as XML trees, within bounds, or a clear error."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_RATIO, MAX_UNPACKED_BYTES

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MAX_PART: Final = 64 * 1024 * 1024
_RATIO_FROM: Final = 1024 * 1024
_PARSER: Final = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO 29500 "strict" files name the same elements in other namespaces.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_UNLOCK_HINT: Final = Text(
    "Mở tệp bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu > Mã hóa bằng mật khẩu), "
    "lưu lại rồi thử lại."
)


class Package:
    """An opened DOCX container. Raises UnreadableError where it is none, encrypted or broken."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_UNPACKED_BYTES
        self._parts: dict[str, Element | None] = {}
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        self.legacy_fonts = False
        """Whether a part that was read names a font with an encoding of its own."""
        _check_magic(data, name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._members = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except _BROKEN as error:
            raise self.corrupt() from error
        main = self.related("", "officeDocument")
        self.main = main[0] if main else "word/document.xml"
        if self.main not in self._members:
            raise UnreadableError(
                name, "unsupported", Text("tệp nén này không chứa tài liệu Word.")
            )

    def corrupt(self) -> UnreadableError:
        """The error for a container or part that is cut off or damaged."""
        return UnreadableError(
            self.name,
            "corrupt",
            Text("tệp DOCX bị hỏng hoặc bị cắt cụt, không đọc được."),
            Text("Hãy xin lại bản gốc hoặc mở bằng Word rồi lưu lại."),
        )

    def _bytes(self, path: str) -> bytes | None:
        info = self._members.get(path)
        if info is None:
            return None
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > min(_MAX_PART, self._left) or (
            info.file_size > _RATIO_FROM and ratio > MAX_RATIO
        ):
            raise UnreadableError(
                self.name, "too_large", Text("nội dung nén trong tệp DOCX phình ra quá lớn.")
            )
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.corrupt()
        self._left -= info.file_size
        try:
            return self._zip.read(info)
        except _BROKEN as error:
            raise self.corrupt() from error

    def part(self, path: str) -> Element | None:
        """The root element of a part, parsed once; None where there is no such part."""
        if path not in self._parts:
            self._parts[path] = self._parse(path)
        return self._parts[path]

    def _parse(self, path: str) -> Element | None:
        data = self._bytes(path)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C" in data or b"\0<\0!\0D\0O\0C" in data:
            # OOXML forbids document type declarations; entities live only there.
            raise self.corrupt()
        if b'".Vn' in data or b'"VNI-' in data:
            self.legacy_fonts = True
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        try:
            return etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, LookupError, ValueError) as error:
            raise self.corrupt() from error

    def related(self, path: str, kind: str) -> list[str]:
        """The parts that a part points to (`styles`, `header`, …), in the file's order."""
        if path not in self._relations:
            self._relations[path] = self._read_relations(path)
        return [target for found, _, target in self._relations[path] if found == kind]

    def linked(self, key: str) -> bytes | None:
        """The content of the part that the main part points to with this relationship id."""
        return self._bytes(self.target(key) or "")

    def target(self, key: str) -> str | None:
        """The part that the main part points to with this relationship id."""
        self.related(self.main, "")
        paths = (target for _, found, target in self._relations[self.main] if found == key)
        return next(paths, None)

    def _read_relations(self, path: str) -> list[tuple[str, str, str]]:
        """(kind, relationship id, part) of each part that a part points to."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", file + ".rels"))
        found: list[tuple[str, str, str]] = []
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                found.append((kind, relation.get("Id", ""), target.lstrip("/")))
        return found


def _check_magic(data: bytes, name: str) -> None:
    if not data:
        raise UnreadableError(name, "empty", Text("tệp rỗng."))
    if data.startswith(OLE_MAGIC):
        if _ENCRYPTED in data:
            raise UnreadableError(
                name, "encrypted", Text("tệp Word được đặt mật khẩu."), _UNLOCK_HINT
            )
        raise UnreadableError(
            name,
            "unsupported",
            Text("đây là tệp Word đời cũ (.doc) mang đuôi .docx."),
            Text("Đổi đuôi thành .doc rồi đọc lại."),
        )
    if not data.startswith(b"PK"):
        raise UnreadableError(name, "unsupported", Text("tệp này không phải tệp DOCX."))
