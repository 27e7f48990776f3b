"""Pages of PDF files, scans and photographs as pictures, kept by the file's hash and the page.

Place in the flow: the review shows them beside the structure, through a door. A picture is made
when it is first asked for; the folder can be emptied at any time.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

from django.conf import settings

from lotrinh_web.common.errors import NotFoundError
from lotrinh_web.plans.compiling import image_size_in_points
from lotrinh_web.plans.files import read_stored

WIDTH: Final = 1000
"""Pixels: sharp on a wide screen beside the structure, about 100 KB a page."""
MAX_PAGES: Final = 400
MAX_PIXELS: Final = 120_000_000
KINDS: Final = ("pdf", "image")

_pdfium = Lock()
"""PDFium must not be called by two threads at once."""

Size = tuple[float, float]
"""Width and height in points, which boxes of words count."""


def page_sizes(sha256: str, kind: str) -> list[Size]:
    """The sizes of a file's pages; empty for kinds that have none or cannot be drawn."""
    if kind not in KINDS:
        return []
    place = _folder(sha256) / "sizes.json"
    if place.exists():
        return [(width, height) for width, height in json.loads(place.read_text())]
    try:
        sizes = _measure(read_stored(sha256), kind)
    except _Undrawable:
        sizes = []
    _keep(place, json.dumps(sizes).encode())
    return sizes


def page_picture(sha256: str, kind: str, number: int) -> bytes:
    """A page (from 1) as JPEG. NotFoundError where there is no such page."""
    if not 1 <= number <= len(page_sizes(sha256, kind)):
        raise NotFoundError
    place = _folder(sha256) / f"{number}.jpg"
    if not place.exists():
        try:
            _keep(place, _draw(read_stored(sha256), kind, number))
        except _Undrawable as error:
            raise NotFoundError from error
    return place.read_bytes()


class _Undrawable(Exception):  # noqa: N818  (never leaves this module)
    """The file cannot be drawn."""


def _folder(sha256: str) -> Path:
    return Path(settings.FILES).parent / "page-images" / sha256[:2] / sha256


def _keep(place: Path, content: bytes) -> None:
    """Whole or not at all: two requests may draw the same page."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    os.replace(temporary, place)


def _measure(content: bytes, kind: str) -> list[Size]:
    if kind == "pdf":
        with _opened_pdf(content) as document:
            count = min(len(document), MAX_PAGES)
            return [document.get_page_size(index) for index in range(count)]
    with _opened_image(content) as image:
        sizes = []
        for index in range(min(_frame_count(image), MAX_PAGES)):
            image.seek(index)
            sizes.append(image_size_in_points(image))
        return sizes


def _draw(content: bytes, kind: str, number: int) -> bytes:
    from PIL import Image, ImageOps

    if kind == "pdf":
        with _opened_pdf(content) as document:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(WIDTH / width, 3 * WIDTH / height)
            picture = page.render(scale=scale).to_pil().convert("RGB")
    else:
        with _opened_image(content) as image:
            image.seek(number - 1)
            upright = ImageOps.exif_transpose(image)
            picture = Image.new("RGB", upright.size, "white")
            clear = upright.convert("RGBA")
            picture.paste(clear, mask=clear)
            picture.thumbnail((WIDTH, 3 * WIDTH))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=72, optimize=True)
    return target.getvalue()


@contextmanager
def _opened_pdf(content: bytes) -> Iterator[Any]:
    import pypdfium2

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise _Undrawable from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise _Undrawable from error
        finally:
            document.close()


@contextmanager
def _opened_image(content: bytes) -> Iterator[Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _Undrawable
            yield image
    except (OSError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise _Undrawable from error


def _frame_count(image: Any) -> int:
    return (
        1 if image.format in {"GIF", "WEBP", "MPO", "PNG"} else int(getattr(image, "n_frames", 1))
    )
