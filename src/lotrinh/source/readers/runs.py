"""Runs of equally set text, and how a paragraph of runs becomes the lines that a reader hands on.

Place in the flow: shared by the office-format readers (DOCX, HTML); a reader collects `Run`s,
`lines_of` folds blanks, decides what a line break inside the paragraph means, and tells the look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from lotrinh.source.text import Look, RawLine, Side

SOFT_BREAK: Final = "\n"
"""In a run's text: a line break inside the paragraph (Shift+Enter, `<br>`)."""
HARD_BREAK: Final = "\f"
"""In a run's text: a break that always ends the line (a page break)."""


class Run(NamedTuple):
    """A stretch of text set in one way. Blanks are as in the file; breaks are the two above."""

    text: str
    bold: bool = False
    italic: bool = False


class Setting(NamedTuple):
    """How a paragraph is set."""

    centered: bool = False
    heading: int = 0
    indent: float = 0.0
    """Points."""


BODY: Final = Setting()

# What a piece behind a line break may open with to be a line of its own.
_ITEM: Final = re.compile(
    r"""[-–—+*•○●▪·]\s*(?=\S)
    | (?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/](?!\d)\s*(?=\S)
    | \d{1,2}(?:\.\d{1,2})+\s | \((?:\d{1,2}|[a-zđ])\)\s
    | (?:TM|KT|TL|TUQ|Q)\.\s | (?:T/M|K/T|T/L)\s
    | Nơi\s+nhận | Kính\s+gửi | Căn\s+cứ\s | Số\s*:""",
    re.VERBOSE,
)
_PART: Final = re.compile(r"(?:phần|chương|mục|phụ\s+lục|điều)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[.;:!?…][\"”’)*_]*$")
_RULE: Final = re.compile(r"[-_*=~.–—\s]{3,}$")
# A line set by hand rarely reaches this; a wrapped one on A4 nearly always does.
_SHORT: Final = 60


def fold(text: str) -> str:
    """The text with every run of blanks as one blank, none at the ends, no soft hyphens."""
    if "\xad" in text:
        text = text.replace("\xad", "")
    return " ".join(text.split())


def split_breaks(runs: Sequence[Run]) -> tuple[list[list[Run]], list[str]]:
    """The pieces between the line breaks, and the breaks between them (one fewer)."""
    pieces: list[list[Run]] = [[]]
    breaks: list[str] = []
    for run in runs:
        if SOFT_BREAK not in run.text and HARD_BREAK not in run.text:
            pieces[-1].append(run)
            continue
        for part in re.split(r"([\n\f])", run.text):
            if part in {SOFT_BREAK, HARD_BREAK}:
                breaks.append(part)
                pieces.append([])
            elif part:
                pieces[-1].append(run._replace(text=part))
    return pieces, breaks


def _plain(piece: Sequence[Run]) -> str:
    return fold("".join(run.text for run in piece))


def _bold(piece: Sequence[Run]) -> bool:
    marked = [run for run in piece if any(c.isalnum() for c in run.text)]
    return bool(marked) and all(run.bold for run in marked)


def _stands_apart(before: Sequence[Run], after: Sequence[Run], setting: Setting) -> bool:
    """Whether a soft break between two pieces of a paragraph parts two lines."""
    first, second = _plain(before), _plain(after)
    if _ITEM.match(second) or _RULE.match(second) or _RULE.match(first):
        return True
    if setting.heading or setting.centered or (_bold(before) and _bold(after)):
        lone_kind = first.isupper() and len(first.split()) <= 3 and not _PART.match(first)
        return setting.centered and (lone_kind or first.isupper() != second.isupper())
    if second[:1].islower():
        return False
    return bool(_CLOSED.search(first)) or len(first) < _SHORT


def _group_pieces(runs: Sequence[Run], setting: Setting, apart: bool) -> list[list[Run]]:
    """The lines of a paragraph: its pieces, those joined that only a wrap divides."""
    pieces, breaks = split_breaks(runs)
    grouped: list[list[Run]] = []
    last: list[Run] = []
    parted = True
    for piece, mark in zip(pieces, [HARD_BREAK, *breaks], strict=True):
        blank = not _plain(piece)
        if mark == HARD_BREAK:
            parted = True
        if blank:
            # An empty piece is a blank line set with breaks.
            parted = parted or (mark == SOFT_BREAK and bool(grouped))
            continue
        if parted or apart or _stands_apart(last, piece, setting):
            grouped.append(list(piece))
        else:
            grouped[-1] += [Run(" "), *piece]
        last = piece
        parted = False
    return grouped


def _alike(runs: Sequence[Run]) -> bool:
    """Whether all runs with letters or digits are set alike."""
    bold, italic = runs[0].bold, runs[0].italic
    return all(run.bold == bold and run.italic == italic for run in runs)


def _lead(runs: Sequence[Run]) -> int:
    """Characters of the bold run at the start, in the folded text."""
    raw: list[str] = []
    end = 0
    for run in runs:
        has_letters = any(c.isalnum() for c in run.text)
        if has_letters and not run.bold:
            break
        raw.append(run.text)
        if run.bold:
            end = len(raw)
    text = fold("".join(raw[:end]))
    # A bold marker in front of plain text is no lead.
    return len(text) if sum(c.isalpha() for c in text) > 1 else 0


def look_of(runs: Sequence[Run], setting: Setting) -> Look:
    """How the line is set; runs without letters or digits don't count for bold and italic."""
    marked = [run for run in runs if run.text.strip()]
    if not marked:
        return Look(centered=setting.centered, heading=setting.heading, indent=setting.indent)
    if _alike(marked):
        bold, italic, lead = marked[0].bold, marked[0].italic, 0
    else:
        marked = [r for r in marked if any(c.isalnum() for c in r.text)] or marked
        bold = all(run.bold for run in marked)
        italic = all(run.italic for run in marked)
        lead = 0 if bold else _lead(runs)
    return Look(bold, italic, setting.centered, setting.heading, lead, setting.indent)


def line_of(
    runs: Sequence[Run], setting: Setting = BODY, marker: str = "", side: Side = ""
) -> RawLine:
    """One line from runs without breaks; an automatic marker is put in front with one blank."""
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    text = fold(text)
    look = look_of(runs, setting)
    if marker:
        if look.lead:
            look = look._replace(lead=look.lead + len(marker) + 1)
        text = f"{marker} {text}" if text else marker
    return RawLine(text, look, side)


def lines_of(
    runs: Sequence[Run], setting: Setting = BODY, *, marker: str = "", apart: bool = False
) -> list[RawLine]:
    """The lines of one paragraph, one blank line where it is empty.

    `apart` (inside table cells): every line break parts two lines. Elsewhere a break in a heading
    or in the middle of a sentence is a wrap and becomes a blank.
    """
    if not any(SOFT_BREAK in run.text or HARD_BREAK in run.text for run in runs):
        return [line_of(runs, setting, marker)]
    grouped = _group_pieces(runs, setting, apart)
    if not grouped:
        return [line_of((), setting, marker)]
    return [line_of(piece, setting, marker if i == 0 else "") for i, piece in enumerate(grouped)]


def cut_runs(runs: Sequence[Run], offset: int) -> tuple[list[Run], list[Run]]:
    """The runs before and behind a character offset of their joined text."""
    left: list[Run] = []
    right: list[Run] = []
    for run in runs:
        if offset >= len(run.text):
            left.append(run)
        elif offset <= 0:
            right.append(run)
        else:
            left.append(run._replace(text=run.text[:offset]))
            right.append(run._replace(text=run.text[offset:]))
        offset -= len(run.text)
    return left, right
