"""Whether a text layer is readable text, or what a font without a character map leaves of it.

Place in the flow: `pdf` asks page by page, and sends pages that are not to recognition.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lotrinh.source.encodings import from_tcvn3, from_vni
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.syllables import is_syllable

_ADDRESS: Final = re.compile(r"\S+://\S+")
"""What browsers print below a page; its letters tell nothing of the page's own."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_BROKEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")
"""Control, replacement and private characters, but not those of symbol fonts (U+F0xx: bullets)."""
_VOWEL: Final = re.compile(r"[aeiouy]", re.IGNORECASE)
_SAMPLE: Final = 700
_FEW: Final = 12
_LEGACY_FONT: Final = re.compile(r"(?:^|\+)(?:\.Vn|VNI-)", re.IGNORECASE)
_CAPITAL_FONT: Final = re.compile(r"\.Vn\w*H(?:[,-]|$)")


def is_legible(text: str) -> bool:
    """Whether the text can be read: no broken characters, and words that can be words.

    Judged on a stretch of the text; a text of few words is legible unless its characters are
    broken. Vietnamese syllables count, and plain Latin words with vowels (English).
    """
    sample = text[:_SAMPLE]
    if "://" in sample:
        sample = _ADDRESS.sub("", sample)
    solid = len(sample) - sample.count(" ") - sample.count("\r") - sample.count("\n")
    if solid and len(_BROKEN.findall(sample)) > 0.08 * solid:
        return False
    words = _WORD.findall(unicodedata.normalize("NFC", sample))
    if len(words) < _FEW:
        return not words or solid < 4 * _FEW or sum(map(len, words)) > 0.3 * solid
    sound = sum(map(is_syllable, words))
    if sound >= 0.5 * len(words) and sum(map(len, words)) > 0.45 * solid:
        return True
    plain = [word for word in words if word.isascii() and _VOWEL.search(word) and len(word) > 1]
    foreign = len(plain) >= 0.8 * len(words) and sum(map(len, words)) > 0.7 * solid
    return foreign and sum(map(len, words)) >= 3.5 * len(words)


def convert_legacy_fonts(page: Page) -> bool:
    """Convert the pieces that are set in a TCVN3 (.Vn…) or VNI font; whether there were any."""
    legacy = {name for name in {p.font for p in page.pieces} if _LEGACY_FONT.search(name)}
    for piece in page.pieces if legacy else ():
        name = piece.font
        if name not in legacy:
            continue
        if ".vn" in name.lower():
            text = from_tcvn3(piece.text)
            piece.text = text.upper() if _CAPITAL_FONT.search(name) else text
        else:
            piece.text = from_vni(piece.text)
        piece.lead = min(piece.lead, len(piece.text))
    return bool(legacy)


def carry_look(recognised: Page, layer: list[Piece]) -> None:
    """Set recognised pieces bold and italic as the unreadable text layer under them is.

    Both are in points of the same page. A bold run at the start of a line is carried over by its
    share of the line's width.
    """
    for piece in recognised.pieces:
        under = [
            other
            for other in layer
            if abs(other.base - piece.base) < 0.5 * other.size
            and min(other.x1, piece.x1) - max(other.x0, piece.x0) > 0.5 * other.size
        ]
        if not under:
            continue
        piece.bold = all(other.bold for other in under)
        piece.italic = all(other.italic for other in under)
        first = min(under, key=lambda other: other.x0)
        if piece.bold or not (first.bold or first.lead) or not piece.words:
            continue
        share = 1.0 if first.bold else first.lead / max(1, len(first.text))
        edge = first.x0 + share * (first.x1 - first.x0)
        covered = [w.end for w in piece.words if (w.box.x0 + w.box.x1) / 2 < edge]
        piece.lead = max(covered, default=0)
