"""Text typed in fonts with an encoding of their own, converted run by run by the font's name."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.language import Text
from lotrinh.source.encodings import MODERN, NAMES, from_tcvn3, from_vni

# Latin-1 signs that stand in nearly every TCVN3 or VNI line and in hardly any Unicode one.
_SIGNS: Final = re.compile(
    "[\xa1-\xac\xae-\xb9\xbb-\xbf\xd0\xd6\xd8\xdf\xe4-\xe7\xeb\xf1\xf6\xf8\xfb-\xff]"
)


def font_encoding(font: str | None) -> str | None:
    """tcvn3, vni, or None for a font of Unicode."""
    name = (font or "").strip("\"' ").lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni-") else None


class LegacyFonts:
    """Converts the runs of one document. `text` is all of its text.

    A document that only names such a font, but is typed in Unicode, is left alone: none of the
    signs that the old encodings need stands in it.
    """

    def __init__(self, text: str) -> None:
        self._active = bool(_SIGNS.search(text))
        self._found: set[str] = set()

    def convert(self, text: str, font: str | None) -> str:
        """The text of a run in Unicode."""
        encoding = font_encoding(font) if self._active else None
        if encoding is None or MODERN.search(text):
            return text
        self._found.add(encoding)
        if encoding == "vni":
            return from_vni(text)
        converted = from_tcvn3(text)
        capitals = (font or "").strip("\"' ").lower().endswith("h")
        return converted.upper() if capitals else converted

    def notices(self) -> list[tuple[str, str]]:
        """What was converted, as `Extract.notices`."""
        return [
            (
                "encoding",
                Text("Có đoạn gõ bằng phông {name}, đã chuyển sang Unicode.", name=NAMES[key]),
            )
            for key in sorted(self._found)
        ]
