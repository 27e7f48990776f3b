"""The letterhead as it is printed: its lines, the phrases it must have, number, place and date.

Place in the flow: a view that the rules of form share (`case.once(read_letterhead)`). The plan's
header holds what the parts mean; here stands where and how they are written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from lotrinh.assemble.letterhead import ORG, RULE
from lotrinh.checks.case import Case
from lotrinh.checks.form.symbols import NumberLine, read_number_line
from lotrinh.resources.load import WORDS, alternation, load_entries
from lotrinh.source.text import At, Paragraph, Side

WORDING: Final = "letterhead.toml"
_MOST: Final = 26
"""Lines above a title that can belong to a letterhead."""
_TITLE: Final = re.compile(
    rf"(?:DỰ THẢO\s+)?(?:{alternation(WORDS, 'document_titles')})\b|K\s*Ế\s*H\s*O\s*Ạ\s*C\s*H\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\bngày\s*(?P<day>\d{0,2})[\s.…_]*tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{0,4})",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)20\d\d$", re.MULTILINE)
_DIGITS: Final = re.compile(
    r"(?P<place>[^\W\d_][^\d\n,;:]{1,40}),?\s*(?:ngày\s+)?"
    r"(?P<date>(?:\d{1,2}|(?<=ngày )[ .…]*)\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})\.?$"
)
_ATTACHED: Final = re.compile(r"\((?:Ban hành\s+)?[Kk]èm theo\s|QUYẾT ĐỊNH$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+")

_TONES: Final = frozenset(map(chr, (0x300, 0x301, 0x303, 0x309, 0x323)))
"""Grave, acute, tilde, hook, dot below."""

Phrase = Literal["nation", "motto", "party", "union"]
_LEAST: Final[dict[Phrase, int]] = {"nation": 6, "motto": 4, "party": 4}
"""Words of a phrase that show that it is meant, however it is written."""
Kin = Literal["party", "state", "front", "union"]


class Line(NamedTuple):
    """A line of a letterhead: mended text and its offsets."""

    text: str
    start: int
    end: int
    side: Side = ""


class DateLine(NamedTuple):
    """Place and date as printed. Offsets are those of the text; a blank number is ""."""

    start: int
    end: int
    place: str
    comma: bool
    day: str
    month: str
    year: str
    day_at: int
    month_at: int
    in_digits: bool = False
    """`05/3/2031` instead of words."""

    @property
    def filled(self) -> bool:
        """Whether day, month and year are there."""
        return bool(self.day and self.month and self.year)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above and at the title."""

    lines: tuple[Line, ...]
    title: Line | None
    """The line KẾ HOẠCH."""
    phrases: dict[Phrase, Line]
    """The lines that mean a fixed phrase, rightly written or not."""
    number: NumberLine | None
    dated: DateLine | None
    bodies: tuple[Line, ...]
    kin: Kin | None
    """Whose form the issuer has to follow; None where the issuer does not tell."""
    attached: bool
    """The plan belongs to a decision, whose letterhead this may be."""

    @property
    def parts(self) -> int:
        """How many kinds of parts are there: fixed phrase, issuer, number, date."""
        return sum(map(bool, (self.phrases, self.bodies, self.number, self.dated)))

    @property
    def present(self) -> bool:
        """Whether the document has a letterhead: a part alone may be anything."""
        return self.parts >= 2

    def near(self, case: Case, *wanted: Phrase) -> At | None:
        """The place of the first of these phrases that is there, else of the right column."""
        found: list[Line | DateLine] = [self.phrases[p] for p in wanted if p in self.phrases]
        found += [line for line in self.lines if line.side == "right"][:1]
        found += [self.dated] if self.dated else []
        found += self.lines[:1]
        return case.at(found[0].start, found[0].end) if found else None


@cache
def wording(key: str) -> str:
    """A fixed phrase as it must be printed."""
    return next(entry.forms[0] for entry in load_entries(WORDING) if entry.key == key)


def read_letterhead(case: Case) -> Letterhead:
    """The view; empty where the document has no letterhead."""
    blocks = _blocks(case)
    title = next((line for line in blocks if _TITLE.match(line.text)), None)
    lines = tuple(line for line in blocks if title is None or line.start < title.start)
    phrases = _phrases(lines)
    number = next((n for line in lines if (n := read_number_line(line.text, line.start))), None)
    dated = _dated(case, lines, number, phrases)
    bodies = tuple(line for line in lines if _is_body(line, phrases, number, dated))
    end = title.end + 400 if title else 0
    attached = bool(lines and _ATTACHED.search(case.text, lines[0].start, end))
    return Letterhead(lines, title, phrases, number, dated, bodies, _kin(case, phrases), attached)


def _blocks(case: Case) -> list[Line]:
    at, entries = case.plan.header.at, case.plan.outline
    start = at.start if at else 0
    end = at.end if at else min(entries[0].at.start if entries else 1500, 1500)
    found: list[Line] = []
    for block in case.source.blocks:
        if block.start >= end or len(found) >= _MOST:
            break
        if block.start >= start and isinstance(block, Paragraph):
            found.append(
                Line(case.text[block.start : block.end], block.start, block.end, block.side)
            )
    return found


def _phrases(lines: tuple[Line, ...]) -> dict[Phrase, Line]:
    """A phrase may stand in one line, in a part of one, or in two: narrow columns break it."""
    found: dict[Phrase, Line] = {}
    for line in lines:
        if _bodies("union").search(line.text):
            found["union"] = line
    for phrase, least in _LEAST.items():
        in_order = words_of(wording(phrase))
        wanted = set(in_order)
        most = least - 1
        for line in (*lines, *_broken(lines, in_order)):
            said = words_of(line.text)
            count = len(wanted.intersection(said))
            if count > most:
                places = [
                    (word.start(), folded)
                    for word, folded in zip(_WORD.finditer(line.text), said, strict=True)
                    if folded in wanted
                ]
                opens = (start for start, folded in places if folded == in_order[0])
                found[phrase] = _meant(line, next(opens, places[0][0]), len(in_order))
                most = count
    return found


def _meant(line: Line, first: int, size: int) -> Line:
    """The part of a line that means a phrase of `size` words; a left column may stand before it."""
    alone = len(_WORD.findall(line.text)) <= size + 1 and not ORG.match(line.text)
    start = 0 if alone else first
    found = list(_WORD.finditer(line.text, start))
    end = found[size - 1].end() if len(found) > size + 1 else len(line.text)
    words = line.text[start:end].rstrip(" *_-–|.")
    stop = min(line.start + start + len(words), line.end)
    return Line(words, line.start + start, stop, line.side)


def _broken(lines: tuple[Line, ...], in_order: tuple[str, ...]) -> list[Line]:
    """Lines with what goes on below them: narrow columns break a phrase.

    Lines and words of the other column may stand in between; then the first line is the place.
    """
    found: list[Line] = []
    for i, line in enumerate(lines):
        said = words_of(line.text)
        if len(line.text) > 60 or in_order[0] not in said:
            continue
        rest = in_order[len(said) - said.index(in_order[0]) :]
        for below in lines[i + 1 : i + 4]:
            words = words_of(below.text)
            if not rest or (not set(words) <= set(in_order) and words[-len(rest) :] != rest):
                continue
            end = below.end if below.start == line.end + 1 else line.end
            tail = " ".join(below.text.split()[-len(rest) :])
            found.append(Line(f"{line.text}\n{tail}", line.start, end, line.side))
    return found


def fold_phrase(text: str) -> str:
    """Lower case, single blanks, and the same for both placements of a tone."""
    return tones_last(text.lower())


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without hyphens and other marks."""
    return tuple(fold_phrase(word) for word in _WORD.findall(text))


def tones_last(text: str) -> str:
    """The words with each one's tone mark behind it: one spelling for both placements."""
    words = (unicodedata.normalize("NFD", word) for word in text.split())
    return " ".join("".join(sorted(word, key=lambda letter: letter in _TONES)) for word in words)


def _dated(
    case: Case, lines: tuple[Line, ...], number: NumberLine | None, phrases: dict[Phrase, Line]
) -> DateLine | None:
    for line in reversed(lines):
        found = _DIGITS.search(line.text)
        if found and not line.text.startswith("("):
            day, month, year = re.split(r"[/.-]", found["date"].replace(" ", ""))[-3:]
            at = line.start + found.start("date")
            start = line.start + found.start()
            return DateLine(
                start, line.end, found["place"], True, day.strip("…"), month, year, at, at, True
            )
    if not lines:
        return None
    for found in _DATED.finditer(case.text, lines[0].start, lines[-1].end):
        above, _, before = case.text[: found.start()].rpartition("\n")
        taken = [part.end for part in (number, *phrases.values()) if part]
        cut = max((end for end in taken if end <= found.start()), default=0)
        before = before[max(0, cut - found.start() + len(before)) :]
        if before.startswith("(") or any(c.isdigit() for c in before):
            continue
        place = before.strip(" |*_,")
        start = found.start() - len(before.lstrip())
        comma = before.rstrip().endswith(",") or (not place and above.endswith(","))
        if not place and above.endswith(","):
            place = above.rpartition("\n")[2].strip(" ,")
        if place.isupper() and not comma:
            place = ""  # the end of a body's name, which broken columns put there
        year = found["year"] or _year_below(case.text[found.end() : lines[-1].end])
        return DateLine(
            start, found.end(), place, comma, found["day"], found["month"], year,
            found.start("day"), found.start("month"),
        )  # fmt: skip
    return None


def _year_below(text: str) -> str:
    """The year that a narrow column put on a line of its own, or behind the other column's."""
    year = _YEAR.search(text)
    return year.group() if year else ""


def _is_body(
    line: Line, phrases: dict[Phrase, Line], number: NumberLine | None, dated: DateLine | None
) -> bool:
    """Whether a line names a body: the issuer or one above it."""
    if line.side == "right" or RULE.match(line.text) or not line.text.strip(" *_-–"):
        return False
    if set(words_of(line.text)) <= {w for p in _LEAST for w in words_of(wording(p))}:
        return False
    taken = [*phrases.values(), *(part for part in (number, dated) if part)]
    if any(line.start <= part.start < line.end and part.start - line.start < 4 for part in taken):
        return False
    return bool(ORG.match(line.text)) or (line.text.isupper() and len(line.text) > 5)


@cache
def _bodies(key: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(WORDING, key)}(?!\w)", re.IGNORECASE)


def kin_of(name: str) -> Kin | None:
    """Whose form a body follows, by its name; None where that doesn't tell, or tells of two."""
    kins = {_kin_of(part) for part in re.split(r"\s[-–]\s", name)}
    return kins.pop() if len(kins) == 1 else None


def _kin_of(name: str) -> Kin | None:
    """The kind whose word for a body is the longest at the start of a name."""
    matches = ((_bodies(key).match(name), kin) for key, kin in _KIN)
    sizes = [(found.end(), kin) for found, kin in matches if found]
    return max(sizes, key=lambda size: size[0])[1] if sizes else None


_KIN: Final[tuple[tuple[str, Kin | None], ...]] = (
    ("front_bodies", "front"), ("party_bodies", "party"), ("state_bodies", "state"),
    ("union_bodies", "union"), ("unlike", None),
)  # fmt: skip


def _kin(case: Case, phrases: dict[Phrase, Line]) -> Kin | None:
    if "union" in phrases:
        return "union"
    header = case.plan.header
    own = kin_of(header.issuer) if header.issuer else None
    above = kin_of(header.superior) if header.superior else None
    if own in {"front", "state"} and above == "party":
        return None
    return own or (above if above in {"party", "front"} else None)
