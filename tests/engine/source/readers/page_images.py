"""Draws page images for recognition tests, with a Vietnamese font of the system."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

DPI = 300
_FONTS = ("LiberationSerif-Regular.ttf", "Tinos-Regular.ttf", "DejaVuSerif.ttf", "times.ttf",
          "Times New Roman.ttf", "NotoSerif-Regular.ttf")  # fmt: skip
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts",
            "/System/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip


@cache
def find_font() -> str:
    """The path of a serif font with Vietnamese letters; skips the test where there is none."""
    for folder in _FOLDERS:
        for name in _FONTS:
            found = next(Path(folder).rglob(name), None) if Path(folder).is_dir() else None
            if found:
                return str(found)
    pytest.skip("no Vietnamese serif font on this machine")


class PageCanvas:
    """A white A4 page at 300 dpi; places are points from the top left corner."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        size = round(width * DPI / 72), round(height * DPI / 72)
        self.image = Image.new("L", size, 255)
        self._draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, text: str, size: float = 14) -> None:
        """Text whose baseline is at y."""
        font = ImageFont.truetype(find_font(), round(size * DPI / 72))
        self._draw.text((x * DPI / 72, y * DPI / 72), text, fill=0, font=font, anchor="ls")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A line of half a point."""
        scale = DPI / 72
        self._draw.line((x0 * scale, y0 * scale, x1 * scale, y1 * scale), fill=0, width=2)

    def encode(self, kind: str, **options: Any) -> bytes:
        """The image file's bytes."""
        out = io.BytesIO()
        self.image.save(out, kind, dpi=(DPI, DPI), **options)
        return out.getvalue()
