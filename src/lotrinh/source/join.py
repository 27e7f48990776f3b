"""Which physical lines make up one paragraph.

Three kinds of wrapped text arrive: lines that are whole paragraphs (only page breaks cut them),
hard wraps with a blank line between paragraphs, and hard wraps without any. `Wrapping.of` tells
which; `continues` then decides for two neighbouring lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import RawLine

# A line that opens with one of these starts a paragraph, whatever stands before it.
_ITEM: Final = re.compile(
    r"""(?: [-–—+*•○●▪·]\s | [-–](?=[^\W\d_])
    | (?:PHẦN|Phần|CHƯƠNG|Chương|PHỤ\ LỤC|Phụ\ lục|BIỂU|Biểu)\s(?:[IVX\d]|thứ|THỨ|số)
    | [IVX]{1,5}\s?[.)/–-]\s | [IVX]{1,5}\.\d | [A-HK]\.\s
    | \d{1,2}\s?(?:[.)](?!\d)|/(?!\d|[A-ZĐ]{2})|[-–]\s(?=[^\W\d_]))\s*
    | \d{1,2}\.\d{1,2}(?:\.\d{1,2})*[.)]?\s | \(\d{1,2}\)\s | \([a-zđ]\)\s
    | [a-zđ]\s?[.)/]\s? | (?:Thứ|THỨ)\s\w+[,:]
    | (?:Đợt|ĐỢT|Giai\ đoạn|GIAI\ ĐOẠN|Bước)\s[\dIVX]+\s?[.:]
    )""",
    re.VERBOSE,
)
_LANDMARK: Final = re.compile(
    r"""(?: Nơi\s+nhận | NƠI\s+NHẬN | Kính\s+gửi
    | TM\. | T/M | KT\. | K/T | TL\. | T/L | TUQ\. | T/UQ
    | KẾ\s+HOẠCH\s*$ | CỘNG\s+H[ÒO] | ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM\s*$ | Độc\s+lập\s*[-–] | Số\s?:
    | Số\s.{0,8}[-/]\s?[A-ZĐ] | Căn\s+cứ\s | Trên\s+đây\s+là | Xét\s+đề\s+nghị | Theo\s+đề\s+nghị
    | Lưu\s+ý: | \[\d+\]\s
    )""",
    re.VERBOSE,
)
_MOTTO: Final = re.compile(r"Độc\s+lập\s*[-–].{5,16}[-–]\s*Hạnh\s+phúc$", re.IGNORECASE)
"""A line that never goes on: the letterhead's place and date stand below it."""
_LONE_MARKER: Final = re.compile(
    r"(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/]|\([\da-zđ]{1,2}\)|[-+•])$"
)
_LONGEST_MARKER: Final = 20
_BULLET: Final = re.compile(r"[-–]\s(?=[^\W\d_])")
_YEAR_END: Final = re.compile(r"\b(?:19|20)\d\d$")
_YEAR_BEHIND: Final = re.compile(r"[-–]\s?(?:19|20)\d\d\b")
_NUMBER_OPENER: Final = re.compile(r"(?:\d{1,2}\s?[.)/]|[a-zđ]\s?[.)/])")
_NUMBER_AWAITED: Final = re.compile(
    r"\b(?:số|ngày|tháng|năm|quý|khóa|khoá|lần thứ|Điều|điều|khoản|nhiệm kỳ|giai đoạn)$"
)
_DATE_COMES: Final = re.compile(r"\d{1,2}(?:\s?/\s?\d{1,2}\b|\s+tháng\s)")
_NUMBER_COMES: Final = re.compile(r"\d|[IVX]{1,5}\b")
_RUN_IN_FIRST: Final = re.compile(r"\s*(?P<number>\d{1,2})[.)]\s+[^\W\d_]")
_RUN_IN_NEXT: Final = re.compile(rf"(?<=[.;])(\s+)(?P<number>\d{{1,2}})[.)]\s+(?=[{UPPER}])")
_RUN_IN: Final = 60
"""Characters of a line in which a second item can run on."""
_SENTENCE_ENDS: Final = (".", ";", ":", "!", "?", "…")
_GLUED_RULE: Final = re.compile(r"(?:-{3,}|_{3,})(?=[^\W\d_])")
_CLOSERS: Final = '"”’)*_'
"""What may stand behind a sentence's end mark."""
_RULE: Final = re.compile(r"[-_*=~.\s–—]{3,}$|\*$")


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit of the text is a lower-case letter."""
    return bool(text) and text[0].islower()


def _opens(text: str) -> bool:
    return bool(_ITEM.match(text) or _LANDMARK.match(text))


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of one document are wrapped."""

    wrapped: bool
    """Lines are physical lines; False: a line is a paragraph, but for page breaks."""
    gaps_tell: bool
    """A blank line ends a paragraph."""
    blanks: int
    """Blank lines that stand between any two lines and mean nothing (0 or 1)."""
    width: float
    """The full width of a line: characters, or points where lines have boxes."""
    boxed: bool

    @classmethod
    def of(cls, lines: list[RawLine]) -> Wrapping:
        """Read the wrapping off the lines of a document (blank lines included)."""
        full = [line for line in lines if line.text and not line.side]
        boxed = bool(full) and all(line.box for line in full)
        if not full:
            return cls(False, True, 0, 0.0, False)
        lengths = sorted(len(line.text) for line in full)
        longest = lengths[int(len(lengths) * 0.97)]
        adjacent, apart, adjacent_lower, apart_lower = _count_neighbours(lines)
        if boxed:
            edges = sorted(line.box.x1 for line in full if line.box)
            return cls(True, False, 0, edges[int(len(edges) * 0.95)], True)
        if longest > 200 and adjacent_lower * 4 <= adjacent:
            return cls(False, True, 0, longest, False)
        doubled = apart > 4 * adjacent and apart_lower > 0.1 * apart
        blanks = 1 if doubled else 0
        gaps_tell = (
            not doubled and apart >= 5 and apart_lower <= 0.12 * apart and adjacent > apart / 3
        )
        width = lengths[int(len(lengths) * 0.9)]
        lower = adjacent_lower
        wrapped = doubled or lower > 0.15 * max(1, adjacent)
        return cls(wrapped, gaps_tell or not wrapped, blanks, width, False)


def _count_neighbours(lines: list[RawLine]) -> tuple[int, int, int, int]:
    """Pairs of neighbouring lines: without and with blanks between; of each, how many continue."""
    counts = [0, 0, 0, 0]
    previous = None
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if previous is not None and not line.side and not previous.side:
            lower = starts_lower(line.text) and not _opens(line.text)
            counts[int(blank)] += 1
            counts[2 + int(blank)] += lower
        previous, blank = line, False
    return counts[0], counts[1], counts[2], counts[3]


def continues(above: RawLine, below: RawLine, blanks: int, how: Wrapping) -> bool:
    """Whether `below` goes on with the paragraph of `above`.

    `blanks` is the number of blank lines between the two, page breaks not counted.
    """
    if above.side or below.side or above.footnote != below.footnote:
        return False
    a, b = above.text, below.text
    lone_marker = len(a) <= _LONGEST_MARKER and _LONE_MARKER.match(a) is not None
    if not (how.wrapped or lone_marker or _may_break(a, b) or _awaits_number(a, b, how)):
        return False
    gap = blanks > how.blanks
    open_end = not (a.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS) or a.endswith("./"))
    hyphen_end = a.endswith("-") and len(a) > 1 and a[-2].isalnum()
    if _RULE.match(a) or _RULE.match(b) or _MOTTO.match(a):
        return False
    if lone_marker:
        return not gap or not _opens(b)
    if _LANDMARK.match(b):
        return False
    if _ITEM.match(b):
        if not open_end or gap or above.look.bold != below.look.bold:
            return False
        return _is_false_opener(above, below, how)
    if not gap and _awaits_number(a, b, how):
        return True
    capitals = a.isupper(), b.isupper()
    if capitals == (True, False) and not _ITEM.match(a) and not how.boxed and len(a.split()) > 1:
        return False
    if hyphen_end and not b.startswith("-"):
        return True
    if starts_lower(b) and (
        open_end or (not gap and a.endswith((";", ":")) and _is_full(above, below, how))
    ):
        return open_end or how.wrapped
    if not how.wrapped:
        return False
    if capitals[1]:
        return capitals[0] and not gap and bool(_ITEM.match(a))
    if how.gaps_tell:
        return not gap and (open_end or _is_full(above, below, how))
    if gap and not open_end:
        return False
    if above.look.bold != below.look.bold and not above.look.lead:
        return False
    if how.boxed and below.look.indent - above.look.indent > 12 and not open_end:
        return False
    return _is_full(above, below, how)


def _may_break(above: str, below: str) -> bool:
    """Whether a paragraph may go on in the next line of a text whose lines are paragraphs."""
    return above.endswith("-") or below[0].islower() or below.startswith(("-", "–"))


def _awaits_number(above: str, below: str, how: Wrapping) -> bool:
    """Whether a line ends before a number that the next one gives: `trước ngày` ⏎ `05/6/2026`.

    Where lines are paragraphs, only a date behind its word tells so much.
    """
    if not how.wrapped:
        return above.endswith(" ngày") and _DATE_COMES.match(below) is not None
    return bool(_NUMBER_AWAITED.search(above) and _NUMBER_COMES.match(below))


def _is_false_opener(above: RawLine, below: RawLine, how: Wrapping) -> bool:
    """Whether a line that looks like a list item is the rest of a wrapped sentence.

    `kinh tế` ⏎ `- xã hội`, `giai đoạn 2026 -` ⏎ `2030. Các …`, `ngày` ⏎ `15/7/2026`.
    """
    a, b = above.text, below.text
    if _YEAR_BEHIND.match(b) and _YEAR_END.search(a):
        return True
    if not how.wrapped:
        return False
    bullet = _BULLET.match(b)
    lower = bullet is not None and b[bullet.end()].islower()
    if bullet is None and not _NUMBER_OPENER.match(b):
        return False
    tail = a.rsplit(None, 1)[-1]
    broken = tail in {"-", "–", "số", "ngày", "tháng", "năm", "mục", "Mục", "điểm", "khoản"}
    if bullet is not None and not lower:
        return how.gaps_tell and _is_full(above, below, how)
    return broken or ((lower or how.gaps_tell) and _is_full(above, below, how))


def _is_full(above: RawLine, below: RawLine, how: Wrapping) -> bool:
    """Whether the first word of `below` would not have fitted on the line of `above`."""
    word = below.text.split(None, 1)[0]
    if how.boxed and above.box and below.box:
        letter = (below.box.x1 - below.box.x0) / max(1, len(below.text))
        return above.box.x1 + (len(word) + 1) * letter > how.width - 2 * letter
    return len(above.text) + 1 + len(word) > how.width * 0.86


def run_in_items(text: str) -> list[range]:
    """The stretches of a line: one, or several items that run on in it.

    `1. Mục đích: … 2. Yêu cầu: … 3. Thời gian: …` is three: the numbers count up from the one that
    the line begins with, each behind the end of a sentence. A rule that extraction took for a
    hyphen (`----Căn cứ …`) is a line of its own.
    """
    whole = range(len(text))
    if text.startswith(("---", "___")) and (rule := _GLUED_RULE.match(text)):
        return [range(rule.end()), range(rule.end(), len(text))]
    first = _RUN_IN_FIRST.match(text) if len(text) > _RUN_IN else None
    if first is None:
        return [whole]
    number, starts = int(first["number"]), [0]
    for match in _RUN_IN_NEXT.finditer(text, first.end()):
        if int(match["number"]) == number + 1:
            number += 1
            starts.append(match.end(1))
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
