"""Mends the text of one paragraph: wraps, blanks, glued, split and spaced syllables, lost glyphs.

What is damage and what is the writer's own slip is told by the document as a whole: two syllables
run together once are a slip (a finding's business), fifty times are a font without blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from lotrinh.resources.load import load_rows
from lotrinh.source.alphabet import UPPER
from lotrinh.source.syllables import is_syllable, split_syllables
from lotrinh.source.text import RawLine, Repair

_TONED: Final = "".join(
    unicodedata.normalize("NFC", v + t)
    for v in "aăâeêioôơuưy"
    for t in "\u0300\u0301\u0303\u0309\u0323"
)
_ANY_TONED: Final = _TONED + _TONED.upper()
_GLUED: Final = re.compile(
    # both cases are spelt out: a pattern that ignores case is searched for half as fast
    rf"[{_ANY_TONED}](?:[bdđghklqrsvxBDĐGHKLQRSVX\d{_ANY_TONED}]"
    rf"|[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][{_ANY_TONED}])"
)
_SPACED: Final = re.compile(r"(?<!\S)\w \w \w \w [\w,.]")
_SPACED_BLANK: Final = re.compile(r" (?=\w \w \w [\w,.])")
"""The first blank in `_SPACED`: found much faster than the letter before it."""
_BOLD_LEFT: Final = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*]{0,300}[^\s*]\*\*(?![*\w])")
_SPACED_RUN: Final = re.compile(r"(?<!\S)\w(?: [\w,;.:()/+–-])+(?!\S)")
_SPLIT: Final = re.compile(rf"(?<![\w./-])([^\W\d_]{{1,4}}) ([{_TONED}ăâêôơư]\w*)")
_SPLIT_HALF: Final = re.compile(rf" (?=[{_TONED}ăâêôơư])")
"""The blank in `_SPLIT`: found much faster than what may stand before it."""
_ONSET_ALONE: Final = re.compile(r"(?:th|tr|ch|ng|ngh|nh|kh|ph|gh|gi|qu)", re.IGNORECASE)
"""Letters that are no word and no list's letter: what follows belongs to them."""
_MESS: Final = re.compile(
    r"[^\S ]+ *|  +[^\S ]*|[\u00ad\u200b-\u200f\u2060\ufeff]|[\ue000-\uf8ff]"
    r"|.?.? ?\ufffd ?|[ƢƣƂƃ]|(?<=\d)(?: /|/ )(?=\d)"
)
_STRANGE: Final = re.compile(r"[^\n -~À-ſƠơƯưẠ-ỹ–“”…]")
"""A character that may begin a mess. Most texts hold none, and `_MESS` is slow to find that out."""
_LOOKALIKES: Final = {"Ƣ": "Ư", "ƣ": "ư", "Ƃ": "Đ", "ƃ": "đ"}
"""Letters that some PDF fonts give for others."""
_BLURRED_NUMERAL: Final = re.compile(rf"([HIl1|]{{1,3}})\s?[.–-]\s*(?=[{UPPER}]{{2}})")
_BLURRED_BULLET: Final = re.compile(r"[~_=«»]\s(?=[^\W\d_])")
_STEM: Final = re.compile(r"(\w*) ?$")
_LONGEST_STEM: Final = 12
_TOKEN: Final = re.compile(r"[^\W_]+")
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_LETTERS_DIGITS: Final = re.compile(r"([^\W\d_]+)(\d+)$")
_SYSTEMATIC: Final = 5
"""Glued places in one document from which on they are damage and not a writer's slips."""


@cache
def _vowel_words() -> frozenset[str]:
    return frozenset(row["syllable"] for row in load_rows("vowel_syllables.csv"))


class Piece(NamedTuple):
    """A stretch of mended text and the printed offset it came from."""

    text: str
    printed: int


class Edit(NamedTuple):
    start: int
    end: int
    after: str
    kind: str
    """Empty for mere blanks, which nobody needs to hear of."""


@dataclass(slots=True)
class Mender:
    """Mends lines with what the whole document tells about its damage."""

    strange: bool
    """The text holds characters that may begin a mess."""
    glued: bool
    spaced: bool
    split: bool
    printed: frozenset[str] | None
    """All words of a document whose syllables are split again and again; else None."""
    scanned: bool
    """The text was recognised optically."""
    words: Counter[str]
    """How often each word occurs, to choose between readings of a lost glyph."""

    @classmethod
    def for_lines(
        cls, lines: Iterable[RawLine], cells: Iterable[RawLine], *, scanned: bool = False
    ) -> Mender:
        """A mender of a document with these lines, and with these in the cells of its tables."""
        text = "\n".join(line.text for line in lines)
        whole = "\n".join([text, *(line.text for line in cells)])
        lost = "\ufffd" in text
        splits = len(_close_splits(whole))
        return cls(
            strange=_STRANGE.search(whole) is not None,
            glued=len(_GLUED.findall(text)) >= _SYSTEMATIC,
            spaced=any(_SPACED.match(text, b.start() - 1) for b in _SPACED_BLANK.finditer(text, 1)),
            split=splits > 0,
            printed=frozenset(_TOKEN.findall(whole.lower())) if splits >= _SYSTEMATIC else None,
            scanned=scanned,
            words=Counter(_TOKEN.findall(text.lower())) if lost else Counter(),
        )

    def mend_lines(self, lines: list[tuple[str, int]], repairs: list[Repair]) -> list[Piece]:
        """The lines of one paragraph, joined and mended; [] where nothing visible is left."""
        pieces: list[Piece] = []
        for text, offset in lines:
            stripped = text.strip()
            if not stripped:
                continue
            start = offset + text.index(stripped[0])
            if pieces and not _breaks_a_code(pieces[-1].text, stripped):
                pieces.append(Piece(" ", start - 1))
            elif pieces:
                repairs.append(Repair("broken_code", start - 1, start, "\n", ""))
            edits = self._edits(stripped)
            if not edits:
                pieces.append(Piece(stripped, start))
                continue
            pieces.extend(_apply(stripped, edits, start))
            for edit in edits:
                if edit.kind:
                    before = stripped[edit.start : edit.end]
                    repairs.append(
                        Repair(edit.kind, start + edit.start, start + edit.end, before, edit.after)
                    )
        return pieces if any(p.text.strip() for p in pieces) else []

    def _edits(self, text: str) -> list[Edit]:
        """Non-overlapping edits in order."""
        messy = "  " in text or "/ " in text or " /" in text
        messy = messy or (self.strange and _STRANGE.search(text) is not None)
        edits = [self._clean(text, match) for match in _MESS.finditer(text)] if messy else []
        if "**" in text:
            edits += _unmark(text)
        if self.scanned:
            edits += _blurred(text)
        if self.spaced:
            edits += [e for m in _SPACED_RUN.finditer(text) for e in _close_up(m)]
        if self.split:
            edits += _close_splits(text, self.printed)
        if self.glued:
            words = (m for m in _TOKEN.finditer(text) if not is_syllable(m.group()))
            edits += [e for word in words for e in _cut_glued(word)]
        if not edits:
            return edits
        edits.sort()
        kept: list[Edit] = []
        for edit in edits:
            if not kept or edit.start >= kept[-1].end:
                kept.append(edit)
        return kept

    def _clean(self, text: str, match: re.Match[str]) -> Edit:
        mess = match.group()
        start, end = match.span()
        if "\ufffd" in mess:
            return self._restore_glyph(text, start, end)
        if mess in _LOOKALIKES:
            return Edit(start, end, _LOOKALIKES[mess], "glyph")
        if "/" in mess:
            return Edit(start, end, "/", "broken_code")
        if _INVISIBLE.match(mess):
            return Edit(start, end, "", "")
        if "\ue000" <= mess[0] <= "\uf8ff":
            return Edit(start, end, "" if start else "-", "glyph")
        return Edit(start, end, " ", "")

    def _restore_glyph(self, text: str, start: int, end: int) -> Edit:
        """Give a syllable the tone that it lost (`bô �`): the one the document uses most."""
        hole = text.index("\ufffd", start)
        word = _STEM.search(text[max(0, hole - _LONGEST_STEM) : hole])
        stem = word.group(1) if word else ""
        at = hole - (len(word.group()) if word else 0)
        best, count = stem, 0
        for i, letter in enumerate(stem):
            for tone in "\u0300\u0301\u0303\u0309\u0323":
                toned = unicodedata.normalize("NFC", letter + tone)
                candidate = stem[:i] + toned + stem[i + 1 :]
                seen = self.words[candidate.lower()]
                if len(toned) == 1 and seen > count and is_syllable(candidate):
                    best, count = candidate, seen
        after = hole + 1
        blank = " " if text[after : after + 1] == " " else ""
        return Edit(at, max(end, after + len(blank)), best + blank, "glyph")


def _blurred(text: str) -> list[Edit]:
    """A marker that optical recognition misread: `HI- TỔ CHỨC` for `III-`, `~ Các` for `-`."""
    bullet = _BLURRED_BULLET.match(text)
    if bullet:
        return [Edit(0, 1, "-", "glyph")]
    numeral = _BLURRED_NUMERAL.match(text)
    if numeral is None or set(numeral[1]) == {"I"}:
        return []
    mended = numeral[1].replace("H", "II").replace("l", "I").replace("1", "I").replace("|", "I")
    if len(mended) > 3 or numeral[1].isdigit():
        return []
    return [Edit(0, numeral.end(1), mended, "glyph")]


def _breaks_a_code(above: str, below: str) -> bool:
    """Whether a line break stands inside a document symbol: `72-` ⏎ `KH/TU`."""
    if len(above) < 2:
        return False
    if above[-1] in "-/" and above[-2].isalnum() and below[0].isalnum():
        return above[-1] == "/" or above[-2].isdigit() or above[-2].isupper()
    return False


def _apply(text: str, edits: list[Edit], offset: int) -> list[Piece]:
    pieces = []
    done = 0
    for edit in edits:
        if edit.start > done:
            pieces.append(Piece(text[done : edit.start], offset + done))
        if edit.after:
            pieces.append(Piece(edit.after, offset + edit.start))
        done = edit.end
    if done < len(text):
        pieces.append(Piece(text[done:], offset + done))
    return pieces


def _unmark(text: str) -> list[Edit]:
    """Marks of bold letters that a converter left behind: `trong **đoàn viên**, hội viên`."""
    return [
        Edit(start, start + 2, "", "markup")
        for match in _BOLD_LEFT.finditer(text)
        for start in (match.start(), match.end() - 2)
    ]


def _close_up(match: re.Match[str]) -> list[Edit]:
    """`T h a m m ư u` to `Tham mưu`: letters set apart, words told by the syllable grammar."""
    run = match.group()
    if run.count(" ") < 4 and len(run) < len(match.string):
        return []
    mended = []
    for part in re.findall(r"[^\W\d_]+|[\d/–+-]+|[,;.:)]|\(", run.replace(" ", "")):
        words = split_syllables(part, 60) if part[0].isalpha() else None
        mended.append(" ".join(words) if words else part)
    joined = re.sub(r" ([,;.:)])", r"\1", " ".join(mended)).replace("( ", "(")
    return [Edit(match.start(), match.end(), joined, "spaced_letters")]


def _close_splits(text: str, printed: frozenset[str] | None = None) -> list[Edit]:
    """The edits of every match of `_SPLIT`, in order, none over another.

    Halves that are words both (`ho ạt`) are closed where the whole is among the `printed` words.
    """
    edits: list[Edit] = []
    last = 0
    for blank in _SPLIT_HALF.finditer(text):
        for start in range(max(last, blank.start() - 4), blank.start()):
            match = _SPLIT.match(text, start)
            if match is not None and match.start(2) == blank.end():
                edits += _close_split(match, printed)
                last = match.end()
                break
    return edits


def _close_split(match: re.Match[str], printed: frozenset[str] | None) -> list[Edit]:
    """`Đ ảng` to `Đảng`: the second half is no word of its own, or the whole is a known one."""
    head, tail = match.groups()
    whole = head + tail
    lone = head.lower() == "u" and tail.lower() in {"ỷ", "ỵ", "ỳ"}
    known = printed is not None and len(head) > 1 and whole.lower() in printed
    torn = lone or known or _ONSET_ALONE.fullmatch(head)
    if (tail.lower() in _vowel_words() and not torn) or not is_syllable(whole):
        return []
    return [Edit(match.end(1), match.start(2), "", "split_syllable")]


def _cut_glued(match: re.Match[str]) -> list[Edit]:
    """`sốlượng` to `số lượng`, `kỳ2026` to `kỳ 2026`; the match is no syllable."""
    token = match.group()
    numbered = _LETTERS_DIGITS.match(token)
    letters, digits = (numbered[1], numbered[2]) if numbered else (token, "")
    if letters.isascii() or (letters.isupper() and len(letters) < 8):
        return []
    words = (letters,) if is_syllable(letters) else split_syllables(letters)
    if words is None or len(words) + bool(digits) < 2:
        return []
    edits = []
    at = match.start()
    for word in words[:-1] if not digits else words:
        at += len(word)
        edits.append(Edit(at, at, " ", "glued_syllables"))
    return edits
