"""Markdown to an extract: marks become looks, and every source line stays one line.

Place in the flow: stage 0, a reader. Lines whose content is markup only (fences, rules, borders)
stay as blank lines, so that positions count the file's own lines; what they held is in `dropped`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lotrinh.source.encodings import Decoded, decode
from lotrinh.source.readers.markdown_html import html_table, html_table_end, table_closes
from lotrinh.source.readers.markdown_inline import Marked, strip_marks
from lotrinh.source.readers.markdown_tables import (
    broken_sides,
    broken_table,
    is_delimiter,
    pipe_table,
    table_end,
)
from lotrinh.source.readers.plain import POINTS_A_BLANK, TAB, plain_line
from lotrinh.source.text import Dropped, Extract, Look, RawLine, RawTable, Side

_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})[^`]*$")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?<=##)(?=[^#\s]))(.*?)(?:\s+#+)?\s*$")
_RULE: Final = re.compile(r"\s*(?:([-*_=])(?:\s*\1){2,}|\*{1,3}(?:\s+\*{1,3})+)\s*$")
_QUOTE: Final = re.compile(r"\s{0,3}(?:>\s?)+")
_BULLET: Final = re.compile(r"(\s*)([-*+•])\s+(?=\S)")
_NOTE: Final = re.compile(r"\s*\[\^?(\d{1,3})\]:?\s*")
_KEY: Final = re.compile(r"\s*[\w-]+\s*:(?:\s|$)|\s*-\s|\s+\S|#|\s*$")
_BOLD: Final = re.compile(r"\*\*[^*\n]")
_FRONT_MATTER_LINES: Final = 200


def looks_like_markdown(text: str) -> bool:
    """Whether a text file's words are set with Markdown marks, whatever its name says."""
    lines = text.split("\n")
    if _front_matter(lines):
        return True
    fences = sum(1 for line in lines if ("```" in line or "~~~" in line) and _FENCE.match(line))
    headings = sum(1 for line in lines if line.startswith("#") and _HEADING.match(line))
    bold = len(_BOLD.findall(text))
    bars = sum(1 for line in lines if "|" in line and (line.strip() == "|" or is_delimiter(line)))
    return fences >= 2 or headings >= 2 or bold >= 4 or bars >= 2 or headings * bold > 0


def read_markdown(data: bytes, name: str) -> Extract:
    """The lines and pipe tables of a Markdown file in any encoding.

    Item by item the source's own lines: each gives one `RawLine` without marks, except those of a
    pipe table, which give one `RawTable` whose `printed` lines are as many.
    Raises UnreadableError (too_large, unsupported).
    """
    return extract_markdown(decode(data, name))


def extract_markdown(decoded: Decoded) -> Extract:
    """The lines and pipe tables of a decoded Markdown file."""
    blocks = _Blocks(decoded.text.split("\n"))
    blocks.read()
    return Extract(
        reader="markdown",
        media_type="text/markdown",
        items=blocks.items,
        wrapped=True,
        dropped=blocks.dropped,
        notices=list(decoded.notices),
    )


def _front_matter(lines: list[str]) -> int:
    """The number of lines of a YAML front matter at the start, 0 for none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for i, line in enumerate(lines[1:_FRONT_MATTER_LINES], start=1):
        if line.rstrip() in {"---", "..."}:
            return i + 1 if any(":" in inner for inner in lines[1:i]) else 0
        if not _KEY.match(line):
            return 0
    return 0


@dataclass(slots=True)
class _Open:
    """The paragraph being read: its source lines and what stood before their text."""

    lines: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    heading: int = 0
    side: Side = ""
    footnote: bool = False


class _Blocks:
    """Goes through the lines once; paragraphs are flushed when the next block begins."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.replace("\t", TAB) for line in lines]
        self.items: list[RawLine | RawTable] = []
        self.dropped: list[Dropped] = []
        self.sides = broken_sides(self.lines)
        self.table_closes = table_closes(self.lines)
        self.open = _Open()
        self.notes = {
            number for line in lines for number in re.findall(r"\S\s?\[\^?(\d{1,3})\]", line)
        }
        bullets = [m[2] for line in self.lines if (m := _BULLET.match(line))]
        self.stars_are_dashes = "*" in bullets and "-" not in bullets
        """Markdown's own choice of mark: the file prints no other bullet."""

    def read(self) -> None:
        at = self._skip_front_matter()
        while at < len(self.lines):
            at = self._fenced(at) or self._table(at) or self._line(at)
        self._flush()

    def _skip_front_matter(self) -> int:
        end = _front_matter(self.lines)
        if end:
            self.dropped.append(Dropped("front_matter", "\n".join(self.lines[1 : end - 1])))
            self.items += [RawLine("") for _ in range(end)]
        return end

    def _blank(self, markup: str = "") -> None:
        self._flush()
        self.items.append(RawLine(""))
        if markup.strip():
            self.dropped.append(Dropped("markup", markup.strip()))

    def _fenced(self, at: int) -> int | None:
        """Past a fenced block: its lines are plain text."""
        opening = _FENCE.match(self.lines[at])
        if opening is None:
            return None
        self._blank(self.lines[at])
        for i in range(at + 1, len(self.lines)):
            if self.lines[i].strip().startswith(opening[1]) and _FENCE.match(self.lines[i]):
                self._blank(self.lines[i])
                return i + 1
            self.items.append(plain_line(self.lines[i]))
        return len(self.lines)

    def _table(self, at: int) -> int | None:
        if self.lines[at].strip() == "|" and (broken := broken_table(self.lines, at)):
            self._flush()
            self.items.append(broken[0])
            return broken[1]
        if at in self.sides:
            return None
        build = pipe_table
        end = table_end(self.lines, at)
        if end is None:
            build = html_table
            end = html_table_end(self.lines, at, self.table_closes)
        if end is None:
            return None
        self._flush()
        self.items.append(build(self.lines[at:end]))
        return end

    def _line(self, at: int) -> int:
        """One line outside of fences and tables."""
        line = self.lines[at]
        side = self.sides.get(at, "")
        quote = _QUOTE.match(line)
        if quote:
            line = line[quote.end() :]
        if not line.strip() or (at in self.sides and line.strip() == "|") or _RULE.match(line):
            self._blank(line)
            return at + 1
        heading = _HEADING.match(line)
        note = _NOTE.match(line)
        footnote = note is not None and note[1] in self.notes and at > 0
        bullet = _BULLET.match(line)
        if heading or bullet or footnote or side != self.open.side or self.open.heading:
            self._flush()
            self.open = _Open(side=side, footnote=footnote)
        if heading:
            self.open.heading = len(heading[1])
            line = heading[2]
        if bullet and not (bullet[2] == "*" and line.count("*") % 2 == 0 and line.endswith("*")):
            mark = "-" if bullet[2] == "*" and self.stars_are_dashes else "\\" + bullet[2]
            line = f"{bullet[1]}{mark} {line[bullet.end() :]}"
        text = line.lstrip()
        self.open.lines.append(text)
        self.open.indents.append(len(line) - len(text))
        if heading:
            self._flush()
        return at + 1

    def _flush(self) -> None:
        """Emit the open paragraph's lines."""
        opened, self.open = self.open, _Open()
        for marked, indent in zip(strip_marks(opened.lines), opened.indents, strict=False):
            self.items.append(_raw_line(marked, indent, opened))


def _raw_line(marked: Marked, indent: int, opened: _Open) -> RawLine:
    text = marked.text.lstrip()
    shift = len(marked.text) - len(text)
    look = Look(
        bold=marked.bold,
        italic=marked.italic,
        heading=opened.heading if text else 0,
        lead=max(marked.lead - shift, 0),
        indent=POINTS_A_BLANK * indent,
    )
    return RawLine(text, look, side=opened.side, footnote=opened.footnote)
