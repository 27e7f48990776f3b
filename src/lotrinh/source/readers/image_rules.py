"""Ruled lines on a page image, and turning an image, without an image library.

Place in the flow: called by `ocr`. Works on one byte a pixel; regular expressions and slices do
the loops in C.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lotrinh.source.readers.pieces import Rule

_DARK: Final = 165
_THRESHOLD: Final = bytes(1 if value < _DARK else 0 for value in range(256))
_ACROSS: Final = 1 / 14
"""Shortest horizontal stretch that counts, as a share of the image's width."""
_DOWN: Final = 1 / 52
"""Shortest vertical stretch, as a share of the image's height: a row of a table."""
_THICK: Final = 14
"""More neighbouring rows than this are a dark area and no rule."""
_MAX_RUNS: Final = 20_000


def find_rules(
    pixels: bytes, width: int, height: int, slope: float = 0.0
) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical ruled lines of an image, in pixels.

    `slope` is how far its lines fall a pixel to the right: the image is sheared level first, about
    its middle.
    """
    dark = pixels.translate(_THRESHOLD)
    if slope:
        dark = _level(dark, width, height, slope)
    rows = (dark[row * width : (row + 1) * width] for row in range(height))
    across = _rules(rows, max(40, round(width * _ACROSS)))
    columns = (dark[column::width] for column in range(width))
    down = _rules(columns, max(40, round(height * _DOWN))) if across else []
    return across, down


def _level(dark: bytes, width: int, height: int, slope: float) -> bytes:
    """The image with its columns moved up and its rows moved right as the slope asks."""
    columns = [_moved(dark[x::width], -round(slope * (x - width / 2))) for x in range(width)]
    turned = b"".join(columns)
    rows = [_moved(turned[y::height], round(slope * (y - height / 2))) for y in range(height)]
    return b"".join(rows)


def _moved(strip: bytes, by: int) -> bytes:
    """A strip of pixels moved to higher places by `by`, white where nothing is left."""
    if by > 0:
        return bytes(by) + strip[:-by]
    return strip[-by:] + bytes(-by) if by else strip


def _rules(strips: Iterable[bytes], shortest: int) -> list[Rule]:
    """Runs of dark pixels in neighbouring strips, made one rule each."""
    pattern = re.compile(b"\x01{%d,}" % shortest)
    probe = b"\x01" * shortest
    open_: list[list[float]] = []
    """first strip, last strip, start, end of the rules that may still grow"""
    closed: list[list[float]] = []
    runs = 0
    for at, strip in enumerate(strips):
        if probe not in strip:
            continue
        for match in pattern.finditer(strip):
            runs += 1
            start, end = match.span()
            for rule in open_:
                if at - rule[1] <= 2 and start <= rule[3] + 2 and end >= rule[2] - 2:
                    rule[1] = at
                    rule[2], rule[3] = min(rule[2], start), max(rule[3], end)
                    break
            else:
                open_.append([at, at, start, end])
        closed += [rule for rule in open_ if at - rule[1] > 2]
        open_ = [rule for rule in open_ if at - rule[1] <= 2]
        if runs > _MAX_RUNS:
            return []
    return [
        Rule((first + last) / 2, start, end)
        for first, last, start, end in (*closed, *open_)
        if last - first < max(_THICK, (end - start) / 20)
    ]


def turn(pixels: bytes, width: int, height: int, degrees: int) -> tuple[bytes, int, int]:
    """The image turned clockwise by 90, 180 or 270 degrees: pixels, width, height."""
    if degrees == 180:
        return pixels[::-1], width, height
    if degrees == 90:
        last = (height - 1) * width
        return b"".join(pixels[last + c :: -width] for c in range(width)), height, width
    if degrees == 270:
        return b"".join(pixels[c::width] for c in range(width - 1, -1, -1)), height, width
    return pixels, width, height
