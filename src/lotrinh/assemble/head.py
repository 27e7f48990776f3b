"""The letterhead, the title and the bases of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Family, Header
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import Block, Paragraph, SourceText

_TYPES: Final = alternation(WORDS, "document_titles")
_TITLE_LINE: Final = re.compile(rf"(?:DỰ THẢO\s+)?({_TYPES})\s*:?$", re.IGNORECASE)
_TITLE_RUN: Final = re.compile(rf"({_TYPES})\s+(?=\S)")
_SPACED_TITLE: Final = re.compile(r"K\s*Ế\s+H\s*O\s*Ạ\s*C\s*H$", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"S[ốÔô]\s*[:.;]?\s*(?P<number>\d[\d.]*)?[\s.…_]*(?P<delimiter>[/\-–])\s*"
    r"(?P<symbol>[A-ZĐ][\wĐđ]*(?:\s?[-–/.&]\s?[A-ZĐ][\wĐđ&]*)*)"
)
_PLACE_DATE: Final = re.compile(
    r"(?P<place>[^\W\d_][^,;:\n]{1,40}?)\s*,?\s*ngày\s*(?P<day>\d{0,2})[\s.…_]*"
    r"tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{4})?"
)
_STATE_MOTTO: Final = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|CHỦ\s+NGHĨA\s+VIỆT|ĐỘC\s+LẬP\s*[-–]", re.IGNORECASE
)
_PARTY_MOTTO: Final = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.I)
_UNION_MOTTO: Final = re.compile(
    r"ĐOÀN\s+(?:TNCS|THANH NIÊN CỘNG SẢN)\s+HỒ\s+CHÍ\s+MINH$", re.I | re.M
)
_RULE: Final = re.compile(r"[-_*=~.–—\s⎯─]+$|o0o|-+\s*oOo\s*-+")
_ORG: Final = re.compile(alternation(WORDS, "organisations") + r"\b", re.IGNORECASE)
_PARTY_BODY: Final = re.compile(alternation(WORDS, "party_bodies"), re.IGNORECASE)
_FRONT_BODY: Final = re.compile(alternation(WORDS, "front_bodies"), re.IGNORECASE)
_FOOT_LINE: Final = re.compile(r"Nơi\s*nhận|[-–]\s*(?:Lưu|Như)\b")
_BASE: Final = re.compile(
    r"(?:[-+•]\s*)?(?:Căn cứ|(?:Thực hiện|Triển khai(?: thực hiện)?) (?:các )?"
    + alternation(WORDS, "based_on")
    + r"|Theo\s|Xét\s|Nhằm\s|Để\s|Trên cơ sở|Tiếp tục thực hiện|Thi hành)"
)
_ENACTS: Final = re.compile(
    rf"(?P<who>[{UPPER}][^.;:]{{2,140}}?)\s+"
    r"(?:ban hành|xây dựng|đề ra|tổ chức xây dựng|triển khai)\s+(?:nội dung\s+)?[Kk]ế hoạch"
)
_SIGNATURE_BODY: Final = re.compile(r"^(?:T/M|TM\.?)\s+(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a document stands, as offsets, and what its letterhead says."""

    header: Header
    start: int
    """Where the document itself begins (what stands before was put there by others)."""
    bases: tuple[Paragraph, ...]
    end: int
    """Where the body begins."""


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
    if title_at is not None and not any(_ORG.match(own) or _NUMBER.match(own) for _, own in lines):
        opening, attached = _covering(blocks[:title_at], source.text)
        lines, start = opening or lines, opening[0][0].start if opening else start
    else:
        attached = []
    title_blocks, after = _title_blocks(blocks, title_at, run_in, body, source.text)
    bases = (
        tuple(
            b
            for b in blocks[after:]
            if b.start < body and not b.side and not _RULE.match(source.text[b.start : b.end])
        )
        if title_at is not None
        else ()
    )
    bases = (*attached, *bases)
    header = _header(source, lines, title_blocks, run_in, bases, blocks, title_at)
    return Head(header, start, bases, body)


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
    named = any(_NUMBER.match(own) for _, own in opening)
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
            _ORG.match(own) or _NUMBER.match(own)
            or _PLACE_DATE.search(own) or _STATE_MOTTO.search(own)
            or _PARTY_MOTTO.match(own) or _RULE.match(own) or own.isupper() or blocks[i].side
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
        if _RULE.match(own) or block.side:
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
            and (len(own) > 160 or own.endswith((";", ",", ".")) or own.startswith("Căn cứ"))
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
    left, right = _loose_words(lines)
    for side in (left, right):
        words = side
        printed = _NUMBER.search(words)
        if printed and symbol is None:
            number, symbol = printed["number"], _symbol(printed)
            words = words[: printed.start()] + words[printed.end() :]
        dated = _PLACE_DATE.search(words)
        if dated and place is None and date is None:
            place, date = _place(dated["place"]), _date(dated)
    superior, issuer = _bodies(lines)
    parts = [text[run_in : blocks[title_at].end]] if run_in and title_at is not None else []
    parts += [text[b.start : b.end] for b in title_blocks]
    family = _family(lines, issuer, symbol, text)
    if issuer is None:
        issuer = _issuer_from_body(text, bases)
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


def _loose_words(lines: list[tuple[Paragraph, str]]) -> tuple[str, str]:
    """The letterhead's lines that name no body and no motto, joined: left or single, and right.

    A narrow column breaks `Hà Nội, ngày` ⏎ `29 tháng 11` and `Số:` ⏎ `12/KH-UBND`.
    """
    sides: dict[bool, list[str]] = {False: [], True: []}
    for block, line in lines:
        if (
            _RULE.match(line)
            or _STATE_MOTTO.search(line)
            or _PARTY_MOTTO.search(line)
            or _UNION_MOTTO.search(line)
        ):
            continue
        if line.isupper() and not _NUMBER.search(line) and not re.search(r"\d", line):
            continue
        sides[block.side == "right"].append(line)
    return tuple(" ".join(words) for words in sides.values())  # type: ignore[return-value]


def _symbol(printed: re.Match[str]) -> str:
    """`KH-UBND`, `KH/TU`, without blanks and with plain hyphens."""
    return re.sub(r"\s", "", printed["symbol"]).replace("–", "-")


def _place(printed: str) -> str | None:
    words = printed.strip(" ,.*_|")
    return words if words and words[0].isupper() else None


def _date(match: re.Match[str]) -> str | None:
    year, month, day = match["year"], match["month"], match["day"]
    if not year:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _bodies(lines: list[tuple[Paragraph, str]]) -> tuple[str | None, str | None]:
    """Superior body and issuer: the organisations of the letterhead, the issuer last."""
    bodies: list[str] = []
    for block, line in lines:
        own = re.sub(r"(?<!\s)\s*[-_*–]{2,}\s*$|\*+$", "", line).strip(" |/")
        if block.side == "right" or not own or _RULE.match(own) or _NUMBER.match(own):
            continue
        if _STATE_MOTTO.search(own) or _PARTY_MOTTO.fullmatch(own) or _UNION_MOTTO.match(own):
            continue
        if (
            _PLACE_DATE.search(own)
            or own.lower().startswith(("dự thảo", "số"))
            or (not own.isupper() and not _ORG.match(own))
        ):
            continue
        if bodies and bodies[-1].upper() == "THỦ TƯỚNG":
            bodies[-1] += " " + own
        elif _ORG.match(own) and not (bodies and re.search(r"(?:\bVÀ|,|[-–])$", bodies[-1])):
            bodies.append(own)
        elif bodies:
            bodies[-1] += " " + own
    if not bodies:
        return None, None
    if len(bodies) == 1:
        return None, bodies[0]
    if bodies[-1].upper().startswith("THƯỜNG TRỰC"):
        bodies[-2:] = [f"{bodies[-2]} {bodies[-1]}"]
    return (" ".join(bodies[:-1]) if len(bodies) > 1 else None), bodies[-1]


def _family(
    lines: list[tuple[Paragraph, str]], issuer: str | None, symbol: str | None, text: str
) -> Family:
    """Whose rules of form the document follows."""
    head = "\n".join(line for _, line in lines)
    body = issuer or ""
    if _PARTY_MOTTO.search(head):
        return "party"
    if _FRONT_BODY.search(body) or (symbol and "MTTQ" in symbol) or _UNION_MOTTO.search(head):
        return "front"
    if _STATE_MOTTO.search(head):
        return "party" if _PARTY_BODY.match(body) and not symbol else "state"
    if _PARTY_BODY.search(body) or (
        symbol and re.match(r"[A-ZĐ]+/(?:TU|ĐU|HU|TW|QU|ThU|CB)", symbol)
    ):
        return "party"
    tail = text[-1500:]
    if re.search(r"^T/M|^K/T|^T/L", tail, re.MULTILINE):
        return "party"
    if re.search(
        r"^TM\.? (?:BAN THƯỜNG TRỰC|UB\w* ?MTTQ|ỦY BAN MTTQ|BAN CHẤP HÀNH)", tail, re.MULTILINE
    ):
        return "front"
    if re.search(r"^(?:TM|KT|TL|TUQ)\.", tail, re.MULTILINE) or re.search(
        r"UBND|Ủy ban nhân dân|Sở ", body + text[:1500]
    ):
        return "state"
    return "other"


def _issuer_from_body(text: str, bases: tuple[Paragraph, ...]) -> str | None:
    """The issuer where the letterhead is missing: who enacts the plan, named in full.

    `UBND thành phố` gets its place from the body; a committee signs through its standing board.
    """
    enacted = None
    for block in bases:
        for match in _ENACTS.finditer(text[block.start : block.end]):
            enacted = match["who"].rsplit(", ", 1)[-1].rsplit("; ", 1)[-1]
    if enacted is None:
        return None
    issuer = enacted.strip()
    issuer = re.sub(r"^UBND", "Ủy ban nhân dân", issuer)
    generic = re.search(r"(thành phố|tỉnh|huyện|quận|thị xã|xã|phường|thị trấn)$", issuer, re.I)
    if generic:
        named = re.findall(rf"{generic.group()} ((?:[{UPPER}]\w*)(?: [{UPPER}]\w*)*)", text)
        if named:
            issuer += " " + max(set(named), key=named.count)
    signing = _SIGNATURE_BODY.search(text[-2500:])
    if (
        signing
        and signing.group(1).startswith("BAN THƯỜNG VỤ")
        and not issuer.startswith("Ban Thường vụ")
    ):
        issuer = "Ban Thường vụ " + issuer
    return issuer


def is_letterhead(block: Block) -> bool:
    """Whether a block stands in a column of a letterhead or foot."""
    return isinstance(block, Paragraph) and bool(block.side)
