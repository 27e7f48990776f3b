"""Characters of symbol fonts (Symbol, Wingdings …) as the Unicode characters they look like."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.resources.load import load_rows

PRIVATE: Final = re.compile("[\uf000-\uf0ff]")
"""Where Word keeps the characters of symbol fonts."""
_SYMBOL_FONTS: Final = ("symbol", "wingdings", "webdings", "zapfdingbats", "monotype sorts")
BULLET: Final = "•"
_BULLETS: Final = {"–": "-", "—": "-", "−": "-", "‒": "-", "‑": "-", "‐": "-", "─": "-",
                   "·": BULLET, "∙": BULLET, "●": BULLET, "▪": BULLET, "■": BULLET,
                   "◦": "○", "∗": "*", "\uff0b": "+", "\u00ad": "-"}  # fmt: skip


def is_symbol_font(font: str | None) -> bool:
    """Whether a font's characters are signs and not letters."""
    return font is not None and font.strip("\"' ").lower().startswith(_SYMBOL_FONTS)


@cache
def _glyphs() -> dict[tuple[str, int], str]:
    return {
        (row["font"], int(row["code"], 16)): row["character"]
        for row in load_rows("symbol_glyphs.csv")
    }


def symbol(code: int, font: str | None) -> str:
    """The character for a code of a symbol font (with or without the private-use offset)."""
    low = code & 0xFF
    if not (0xF000 <= code <= 0xF0FF or (code <= 0xFF and is_symbol_font(font))):
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    name = (font or "symbol").strip("\"' ").lower().replace(" ", "")
    table = _glyphs()
    known = table.get((name, low)) or table.get(("wingdings" if "ding" in name else "symbol", low))
    return known or (chr(low) if 0x20 <= low < 0x7F and "ding" not in name else BULLET)


def mend_symbols(text: str, font: str | None) -> str:
    """The text with every private-use character of a symbol font replaced."""
    return PRIVATE.sub(lambda m: symbol(ord(m[0]), font), text)


def bullet(text: str, font: str | None) -> str:
    """A list bullet as it is printed in plain text: - + * • ○ or the sign itself."""
    text = text.strip()
    if is_symbol_font(font) or PRIVATE.search(text):
        text = "".join(symbol(ord(c), font) for c in text)
    elif text == "o":
        # Word's second-level bullet is the letter o in Courier New.
        return "○"
    return _BULLETS.get(text, text)
