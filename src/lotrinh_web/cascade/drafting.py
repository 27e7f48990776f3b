"""A superior's text narrowed to one's own office: what is replaced, what is marked, what is blank.

Place in the flow: between comparing.py, which reads the blocks, and draft_docx.py, which writes
them. Pure. It replaces what it can tell for sure, marks the rest of the superior's names, and
leaves every day and sum for people to fill in; what the superior says of them stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lotrinh_web.cascade.comparing import Block, Words

Mark = Literal["", "own", "leftover", "blank"]

BLANK_DAY: Final = "ngày ……/……/………"
BLANK_MONTH: Final = "tháng ……/………"
BLANK_SUM: Final = "……………"
_DAY: Final = (
    r"(?:ngày )?\d{1,2}/\d{1,2}/\d{4}|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|ngày \d{1,2}/\d{1,2}(?!/)|tháng \d{1,2}/\d{4}|tháng \d{1,2} năm \d{4}"
)
_SUM: Final = r"\d[\d.,]*\s*(?:triệu |tỷ |nghìn )?đồng|\d{1,3}(?:\.\d{3}){2,}"
_BODY: Final = r"(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)"
_NEVER: Final = "(?!)"
_TOLD: Final = re.compile(
    r"(?:báo cáo|gửi|trình|xin ý kiến|của|theo|do|về)(?: (?:cho|về|lên|kết quả))*\s+$",
    re.IGNORECASE,
)
"""Before a name: the superior is reported to, obeyed or cited, and stays what it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what was done to it."""

    text: str
    mark: Mark = ""


def narrow_blocks(
    blocks: Iterable[Block], words: Words, level: str, *, units: Iterable[str] = (), since: int = 0
) -> Iterator[tuple[Block, tuple[Piece, ...]]]:
    """Each block with its pieces.

    `level` is the word of the own office's level; `units` are names of units in the superior's
    plan; days of years before `since` are history, not deadlines.
    """
    narrow = _Narrowing(words, level, tuple(units), since)
    for block in blocks:
        yield block, tuple(piece for piece in narrow.pieces(block) if piece.text)


def count_marks(drawn: Iterable[tuple[Block, tuple[Piece, ...]]]) -> dict[str, int]:
    """How many pieces bear each mark."""
    counts = {"own": 0, "leftover": 0, "blank": 0}
    for _block, pieces in drawn:
        for piece in pieces:
            if piece.mark:
                counts[piece.mark] += 1
    return counts


class _Narrowing:
    """The patterns of one pair of offices."""

    def __init__(self, words: Words, level: str, units: tuple[str, ...], since: int) -> None:
        self._level, self._since = level, since
        above, theirs = _any_of(words.above), re.escape(words.level) or _NEVER
        named = _any_of(words.places)
        whole = rf"(?:{theirs})(?: (?:{named}))?"
        of_superior = re.compile(rf"(?:^|\W)(?:sở|{above})(?:\W|$)", re.IGNORECASE)
        own_units = _any_of(tuple(unit for unit in units if of_superior.search(unit)))
        left = (
            rf"(?-i:{own_units})", words.units, r"(?-i:Sở [A-ZĐÀ-Ỹ]\w*)", rf"cấp (?:{above})",
            r"(?:tỉnh|thành) (?:ủy|uỷ)|(?:tỉnh|thành)(?:ủy|uỷ)", rf"(?:{above})(?: (?:{named}))?",
            named,
        )  # fmt: skip
        kinds = {
            "blank": f"{_DAY}|{_SUM}",
            "scope": rf"(?P<reach>{words.scope}) {whole}",
            "body": rf"(?P<name>{_BODY}) {whole}",
            "party": r"(?P<standing>Ban Thường vụ|Ban Chấp hành) (?:Tỉnh|Thành) (?:ủy|uỷ)",
            "left": "|".join(left),
        }
        self._pattern = re.compile(
            "|".join(rf"(?P<{kind}>(?<!\w)(?:{one})(?!\w))" for kind, one in kinds.items()),
            re.IGNORECASE,
        )

    def pieces(self, block: Block) -> Iterator[Piece]:
        """The block's text in pieces, in order; joined they are the narrowed text."""
        text, done = block.text, 0
        for found in self._pattern.finditer(text):
            if any(low < found.end() and found.start() < high for low, high in block.kept):
                continue
            if found["blank"] and (block.kind == "title" or self._is_past(found.group())):
                continue
            yield Piece(text[done : found.start()])
            yield self._piece(found, text)
            done = found.end()
        yield Piece(text[done:])

    def _is_past(self, words: str) -> bool:
        years = re.findall(r"\d{4}", words)
        return bool(years) and int(years[-1]) < self._since

    def _piece(self, found: re.Match[str], text: str) -> Piece:
        words = found.group()
        if found["blank"]:
            return Piece(f"{_blank(words)} [cấp trên: {words}]", "blank")
        told = _TOLD.search(text[: found.start()]) is not None
        if found["left"] or not self._level or (told and not found["scope"]):
            return Piece(words, "leftover")
        if found["scope"]:
            return Piece(_like(words, f"{found['reach']} {self._level}"), "own")
        if found["party"]:
            return Piece(_like(words, f"{found['standing']} Đảng ủy {self._level}"), "own")
        return Piece(_like(words, f"{found['name']} {self._level}"), "own")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or _NEVER


def _blank(words: str) -> str:
    if words.startswith("tháng"):
        return BLANK_MONTH
    return BLANK_DAY if "/" in words or words.startswith("ngày") else BLANK_SUM


def _like(model: str, words: str) -> str:
    """In capitals where the model is; with a capital where it begins with one."""
    if model.isupper():
        return words.upper()
    return words[0].upper() + words[1:] if model[0].isupper() else words
