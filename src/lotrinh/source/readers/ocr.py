"""Page images → recognised pages, with Tesseract: one process a page, one thread each.

Place in the flow: `pdf` sends scanned and garbled pages here, `image` its frames. Every word keeps
its place in points of the page and its confidence.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from statistics import median
from typing import Any, Final, NamedTuple

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import OCR_PAGE_SECONDS
from lotrinh.source.readers.image_rules import find_rules, turn
from lotrinh.source.readers.legibility import is_legible
from lotrinh.source.readers.ocr_cells import find_missed_cells, stack_cells, unstack_words
from lotrinh.source.readers.ocr_words import (
    BELOW,
    Bitmap,
    Word,
    find_slope,
    is_speck,
    mend_numeral,
    read_words,
    straighten,
)
from lotrinh.source.readers.page_tables import find_grids
from lotrinh.source.readers.pieces import Page, Piece, Rule
from lotrinh.source.text import Box, RawWord

DPI: Final = 300
LANGUAGE: Final = "vie"
_MAX_PIXELS: Final = 40_000_000
_PROGRAM: Final = "tesseract"
_LAYOUT: Final = "3"
"""Tesseract's page segmentation mode: automatic."""
_BLOCK: Final = "6"
"""The mode for one block of text."""
_WIDE: Final = 0.6
"""A gap of more than this many line heights parts two pieces."""
_TIFF_PIXELS: Final = 8 + 2 + 9 * 12 + 4
"""Where the pixels of a TIFF begin: behind its header and a directory of nine tags."""
_INSTALL: Final = Text(
    "Cài bằng lệnh: sudo apt install tesseract-ocr tesseract-ocr-vie (Debian, Ubuntu); "
    "brew install tesseract tesseract-lang (macOS); "
    "winget install UB-Mannheim.TesseractOCR rồi chọn tiếng Việt (Windows)."
)


class PageImage(NamedTuple):
    """A page to recognise, one byte a pixel (0 is black), rows from the top without padding."""

    number: int
    width: int
    height: int
    pixels: bytes
    dpi: float


def missing_program(name: str) -> UnreadableError | None:
    """The error to raise for the file `name` where Tesseract or its Vietnamese data is missing."""
    languages = _languages(shutil.which(_PROGRAM))
    if languages is None:
        message = Text("cần chương trình Tesseract để nhận dạng chữ trong ảnh, máy này chưa có.")
        return UnreadableError(name, "missing_program", message, _INSTALL)
    if LANGUAGE not in languages:
        message = Text("Tesseract trên máy này chưa có dữ liệu tiếng Việt.")
        return UnreadableError(name, "missing_program", message, _INSTALL)
    return None


@cache
def _languages(program: str | None) -> frozenset[str] | None:
    """The languages that Tesseract can read; None where it is not there or does not run."""
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program without shell
            [program, "--list-langs"], capture_output=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(done.stdout.decode("utf-8", "replace").split())


def render_page(document: Any, index: int) -> PageImage:
    """A PDF page in grey at `DPI`, or less where the page is huge."""
    page = document[index]
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            data = bytes(bitmap.buffer)
            stride, wide, high = bitmap.stride, bitmap.width, bitmap.height
        finally:
            bitmap.close()
    finally:
        page.close()
    if stride != wide:
        data = b"".join(data[row * stride : row * stride + wide] for row in range(high))
    return PageImage(index + 1, wide, high, data, 72 * scale)


def recognise_pages(
    images: Iterable[PageImage],
    name: str,
    *,
    total: int,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Page]:
    """The recognised pages in order, as many at once as there are processors.

    Images are taken only as pages get done, so that few are in memory. Raises UnreadableError
    (missing_program, timeout, corrupt).
    """
    missing = missing_program(name)
    if missing:
        raise missing
    workers = os.cpu_count() or 1
    running: deque[Future[Page]] = deque()
    done = 0
    with ThreadPoolExecutor(workers) as pool:
        try:
            for image in images:
                running.append(pool.submit(recognise_page, image, name))
                if len(running) > workers:
                    yield running.popleft().result()
                    done += 1
                    if progress:
                        progress(done, total)
            while running:
                yield running.popleft().result()
                done += 1
                if progress:
                    progress(done, total)
        finally:
            for future in running:
                future.cancel()


def recognise_page(image: PageImage, name: str) -> Page:
    """One recognised page; a page that lies on its side or head is turned first."""
    words = read_words(_run(image, name, _LAYOUT, "tsv"))
    if _looks_turned(words):
        degrees = _orientation(image, name)
        if degrees:
            pixels, width, height = turn(image.pixels, image.width, image.height, degrees)
            turned = image._replace(pixels=pixels, width=width, height=height)
            again = read_words(_run(turned, name, _LAYOUT, "tsv"))
            if _mean(again) > _mean(words):
                image, words = turned, again
    bitmap = Bitmap(image.width, image.height, image.pixels)
    lines = _lines(words, bitmap)
    slope = find_slope(lines, image.width)
    across, down = find_rules(image.pixels, image.width, image.height, slope)
    scale = 72 / image.dpi
    page = Page(image.number, image.width * scale, image.height * scale, recognised=True)
    page.across = [Rule(r.at * scale, r.start * scale, r.end * scale) for r in across]
    page.down = [Rule(r.at * scale, r.start * scale, r.end * scale) for r in down]
    lines = _sound_lines(lines, slope, down, image)
    grids = find_grids(page)
    if grids:
        sound = [word for line in lines for word in line]
        cutouts = find_missed_cells(grids, sound, bitmap, slope, image.dpi)
        if cutouts:
            sheet = PageImage(image.number, *stack_cells(cutouts, bitmap), image.dpi)
            found = unstack_words(read_words(_run(sheet, name, _BLOCK, "tsv")), cutouts)
            lines += _sound_lines(_lines(found, bitmap), slope, down, image)
    heights = [max(w.y1 for w in line) - min(w.y0 for w in line) for line in lines]
    usual = median(heights) if heights else 1.0
    for line in lines:
        page.pieces.extend(_pieces(line, usual, down, scale))
    return page


def _lines(words: list[Word], bitmap: Bitmap) -> list[list[Word]]:
    """The words by Tesseract's lines, from the left, numerals mended."""
    by_line: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    for line in by_line.values():
        line.sort(key=lambda w: w.x0)
        mend_numeral(line, bitmap)
    return list(by_line.values())


def _sound_lines(
    lines: list[list[Word]], slope: float, down: list[Rule], image: PageImage
) -> list[list[Word]]:
    """The lines set level, without specks."""
    if slope:
        size = image.width, image.height
        lines = [[straighten(word, slope, *size) for word in line] for line in lines]
    lines = [[word for word in line if not is_speck(word, down, image.dpi)] for line in lines]
    return [line for line in lines if line]


def _run(image: PageImage, name: str, mode: str, output: str) -> str:
    """Tesseract's output for an image."""
    program = shutil.which(_PROGRAM) or _PROGRAM
    command = [program, "stdin", "stdout", "--psm", mode, "--dpi", str(round(image.dpi))]
    command += ["-l", "osd"] if mode == "0" else ["-l", LANGUAGE, output]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program without shell
            command,
            input=grey_tiff(image),
            capture_output=True,
            timeout=OCR_PAGE_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        message = Text(
            "nhận dạng trang {page} quá {seconds} giây.",
            page=image.number,
            seconds=OCR_PAGE_SECONDS,
        )
        raise UnreadableError(name, "timeout", message) from error
    except (OSError, subprocess.CalledProcessError) as error:
        message = Text("không nhận dạng được trang {page}.", page=image.number)
        raise UnreadableError(name, "corrupt", message) from error
    return done.stdout.decode("utf-8", "replace")


def grey_tiff(image: PageImage) -> bytes:
    """The image as an uncompressed grey TIFF of one strip (TIFF 6.0): Leptonica reads it at once.

    It reads the simpler PGM pixel by pixel, which takes a tenth of Tesseract's time.
    """
    long, short = 4, 3
    tags = (
        (256, long, image.width), (257, long, image.height), (258, short, 8), (259, short, 1),
        (262, short, 1), (273, long, _TIFF_PIXELS), (277, short, 1), (278, long, image.height),
        (279, long, len(image.pixels)),
    )  # fmt: skip
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + entries + bytes(4) + image.pixels


def _mean(words: list[Word]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _looks_turned(words: list[Word]) -> bool:
    """Whether what was recognised is so poor that the page may lie on its side or head."""
    if len(words) < 5:
        return bool(words)
    return _mean(words) < 55 or not is_legible(" ".join(w.text for w in words))


def _orientation(image: PageImage, name: str) -> int:
    """Degrees (0, 90, 180, 270) by which to turn the page clockwise, 0 where none are sure."""
    if "osd" not in (_languages(shutil.which(_PROGRAM)) or ()):
        return 0
    try:
        report = _run(image, name, "0", "")
    except UnreadableError:  # too few characters on the page to tell
        return 0
    match = re.search(r"Rotate:\s*(\d+)", report)
    return int(match.group(1)) % 360 if match else 0


def _pieces(line: list[Word], usual: float, down: list[Rule], scale: float) -> list[Piece]:
    """One recognised line, parted at wide gaps and at the edges of table columns."""
    height = max(w.y1 for w in line) - min(w.y0 for w in line)
    size = min(max(height, 0.7 * usual), 1.6 * usual) if height < 2.5 * usual else usual
    groups: list[list[Word]] = []
    for word in line:
        last = groups[-1][-1] if groups else None
        if last and word.x0 - last.x1 <= _WIDE * size and not _wall(last, word, down):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_piece(group, size, scale) for group in groups]


def _wall(a: Word, b: Word, down: list[Rule]) -> bool:
    middle = (a.y0 + a.y1) / 2
    return any(a.x1 - 6 <= r.at <= b.x0 + 6 and r.start <= middle <= r.end for r in down)


def _piece(group: list[Word], size: float, scale: float) -> Piece:
    plain = [w.y1 for w in group if not BELOW.search(w.text)]
    base = median(plain) if plain else median(w.y1 for w in group) - 0.2 * size
    texts: list[str] = []
    words: list[RawWord] = []
    offset = 0
    for w in group:
        box = Box(*(place * scale for place in w.seen))
        words.append(RawWord(offset, offset + len(w.text), box, w.confidence))
        texts.append(w.text)
        offset += len(w.text) + 1
    return Piece(
        " ".join(texts),
        min(w.x0 for w in group) * scale,
        min(w.y0 for w in group) * scale,
        max(w.x1 for w in group) * scale,
        max(w.y1 for w in group) * scale,
        base * scale,
        size * scale,
        words=tuple(words),
    )
