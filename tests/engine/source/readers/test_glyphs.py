"""Characters of symbol fonts."""

from __future__ import annotations

import pytest

from lotrinh.resources.load import load_rows
from lotrinh.source.readers.glyphs import mend_symbols, symbol


def test_every_row_names_one_code_and_one_character() -> None:
    rows = load_rows("symbol_glyphs.csv")
    keys = [(row["font"], int(row["code"], 16)) for row in rows]
    assert len(keys) == len(set(keys))
    for (font, code), row in zip(keys, rows, strict=True):
        assert len(row["character"]) == 1
        assert symbol(0xF000 + code, font) == row["character"]


@pytest.mark.parametrize(
    ("code", "font", "character"),
    [
        (0xF0B3, "Symbol", "≥"),
        (0xB3, "Symbol", "≥"),
        (0xF0FC, "Wingdings", "✓"),
        (0x1EBF, "Symbol", "ế"),
        (0x41, None, "A"),
        (0xF0FF, "Wingdings", "•"),
        (0xD800, None, ""),
        (0x7, None, ""),
    ],
)
def test_symbols(code: int, font: str | None, character: str) -> None:
    assert symbol(code, font) == character


def test_only_private_characters_are_mended() -> None:
    assert mend_symbols("mức \uf0b3 5%", None) == "mức ≥ 5%"
