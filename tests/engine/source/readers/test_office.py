"""Office formats through LibreOffice, and clear errors where that cannot be."""

from __future__ import annotations

import struct
import sys
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers import office
from lotrinh.source.readers.office import find_office, read_office
from lotrinh.source.text import RawLine

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}\f0 {\b K\u7870? HO\u7840?CH}\par "
    rb"Th\u7921?c hi\u7879?n\par}"
)


def reason(data: bytes, suffix: str = ".doc") -> str:
    with pytest.raises(UnreadableError) as caught:
        read_office(data, f"ke-hoach{suffix}", suffix)
    return caught.value.reason


def test_without_libreoffice_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(UnreadableError) as caught:
        read_office(RTF, "x.rtf", ".rtf")
    assert caught.value.reason == "missing_program"
    for command in ("apt install", "brew install", "winget install"):
        assert command in str(caught.value)


def locked_doc() -> bytes:
    header = b"\xec\xa5" + struct.pack("<HHHHH", 193, 0, 0, 0, 0x0100)
    return OLE + bytes(504) + header + bytes(2000)


def locked_odt() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (b"", ".doc", "empty"),
        (locked_doc(), ".doc", "encrypted"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".doc", "encrypted"),
        (locked_odt(), ".odt", "encrypted"),
    ],
)
def test_files_that_need_no_program_to_refuse(data: bytes, suffix: str, expected: str) -> None:
    assert reason(data, suffix) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {child}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(program))
    monkeypatch.setattr(office, "OFFICE_SECONDS", 0.5)
    began = time.monotonic()
    assert reason(RTF, ".rtf") == "timeout"
    assert time.monotonic() - began < 10
    state = Path(f"/proc/{child.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(program))
    assert reason(RTF, ".rtf") == "corrupt"


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice")
def test_rtf_through_libreoffice() -> None:
    extract = read_office(RTF, "x.rtf", ".rtf")
    lines = [item for item in extract.items if isinstance(item, RawLine) and item.text]
    assert [line.text for line in lines] == ["KẾ HOẠCH", "Thực hiện"]
    assert lines[0].look.bold
    assert (extract.reader, extract.media_type) == ("office+docx", "application/rtf")
