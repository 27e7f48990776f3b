"""Reads binary .doc, ODT, RTF and WPS: LibreOffice turns them into DOCX, docx.py reads that.

LibreOffice runs without a window in a profile of its own, with macros and link updates off, and
is ended with everything it started when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import OFFICE_SECONDS
from lotrinh.source.readers.docx import read_docx
from lotrinh.source.text import Extract

MEDIA_TYPES: Final = {
    ".doc": "application/msword",
    ".dot": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".wps": "application/vnd.ms-works",
    ".xml": "application/xml",
}
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_MAGIC: Final = b"\xec\xa5"
_FLAG_ENCRYPTED: Final = 0x0100
_SECTOR: Final = 512
_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_INSTALL_HINT: Final = Text(
    "Cài LibreOffice rồi thử lại: Debian/Ubuntu «sudo apt install libreoffice-writer-nogui»; "
    "macOS «brew install --cask libreoffice»; "
    "Windows «winget install TheDocumentFoundation.LibreOffice». "
    "Hoặc mở tệp bằng Word và lưu lại dạng .docx."
)
_UNLOCK_HINT: Final = Text("Mở tệp, bỏ mật khẩu, lưu lại rồi thử lại.")
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The LibreOffice program of this machine, None where there is none."""
    found = (shutil.which(program) for program in _PROGRAMS)
    places = (place for place in _PLACES if Path(place).is_file())
    return next((path for path in (*found, *places) if path), None)


def read_office(data: bytes, name: str, suffix: str) -> Extract:
    """The text of an office file that only LibreOffice reads; `suffix` is its kind (`.doc`).

    Raises UnreadableError (empty, encrypted, corrupt, timeout, missing_program).
    """
    if not data:
        raise UnreadableError(name, "empty", Text("tệp rỗng."))
    if _is_encrypted(data):
        raise UnreadableError(name, "encrypted", Text("tệp được đặt mật khẩu."), _UNLOCK_HINT)
    program = find_office()
    if program is None:
        raise UnreadableError(
            name,
            "missing_program",
            Text("cần LibreOffice để đọc tệp {suffix}.", suffix=suffix),
            _INSTALL_HINT,
        )
    extract = read_docx(_convert(program, data, name, suffix), name)
    extract.reader = "office+docx"
    extract.media_type = MEDIA_TYPES.get(suffix, "application/octet-stream")
    return extract


def _is_encrypted(data: bytes) -> bool:
    """Whether a Word binary, OOXML or ODF file needs a password."""
    if data.startswith(b"PK"):
        return b"manifest:encryption-data" in _manifest(data)
    if not data.startswith(_OLE):
        return False
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    # A Word 97-2003 file's header stands at the beginning of a sector; bit 8 of its flags tells.
    for start in range(_SECTOR, min(len(data), 64 * _SECTOR), _SECTOR):
        if data[start : start + 2] == _WORD_MAGIC and len(data) >= start + 12:
            flags: int = struct.unpack_from("<H", data, start + 10)[0]
            return bool(flags & _FLAG_ENCRYPTED)
    return False


def _manifest(data: bytes) -> bytes:
    import zipfile
    import zlib
    from io import BytesIO

    try:
        with (
            zipfile.ZipFile(BytesIO(data)) as container,
            container.open("META-INF/manifest.xml") as manifest,
        ):
            return manifest.read(1024 * 1024)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, RuntimeError,
            NotImplementedError):  # fmt: skip
        return b""


def _convert(program: str, data: bytes, name: str, suffix: str) -> bytes:
    """The file as DOCX."""
    with tempfile.TemporaryDirectory(prefix="lotrinh-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"source{suffix if suffix in MEDIA_TYPES else '.doc'}"
        source.write_bytes(data)
        (home / "profile" / "user").mkdir(parents=True)
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS, encoding="utf-8")
        (home / "out").mkdir()
        command = [
            program,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault",
            "--nofirststartwizard", "--nologo",
            "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(home / "out"), str(source),
        ]  # fmt: skip
        _run(command, home, name)
        made = home / "out" / "source.docx"
        if not made.is_file() or not made.stat().st_size:
            raise UnreadableError(
                name, "corrupt", Text("LibreOffice không mở được tệp: tệp hỏng hoặc bị khóa.")
            )
        return made.read_bytes()


def _run(command: list[str], home: Path, name: str) -> None:
    """Run the conversion, at most OFFICE_SECONDS, and leave no process behind."""
    own_group = sys.platform != "win32"
    environment = {**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell, our own file name
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise UnreadableError(
            name, "missing_program", Text("không chạy được LibreOffice."), _INSTALL_HINT
        ) from error
    try:
        process.wait(timeout=OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            name,
            "timeout",
            Text("LibreOffice không đọc xong tệp trong {seconds} giây.", seconds=OFFICE_SECONDS),
        ) from error
    finally:
        if process.returncode is None:
            _end(process, own_group)


def _end(process: subprocess.Popen[bytes], own_group: bool) -> None:
    """End the program, which still runs, and all that it started."""
    if own_group:
        # It leads a group of its own, and is not waited for yet: the number is still its own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
