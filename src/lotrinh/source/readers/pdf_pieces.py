"""The text of one PDF page as pieces with places, with few calls into PDFium.

Place in the flow: called by `pdf` for each page. A call through ctypes for each character would
cost more than PDFium's own work, so the text comes in bulk, places come from the boxes of whole
text objects, and single words or characters are only measured where a gap must be decided.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from lotrinh.source.readers.pdf_gaps import BoxLTRB, find_odd, mend_gaps
from lotrinh.source.readers.pieces import Piece

_LINE: Final = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_WORD: Final = re.compile(r"\S+")
_BLANKS: Final = re.compile(r"[ \t\xa0]{2,}|\t")
_WIDE: Final = 0.7
"""A gap of more than this many font heights parts two pieces."""
_LOOSE: Final = 0.56
"""Mean width of a character in font heights above which a text object may hold a wide gap."""
_MANY: Final = 99
_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
_ITALIC_FLAG: Final = 1 << 6


class Frame(NamedTuple):
    """How user space lies on the page that people see."""

    left: float
    bottom: float
    width: float
    """Of user space, before rotation."""
    height: float
    rotation: int
    """Quarter turns clockwise."""

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as points from the top left corner of the shown page."""
        x -= self.left
        y -= self.bottom
        if self.rotation == 0:
            return x, self.height - y
        if self.rotation == 1:
            return y, x
        if self.rotation == 2:
            return self.width - x, y
        return self.height - y, self.width - x

    def box(self, l: float, b: float, r: float, t: float) -> tuple[float, float, float, float]:  # noqa: E741
        """A rectangle as (x0, y0, x1, y1) from the top left corner."""
        if self.rotation == 0:
            top = self.height + self.bottom
            return l - self.left, top - t, r - self.left, top - b
        (ax, ay), (bx, by) = self.place(l, b), self.place(r, t)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class FontLook(NamedTuple):
    """What a font's name and descriptor tell."""

    bold: bool
    italic: bool
    name: str


class PieceReader:
    """Reads the pieces of one page. Holds the text page only while `read` runs."""

    def __init__(self, textpage: Any, frame: Frame, down: list[float]) -> None:
        """`textpage` is a raw FPDF_TEXTPAGE; `down` the sorted x of vertical rules."""
        self._page = textpage
        self._frame = frame
        self._down = down
        self._fonts: dict[int, FontLook] = {}
        self._objects: dict[int, FontLook] = {}
        self._odd: list[int] = []
        self._blanks: list[int] = []
        self._d = tuple(ctypes.c_double() for _ in range(4))
        self._refs = tuple(ctypes.byref(d) for d in self._d)
        self._at = -1
        """The character whose matrix `_matrix` holds."""
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_ref = ctypes.byref(self._matrix)

    def read(self, text: str) -> list[Piece]:
        """The pieces of the page whose bulk text (one unit a character index) is `text`."""
        pieces: list[Piece] = []
        self._odd = find_odd(text)
        if "  " in text or "\t" in text:
            self._blanks = [m.start() for m in _BLANKS.finditer(text)]
        for match in _LINE.finditer(text):
            raw = match.group()
            line = raw.rstrip()
            start = match.start() + len(line) - len(line.lstrip())
            line = line.lstrip()
            if line:
                self._read_line(line, start, pieces)
        return pieces

    def _read_line(self, line: str, start: int, pieces: list[Piece]) -> None:
        page = self._page
        d, refs = self._d, self._refs
        count = pdfium.FPDFText_CountRects(page, start, len(line))
        boxes = []
        for i in range(count):
            pdfium.FPDFText_GetRect(page, i, *refs)
            boxes.append((d[0].value, d[1].value, d[2].value, d[3].value))
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(page, start, self._matrix_ref)
        self._at = start
        scale = abs(matrix.d) + abs(matrix.b)
        size = pdfium.FPDFText_GetFontSize(page, start) * scale or 1.0
        if not boxes:
            boxes.append(self._box_of_nothing(line, start, size))
        if self._frame.rotation or self._needs_words(line, start, boxes, size):
            pieces.extend(self._split(line, start, size))
            return
        box = boxes[0]
        for other in boxes[1:]:
            box = (
                min(box[0], other[0]), max(box[1], other[1]),
                max(box[2], other[2]), min(box[3], other[3]),
            )  # fmt: skip
        pieces.append(self._piece(line, start, box, size, runs=count))

    def _box_of_nothing(self, line: str, start: int, size: float) -> BoxLTRB:
        """A guessed box for a line whose glyphs have no extent."""
        d, refs = self._d, self._refs
        pdfium.FPDFText_GetCharOrigin(self._page, start, refs[0], refs[1])
        x, y = d[0].value, d[1].value
        return x, y + 0.7 * size, x + 0.45 * size * len(line), y

    def _needs_words(self, line: str, start: int, boxes: list[BoxLTRB], size: float) -> bool:
        """Whether the line may hold a wide gap, so that its words must be measured."""
        wide = _WIDE * size
        count = len(line)
        right = boxes[0][2]
        width = boxes[0][2] - boxes[0][0]
        for box in boxes[1:]:
            if box[0] - right > wide or box[0] < right - wide:
                return True
            width += box[2] - box[0]
            right = box[2]
        loose = 1.4 * _LOOSE if line.isupper() else _LOOSE
        if width > loose * size * count or _any_within(self._blanks, start, count):
            return True
        down = self._down
        if not down:
            return False
        return bisect_right(down, boxes[0][0] + 1) != bisect_right(down, right - 1)

    def _char_box(self, index: int) -> BoxLTRB:
        """left, top, right, bottom of a character in user space."""
        d, refs = self._d, self._refs
        pdfium.FPDFText_GetCharBox(self._page, index, refs[0], refs[2], refs[3], refs[1])
        return d[0].value, d[1].value, d[2].value, d[3].value

    def _split(self, line: str, start: int, size: float) -> list[Piece]:
        """The pieces of a line, parted where the gap between two words is wide."""
        groups: list[list[tuple[int, int, float, float, float, float]]] = []
        for match in _WORD.finditer(line):
            a = self._char_box(start + match.start())
            b = self._char_box(start + match.end() - 1) if match.end() - match.start() > 1 else a
            x0, y0, x1, y1 = self._frame.box(
                min(a[0], b[0]), min(a[3], b[3]), max(a[2], b[2]), max(a[1], b[1])
            )
            word = (match.start(), match.end(), x0, y0, x1, y1)
            if groups and self._joins(groups[-1][-1], word, size):
                groups[-1].append(word)
            else:
                groups.append([word])
        pieces = []
        for group in groups:
            text = line[group[0][0] : group[-1][1]]
            first = start + group[0][0]
            box = (
                group[0][2], min(w[3] for w in group),
                max(w[4] for w in group), max(w[5] for w in group),
            )  # fmt: skip
            pieces.append(self._piece(text, first, box, size, runs=_MANY, placed=True))
        return pieces

    def _joins(
        self,
        a: tuple[int, int, float, float, float, float],
        b: tuple[int, int, float, float, float, float],
        size: float,
    ) -> bool:
        """Whether two neighbouring words stand in one piece."""
        gap = b[2] - a[4]
        if gap > _WIDE * size or gap < -_WIDE * size:
            return False
        if abs(b[5] - a[5]) > size and abs(b[3] - a[3]) > size:
            return False
        down = self._down
        return not down or bisect_right(down, a[4] - 1) == bisect_right(down, b[2] + 1)

    def _piece(
        self,
        text: str,
        start: int,
        box: BoxLTRB,
        size: float,
        *,
        runs: int,
        placed: bool = False,
    ) -> Piece:
        """A piece with its look; `box` is left, top, right, bottom of user space or of the page."""
        if start != self._at:
            pdfium.FPDFText_GetMatrix(self._page, start, self._matrix_ref)
            self._at = start
        _, base = self._frame.place(self._matrix.e, self._matrix.f)
        if placed:
            x0, y0, x1, y1 = box
        else:
            x0, y0, x1, y1 = self._frame.box(box[0], box[3], box[2], box[1])
        key, look = self._look(start)
        piece = Piece(text, x0, y0, x1, y1, base, size, look.bold, look.italic, 0, (), look.name)
        if runs > 1:
            self._mix(piece, start, key, runs)
        if _any_within(self._odd, start, len(text)):
            piece.text = self._mend(text, start, size)
            piece.lead = min(piece.lead, len(piece.text))
        return piece

    def _mix(self, piece: Piece, start: int, first: int, runs: int) -> None:
        """Settle the look of a piece that is set in `runs` text objects.

        `first` is the address of the first one.
        """
        key, last = self._look(start + len(piece.text) - 1)
        same = last.bold == piece.bold and last.italic == piece.italic
        if key == first or (runs == 2 and same):
            return
        words = [match.span() for match in _WORD.finditer(piece.text)]
        looks: list[FontLook] = [_PLAIN] * len(words)
        spans = [(0, len(words) - 1)]
        keys: dict[int, int] = {}
        while spans:  # a text object is one stretch: equal ends mean that all between is equal
            low, high = spans.pop()
            for i in (low, high):
                if i not in keys:
                    keys[i], looks[i] = self._look(start + words[i][0])
            if keys[low] == keys[high]:
                looks[low : high + 1] = [looks[low]] * (high + 1 - low)
            elif high - low > 1:
                middle = (low + high) // 2
                spans += [(low, middle), (middle, high)]
        piece.bold = all(look.bold for look in looks)
        piece.italic = all(look.italic for look in looks)
        if looks[0].bold and not piece.bold:
            plain = next(i for i, look in enumerate(looks) if not look.bold)
            piece.lead = words[plain - 1][1]

    def _look(self, index: int) -> tuple[int, FontLook]:
        """A character's text object (its address, 0 for none) and the look of its font."""
        thing = pdfium.FPDFText_GetTextObject(self._page, index)
        if not thing:
            return 0, _PLAIN
        key = ctypes.addressof(thing.contents)
        look = self._objects.get(key)
        if look is None:
            font = pdfium.FPDFTextObj_GetFont(thing)
            font_key = ctypes.addressof(font.contents) if font else 0
            look = self._fonts.get(font_key)
            if look is None:
                look = self._fonts[font_key] = _font_look(font) if font else _PLAIN
            if not look.bold and pdfium.FPDFTextObj_GetTextRenderMode(thing) == 2:
                look = look._replace(bold=True)
            self._objects[key] = look
        return key, look

    def _mend(self, text: str, start: int, size: float) -> str:
        """Close blanks that the places of the glyphs disprove; open those that they prove."""
        if self._frame.rotation:
            return text
        boxes = [self._char_box(start + i) if c != " " else None for i, c in enumerate(text)]
        return mend_gaps(text, boxes, size)


_PLAIN: Final = FontLook(False, False, "")


def _any_within(places: list[int], start: int, count: int) -> bool:
    """Whether one of the sorted places lies in [start, start + count)."""
    i = bisect_right(places, start - 1)
    return i < len(places) and places[i] < start + count


def _font_look(font: Any) -> FontLook:
    """Read bold and italic off a font's name, else off its descriptor."""
    buffer = ctypes.create_string_buffer(128)
    size = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.raw[: max(0, min(size, 128) - 1)].decode("utf-8", "replace")
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    telling = bool(re.search(r"[A-Za-z]{4}", name.split("+")[-1])) and "CIDFont" not in name
    bold = bool(_BOLD.search(name) or flags & _FORCE_BOLD)
    if not telling and not bold:
        bold = pdfium.FPDFFont_GetWeight(font) >= 600
    return FontLook(bold, bool(_ITALIC.search(name) or flags & _ITALIC_FLAG), name)
