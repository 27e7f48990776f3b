"""Images of pages (PNG, JPEG, TIFF of one or more pages) → extract, by recognition.

Place in the flow: stage 0, a reader.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_OCR_PAGES
from lotrinh.source.readers.ocr import DPI, PageImage, missing_program, recognise_pages
from lotrinh.source.readers.page_furniture import take_furniture
from lotrinh.source.readers.page_layout import lay_out_pages
from lotrinh.source.text import Extract

_FORMATS: Final = {
    "PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "TIFF": "image/tiff",
    "BMP": "image/bmp", "GIF": "image/gif", "WEBP": "image/webp",
}  # fmt: skip
_OPENED: Final = ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"]
_MAX_PIXELS: Final = 120_000_000
_PAGE_INCHES: Final = 11.7
"""Height of A4: the size that is taken for an image that does not state a plausible one."""
_PLAUSIBLE: Final = (70.0, 1300.0)
_TARGET_PIXELS: Final = 9_500_000
"""About A4 at 300 dpi. Larger images are made smaller before recognition."""
_INSTALL: Final = Text("Cài bằng lệnh: pip install 'lotrinh[ocr]'.")


def read_image(
    data: bytes, name: str, *, progress: Callable[[int, int], None] | None = None
) -> Extract:
    """The recognised lines and tables of an image, a page a frame.

    `progress` is told (pages done, pages in all). Raises UnreadableError (corrupt, too_large,
    too_many_pages, unsupported, missing_program, timeout, empty).
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        message = Text("cần thư viện Pillow để đọc ảnh.")
        raise UnreadableError(name, "missing_program", message, _INSTALL) from error
    missing = missing_program(name)
    if missing:
        raise missing
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=_OPENED)
        except UnidentifiedImageError as error:
            message = Text("không phải ảnh PNG, JPEG hay TIFF, hoặc ảnh bị hỏng.")
            raise UnreadableError(name, "corrupt", message) from error
        except Image.DecompressionBombError as error:
            raise _too_large(name) from error
        except (OSError, ValueError, SyntaxError, OverflowError) as error:
            raise UnreadableError(name, "corrupt", Text("ảnh bị hỏng.")) from error
        with image:
            count = _count(image, name)
            frames = _frames(image, count, name)
            pages = list(recognise_pages(frames, name, total=count, progress=progress))
    dropped = take_furniture(pages)
    items = lay_out_pages(pages)
    if not items:
        raise UnreadableError(name, "empty", Text("không nhận dạng được chữ nào trong ảnh."))
    return Extract(
        reader="ocr",
        media_type=_FORMATS.get(image.format or "", "application/octet-stream"),
        items=items,
        wrapped=True,
        pages=count,
        ocr=True,
        dropped=dropped,
    )


def _count(image: Any, name: str) -> int:
    try:
        count = int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as error:
        raise UnreadableError(name, "corrupt", Text("ảnh nhiều trang bị hỏng.")) from error
    if image.format in {"GIF", "WEBP", "MPO", "PNG"}:
        return 1  # an animation or a preview is no document of many pages
    if count > MAX_OCR_PAGES:
        message = Text(
            "ảnh có {pages} trang, quá giới hạn {limit} trang.", pages=count, limit=MAX_OCR_PAGES
        )
        raise UnreadableError(name, "too_many_pages", message)
    return count


def _frames(image: Any, count: int, name: str) -> Iterator[PageImage]:
    for index in range(count):
        try:
            image.seek(index)
            if image.width * image.height > _MAX_PIXELS:
                raise _too_large(name)
            yield _grey(image, index + 1)
        except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError,
                OverflowError, ZeroDivisionError, MemoryError) as error:  # fmt: skip
            message = Text("ảnh trang {page} bị hỏng hoặc bị cắt cụt.", page=index + 1)
            raise UnreadableError(name, "corrupt", message) from error


def _grey(image: Any, number: int) -> PageImage:
    """A frame in grey on white, upright as its EXIF data says, at a size that suits Tesseract."""
    from PIL import Image, ImageOps

    dpi = _dpi(image)
    frame = ImageOps.exif_transpose(image)
    if frame.mode in {"RGBA", "LA", "PA"} or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        paper = Image.new("RGBA", frame.size, "white")
        paper.alpha_composite(frame)
        frame = paper
    if frame.mode.startswith("I") or frame.mode == "F":
        frame = frame.point(lambda value: value / 256).convert("L")
    frame = frame.convert("L")
    scale = min(1.0, (_TARGET_PIXELS / (frame.width * frame.height)) ** 0.5)
    if dpi < 0.85 * DPI and scale == 1.0:
        scale = min(DPI / dpi, 3.0, (_TARGET_PIXELS / (frame.width * frame.height)) ** 0.5)
    if abs(scale - 1.0) > 0.05:
        size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
        frame = frame.resize(size, Image.Resampling.LANCZOS)
        dpi *= scale
    return PageImage(number, frame.width, frame.height, frame.tobytes(), dpi)


def size_in_points(image: Any) -> tuple[float, float]:
    """Width and height of an upright frame as a page: what the boxes of its words count."""
    from PIL import ImageOps

    dpi = _dpi(image)
    width, height = ImageOps.exif_transpose(image).size
    return width * 72 / dpi, height * 72 / dpi


def _dpi(image: Any) -> float:
    """The image's resolution: as stated where plausible, else as if it were an A4 page."""
    stated = image.info.get("dpi")
    try:
        value: float = float(stated[1]) if stated else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        value = 0.0
    longest: int = max(image.width, image.height)
    if _PLAUSIBLE[0] < value < _PLAUSIBLE[1] and 4 < longest / value < 25:
        return value
    return max(1.0, longest / _PAGE_INCHES)


def _too_large(name: str) -> UnreadableError:
    limit = _MAX_PIXELS // 1_000_000
    return UnreadableError(
        name, "too_large", Text("ảnh quá lớn (giới hạn {limit} triệu điểm ảnh).", limit=limit)
    )
