"""The text of one PDF page as pieces with places, with few calls into PDFium.

Place in the flow: called by `pdf` for each page. A call through ctypes for each character would
cost more than PDFium's own work, so the text comes in bulk, places come from the boxes of whole
text objects, and single words or characters are only measured where a gap must be decided.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from lotrinh.source.readers.pieces import Piece
from lotrinh.source.syllables import is_syllable, split_syllables

_LINE: Final = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_WORD: Final = re.compile(r"\S+")
_BLANKS: Final = re.compile(r"[ \t\xa0]{2,}|\t")
# Signs that PDFium saw a gap where there is none, or none where there is one.
_ALONE: Final = re.compile(
    r"(?<!\S)[^\W\d_](?:\s[^\W\d_]){2,}(?!\S)"
    r"|(?<!\S)(?:ngh|ng|nh|ch|gh|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])\s[^\W\d_]",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"[a-zđ][A-ZĐ]|[^\W\d_]{8}")
_LONG: Final = re.compile(r"[^\W\d_]{8}")
_HUMP: Final = re.compile(r"[a-zđ][A-ZĐ]")
_ONSETS: Final = "ngh ng nh ch gh kh ph qu th tr b c d đ g h k l m n p r s t v x"
_CONSONANTS: Final = frozenset(
    form for onset in _ONSETS.split() for form in (onset, onset.upper(), onset.title())
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WIDE: Final = 0.7
"""A gap of more than this many font heights parts two pieces."""
_LOOSE: Final = 0.56
"""Mean width of a character in font heights above which a text object may hold a wide gap."""
_CLOSE: Final = 0.1
"""A gap of less than this many font heights is no blank."""
_APART: Final = 0.17
"""A gap of more than this many font heights between letters is a blank."""
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


_BoxLTRB = tuple[float, float, float, float]


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
        self._odd = _find_odd(text)
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
        if _any_within(self._odd, start, len(line)):
            line = self._mend(line, start, size)
        pieces.append(self._piece(line, start, box, size, mixed=count > 1))

    def _box_of_nothing(self, line: str, start: int, size: float) -> _BoxLTRB:
        """A guessed box for a line whose glyphs have no extent."""
        d, refs = self._d, self._refs
        pdfium.FPDFText_GetCharOrigin(self._page, start, refs[0], refs[1])
        x, y = d[0].value, d[1].value
        return x, y + 0.7 * size, x + 0.45 * size * len(line), y

    def _needs_words(self, line: str, start: int, boxes: list[_BoxLTRB], size: float) -> bool:
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

    def _char_box(self, index: int) -> _BoxLTRB:
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
            if _any_within(self._odd, first, len(text)):
                text = self._mend(text, first, size)
            box = (
                group[0][2], min(w[3] for w in group),
                max(w[4] for w in group), max(w[5] for w in group),
            )  # fmt: skip
            pieces.append(self._piece(text, first, box, size, mixed=True, placed=True))
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
        box: _BoxLTRB,
        size: float,
        *,
        mixed: bool,
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
        look = self._look(start)
        piece = Piece(text, x0, y0, x1, y1, base, size, look.bold, look.italic, 0, (), look.name)
        if mixed:
            self._mix(piece, start, look)
        return piece

    def _mix(self, piece: Piece, start: int, first: FontLook) -> None:
        """Settle the look of a piece that is set in more than one text object."""
        bold_to = 0
        leading = True
        bold = italic = True
        for match in _WORD.finditer(piece.text):
            look = first if match.start() == 0 else self._look(start + match.start())
            if look.bold and leading:
                bold_to = match.end()
            else:
                leading = False
            bold &= look.bold
            italic &= look.italic
        piece.bold = bold
        piece.italic = italic
        piece.lead = 0 if bold else bold_to

    def _look(self, index: int) -> FontLook:
        """The look of a character's font."""
        thing = pdfium.FPDFText_GetTextObject(self._page, index)
        if not thing:
            return _PLAIN
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
        return look

    def _mend(self, text: str, start: int, size: float) -> str:
        """Close blanks that the places of the glyphs disprove; open those that they prove."""
        if self._frame.rotation:
            return text
        boxes = [self._char_box(start + i) if c != " " else None for i, c in enumerate(text)]
        text = _close_gaps(text, boxes, size)
        if len(text) == len(boxes) and _GLUED.search(text):
            text = _open_gaps(text, boxes, size)
        return text


_PLAIN: Final = FontLook(False, False, "")


def _find_odd(text: str) -> list[int]:
    """Where the text looks as if PDFium saw a gap too many or too few; sorted."""
    words = text.split()
    odd: list[int] = []
    if not _CONSONANTS.isdisjoint(words):
        odd += [m.start() for m in _ALONE.finditer(text)]
    if words and max(map(len, words)) >= 8:
        odd += [m.start() for m in _LONG.finditer(text)]
    odd += [m.start() for m in _HUMP.finditer(text)]
    odd.sort()
    return odd


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


def _close_gaps(text: str, boxes: list[_BoxLTRB | None], size: float) -> str:
    """`text` without the blanks at which two glyphs stand closer than any blank is wide.

    A blank goes where its gap is under `_CLOSE` font heights and one of its sides is no syllable;
    in a run of letters each alone (`T h a m  m ư u`) the wide gaps of the run stay.
    """
    drop: set[int] = set()
    for match in re.finditer(r"(?<!\S)[^\W\d_](?:\s[^\W\d_]){2,}(?!\S)", text):
        blanks = [i for i in range(match.start(), match.end()) if text[i] == " "]
        gaps = [_gap(boxes, i - 1, i + 1) for i in blanks]
        usual = sorted(gaps)[len(gaps) // 3]
        drop.update(i for i, gap in zip(blanks, gaps, strict=True) if gap < usual + 0.12 * size)
    for i, c in enumerate(text):
        if c != " " or i in drop or not 0 < i < len(text) - 1:
            continue
        if _gap(boxes, i - 1, i + 1) < _CLOSE * size and _wants(text, i):
            drop.add(i)
    if not drop:
        return text
    return "".join(c for i, c in enumerate(text) if i not in drop)


def _wants(text: str, blank: int) -> bool:
    """Whether the letters around a blank are one syllable, but not two."""
    before = _last(text[:blank])
    after = _LETTERS.match(text, blank + 1)
    if not before or after is None:
        return False
    pair = before, after.group()
    return is_syllable(before + pair[1]) and not (is_syllable(pair[0]) and is_syllable(pair[1]))


def _last(text: str) -> str:
    word = text.rsplit(" ", 1)[-1]
    return word if _LETTERS.fullmatch(word) else ""


def _gap(boxes: list[_BoxLTRB | None], before: int, after: int) -> float:
    """Points between two glyphs; a large number where one has no place."""
    a, b = boxes[before], boxes[after]
    return b[0] - a[2] if a and b else 1e9


def _open_gaps(text: str, boxes: list[_BoxLTRB | None], size: float) -> str:
    """`text` with blanks where glyphs of one "word" stand apart as words do."""
    out = []
    for match in _WORD.finditer(text):
        word = match.group()
        letters = _LETTERS.fullmatch(word.strip('.,;:!?()"“”'))
        if letters and _GLUED.search(word) and not is_syllable(letters.group()):
            cuts = [
                i
                for i in range(match.start() + 1, match.end())
                if _gap(boxes, i - 1, i) > _APART * size
            ]
            out.extend((cut, " ") for cut in cuts if _sound(text, match.span(), cuts))
    for cut, blank in reversed(out):
        text = text[:cut] + blank + text[cut:]
    return text


def _sound(text: str, span: tuple[int, int], cuts: list[int]) -> bool:
    """Whether the parts between the cuts are made of syllables."""
    edges = [span[0], *cuts, span[1]]
    parts = (text[a:b].strip('.,;:!?()"“”') for a, b in pairwise(edges))
    return all(is_syllable(p) or split_syllables(p) is not None for p in parts)
