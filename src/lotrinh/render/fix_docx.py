"""A Word file with its safe repairs as tracked changes and its findings as comments.

Place in the flow: render; `lotrinh check --fix` writes what comes out beside the file. Nothing of
the document is changed unseen: Word shows each repair, to be accepted or refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lotrinh.language import say, tr
from lotrinh.plan.model import Finding
from lotrinh.render.fix_places import Change, Spot, Strands, edits_of
from lotrinh.render.labels import SEVERITIES
from lotrinh.render.phrases import say_message
from lotrinh.source.text import SourceText

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR: Final = "Lộ Trình"
INITIALS: Final = "LT"

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_OUT: Final = frozenset({_W + "del", _W + "moveFrom", _W + "txbxContent"})
_FIRST_ID: Final = 900_000
"""Tracked changes are numbered from here, above those that the file may have."""
_BLANKS: Final = frozenset({_W + "tab", _W + "br", _W + "cr"})
Element = Any
"""An lxml element: lxml ships no types."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a paragraph, and the `w:t` that holds them; None for a tab or a break."""

    words: str
    start: int
    text: Element | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def fix_docx(
    data: bytes, source: SourceText, findings: Sequence[Finding]
) -> tuple[bytes, tuple[Change, ...], int]:
    """The Word file, the repairs that were made, and how many comments it got.

    `data` are the bytes that `source` was read from. A finding whose place is not certain is a
    comment on the first paragraph that has text.
    """
    import docx

    document = docx.Document(BytesIO(data))
    paragraphs = list(_paragraphs(document))
    strands = Strands(source, ["".join(p.words for p in _pieces(e)) for e in paragraphs])
    edits = [(found, edit, strands.find(edit.at)) for found, edit in edits_of(findings)]
    comments = _comment(document, paragraphs, strands, filter(_is_for_author, findings))
    made: list[Change] = []
    for number, (found, edit, spot) in reversed(list(enumerate(edits, 1))):
        if spot is not None:
            before = _track(paragraphs[spot.strand], spot, edit.text, number)
            made.append(Change(edit.at, before, edit.text, found.code))
    written = BytesIO()
    document.save(written)
    return written.getvalue(), tuple(reversed(made)), comments


def _is_for_author(found: Finding) -> bool:
    """What the reader did to the file is nothing that the author can mend in it."""
    return found.severity != "notice" or not found.code.startswith(("NG", "DH"))


def _paragraphs(document: Document) -> Iterator[Element]:
    """All paragraphs of the body, those of tables and text boxes too, in order."""
    yield from document.element.body.iter(_W + "p")


def _pieces(paragraph: Element) -> list[_Piece]:
    """What a paragraph itself says, without what changes took out and what boxes hold."""
    found: list[_Piece] = []
    at = 0
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == _W + "t":
            found.append(_Piece(node.text or "", at, node))
        elif node.tag in _BLANKS and node.getparent().tag == _W + "r":
            found.append(_Piece(" ", at))
        elif node.tag not in _OUT:
            stack.extend(reversed(node))
            continue
        at = found[-1].end if found else 0
    return found


def _runs_of(paragraph: Element, start: int, end: int) -> list[Element]:
    """Runs that hold exactly the characters [start, end), cut out of the runs that held them."""
    runs = []
    for piece in _pieces(paragraph):
        first, last = max(start, piece.start), min(end, piece.end)
        if first < last and piece.text is not None:
            runs.append(_cut(piece.text, first - piece.start, last - piece.start))
    return runs


def _cut(text: Element, start: int, end: int) -> Element:
    """A run of its own for `text.text[start:end]`; what stood before and behind keeps its look."""
    run, words = text.getparent(), text.text or ""
    content = [child for child in run if child.tag != _W + "rPr"]
    index = content.index(text)
    head, tail = content[:index], content[index + 1 :]
    head += [_part(text, words[:start])] if start else []
    tail = [*([_part(text, words[end:])] if end < len(words) else []), *tail]
    for children, place in ((head, run.addprevious), (tail, run.addnext)):
        if children:
            other = run.makeelement(run.tag, dict(run.attrib))
            other.extend(deepcopy(look) for look in run.findall(_W + "rPr"))
            other.extend(children)
            place(other)
    _set(text, words[start:end])
    return run


def _part(text: Element, words: str) -> Element:
    part = text.makeelement(text.tag, {})
    _set(part, words)
    return part


def _set(text: Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _change(run: Element, kind: str, ident: int) -> Element:
    """An empty `w:ins` or `w:del` as Word asks for it."""
    attributes = {_W + "id": str(_FIRST_ID + ident), _W + "author": AUTHOR}
    return run.makeelement(_W + kind, attributes)


def _track(paragraph: Element, spot: Spot, words: str, number: int) -> str:
    """Marks the stretch as deleted and the words as inserted; returns what stood there."""
    runs = _runs_of(paragraph, spot.start, spot.end)
    if not runs:
        return ""
    last = runs[-1]
    if words:
        inserted = deepcopy(last)
        for text in inserted.iter(_W + "t"):
            _set(text, words)
        change = _change(last, "ins", 2 * number)
        last.addnext(change)
        change.append(inserted)
    gone = []
    for run in runs:
        change = _change(run, "del", 2 * number + 1)
        run.addprevious(change)
        change.append(run)
        for text in list(run.iter(_W + "t")):
            gone.append(text.text or "")
            text.tag = _W + "delText"
    return "".join(gone)


def _comment(
    document: Document,
    paragraphs: Sequence[Element],
    strands: Strands,
    findings: Iterable[Finding],
) -> int:
    """One comment a finding, from the last to the first, so that offsets before it stay true.

    Returns how many there are; 0 where no paragraph has text.
    """
    from docx.text.run import Run

    placed = [(found, strands.find(found.at) if found.at else None) for found in findings]
    placed.sort(key=lambda pair: pair[1] or (0, 0, 0), reverse=True)
    for found, spot in placed:
        runs = _runs_of(paragraphs[spot.strand], spot.start, spot.end) if spot else []
        if not runs:
            runs = next((list(p.iter(_W + "r")) for p in paragraphs if len(_pieces(p))), [])[:1]
        if not runs:
            return 0
        ends = [Run(run, document._body) for run in (runs[0], runs[-1])]
        document.add_comment(ends, _words(found), author=AUTHOR, initials=INITIALS)
    return len(placed)


def _words(found: Finding) -> str:
    lines = [f"{found.code} {tr(SEVERITIES[found.severity])}: {say_message(found)}"]
    if found.suggestion:
        lines.append(tr("Gợi ý: {suggestion}", suggestion=say(found.suggestion)))
    if found.basis:
        lines.append(tr("Căn cứ: {basis}", basis=found.basis))
    return "\n".join(lines)
