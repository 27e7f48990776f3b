"""A sample through LibreOffice and on paper: DOC, RTF, PDF, a PDF without character map, scans."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageFilter

_DPI = 200
_SEED = 20260101


def convert(docx: bytes, suffix: str) -> bytes:
    """DOCX to `doc`, `rtf`, `odt` or `pdf` by LibreOffice. Raises FileNotFoundError without it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FileNotFoundError("LibreOffice (soffice) is needed to build the samples")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(docx)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
        command += [suffix, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return _timeless(Path(folder, f"plan.{suffix}").read_bytes())


def _timeless(made: bytes) -> bytes:
    """Without the moment of making, so that rebuilding changes nothing; lengths stay."""
    if not made.startswith(b"%PDF"):
        return made
    for pattern in (
        rb"/CreationDate\(D:(\d{14})",
        rb"<([0-9A-F]{32})>",
        rb"/DocChecksum /([0-9A-F]+)",
    ):
        made = re.sub(
            pattern,
            lambda found: found[0].replace(
                found[1], b"20260101000000" if len(found[1]) == 14 else b"0" * len(found[1])
            ),
            made,
        )
    return made


def without_character_map(pdf: bytes) -> bytes:
    """The same pages, but the text layer is garbage: no font says which letters its codes are."""
    broken, count = re.subn(rb"/ToUnicode \d+ 0 R", lambda m: b" " * len(m[0]), pdf)
    if count == 0:
        raise ValueError("no character maps found; are the objects compressed?")
    return broken


def scan(pdf: bytes) -> bytes:
    """The pages as a scanner gives them back: pictures only, a little turned and noisy."""
    pages = _pictures(pdf)
    buffer = io.BytesIO()
    made = time.gmtime(0)
    pages[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=_DPI,
        producer="scanner",
        creationDate=made,
        modDate=made,
    )
    return buffer.getvalue()


def picture(pdf: bytes) -> bytes:
    """The only page as PNG."""
    pages = _pictures(pdf)
    if len(pages) != 1:
        raise ValueError(f"{len(pages)} pages do not fit one picture")
    buffer = io.BytesIO()
    pages[0].save(buffer, "PNG", optimize=True, dpi=(_DPI, _DPI))
    return buffer.getvalue()


def _pictures(pdf: bytes) -> list[Image.Image]:
    import pypdfium2

    chance = random.Random(_SEED)  # noqa: S311  # noise, not secrets
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        image = page.render(scale=_DPI / 72).to_pil().convert("L")
        image = image.rotate(chance.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor=255)
        image = image.filter(ImageFilter.GaussianBlur(0.6))
        _speckle(image, chance)
        pages.append(image.point(lambda grey: 255 if grey > 150 else 0, "1"))
    document.close()
    return pages


def _speckle(image: Image.Image, chance: random.Random) -> None:
    for _ in range(250):
        place = chance.randrange(image.width), chance.randrange(image.height)
        image.putpixel(place, chance.choice((0, 90, 200)))
