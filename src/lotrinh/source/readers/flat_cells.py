"""Cells of a letterhead or foot whose lines were joined by blanks, cut into lines again.

Place in the flow: stage 0, used by the Markdown reader. Converters write a cell's paragraphs on
one line: `UBND TỈNH … SỞ … Số: 12/KH-S…`, `TM. … CHỦ TỊCH Lò Văn …`. The words of the form tell
where its lines began.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.resources.load import WORDS, alternation, load_entries
from lotrinh.source.alphabet import LOWER, UPPER

_LONGEST: Final = 4_000
_OPENERS: Final = re.compile(
    rf"""(?<=\S)\s+(?=
      S[ốÔ]\s?:?\s?[\d.…_\s]*[-/–]\s?[{UPPER}]            # the number
    | (?:Độc\s+lập|ĐỘC\s+LẬP)\s*[-–]                       # the motto
    | (?:TM|KT|TL|TUQ)\.\s?[{UPPER}] | [TK]/[MTL]\s[{UPPER}]
    | [-–_]{{3,}} | \*(?:\s|$)
    | Nơi\s+nhận | (?:Ký\ bởi|Người\ ký|(?:Thời\ gian|Ngày|Giờ)\ ký)\s*:
    )
    | (?<=[;:])\s+(?=[-–+•]\s)                             # the next recipient
    | (?<=[-_]{{3}})\s+(?=\S) | (?<=\s\*)\s+(?=\S)
    | (?<=[Pp]húc|PHÚC)\s+(?=[{UPPER}][{LOWER}])           # place and date
    | (?:(?<=[{UPPER}]{{2}})|(?<=\d\d:\d\d))\s+(?=                       # the name
        (?:(?:ThS|TS|PGS|GS|BS|BSCKI{{1,2}})\.?\s|(?:Thượng|Trung|Đại|Thiếu)\s(?:tá|úy|tướng)\s)*
        [{UPPER}][{LOWER}]+\s+[{UPPER}][\w.]+)
    """,
    re.VERBOSE,
)
_NO_POST_BEFORE: Final = re.compile(
    r"(?:^|\s)(?:PHÓ|QUYỀN|Q\.|KT\.|TL\.|TUQ\.|K/T|T/L|T/UQ|CHI|CỤC|TỔNG|VÀ|-|–)$"
)
_LEVEL: Final = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|VIỆT NAM)\s+\S"
    r"|(?:BỘ|SỞ|CỤC|TỔNG CỤC|TỈNH ỦY|THÀNH ỦY|TỈNH ĐOÀN|THÀNH ĐOÀN)\s+\S"
)
"""What a whole name of a superior body has."""
_GOES_ON: Final = re.compile(r"(?:,|-|–|\b(?:VÀ|CÁC|CỦA|ỦY|UỶ|BAN|VỤ|TRỰC|HÀNH|ĐOÀN|PHÒNG))$")
"""What a body's name cannot end with."""


@cache
def _posts() -> re.Pattern[str]:
    """A blank before a post in capitals."""
    forms = next(e.forms for e in load_entries("columns.toml") if e.key == "position")
    ordered = sorted((form.upper() for form in forms), key=len, reverse=True)
    return re.compile(rf"(?<=\S)\s+(?=(?:{'|'.join(map(re.escape, ordered))})\b)")


@cache
def _bodies() -> re.Pattern[str]:
    """A blank before a word that begins a body's name in capitals."""
    return re.compile(rf"(?<=\S)\s+(?=(?:{alternation(WORDS, 'organisations')})\b)", re.IGNORECASE)


def cut_cell(text: str) -> list[range]:
    """The stretches of a cell's text that were lines of their own; one where nothing tells."""
    if len(text) > _LONGEST:
        return [range(len(text))]
    cuts = [match.span() for match in _OPENERS.finditer(text)]
    stretches = _between(text, cuts)
    for stretch in stretches:
        line = text[stretch.start : stretch.stop]
        inner = _posts_in(line) or _bodies_in(line) if line.isupper() else []
        cuts += [(stretch.start + a, stretch.start + b) for a, b in inner]
    return _between(text, sorted(cuts))


def _between(text: str, cuts: list[tuple[int, int]]) -> list[range]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return [range(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _posts_in(line: str) -> list[tuple[int, int]]:
    """Where posts begin behind a body or behind the post that one signs for."""
    return [
        match.span()
        for match in _posts().finditer(line)
        if not _NO_POST_BEFORE.search(line, 0, match.start())
    ]


def _bodies_in(line: str) -> list[tuple[int, int]]:
    """Where the issuer begins behind its superior body."""
    for match in _bodies().finditer(line):
        above = line[: match.start()]
        if _LEVEL.search(above) and not _GOES_ON.search(above):
            return [match.span()]
    return []
