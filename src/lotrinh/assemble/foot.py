"""The foot of a plan: recipients and signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lotrinh.assemble.signature import (
    AUTHORITY,
    CAPACITY,
    NAME,
    POSTS,
    SIGNER,
    STAMP_TIME,
    is_printed_name,
    opens_signature,
    read_signature,
    stands_beside_name,
)
from lotrinh.plan.model import Recipient, Signature
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.alphabet import LOWER, UPPER
from lotrinh.source.text import Paragraph, SourceText

_RECIPIENTS: Final = re.compile(r"(?:Nơi|NƠI)\s*(?:nhận|NHẬN|gửi|GỬI)\s*[:.;]?\s*")
_BULLET: Final = re.compile(r"[-–—+*•]\s*")
_LISTED: Final = re.compile(r"(?<=[;,.])\s+(?=[-–•+]\s)")
_RUN_IN: Final = re.compile(r"(?<=;)\s*")
_PURPOSE: Final = re.compile(
    r"\s*\((?P<purpose>(?:(?:để|đề)\s*)?"
    + alternation(WORDS, "sent_for")
    + r"\b[^()]*)\)\s*[;.,]?$",
    re.IGNORECASE,
)
_POST_BEHIND: Final = re.compile(
    rf"(?:^(?:Nơi|NƠI)\s*(?:nhận|NHẬN)\s*:|[;.,])\s+"
    r"(?P<post>(?:(?:TM|KT|TL|TUQ|Q)\.\s?|T/M\s|K/T\s|T/L\s)?"
    rf"[{UPPER}]{{2,}}(?:[ -]+[{UPPER}]{{2,}})+)$"
)
_NAME_BEHIND: Final = re.compile(
    rf"[-–•+\s]*Lưu\b.*\.\s+(?P<name>[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,4}})$"
)
_SIGNATURE_LINES: Final = 10
_SIGNATURE_WIDTH: Final = 70
"""Characters of a line of a signature that stands in no column."""


@dataclass(frozen=True, slots=True)
class Foot:
    recipients: tuple[Recipient, ...]
    signature: Signature | None
    start: int
    """Where the foot begins; the end of the text where there is none."""
    end: int


def read_foot(source: SourceText, body: int) -> Foot:
    """Read the recipients and the signature behind the body.

    A plan attached to a decision is signed with it, above its own title: then that foot is read,
    and the body goes on to the end of the text.
    """
    paragraphs = [
        (b, source.text[b.start : b.end])
        for b in source.blocks
        if isinstance(b, Paragraph) and not b.footnote
    ]
    behind = [(b, own) for b, own in paragraphs if b.start >= body]
    first = _foot_start(behind)
    if first is not None:
        return _read_foot(source, behind, first)
    above = [(b, own) for b, own in paragraphs if b.start < body]
    first = _foot_start(above)
    size = len(source.text)
    if first is None or not _RECIPIENTS.match(above[first][1]):
        return Foot((), _electronic(source, None), size, size)
    return replace(_read_foot(source, above, first), start=size, end=size)


def _read_foot(source: SourceText, blocks: list[tuple[Paragraph, str]], first: int) -> Foot:
    """The foot that begins with the block `first`."""
    listed: list[tuple[str, int, int]] = []
    signing: list[tuple[str, int, int]] = []
    in_list = sided = run_in = behind_post = False
    end = blocks[first][0].start
    for block, printed in blocks[first:]:
        own = printed
        sided = sided or bool(block.side)
        heading = _RECIPIENTS.match(own)
        if not heading and _leaves_foot(block, own, bool(signing) and not in_list, sided):
            break
        end = block.end
        signed = _signing_behind(own, in_list=in_list or heading is not None)
        if signed is not None and block.side == "":
            signing.append((own[signed:], block.start + signed, block.end))
            own = own[:signed].rstrip()
        if heading:
            in_list = True
            rest = own[heading.end() :]
            run_in = ";" in rest and not _BULLET.match(rest)
            listed += _split_line(rest, block.start + heading.end(), run_in=run_in)
        elif _is_signing(block, own, in_list, listed) or (behind_post and NAME.match(own)):
            signing.append((own, block.start, block.end))
            behind_post = not block.side
            continue
        elif in_list and block.side != "right":
            if _is_closed(listed) and not _BULLET.match(own):
                continue
            _add_recipient(listed, own, block.start, run_in=run_in)
        else:
            signing.append((own, block.start, block.end))
        behind_post = False
    recipients = tuple(
        _recipient(source, words, start, stop)
        for words, start, stop in listed
        if words.strip(" -;.")
    )
    return Foot(
        recipients,
        _electronic(source, read_signature(source, signing)),
        blocks[first][0].start,
        end,
    )


def _signing_behind(own: str, *, in_list: bool) -> int | None:
    """Where the signature's words begin that one blank sets behind the list: `- A; GIÁM ĐỐC`."""
    if not in_list or own.isupper() or opens_signature(own):
        return None
    post = _POST_BEHIND.search(own)
    if post is not None:
        return post.start("post")
    name = _NAME_BEHIND.match(own)
    return name.start("name") if name else None


def _foot_start(blocks: list[tuple[Paragraph, str]]) -> int | None:
    for i, (_, own) in enumerate(blocks):
        if _RECIPIENTS.match(own) and len(own) < 400:
            start = i
            while start and _signs(*blocks[start - 1]):
                start -= 1
            return _signature_above(blocks, start)
    signing = [
        i
        for i, (_, own) in enumerate(blocks)
        if i >= len(blocks) - 40 and len(own) < 90 and opens_signature(own)
    ]
    if not signing:
        return _bare_post(blocks)
    start = signing[-1]
    while start and opens_signature(blocks[start - 1][1]):
        start -= 1
    return start


def _signature_above(blocks: list[tuple[Paragraph, str]], start: int) -> int:
    """Where the signatures begin that end right above a block: posts in capitals, then a name.

    Returns `start` where none does. Two offices that sign together have one below the other.
    """
    at = start - 1
    while at >= 0 and start - at <= _SIGNATURE_LINES and stands_beside_name(blocks[at][1]):
        at -= 1
    if at < 0 or not is_printed_name(blocks[at][1]):
        return start
    first = at
    posted = False
    while first and start - first <= _SIGNATURE_LINES:
        own = blocks[first - 1][1]
        if not (own.isupper() and len(own) < _SIGNATURE_WIDTH) and not stands_beside_name(own):
            break
        posted = posted or bool(POSTS.match(own)) or opens_signature(own)
        first -= 1
    return _signature_above(blocks, first) if posted else start


def _signs(block: Paragraph, own: str) -> bool:
    """Whether a line above the recipients is part of the signature."""
    if opens_signature(own) or (own.isupper() and len(own) < _SIGNATURE_WIDTH and POSTS.match(own)):
        return True
    short = bool(block.side) and len(own) < 80
    return short and (block.side == "right" or own.isupper() or bool(NAME.match(own)))


def _bare_post(blocks: list[tuple[Paragraph, str]]) -> int | None:
    """Where a post in capitals stands above a name at the very end, without any authority."""
    for i in range(len(blocks) - 2, max(-1, len(blocks) - 5), -1):
        own, below = blocks[i][1], blocks[i + 1][1]
        if own.isupper() and len(own) < 60 and POSTS.match(own) and NAME.match(below):
            return i
    return None


def _leaves_foot(block: Paragraph, own: str, signed: bool, sided: bool) -> bool:
    """Whether a block stands behind the foot: an appendix or a long text."""
    if block.side:
        return False
    if sided and len(own) > 60:
        return True
    if re.match(r"(?:PHỤ LỤC|Phụ lục|DANH SÁCH|DANH MỤC|LỊCH |BIỂU)\b", own):
        return True
    return len(own) > 300 or (signed and len(own.split()) > 12 and not own.startswith(("-", "–")))


def _is_signing(
    block: Paragraph, own: str, in_list: bool, listed: list[tuple[str, int, int]]
) -> bool:
    if block.side == "right":
        return True
    if block.side == "left":
        return False
    if AUTHORITY.match(own) or CAPACITY.match(own):
        return True
    if _BULLET.match(own):
        return False
    if SIGNER.match(own):
        return True
    if own.isupper() and POSTS.match(own):
        return True
    return (
        not in_list
        or _is_closed(listed)
        or own.isupper()
        or bool(STAMP_TIME.search(own))
        or (
            bool(listed)
            and listed[-1][0].lstrip("-–• ").startswith("Lưu")
            and bool(NAME.match(own))
        )
    )


def _is_closed(listed: list[tuple[str, int, int]]) -> bool:
    """Whether the list ended with its last recipient, `Lưu: VT.`"""
    return bool(listed) and bool(re.match(r"[-–•+\s]*Lưu\b.*\.$", listed[-1][0].strip()))


def _split_line(text: str, start: int, *, run_in: bool) -> list[tuple[str, int, int]]:
    """Recipients that stand on one line: `- A; - B;`, or where they are run in, `A; B; Lưu: VT.`"""
    found = []
    at = 0
    for piece in (_RUN_IN if run_in else _LISTED).split(text):
        offset = text.index(piece, at)
        at = offset + len(piece)
        if piece.strip():
            found.append((piece, start + offset, start + at))
    return found


def _add_recipient(
    listed: list[tuple[str, int, int]], own: str, start: int, *, run_in: bool
) -> None:
    """Add a line of the list; a line without a bullet goes on with the one above it."""
    open_end = listed and not listed[-1][0].rstrip().endswith((";", "."))
    if (
        not _BULLET.match(own)
        and open_end
        and (run_in or own[0].islower() or listed[-1][0].lstrip()[:1] in "-–•+")
    ):
        head, *more = _split_line(own, start, run_in=run_in)
        words, begin, _ = listed[-1]
        listed[-1] = (f"{words} {head[0]}", begin, head[2])
        listed.extend(more)
        return
    listed.extend(_split_line(own, start, run_in=run_in))


def _recipient(source: SourceText, words: str, start: int, stop: int) -> Recipient:
    bare = words.strip()
    bullet = _BULLET.match(bare)
    bare = bare[bullet.end() :] if bullet else bare
    purpose = _PURPOSE.search(bare)
    name = bare[: purpose.start()] if purpose else bare
    return Recipient(
        name=" ".join(name.split()).strip(" ;.,:-"),
        purpose=purpose["purpose"].strip() if purpose else None,
        at=source.at(start, stop),
    )


def _electronic(source: SourceText, read: Signature | None) -> Signature | None:
    """Add what the file's electronic signatures say; the person's comes before the office's."""
    if not source.signatures:
        return read
    first = source.signatures[0]
    base = read or Signature(None, None, None, None, None, None, None)
    return Signature(
        base.authority, base.capacity, base.position, base.name, first.signed_at or base.signed_at,
        first.signer or base.signer, base.at, all(s.intact for s in source.signatures),
    )  # fmt: skip
