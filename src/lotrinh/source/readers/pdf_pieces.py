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

from lotrinh.source.readers import pdf_calls as calls
from lotrinh.source.readers.pdf_gaps import APART, BoxLTRB, find_odd, mend_gaps
from lotrinh.source.readers.pieces import Piece

_LINE: Final = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_WORD: Final = re.compile(r"\S+")
_BLANKS: Final = re.compile(r"[ \t\xa0]{2,}|\t")
_WIDE: Final = 0.7
"""A gap of more than this many font heights parts two pieces."""
_LOOSE: Final = 0.56
"""Mean width of a character in font heights above which a text object may hold a wide gap."""
_DIGITS: Final = re.compile(r"(?<=[^\s\d./,-])\d{1,3}(?![\w/.-])|(?<=\d)\d(?![\w/.-])")
"""Where the mark of a note may stand: digits right behind a word or a number."""
_RAISED: Final = 1.5
"""Points above the baseline from which a digit is raised."""
_BESIDE: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ|ĐẢNG CỘNG SẢN VIỆT|Độc lập ?[-–] ?Tự|, ngày |TM\. ?[^\W\d_]"
    r"|KT\. ?[^\W\d_]|TL\. ?[^\W\d_]|TUQ\. ?[^\W\d_]|T/M |T/L |K/T "
)
"""What opens a line of the right column of a letterhead or foot, behind anything else. Each form
begins with a letter of its own, so that the search skips to one."""
_MANY: Final = 99
_LEVEL: Final = 0.25
"""Font heights by which two baselines differ at most that are one."""
_MANY_BREAKS: Final = 40
_FEW_BETWEEN: Final = 4
"""Characters to a line break, its own two counted, below which lines are single characters."""
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


WordBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 of a word, x0 <= x1 and y0 <= y1: of user space, or of a page that is turned."""


class FontLook(NamedTuple):
    """What a font's name and descriptor tell."""

    bold: bool
    italic: bool
    name: str


class PieceReader:
    """Reads the pieces of one page. Holds the text page only while `read` runs."""

    def __init__(self, textpage: Any, frame: Frame, down: list[float]) -> None:
        """`textpage` is a raw FPDF_TEXTPAGE; `down` the sorted x of vertical rules on the page."""
        self._page = calls.address_of(textpage)
        self._frame = frame
        self._down = down if frame.rotation else [x + frame.left for x in down]
        self._fonts: dict[int, FontLook] = {}
        self._objects: dict[int, FontLook] = {}
        self._odd: list[int] = []
        self._blanks: list[int] = []
        self._four = (ctypes.c_double * 4)()
        place = ctypes.addressof(self._four)
        self._places = (place, place + 8, place + 16, place + 24)
        self._at = -1
        """The character whose matrix `_matrix` holds."""
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_place = ctypes.addressof(self._matrix)

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

    def read_scattered(self, text: str) -> list[Piece]:
        """The pieces of a page of which `is_scattered` holds: characters joined by their places."""
        pieces: list[Piece] = []
        words = ""
        first = 0
        whole = last = (0.0, 0.0, 0.0, 0.0)
        base = size = 0.0
        for i, letter in enumerate(text):
            if letter.isspace():
                continue
            box = self._word_box(i, i)
            self._go_to(i)
            level = self._matrix.f
            if words and abs(level - base) < _LEVEL * size and self._joins(last, box, size):
                words += f" {letter}" if box[0] - last[2] > APART * size else letter
                whole = (
                    whole[0], min(whole[1], box[1]), max(whole[2], box[2]), max(whole[3], box[3])
                )  # fmt: skip
            else:
                if words:
                    pieces.append(self._piece(words, first, self._frame.box(*whole), size, runs=1))
                words, first, whole = letter, i, box
                base, size = level, self._size(i)
            last = box
        if words:
            pieces.append(self._piece(words, first, self._frame.box(*whole), size, runs=1))
        return pieces

    def _go_to(self, index: int) -> None:
        """Get the matrix of a character."""
        if index != self._at:
            calls.get_matrix(self._page, index, self._matrix_place)
            self._at = index

    def _size(self, index: int) -> float:
        """The font's height at a character."""
        self._go_to(index)
        scale = abs(self._matrix.d) + abs(self._matrix.b)
        size: float = calls.get_font_size(self._page, index) * scale or 1.0
        return size

    def _read_line(self, line: str, start: int, pieces: list[Piece]) -> None:
        page = self._page
        four = self._four
        left, top, right, bottom = self._places
        count = calls.count_rects(page, start, len(line))
        boxes: list[BoxLTRB] = []
        for i in range(count):
            calls.get_rect(page, i, left, top, right, bottom)
            l, t, r, b = four[:]  # noqa: E741
            boxes.append((l, t, r, b))
        size = self._size(start)
        if not boxes:
            boxes.append(self._box_of_nothing(line, start, size))
        if self._frame.rotation or self._needs_words(line, start, boxes, size):
            pieces.extend(self._split(line, start, size))
            return
        l, t, r, b = boxes[0]  # noqa: E741
        for other in boxes[1:]:
            l, t = min(l, other[0]), max(t, other[1])  # noqa: E741
            r, b = max(r, other[2]), min(b, other[3])
        pieces.append(self._piece(line, start, self._frame.box(l, b, r, t), size, runs=count))

    def _box_of_nothing(self, line: str, start: int, size: float) -> BoxLTRB:
        """A guessed box for a line whose glyphs have no extent."""
        self._go_to(start)
        x, y = self._matrix.e, self._matrix.f
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
        if _BESIDE.search(line, 1):
            return True
        down = self._down
        if not down:
            return False
        return bisect_right(down, boxes[0][0] + 1) != bisect_right(down, right - 1)

    def _char_box(self, index: int) -> BoxLTRB:
        """left, top, right, bottom of a character in user space."""
        four = self._four
        left, top, right, bottom = self._places
        calls.get_char_box(self._page, index, left, right, bottom, top)
        l, t, r, b = four[:]  # noqa: E741
        return l, t, r, b

    def _word_box(self, first: int, last: int) -> WordBox:
        """The place of the word from a character to another."""
        l, t, r, b = self._char_box(first)  # noqa: E741
        if last > first:
            left, top, right, bottom = self._char_box(last)
            l, t, r, b = min(l, left), max(t, top), max(r, right), min(b, bottom)  # noqa: E741
        return self._frame.box(l, b, r, t) if self._frame.rotation else (l, b, r, t)

    def _split(self, line: str, start: int, size: float) -> list[Piece]:
        """The pieces of a line, parted where the gap between two words is wide."""
        pieces: list[Piece] = []
        begin = end = 0
        last = whole = None
        for match in _WORD.finditer(line):
            word = self._word_box(start + match.start(), start + match.end() - 1)
            if last and whole and self._joins(last, word, size):
                whole = (
                    whole[0], min(whole[1], word[1]), max(whole[2], word[2]), max(whole[3], word[3])
                )  # fmt: skip
            else:
                if whole:
                    pieces.append(self._part(line[begin:end], start + begin, whole, size))
                begin, whole = match.start(), word
            end, last = match.end(), word
        if whole:
            pieces.append(self._part(line[begin:end], start + begin, whole, size))
        return pieces

    def _part(self, text: str, start: int, box: WordBox, size: float) -> Piece:
        """A piece of a line whose words were measured."""
        if self._frame.rotation:
            return self._piece(text, start, box, size, runs=_MANY)
        return self._piece(text, start, self._frame.box(*box), size, runs=_MANY)

    def _joins(self, a: WordBox, b: WordBox, size: float) -> bool:
        """Whether two neighbouring words stand in one piece."""
        gap = b[0] - a[2]
        if gap > _WIDE * size or gap < -_WIDE * size:
            return False
        if abs(b[3] - a[3]) > size and abs(b[1] - a[1]) > size:
            return False
        down = self._down
        return not down or bisect_right(down, a[2] - 1) == bisect_right(down, b[0] + 1)

    def _piece(self, text: str, start: int, box: BoxLTRB, size: float, *, runs: int) -> Piece:
        """A piece with its look, of as many text objects; `box` is its place on the page."""
        self._go_to(start)
        _, base = self._frame.place(self._matrix.e, self._matrix.f)
        x0, y0, x1, y1 = box
        look = self._look(start)
        piece = Piece(text, x0, y0, x1, y1, base, size, look.bold, look.italic, 0, (), look.name)
        if runs > 1:
            self._mix(piece, start)
            piece.raised = self._raised(text, start, base)
        if _any_within(self._odd, start, len(text)):
            piece.text = self._mend(text, start, size)
            piece.raised = piece.raised if piece.text == text else ()
            piece.lead = min(piece.lead, len(piece.text))
        return piece

    def _mix(self, piece: Piece, start: int) -> None:
        """Settle the look of a piece that is set in more than one text object.

        `piece` has its first word's look. Looks are taken to change once or twice in a line: only
        the words at its ends, in its middle and around the change are asked.
        """
        words = [match.span() for match in _WORD.finditer(piece.text)]
        low, high = 0, len(words) - 1
        if high == 0:
            return
        middle = high // 2
        looks = {i: self._look(start + words[i][0]) for i in (middle, high)}
        lead = piece.bold
        piece.bold = lead and all(look.bold for look in looks.values())
        piece.italic = piece.italic and all(look.italic for look in looks.values())
        if not lead or piece.bold:
            return
        if not looks[middle].bold:
            high = middle
        while high - low > 1:  # words[low] is bold, words[high] is not
            between = (low + high) // 2
            if self._look(start + words[between][0]).bold:
                low = between
            else:
                high = between
        piece.lead = words[low][1]

    def _raised(self, text: str, start: int, base: float) -> tuple[tuple[int, int], ...]:
        """Digits behind other characters that stand higher than the baseline."""
        found = []
        for match in _DIGITS.finditer(text):
            first = match.end()
            while first > match.start():
                self._go_to(start + first - 1)
                place = self._frame.place(self._matrix.e, self._matrix.f)
                if base - place[1] < _RAISED:
                    break
                first -= 1
            if first < match.end():
                found.append((first, match.end()))
        return tuple(found)

    def _look(self, index: int) -> FontLook:
        """The look of a character's font."""
        thing = calls.get_text_object(self._page, index)
        if not thing:
            return _PLAIN
        look = self._objects.get(thing)
        if look is None:
            font = calls.get_font(thing) or 0
            look = self._fonts.get(font)
            if look is None:
                look = self._fonts[font] = _font_look(font) if font else _PLAIN
            if not look.bold and calls.get_render_mode(thing) == 2:
                look = look._replace(bold=True)
            self._objects[thing] = look
        return look

    def _mend(self, text: str, start: int, size: float) -> str:
        """Close blanks that the places of the glyphs disprove; open those that they prove."""
        if self._frame.rotation:
            return text
        boxes = [self._char_box(start + i) if c != " " else None for i, c in enumerate(text)]
        return mend_gaps(text, boxes, size)


_PLAIN: Final = FontLook(False, False, "")


def is_scattered(text: str) -> bool:
    """Whether PDFium parted the characters of a page: each stands on a line of its own.

    It takes a page of short lines for one that is written downwards, and where a program draws
    each character by itself (Chromium, Google Docs) nothing keeps the words together.
    """
    breaks = text.count("\n")
    return breaks > _MANY_BREAKS and len(text) < _FEW_BETWEEN * breaks


def _any_within(places: list[int], start: int, count: int) -> bool:
    """Whether one of the sorted places lies in [start, start + count)."""
    i = bisect_right(places, start - 1)
    return i < len(places) and places[i] < start + count


def _font_look(address: int) -> FontLook:
    """Read bold and italic off a font's name, else off its descriptor."""
    font = ctypes.cast(address, pdfium.FPDF_FONT)
    buffer = ctypes.create_string_buffer(128)
    size = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.raw[: max(0, min(size, 128) - 1)].decode("utf-8", "replace")
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    telling = bool(re.search(r"[A-Za-z]{4}", name.split("+")[-1])) and "CIDFont" not in name
    bold = bool(_BOLD.search(name) or flags & _FORCE_BOLD)
    if not telling and not bold:
        bold = pdfium.FPDFFont_GetWeight(font) >= 600
    return FontLook(bold, bool(_ITALIC.search(name) or flags & _ITALIC_FLAG), name)
