"""Builds a TrueType font whose glyphs are boxes: exact places without any font file."""

from __future__ import annotations

import struct

_DESCENDING = "gpqyj,;()ạậặẹệịọộợụựỵ"
_TALL = "bdđhklt/()0123456789"


def box_font(chars: str, widths: list[int]) -> bytes:
    """A font of 1000 units an em: glyph 0 is empty, glyph i + 1 a box for `chars[i]`.

    It has no character map of its own; a PDF that uses it needs a ToUnicode map.
    """
    glyphs = [b""] + [_box(char, width) for char, width in zip(chars, widths, strict=True)]
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    count = len(glyphs)
    advances = b"".join(struct.pack(">Hh", w, 0 if w == 250 else 30) for w in (500, *widths))
    tables = {
        b"cmap": struct.pack(">HHHHIHHHHHHHHHHH", 0, 1, 3, 1, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0,
                             0xFFFF, 1) + b"\0\0",
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0,
                             0, -200, 1000, 900, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 900, -200, 0, 1000, 0, 0, 1000, 1, 0,
                             0, 0, 0, 0, 0, 0, count),
        b"hmtx": advances,
        b"loca": b"".join(struct.pack(">I", place) for place in places),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0,
                             0, 0),
    }  # fmt: skip
    return _file(tables)


def _box(char: str, width: int) -> bytes:
    if char == " ":
        return b""
    low = -200 if char in _DESCENDING else 0
    high = 700 if char.isupper() or char in _TALL else 480
    left, right = 30, width - 30
    head = struct.pack(">hhhhh", 1, left, low, right, high)
    flags = bytes([1, 1, 1, 1])
    xs = struct.pack(">hhhh", left, 0, right - left, 0)
    ys = struct.pack(">hhhh", low, high - low, 0, low - high)
    glyph = head + struct.pack(">HH", 3, 0) + flags + xs + ys
    return glyph + b"\0" * (-len(glyph) % 4)


def _file(tables: dict[bytes, bytes]) -> bytes:
    place = 12 + 16 * len(tables)
    records = bodies = b""
    for tag, body in tables.items():
        padded = body + b"\0" * (-len(body) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        records += struct.pack(">4sIII", tag, total, place, len(body))
        bodies += padded
        place += len(padded)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48) + records + bodies
