"""The foot of a plan: recipients and signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from lotrinh.assemble.letterhead import ORG
from lotrinh.mentions.time import fold
from lotrinh.plan.model import Recipient, Signature
from lotrinh.resources.load import WORDS, alternation, load_entries
from lotrinh.source.alphabet import LOWER, UPPER
from lotrinh.source.text import Paragraph, SourceText

_RECIPIENTS: Final = re.compile(r"(?:Nơi|NƠI)\s*(?:nhận|NHẬN|gửi|GỬI)\s*[:.;]?\s*")
_BULLET: Final = re.compile(r"[-–—+*•]\s*")
_LISTED: Final = re.compile(r"(?<=[;,.])\s+(?=[-–•+]\s)")
_RUN_IN: Final = re.compile(r"(?<=;)\s*")
_AUTHORITY: Final = re.compile(rf"(?:T/M\s*|(?:TM\.?|T\.M\.?)\s+|TM\.)(?=[{UPPER}])")
_CAPACITY: Final = re.compile(rf"(?:K/T|KT\.?|T/L|TL\.?|T/UQ|TUQ\.?)\s*(?=[{UPPER}])")
_PARTS: Final = re.compile(rf"\s+(?=(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|T/UQ|TUQ\.)\s*[{UPPER}])")
_PURPOSE: Final = re.compile(
    r"\s*\((?P<purpose>(?:(?:để|đề)\s*)?"
    + alternation(WORDS, "sent_for")
    + r"\b[^()]*)\)\s*[;.,]?$",
    re.IGNORECASE,
)
_POSTS: Final = re.compile(r"(?:(?:Q\.|QUYỀN)\s*)?" + alternation(WORDS, "post_words"))
_FOLDED_POSTS: Final = re.compile(
    r"(?:pho|chu-tich|bi-thu|giam-doc|truong-(?:ban|phong|tieu)|chanh-van|hieu-truong|to-truong)\b"
)
"""Posts without diacritics, for capitals that optical recognition misread."""
_NAME: Final = re.compile(
    rf"(?:(?:Thượng|Trung|Đại|Thiếu)\s(?:tá|úy|tướng)\s|(?:ThS|TS|PGS|GS|BS|Bs|Ths|BSCKI|BSCKII|CN)\.?\s?(?:BS\.?\s?)?)?[{UPPER}][\w’']*(?:\s[{UPPER}][\w’']*){{1,5}}$"
)
_STAMP_TIME: Final = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2})?"
)
_POST_BEHIND: Final = re.compile(
    rf"(?:^(?:Nơi|NƠI)\s*(?:nhận|NHẬN)\s*:|[;.,])\s+"
    r"(?P<post>(?:(?:TM|KT|TL|TUQ|Q)\.\s?|T/M\s|K/T\s|T/L\s)?"
    rf"[{UPPER}]{{2,}}(?:[ -]+[{UPPER}]{{2,}})+)$"
)
_NAME_BEHIND: Final = re.compile(
    rf"[-–•+\s]*Lưu\b.*\.\s+(?P<name>[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,4}})$"
)
_SIGNED: Final = re.compile(r"\(\s*(?:[Đđ]ã\s+k[ýí]|[Kk][ýí])[^)]*\)|^[Đđ]ã\s+k[ýí]\b")
_SIGNER: Final = re.compile(r"(?:Người ký|Ký bởi|Ký bởi|Signature By|Signed by)\s*:\s*", re.I)
_NOISE: Final = re.compile(r"[-_*=~.–—\s/|`]+$|\(?[Kk]ý tên")


@cache
def _posts() -> dict[str, str]:
    """Posts as printed, by their folded form."""
    return {fold(form): form for entry in load_entries("posts.toml") for form in entry.forms}


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
        if _leaves_foot(block, own, bool(signing) and not in_list, sided):
            break
        end = block.end
        heading = _RECIPIENTS.match(own)
        signed = _signing_behind(own, in_list=in_list or heading is not None)
        if signed is not None and block.side == "":
            signing.append((own[signed:], block.start + signed, block.end))
            own = own[:signed].rstrip()
        if heading:
            in_list = True
            rest = own[heading.end() :]
            run_in = ";" in rest and not _BULLET.match(rest)
            listed += _split_line(rest, block.start + heading.end(), run_in=run_in)
        elif _is_signing(block, own, in_list, listed) or (behind_post and _NAME.match(own)):
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
        recipients, _electronic(source, _signature(source, signing)), blocks[first][0].start, end
    )


def _signing_behind(own: str, *, in_list: bool) -> int | None:
    """Where the signature's words begin that one blank sets behind the list: `- A; GIÁM ĐỐC`."""
    if not in_list or own.isupper() or _opens_signature(own):
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
            return start
    signing = [
        i
        for i, (_, own) in enumerate(blocks)
        if i >= len(blocks) - 40 and len(own) < 90 and _opens_signature(own)
    ]
    if not signing:
        return _bare_post(blocks)
    start = signing[-1]
    while start and _opens_signature(blocks[start - 1][1]):
        start -= 1
    return start


def _signs(block: Paragraph, own: str) -> bool:
    """Whether a line above the recipients is part of the signature."""
    if _opens_signature(own):
        return True
    short = bool(block.side) and len(own) < 80
    return short and (block.side == "right" or own.isupper() or bool(_NAME.match(own)))


def _bare_post(blocks: list[tuple[Paragraph, str]]) -> int | None:
    """Where a post in capitals stands above a name at the very end, without any authority."""
    for i in range(len(blocks) - 2, max(-1, len(blocks) - 5), -1):
        own, below = blocks[i][1], blocks[i + 1][1]
        if own.isupper() and len(own) < 60 and _POSTS.match(own) and _NAME.match(below):
            return i
    return None


def _opens_signature(own: str) -> bool:
    return bool(_AUTHORITY.match(own) or _CAPACITY.match(own))


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
    if _AUTHORITY.match(own) or _CAPACITY.match(own):
        return True
    if _BULLET.match(own):
        return False
    if own.isupper() and _POSTS.match(own):
        return True
    return (
        not in_list
        or _is_closed(listed)
        or own.isupper()
        or bool(_STAMP_TIME.search(own))
        or (
            bool(listed)
            and listed[-1][0].lstrip("-–• ").startswith("Lưu")
            and bool(_NAME.match(own))
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
    bare = _BULLET.sub("", words.strip(), count=1).strip()
    purpose = _PURPOSE.search(bare)
    name = bare[: purpose.start()] if purpose else bare
    return Recipient(
        name=" ".join(name.split()).strip(" ;.,:-"),
        purpose=purpose["purpose"].strip() if purpose else None,
        at=source.at(start, stop),
    )


def _signature(source: SourceText, lines: list[tuple[str, int, int]]) -> Signature | None:
    """Authority, capacity, post and name from the lines of a signature, in order."""
    authority = capacity = position = name = signed_at = signer = after = None
    used: list[tuple[int, int]] = []
    for line, start, end in lines:
        for part in _PARTS.split(line):
            words = " ".join(part.split()).strip(" *_|,;")
            stamp = _STAMP_TIME.search(words)
            if stamp:
                signed_at = signed_at or _stamp(stamp)
            elif not words or _NOISE.match(words) or _SIGNED.search(words):
                continue
            elif _AUTHORITY.match(words) and authority is None:
                authority = re.sub(r"^(T/M|T/L)(?=[^\W\d_])", r"\1 ", words)
            elif _CAPACITY.match(words) and capacity is None:
                capacity = words
            elif named := _SIGNER.match(words):
                signer = signer or words[named.end() :].strip() or None
            elif name is not None and words.isupper():
                after = after or words
            elif position is None and _is_post(words, authority, capacity):
                position = words
            elif words.isupper() and position and name is None and _POSTS.match(words):
                position = f"{position} {words}"
            elif words.isupper() and authority and position is None and capacity is None:
                authority = f"{authority} {words}"
            elif words.isupper() and not (authority or capacity or position) and ORG.match(words):
                authority = words
            elif _NAME.match(words) and name is None:
                name = words
            else:
                continue
            used.append((start, end))
    if not used:
        return None
    if position is None and capacity and (split := re.match(r"(.+?)\s+(PHÓ\s.+)$", capacity)):
        capacity, position = split.groups()
    if signed_at and signer is None:
        signer = after
    if position and source.ocr:
        position = _posts().get(fold(position), position)
    at = source.at(min(s for s, _ in used), max(e for _, e in used))
    return Signature(authority, capacity, position, name, signed_at, signer, at)


def _is_post(words: str, authority: str | None, capacity: str | None) -> bool:
    if words.isupper() and _FOLDED_POSTS.match(fold(words)):
        return True
    if _POSTS.match(words) and (
        words.isupper() or (len(words.split()) <= 3 and not _NAME.match(words))
    ):
        return True
    return (
        words.isupper()
        and (capacity is not None)
        and len(words.split()) <= 10
        and authority != words
    )


def _stamp(match: re.Match[str]) -> str:
    day, month, year, hour, minute, second, offset = match.groups()
    zone = offset or "+07:00"
    if ":" not in zone:
        zone = zone[:3] + ":" + zone[3:]
    return f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{minute}:{second or '00'}{zone}"


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
