"""Takes Markdown's inline marks off the lines of one paragraph and keeps what they said.

Place in the flow: stage 0, part of the Markdown reader. Converters make marks that the Markdown
standard would not accept (`lâu dài: **Tạo`, `****`, `** **`), so marks are read as switches that
people meant, not by the standard's rules of flanking.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<image>!\[[^\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\))
    |\[(?P<link>[^\[\]]*)\]\((?!\s)[^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)
    |\[\^(?P<note>[^\]\s]+)\]
    |(?P<comment><!--.*?(?:-->|$))
    |(?P<break><br\s*/?>)
    |</?(?P<tag>b|strong|i|em|u|s|del|ins|sup|sub|p|div|span|center|font|small|big|a|hr)\b[^<>]*>
    |(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{2,6});)
    |(?P<code>`+)
    |(?P<literal>\(\*+\))
    |(?P<stars>\*+)
    |(?P<under>(?<!_)_{1,2}(?!_))""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_OPENER: Final = re.compile(r"[\\*_`<\[&!(]")
"""What every token opens with: found much faster than the tokens themselves."""
_MARKED: Final = re.compile(r"[\\*_`<\[&!]")
_BULLET: Final = re.compile(r"[-+*•]\s+")


class Marked(NamedTuple):
    """One line without marks."""

    text: str
    bold: bool
    italic: bool
    lead: int
    """Characters up to the end of a bold run at its start (behind a bullet); 0 for none or all."""


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    italic: bool


class _Reader:
    """Reads the marks of one paragraph from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[_Run] = []
        self.bold = False
        self.italic_from: int | None = None
        """The index in `runs` of the run that an open `*` or `_` began."""
        self.opener = ""

    def add(self, text: str) -> None:
        if text:
            self.runs.append(_Run(text, self.bold, self.italic_from is not None))

    def read(self) -> list[_Run]:
        last = at = 0
        while (opener := _OPENER.search(self.text, at)) is not None:
            match = _TOKEN.match(self.text, opener.start())
            at = match.end() if match else opener.end()
            if match:
                self.add(self.text[last : match.start()])
                last = at
                known = len(self.runs)
                self._token(match)
                if breaks := match.group().count("\n"):
                    kept = sum(run.text.count("\n") for run in self.runs[known:])
                    self.add("\n" * (breaks - kept))
        self.add(self.text[last:])
        if self.italic_from is not None:
            self._unopen(self.italic_from)
        return self.runs

    def _token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind in {"escaped", "literal"}:
            self.add(match[kind])
        elif kind == "link":
            for run in _Reader(match["link"]).read():
                self.add(run.text)
        elif kind == "note":
            self.add(f"[{match['note']}]")
        elif kind == "break":
            self.add(" ")
        elif kind == "entity":
            self.add(html.unescape(match["entity"]).replace("\xa0", " "))
        elif kind == "tag":
            self._tag(match)
        elif kind == "stars":
            self._stars(match)
        elif kind == "under":
            self._under(match)

    def _tag(self, match: re.Match[str]) -> None:
        name = match["tag"].lower()
        if name in {"b", "strong"}:
            self.bold = not match.group().startswith("</")
        elif name in {"p", "div", "hr", "center"}:
            self.add(" ")

    def _around(self, match: re.Match[str]) -> tuple[str, str]:
        before = self.text[match.start() - 1] if match.start() else " "
        after = self.text[match.end()] if match.end() < len(self.text) else " "
        return before, after

    def _stars(self, match: re.Match[str]) -> None:
        run = match["stars"]
        before, after = self._around(match)
        loose = before.isspace() and after.isspace()
        if len(run) % 4 in {2, 3}:
            self.bold = not self.bold
        if len(run) % 2 == 0:
            return
        product = before.isdigit() and after.isdigit()
        if self.italic_from is not None and not product:
            self.italic_from = None
        elif loose or after.isspace() or product:
            self.add("*" if len(run) == 1 else "")
        else:
            self._open("*")

    def _under(self, match: re.Match[str]) -> None:
        run = match["under"]
        before, after = self._around(match)
        opens = not before.isalnum() and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if len(run) == 2 and (closes if self.bold else opens):
            self.bold = not self.bold
        elif len(run) == 1 and self.italic_from is not None and closes:
            self.italic_from = None
        elif len(run) == 1 and self.italic_from is None and opens:
            self._open("_")
        else:
            self.add(run)

    def _open(self, mark: str) -> None:
        self.italic_from = len(self.runs)
        self.opener = mark

    def _unopen(self, index: int) -> None:
        """A mark that nothing closed is a character of the text."""
        for run in self.runs[index:]:
            run.italic = False
        self.italic_from = None
        bold = self.runs[index].bold if index < len(self.runs) else False
        self.runs.insert(index, _Run(self.opener, bold, False))


def strip_marks(lines: list[str]) -> list[Marked]:
    """The lines of one paragraph without marks; as many as came in, stripped on the right."""
    text = "\n".join(line[:-1] if line.endswith("\\") else line for line in lines)
    if not _MARKED.search(text):
        return [Marked(line.rstrip(), False, False, 0) for line in text.split("\n")]
    out: list[list[_Run]] = [[]]
    for run in _Reader(text).read():
        for i, piece in enumerate(run.text.split("\n")):
            if i:
                out.append([])
            if piece:
                out[-1].append(_Run(piece, run.bold, run.italic))
    return [_line(runs) for runs in out]


def _line(runs: list[_Run]) -> Marked:
    text = "".join(run.text for run in runs)
    inked = [run for run in runs if run.text.strip()]
    bold = bool(inked) and all(run.bold for run in inked)
    italic = bool(inked) and all(run.italic for run in inked)
    return Marked(text.rstrip(), bold, italic, 0 if bold else _lead(text, runs))


def _lead(text: str, runs: list[_Run]) -> int:
    bullet = _BULLET.match(text.lstrip())
    skip = len(text) - len(text.lstrip()) + (bullet.end() if bullet else 0)
    offset = end = 0
    for run in runs:
        before, offset = offset, offset + len(run.text)
        if offset <= skip or not run.text.strip():
            continue
        if not run.bold or (end == 0 and before > skip and text[skip:before].strip()):
            break
        end = before + len(run.text.rstrip())
    return end
