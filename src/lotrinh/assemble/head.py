"""The letterhead, the title and the bases of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lotrinh.assemble.letterhead import (
    NUMBER,
    ORG,
    PARTY_MOTTO,
    PLACE_DATE,
    RULE,
    STATE_MOTTO,
    issuer_from_body,
    loose_words,
    read_bodies,
    read_date,
    read_family,
    read_place,
    read_symbol,
)
from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Header
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.text import Paragraph, SourceText

_TYPES: Final = alternation(WORDS, "document_titles")
_TITLE_LINE: Final = re.compile(rf"(?:DỰ THẢO\s+)?({_TYPES})\s*:?$", re.IGNORECASE)
_TITLE_RUN: Final = re.compile(rf"({_TYPES})\s+(?=\S)")
_SPACED_TITLE: Final = re.compile(r"K\s*[ẾÊẼE]\s+H\s*O\s*[ẠA]\s*C\s*H$", re.IGNORECASE)
"""The title with its letters set apart, or with what recognition makes of them."""
_FOOT_LINE: Final = re.compile(r"Nơi\s*nhận|[-–]\s*(?:Lưu|Như)\b")
_BASE: Final = re.compile(
    r"(?:[-+•]\s*)?(?:Căn cứ|(?:Thực hiện|Triển khai(?: thực hiện)?) (?:các )?"
    + alternation(WORDS, "based_on")
    + r"|Theo\s|Xét\s|Nhằm\s|Để\s|Trên cơ sở|Tiếp tục thực hiện|Thi hành)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a document stands, as offsets, and what its letterhead says."""

    header: Header
    start: int
    """Where the document itself begins (what stands before was put there by others)."""
    bases: tuple[Paragraph, ...]
    end: int
    """Where the body begins."""
    title: int
    """Where the word KẾ HOẠCH stands; 0 without it."""


def read_head(source: SourceText, outline: Outline) -> Head:
    """Read letterhead, title and bases. Parts that are missing stay None."""
    blocks = [b for b in source.blocks if isinstance(b, Paragraph)]
    title_at, run_in = _find_title(blocks, source.text)
    body = _body_start(outline, blocks[title_at].end if title_at is not None else 0)
    start = _letterhead_start(blocks, title_at, source.text)
    letterhead = [
        b
        for b in blocks
        if start <= b.start and (title_at is None or b.start < blocks[title_at].start)
    ]
    if title_at is None:
        letterhead = [b for b in letterhead if b.start < body][:14]
    lines = [(b, source.text[b.start : b.end]) for b in letterhead]
    if title_at is not None and not any(ORG.match(own) or NUMBER.match(own) for _, own in lines):
        opening, attached = _covering(blocks[:title_at], source.text)
        lines, start = opening or lines, opening[0][0].start if opening else start
    else:
        attached = []
    title_blocks, after = _title_blocks(blocks, title_at, run_in, body, source.text)
    bases = (
        tuple(
            b
            for b in blocks[after:]
            if b.start < body and not b.side and not RULE.match(source.text[b.start : b.end])
        )
        if title_at is not None
        else ()
    )
    bases = (*attached, *bases)
    header = _header(source, lines, title_blocks, run_in, bases, blocks, title_at)
    title = blocks[title_at].start if title_at is not None else 0
    return Head(header, start, bases, body, title)


def _covering(
    blocks: list[Paragraph], text: str
) -> tuple[list[tuple[Paragraph, str]], list[Paragraph]]:
    """Letterhead and bases of the decision that a plan is attached to; empty without one."""
    opening: list[tuple[Paragraph, str]] = []
    bases: list[Paragraph] = []
    titled = False
    for block in blocks:
        own = text[block.start : block.end]
        if own.startswith(("Căn cứ", "Theo đề nghị", "Xét đề nghị")):
            bases.append(block)
        elif bases:
            break
        elif own.startswith("QUYẾT ĐỊNH"):
            titled = True
        elif len(own) < 130 and not titled:
            opening.append((block, own))
    named = any(NUMBER.match(own) for _, own in opening)
    return (opening, bases) if named and bases else ([], [])


def _find_title(blocks: list[Paragraph], text: str) -> tuple[int | None, int]:
    """Index of the block with the word KẾ HOẠCH, and the offset of a title run in behind it."""
    for i, block in enumerate(blocks[: max(60, len(blocks) // 3)]):
        own = text[block.start : block.end]
        if len(own) < 40 and (_TITLE_LINE.match(own) or _SPACED_TITLE.match(own)):
            return i, 0
    for i, block in enumerate(blocks[:40]):
        own = text[block.start : block.end]
        run = _TITLE_RUN.match(own)
        if run and len(own) < 500 and not own.endswith((".", ";", ",")):
            return i, block.start + run.end()
    return None, 0


def _body_start(outline: Outline, behind: int) -> int:
    """Where the first entry or announcing heading behind the title stands."""
    from lotrinh.assemble.sections import topics

    told = False
    for node in outline.root.walk():
        if node.start < behind or node.kind == "root":
            continue
        told = told or (
            node.kind in {"text", "landmark"} and outline.own(node).endswith((".", ":", ";", ","))
        )
        if node.kind == "entry" and node.depth > 0:
            return node.start
        if (
            told
            and node.kind == "lead"
            and topics(outline, node)
            and (not outline.own(node).endswith(":"))
            and len(outline.own(node)) < 90
        ):
            return node.start
    return len(outline.text)


def _letterhead_start(blocks: list[Paragraph], title_at: int | None, text: str) -> int:
    """Where the letterhead begins: at most some twenty short lines above the title."""
    if not blocks:
        return 0
    if title_at is None:
        return blocks[0].start
    first = title_at
    for i in range(title_at - 1, max(-1, title_at - 24), -1):
        own = text[blocks[i].start : blocks[i].end]
        if _FOOT_LINE.match(own):
            return blocks[title_at].start
        if len(own) > 130 or own.endswith(";") or own[:1] in {"#", "["}:
            break
        known = (
            own.isupper() or blocks[i].side or ORG.match(own) or NUMBER.match(own)
            or PARTY_MOTTO.match(own) or RULE.match(own)
            or STATE_MOTTO.search(own) or PLACE_DATE.search(own)
        )  # fmt: skip
        if known:
            first = i
        elif title_at - i > 2 and len(own.split()) > 12:
            break
    return blocks[first].start


def _title_blocks(
    blocks: list[Paragraph], title_at: int | None, run_in: int, body: int, text: str
) -> tuple[list[Paragraph], int]:
    """The blocks of the subject, and the index of the block behind them."""
    if title_at is None:
        return [], 0
    found: list[Paragraph] = []
    i = title_at + 1
    while i < len(blocks) and blocks[i].start < body and len(found) < 6:
        block = blocks[i]
        own = text[block.start : block.end]
        if RULE.match(own) or block.side:
            if found or run_in:
                break
            i += 1
            continue
        if (found or run_in) and not _goes_on(found, block, own, text):
            break
        if (
            not found
            and not run_in
            and _BASE.match(own)
            and (len(own) > 160 or own.endswith((";", ",", ".", ":")) or own.startswith("Căn cứ"))
        ):
            break
        found.append(block)
        i += 1
    return found, i


def _goes_on(found: list[Paragraph], block: Paragraph, own: str, text: str) -> bool:
    """Whether a block goes on with the subject above it."""
    if found and own.isupper() and text[found[-1].start : found[-1].end].isupper():
        return not own.startswith("CĂN CỨ")
    if own.endswith((".", ";", ":", ",")) or len(own) > 260:
        return False
    if _BASE.match(own) and len(own) > 100:
        return False
    above = found[-1] if found else None
    if own.startswith("("):
        return len(own) < 120 and not re.match(r"\((?:Kèm|Ban hành)", own)
    if above is None:
        return not _BASE.match(own)
    printed = text[above.start : above.end]
    if printed.isupper():
        return own.isupper()
    if block.look.bold == above.look.bold and (block.look.bold or block.look.centered):
        return not _BASE.match(own)
    return (
        own[0].islower()
        or own.isupper()
        or (len(own) < 90 and not _BASE.match(own) and not block.gap)
    )


def _header(
    source: SourceText, lines: list[tuple[Paragraph, str]],
    title_blocks: list[Paragraph], run_in: int,
    bases: tuple[Paragraph, ...], blocks: list[Paragraph], title_at: int | None,
) -> Header:  # fmt: skip
    text = source.text
    number = symbol = place = date = None
    left, right = loose_words(lines)
    dates = (PLACE_DATE.match(line) for _, line in lines if not NUMBER.search(line))
    whole = next(filter(None, dates), None)
    if whole is not None and whole["year"]:
        place, date = read_place(whole["place"]), read_date(whole)
    for side in (left, right):
        words = side
        printed = NUMBER.search(words)
        if printed and symbol is None:
            number, symbol = printed["number"], read_symbol(printed)
            words = words[: printed.start()] + words[printed.end() :]
        dated = PLACE_DATE.search(words)
        if dated and place is None and date is None:
            place, date = read_place(dated["place"]), read_date(dated)
    superior, issuer = read_bodies(lines)
    parts = [text[run_in : blocks[title_at].end]] if run_in and title_at is not None else []
    parts += [text[b.start : b.end] for b in title_blocks]
    family = read_family(lines, issuer, symbol, text)
    if issuer is None:
        issuer = issuer_from_body(text, bases)
    doc_type = None
    if title_at is not None:
        printed_type = re.match(_TYPES, text[blocks[title_at].start : blocks[title_at].end].upper())
        doc_type = printed_type.group().capitalize() if printed_type else "Kế hoạch"
    first = lines[0][0].start if lines else blocks[title_at].start if title_at is not None else None
    last = title_blocks[-1].end if title_blocks else None
    if last is None and title_at is not None:
        last = blocks[title_at].end
    return Header(
        family=family,
        doc_type=doc_type,
        title=" ".join(" ".join(parts).split()).strip(" .*-") or None,
        issuer=issuer,
        superior=superior,
        number=number,
        symbol=symbol,
        place=place,
        date=date,
        at=source.at(first, last) if first is not None and last is not None else None,
    )
