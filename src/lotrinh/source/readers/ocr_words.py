"""Recognised words made sound before layout: specks left out, known misreadings mended.

Place in the flow: used by `ocr` between Tesseract's output and the pieces of a page.
"""

from __future__ import annotations

import re
import unicodedata
from statistics import median
from typing import Final, NamedTuple

from lotrinh.source.readers.pieces import Rule

_SPECK: Final = 35.0
"""Marks without a letter or digit below this confidence are specks."""
_DOUBT: Final = 15.0
"""Short words below this confidence are specks, too."""
_BAR: Final = re.compile(r"[|¦\[\]_—–=~‘’'`.,:;-]+")
_ETH: Final = re.compile("[\xd0Đ]*\xd0[\xd0Đ]*")
"""Icelandic Ð, which Tesseract takes the Vietnamese Đ for, at times beside the right one."""
_NUMERAL: Final = re.compile(r"([IHl]{0,4})([VX]?)([IHl]{0,4})([.)/]?)")
BELOW: Final = re.compile(r"[gpqyjQ,;()|/\[\]ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ]")
"""Characters that reach below the baseline."""
_STRAIGHT: Final = 0.0012
"""Lines that fall less than this are level."""
_MAX_SLOPE: Final = 0.12
DARK: Final = bytes(1 if value < 128 else 0 for value in range(256))
"""Translates grey pixels: 1 where dark."""
_RUN: Final = re.compile(b"\x01+")


class Word(NamedTuple):
    """One word as Tesseract gives it, in pixels; x0 to y1 may be straightened."""

    line: tuple[int, int, int]
    """Block, paragraph and line numbers."""
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    text: str
    seen: tuple[float, float, float, float]
    """Where it stands on the image as it came: x0, y0, x1, y1."""


class Bitmap(NamedTuple):
    """One byte a pixel (0 is black), rows from the top without padding."""

    width: int
    height: int
    pixels: bytes


def read_words(tsv: str) -> list[Word]:
    """The words of Tesseract's TSV output, NFC."""
    words = []
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, paragraph, line = (int(cell) for cell in cells[2:5])
        x, y, width, height = (float(cell) for cell in cells[6:10])
        text = unicodedata.normalize("NFC", _ETH.sub("Đ", cells[11].strip()))
        place = (block, paragraph, line)
        seen = (x, y, x + width, y + height)
        words.append(Word(place, *seen, float(cells[10]), text, seen))
    return words


def find_slope(lines: list[list[Word]], width: int) -> float:
    """How far the lines fall a pixel to the right: the median of the long lines, 0 for few."""
    slopes = []
    for line in lines:
        plain = [word for word in line if not BELOW.search(word.text)]
        if len(plain) > 3 and plain[-1].x0 - plain[0].x0 > 0.3 * width:
            slopes.append((plain[-1].y1 - plain[0].y1) / (plain[-1].x0 - plain[0].x0))
    slope = median(slopes) if len(slopes) >= 4 else 0.0
    return slope if _STRAIGHT < abs(slope) < _MAX_SLOPE else 0.0


def straighten(word: Word, slope: float, width: int, height: int) -> Word:
    """A word with its place turned about the image's middle so that lines are level."""
    down = slope * ((word.x0 + word.x1) / 2 - width / 2)
    right = slope * ((word.y0 + word.y1) / 2 - height / 2)
    return word._replace(
        x0=word.x0 + right, x1=word.x1 + right, y0=word.y0 - down, y1=word.y1 - down
    )


def is_speck(word: Word, down: list[Rule], dpi: float) -> bool:
    """Whether a "word" is dirt, the edge of a table, or part of a seal.

    `down` are the vertical rules of the page in pixels.
    """
    if _BAR.fullmatch(word.text):
        near = any(
            word.x0 - dpi / 15 <= rule.at <= word.x1 + dpi / 15
            and rule.start <= word.y1
            and rule.end >= word.y0
            for rule in down
        )
        if set(word.text) <= set("|¦_") or (near and word.text not in {"-", "–"}):
            return True
    if not any(c.isalnum() for c in word.text):
        return word.confidence < _SPECK and word.text not in {"-", "–", "+", "*"}
    return word.confidence < _DOUBT and len(word.text) <= 3


def mend_numeral(line: list[Word], bitmap: Bitmap) -> None:
    """Recount the strokes of a Roman numeral that begins a line (Tesseract loses `I`s).

    `II.` is read as `I.` and `III.` as `HI.` or `II.` often enough to break the numbering.
    """
    first = line[0]
    match = _NUMERAL.fullmatch(first.text)
    if not match or not (match[1] or match[3]) or match[1] + match[2] + match[3] == "l":
        return
    height = first.y1 - first.y0
    left = first.x0 - 0.5 * height
    right = line[1].x0 - 0.15 * height if len(line) > 1 else first.x1 + 0.3 * height
    heights = (0.3, 0.4) if match[2] else (0.3, 0.5, 0.7)
    counts = {_strokes(bitmap, left, right, first.y0 + share * height) for share in heights}
    strokes = counts.pop()
    if counts:
        return
    ones = strokes - 2 * len(match[2])
    if not (1 <= ones <= 3 if not match[1] or not match[2] else ones == 1):
        return
    before, after = ("", "I" * ones) if not match[1] else ("I" * ones, "")
    text = before + match[2] + after + match[4]
    if text != first.text:
        line[0] = first._replace(text=text)


def _strokes(bitmap: Bitmap, left: float, right: float, y: float) -> int:
    """How many dark stretches a row of pixels crosses."""
    row = min(max(round(y), 0), bitmap.height - 1) * bitmap.width
    a, b = max(0, round(left)), min(bitmap.width, round(right))
    return len(_RUN.findall(bitmap.pixels[row + a : row + b].translate(DARK)))
