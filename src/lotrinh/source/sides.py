"""Two columns set with blanks: the letterhead and the foot of a text file.

`ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI …` is one physical line of two columns. The lines of such
a stretch are cut at the gap and read column by column.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import Look, RawLine, RawTable, Side

_GAP: Final = re.compile(r"\s{3,}")
_RIGHT_HEAD: Final = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)|ĐẢNG\s+CỘNG\s+SẢN|Độc\s+lập|ĐOÀN\s+TNCS|,?\s*ngày\s.{0,6}tháng",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\s*K\s*[ẾÊẼE]\s*H\s*O\s*[ẠA]\s*C\s*H\s*$")
_FOOT: Final = re.compile(r"\s*Nơi\s*(?:nhận|gửi)\s*[:.]?", re.IGNORECASE)
_RIGHT_FOOT: Final = re.compile(
    r"(?:T/?M|K/?T|T/?L|TUQ|T/UQ)\b\.?"
    rf"|(?:Q\.\s*)?(?:[{UPPER}]{{2,8}} ){{0,3}}(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG|CHÁNH)"
    r"|(?:Ký bởi|Người ký|(?:Thời gian|Ngày|Giờ) ký)\s*:"
)
_OPEN: Final = re.compile(r"(?:\b(?:ngày|tháng|năm|số)|số\s*:)\s*$", re.IGNORECASE)
"""What stands before a gap that is left for a number and parts no columns."""
_SLACK: Final = 8
"""Columns by which a line of the right column may begin before those that are known to stand
there."""
_FOOT_LEFT: Final = 16
"""Columns that the left column of a foot has at least; what is far from it stands on the right: a
short name begins far inside the post above it."""
_FAR: Final = 8
"""Blanks that part two columns of a foot wherever they stand."""
_BULLET: Final = re.compile(r"[-–+•*]\s")
POINTS_A_BLANK: Final = 6.0
_HEAD_LINES: Final = 16
_FOOT_LINES: Final = 60
_SIGNATURE_LINES: Final = 16


class SidePart(NamedTuple):
    """A piece of a physical line that stands in one column."""

    row: int
    """Of the physical line."""
    column: int
    """0-based, in the line's text."""
    line: RawLine


class Columns(NamedTuple):
    """A stretch of lines set in two columns."""

    start: int
    """Index of its first line; `stop` is behind its last."""
    stop: int
    parts: tuple[SidePart, ...]
    """Its pieces in reading order: the left column, then the right one."""


def find_columns(items: list[RawLine | RawTable]) -> list[Columns]:
    """The stretches of a text that are set in two columns: the letterhead and the foot."""
    found: list[Columns] = []
    at = _foot_at(items)
    stretches = _head(items), _signatures(items, at), _foot(items, at) if at else (0, 0)
    for kind, (start, stop) in enumerate(stretches):
        parts = _parts(items, start, stop, foot=kind > 0, paired=kind == 1)
        if parts and not (found and start < found[-1].stop):
            found.append(Columns(start, stop, tuple(parts)))
    return found


def _head(items: list[RawLine | RawTable]) -> tuple[int, int]:
    """The lines above the title, where a gap stands before the country's or the Party's name."""
    seen = told = 0
    for i, item in enumerate(items[:40]):
        if isinstance(item, RawTable) or item.side or seen > _HEAD_LINES:
            return 0, 0
        seen += bool(item.text)
        gap = _GAP.search(item.text)
        told += bool(gap and _RIGHT_HEAD.search(item.text, gap.end()))
        if _TITLE.match(item.text):
            return (0, i) if told else (0, 0)
    return 0, 0


def _foot_at(items: list[RawLine | RawTable]) -> int:
    """The index of the line with `Nơi nhận`; 0 where there is none."""
    for i in range(len(items) - 1, max(-1, len(items) - 400), -1):
        item = items[i]
        if not isinstance(item, RawTable) and not item.side and _FOOT.match(item.text):
            return i
    return 0


def _foot(items: list[RawLine | RawTable], at: int) -> tuple[int, int]:
    """The lines from `Nơi nhận` on, where a gap stands before an authority or a post."""
    stop, told = at, 0
    for j in range(at, min(len(items), at + _FOOT_LINES)):
        line = items[j]
        if isinstance(line, RawTable) or line.side or len(line.text.split()) > 30:
            break
        gap = _GAP.search(line.text)
        told += bool(gap and _RIGHT_FOOT.search(line.text, gap.end()))
        stop = j + 1
    return (at, stop) if told else (0, 0)


def _signatures(items: list[RawLine | RawTable], foot: int) -> tuple[int, int]:
    """The lines right above the foot where two bodies sign side by side."""
    start = told = 0
    for i in range(foot - 1, max(-1, foot - _SIGNATURE_LINES), -1):
        line = items[i]
        if isinstance(line, RawTable) or line.side or len(line.text.split()) > 20:
            break
        if not line.text:
            continue
        gap = _GAP.search(line.text)
        if gap is None:
            break
        start = i
        told += bool(_RIGHT_FOOT.match(line.text, gap.end()) and _RIGHT_FOOT.match(line.text))
    return (start, foot) if told else (0, 0)


def _parts(
    items: list[RawLine | RawTable], start: int, stop: int, *, foot: bool, paired: bool
) -> list[SidePart]:
    """The pieces of the lines: each is cut once, at the gap before the right column.

    `paired`: two signatures, whose lines have one gap each.
    """
    left: list[SidePart] = []
    right: list[SidePart] = []
    edge = _right_edge(items, start, stop) - _SLACK
    first = items[start] if foot and start < stop else None
    far = lone = edge
    if paired:
        far = 0
    elif isinstance(first, RawLine):
        far = lone = min(edge, first.look.indent / POINTS_A_BLANK + _FOOT_LEFT)
    for i in range(start, stop):
        line = items[i]
        if isinstance(line, RawTable) or not line.text.strip():
            continue
        indent = line.look.indent / POINTS_A_BLANK
        beside = indent >= (edge if _FOOT.match(line.text) or _BULLET.match(line.text) else lone)
        cut = None if beside else _cut(line.text, indent, far if paired else edge, far)
        if cut is None:
            side = right if beside else left
            side.append(_part(i, 0, line.text, line, "right" if side is right else "left"))
            continue
        left.append(_part(i, 0, line.text[: cut.start()], line, "left"))
        right.append(_part(i, cut.end(), line.text[cut.end() :], line, "right"))
    return [part for part in left + right if part.line.text]


def _cut(text: str, indent: float, edge: float, far: float) -> re.Match[str] | None:
    """The gap before the right column: it ends right of `edge`; a wide one only right of `far`."""
    for gap in _GAP.finditer(text):
        least = far if len(gap.group()) >= _FAR else edge
        if indent + gap.end() >= least and not _OPEN.search(text, 0, gap.start()):
            return gap
    return None


def _part(row: int, column: int, text: str, line: RawLine, side: Side) -> SidePart:
    return SidePart(row, column, RawLine(text.strip(), Look(), side, line.page))


def _right_edge(items: list[RawLine | RawTable], start: int, stop: int) -> float:
    """The first column in which anything begins that must stand on the right."""
    starts = []
    for i in range(start, stop):
        line = items[i]
        if not isinstance(line, RawLine):
            continue
        indent = line.look.indent / POINTS_A_BLANK
        starts += [
            indent + gap.end()
            for gap in _GAP.finditer(line.text)
            if _RIGHT_HEAD.match(line.text, gap.end()) or _RIGHT_FOOT.match(line.text, gap.end())
        ]
    return min(starts, default=1e9)
