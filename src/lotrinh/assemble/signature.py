"""What the lines of a signature say: authority, capacity, post, name, the time of a stamp.

Place in the flow: used by `foot`, which finds the lines.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.assemble.letterhead import ORG
from lotrinh.mentions.time import fold
from lotrinh.plan.model import Signature
from lotrinh.resources.load import WORDS, alternation, load_entries
from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import SourceText

AUTHORITY: Final = re.compile(rf"(?:T/M\s*|(?:TM\.?|T\.M\.?)\s+|TM\.)(?=[{UPPER}])")
CAPACITY: Final = re.compile(rf"(?:K/T|KT\.?|T/L|TL\.?|T/UQ|TUQ\.?)\s*(?=[{UPPER}])")
_PARTS: Final = re.compile(rf"\s+(?=(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|T/UQ|TUQ\.)\s*[{UPPER}])")
POSTS: Final = re.compile(r"(?:(?:Q\.|QUYỀN)\s*)?" + alternation(WORDS, "post_words"))
_FOLDED_POSTS: Final = re.compile(
    r"(?:pho|chu-tich|bi-thu|giam-doc|truong-(?:ban|phong|tieu)|chanh-van|hieu-truong|to-truong)\b"
)
"""Posts without diacritics, for capitals that optical recognition misread."""
NAME: Final = re.compile(
    rf"(?:(?:Thượng|Trung|Đại|Thiếu)\s(?:tá|úy|tướng)\s|(?:ThS|TS|PGS|GS|BS|Bs|Ths|BSCKI|BSCKII|CN)\.?\s?(?:BS\.?\s?)?)?[{UPPER}][\w’']*(?:\s[{UPPER}][\w’']*){{1,5}}$"
)
STAMP_TIME: Final = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2})?"
)
_SIGNED: Final = re.compile(r"\(\s*(?:[Đđ]ã\s+k[ýí]|[Kk][ýí])[^)]*\)|^[Đđ]ã\s+k[ýí]\b")
SIGNER: Final = re.compile(r"(?:Người ký|Ký bởi|Ký bởi|Signature By|Signed by)\s*:\s*", re.I)
_NOISE: Final = re.compile(r"[-_*=~.–—\s/|`]+$|\(?[Kk]ý tên")


@cache
def _posts() -> dict[str, str]:
    """Posts as printed, by their folded form."""
    return {fold(form): form for entry in load_entries("posts.toml") for form in entry.forms}


def opens_signature(own: str) -> bool:
    """Whether a line begins with for whom one signs: `TM.`, `KT.`, `TL.`, `TUQ.`"""
    return bool(AUTHORITY.match(own) or CAPACITY.match(own))


def stands_beside_name(own: str) -> bool:
    """Whether a line may stand between a post and a name: a rule, the mark of a stamp."""
    marks = _NOISE.match(own) or STAMP_TIME.search(own) or _SIGNED.search(own)
    return bool(marks or SIGNER.match(own))


def is_printed_name(own: str) -> bool:
    """Whether a line is a person's name, not in capitals."""
    return not own.isupper() and bool(NAME.match(own))


def read_signature(source: SourceText, lines: list[tuple[str, int, int]]) -> Signature | None:
    """Authority, capacity, post and name from the lines of a signature, in order."""
    authority = capacity = position = name = signed_at = signer = after = None
    used: list[tuple[int, int]] = []
    named_below = any(is_printed_name(" ".join(line.split())) for line, *_ in lines)
    for line, start, end in lines:
        for part in _PARTS.split(line):
            words = " ".join(part.split()).strip(" *_|,;")
            stamp = STAMP_TIME.search(words)
            if stamp:
                signed_at = signed_at or _stamp(stamp)
            elif not words or _NOISE.match(words) or _SIGNED.search(words):
                continue
            elif AUTHORITY.match(words) and authority is None:
                authority = re.sub(r"^(T/M|T/L)(?=[^\W\d_])", r"\1 ", words)
            elif CAPACITY.match(words) and capacity is None:
                capacity = words
            elif named := SIGNER.match(words):
                signer = signer or words[named.end() :].strip() or None
            elif name is not None and words.isupper():
                after = after or words
            elif position is None and _is_post(words, authority, capacity):
                position = words
            elif position and words == position:
                continue  # Another office signs beside this one.
            elif (words.isupper() and position and name is None and POSTS.match(words)) or (
                position
                and named_below
                and name is None
                and _ends_post(words, authority or capacity or "")
            ):
                position = f"{position} {words}"
            elif words.isupper() and authority and position is None and capacity is None:
                authority = f"{authority} {words}"
            elif words.isupper() and not (authority or capacity or position) and ORG.match(words):
                authority = words
            elif NAME.match(words) and name is None and not (words.isupper() and named_below):
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
    if POSTS.match(words) and (
        words.isupper() or (len(words.split()) <= 3 and not NAME.match(words))
    ):
        return True
    return (
        words.isupper()
        and (capacity is not None)
        and len(words.split()) <= 14
        and authority != words
    )


def _ends_post(words: str, signs_for: str) -> bool:
    """Whether a line in capitals is the rest of a post that is broken over lines.

    `GIÁM ĐỐC SỞ NÔNG NGHIỆP` ⏎ `VÀ MÔI TRƯỜNG`. A line that names a body goes on with a post only
    where the head of one body signs for another; else it is a seal's.
    """
    if not words.isupper() or not words[0].isalpha() or opens_signature(words):
        return False
    return not ORG.match(words) or signs_for.startswith(("TL", "T/L", "TUQ", "T/UQ"))


def _stamp(match: re.Match[str]) -> str:
    day, month, year, hour, minute, second, offset = match.groups()
    zone = offset or "+07:00"
    if ":" not in zone:
        zone = zone[:3] + ":" + zone[3:]
    return f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{minute}:{second or '00'}{zone}"
