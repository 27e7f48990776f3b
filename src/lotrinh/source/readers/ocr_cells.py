"""Table cells that hold ink but no recognised word, cut out to be read once more.

Place in the flow: used by `ocr` after a page's first reading. Tesseract passes over lone digits and
short words in ruled cells; stacked on a white sheet of their own it reads them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lotrinh.source.readers.ocr_words import DARK, Bitmap, Word
from lotrinh.source.readers.page_tables import Grid, find_cells
from lotrinh.source.text import Box

_MAX_CELLS: Final = 120
_MARGIN: Final = 30
"""White pixels around each cut-out on the sheet."""
_INK: Final = 60
"""Fewer dark pixels are dirt."""


class Cutout(NamedTuple):
    """A stretch of a page image: where it was, and from which row of the sheet it stands."""

    x: int
    y: int
    width: int
    height: int
    row: int


def find_missed_cells(
    grids: list[Grid], words: list[Word], bitmap: Bitmap, slope: float, dpi: float
) -> list[Cutout]:
    """The cells with ink and without words, as they lie on the page image.

    `grids` are in points of the level page, `words` in its pixels.
    """
    cutouts: list[Cutout] = []
    row = _MARGIN
    inset = round(dpi / 40)
    for grid in grids:
        for box in find_cells(grid):
            level = Box(*(place * dpi / 72 for place in box))
            if any(_inside(word, level) for word in words):
                continue
            middle_x, middle_y = (level.x0 + level.x1) / 2, (level.y0 + level.y1) / 2
            x = level.x0 - slope * (middle_y - bitmap.height / 2)
            y = level.y0 + slope * (middle_x - bitmap.width / 2)
            lean = inset + round(abs(slope) * max(level.x1 - level.x0, level.y1 - level.y0) / 2)
            left, top = round(x) + lean, round(y) + lean
            width = round(level.x1 - level.x0) - 2 * lean
            height = round(level.y1 - level.y0) - 2 * lean
            cutout = Cutout(left, top, width, height, row)
            if min(left, top) < 0 or min(width, height) < dpi / 20 or not _has_ink(cutout, bitmap):
                continue
            cutouts.append(cutout)
            row += height + _MARGIN
            if len(cutouts) == _MAX_CELLS:
                return cutouts
    return cutouts


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _rows(cutout: Cutout, bitmap: Bitmap) -> list[bytes]:
    return [
        bitmap.pixels[y * bitmap.width + cutout.x : y * bitmap.width + cutout.x + cutout.width]
        for y in range(cutout.y, min(cutout.y + cutout.height, bitmap.height))
    ]


def _has_ink(cutout: Cutout, bitmap: Bitmap) -> bool:
    dark = sum(row.translate(DARK).count(1) for row in _rows(cutout, bitmap))
    return _INK < dark < 0.4 * cutout.width * cutout.height


def stack_cells(cutouts: list[Cutout], bitmap: Bitmap) -> Bitmap:
    """The cut-outs under each other on a white sheet."""
    width = max(cutout.width for cutout in cutouts) + 2 * _MARGIN
    edge = b"\xff" * _MARGIN
    sheet = [b"\xff" * (width * _MARGIN)]
    height = _MARGIN
    for cutout in cutouts:
        rest = b"\xff" * (width - cutout.width - _MARGIN)
        rows = _rows(cutout, bitmap)
        sheet += [(edge + row + rest)[:width].ljust(width, b"\xff") for row in rows]
        sheet.append(b"\xff" * (width * (_MARGIN + cutout.height - len(rows))))
        height += cutout.height + _MARGIN
    return Bitmap(width, height, b"".join(sheet))


def unstack_words(words: list[Word], cutouts: list[Cutout]) -> list[Word]:
    """The words that were read on the sheet, back in their places on the page image.

    Lines of different cells get different line numbers.
    """
    out = []
    for word in words:
        middle = (word.y0 + word.y1) / 2
        for number, cutout in enumerate(cutouts):
            if cutout.row <= middle <= cutout.row + cutout.height:
                right, down = cutout.x - _MARGIN, cutout.y - cutout.row
                seen = (word.x0 + right, word.y0 + down, word.x1 + right, word.y1 + down)
                line = (-1 - number, word.line[1], 1000 * word.line[0] + word.line[2])
                out.append(Word(line, *seen, word.confidence, word.text, seen))
                break
    return out
