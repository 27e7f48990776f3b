"""What a letterhead says: its bodies, number, place and date, and whose form it follows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lotrinh.mentions.time import fold
from lotrinh.plan.model import Family
from lotrinh.resources.load import WORDS, alternation, load_entries
from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import Paragraph

NUMBER: Final = re.compile(
    r"S[ốÔô]\s*[:.;]?\s*(?P<number>\d[\d.]*)?[\s.…_]*(?P<delimiter>[/\-–])\s*"
    r"(?P<symbol>[A-ZĐ][\wĐđ]*(?:\s?[-–/.&]\s?[A-ZĐ][\wĐđ&]*)*)"
)
_NUMBER_PART: Final = re.compile(
    rf"\d\s*[/–-]|^\d+$|^[/–-]\s*[{UPPER}]|\bN(?:GÀY|ĂM) ?\d(?!\d{{3}}$)", re.IGNORECASE
)
"""What a line in capitals has that is a piece of the number or of the date, and no body's name."""
_SYMBOL_PART: Final = re.compile(rf"[/–-]\s*[{UPPER}]{{1,4}}[-/&–]\s*[{UPPER}]")
"""The symbol behind a number that is left blank."""
PLACE_DATE: Final = re.compile(
    r"(?P<place>[^\W\d_](?:[^,;:\n\d]|\d{1,2}(?!\d)){1,40}?)\s*,?\s*ngày\s*(?P<day>\d{0,2})[\s.…_]*"
    r"tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{4})?"
)
STATE_MOTTO: Final = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|CHỦ\s+NGHĨA\s+VIỆT|ĐỘC\s+LẬP\s*[-–]", re.IGNORECASE
)
_MOTTO_LINE: Final = re.compile(
    r"ĐỘC\s+LẬP\s*[-–]\s*TỰ\s+DO\s*[-–]\s*HẠNH\s+PHÚC\s*", re.IGNORECASE
)
PARTY_MOTTO: Final = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.I)
_UNION_MOTTO: Final = re.compile(
    r"ĐOÀN\s+(?:TNCS|THANH NIÊN CỘNG SẢN)\s+HỒ\s+CHÍ\s+MINH$", re.I | re.M
)
RULE: Final = re.compile(r"[-_*=~.–—\s⎯─]+$|o0o|-+\s*oOo\s*-+")
ORG: Final = re.compile(alternation(WORDS, "organisations") + r"\b", re.IGNORECASE)
_MOTTO_BEHIND: Final = re.compile(
    r"(?P<body>\S.*\S)\s+(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|ĐẢNG\s+CỘNG\s+SẢN|ĐỘC\s+LẬP\s*[-–])",
    re.IGNORECASE,
)
"""A body with the motto of the other column behind it on one line."""
_UNFINISHED: Final = re.compile(alternation(WORDS, "unfinished_bodies"), re.IGNORECASE)
_PARTY_BODY: Final = re.compile(alternation(WORDS, "party_bodies"), re.IGNORECASE)
_FRONT_BODY: Final = re.compile(alternation(WORDS, "front_bodies"), re.IGNORECASE)
_STATE_BODY: Final = re.compile(alternation("letterhead.toml", "state_bodies"), re.IGNORECASE)
_ENACTS: Final = re.compile(
    rf"(?P<who>[{UPPER}][^.;:]{{2,140}}?)\s+"
    r"(?:ban hành|xây dựng|đề ra|tổ chức xây dựng|triển khai)\s+(?:nội dung\s+)?[Kk]ế hoạch"
)
_SIGNATURE_BODY: Final = re.compile(r"^(?:T/M|TM\.?)\s+(.+)$", re.MULTILINE)


def loose_words(lines: list[tuple[Paragraph, str]]) -> tuple[str, str]:
    """The letterhead's lines that name no body and no motto, joined: left or single, and right.

    A narrow column breaks `Hà Nội, ngày` ⏎ `29 tháng 11` and `Số:` ⏎ `12/KH-UBND`.
    """
    sides: dict[bool, list[str]] = {False: [], True: []}
    for block, printed in lines:
        line = _MOTTO_LINE.sub("", printed)
        if (
            not line
            or RULE.match(line)
            or STATE_MOTTO.search(line)
            or PARTY_MOTTO.search(line)
            or _UNION_MOTTO.search(line)
        ):
            continue
        if line.isupper() and not NUMBER.search(line) and not _NUMBER_PART.search(line):
            continue
        sides[block.side == "right"].append(line)
    return tuple(" ".join(words) for words in sides.values())  # type: ignore[return-value]


def read_symbol(printed: re.Match[str]) -> str:
    """`KH-UBND`, `KH/TU`, without blanks and with plain hyphens."""
    return re.sub(r"\s", "", printed["symbol"]).replace("–", "-")


def read_place(printed: str) -> str | None:
    words = printed.strip(" ,.*_|")
    return words if words and words[0].isupper() else None


def read_date(match: re.Match[str]) -> str | None:
    year, month, day = match["year"], match["month"], match["day"]
    if not year:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def without_motto_rests(lines: list[tuple[Paragraph, str]]) -> list[tuple[Paragraph, str]]:
    """The lines but those that only end the motto above: `… CHỦ NGHĨA VIỆT` ⏎ `NAM`.

    The right column is too narrow for its motto; where columns are lost, its rest stands anywhere
    among the lines of the left one.
    """
    folded = [fold(line) for _, line in lines]
    begun = next((i for i, words in enumerate(folded) if _motto_rest(words)), None)
    if begun is None:
        return lines
    behind = range(begun + 1, len(lines))
    beside = [i for i in behind if lines[i][0].side == lines[begun][0].side]
    for order in (beside, behind, range(len(lines))):
        rest = _motto_rest(folded[begun])
        dropped = set()
        for i in order:
            if rest and (rest == folded[i] or rest.startswith(f"{folded[i]}-")):
                rest = rest[len(folded[i]) + 1 :]
                dropped.add(i)
        if not rest:
            return [line for i, line in enumerate(lines) if i not in dropped]
    return lines


def _motto_rest(words: str) -> str:
    """What of a motto is missing behind the words that end a line; "" where none is begun."""
    for motto in _mottos():
        syllables = motto.split("-")
        for count in range(len(syllables) - 1, 1, -1):
            begun = "-".join(syllables[:count])
            if words == begun or words.endswith(f"-{begun}"):
                return "-".join(syllables[count:])
    return ""


@cache
def _mottos() -> tuple[str, ...]:
    """The mottos in capitals, folded."""
    entries = load_entries("letterhead.toml")
    return tuple(
        fold(form) for entry in entries if entry.key in {"nation", "party"} for form in entry.forms
    )


def read_bodies(lines: list[tuple[Paragraph, str]]) -> tuple[str | None, str | None]:
    """Superior body and issuer: the organisations of the letterhead, the issuer last."""
    bodies: list[str] = []
    for block, line in without_motto_rests(lines):
        own = re.sub(r"(?<!\s)\s*[-_*–]{2,}\s*$|\*+$", "", line).strip(" |/")
        beside = _MOTTO_BEHIND.match(own)
        if beside is not None and ORG.match(beside["body"]):
            own = beside["body"]
        if block.side == "right" or not own or RULE.match(own) or NUMBER.match(own):
            continue
        if STATE_MOTTO.search(own) or PARTY_MOTTO.fullmatch(own) or _UNION_MOTTO.match(own):
            continue
        if (
            PLACE_DATE.search(own)
            or _SYMBOL_PART.match(line)
            or own.lower().startswith(("dự thảo", "số"))
            or (not own.isupper() and not ORG.match(own))
        ):
            continue
        if bodies and _UNFINISHED.fullmatch(bodies[-1]):
            bodies[-1] += " " + own
        elif ORG.match(own) and not (bodies and re.search(r"(?:\bVÀ|,|[-–])$", bodies[-1])):
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


def read_family(
    lines: list[tuple[Paragraph, str]], issuer: str | None, symbol: str | None, text: str
) -> Family:
    """Whose rules of form the document follows."""
    head = "\n".join(line for _, line in lines)
    body = issuer or ""
    of_party = _PARTY_BODY.match(body)
    if PARTY_MOTTO.search(head) and not (
        (_STATE_BODY.match(body) and symbol and "/" not in symbol)
        or (_FRONT_BODY.search(body) and not of_party)
    ):
        return "party"
    if _FRONT_BODY.search(body) or (symbol and "MTTQ" in symbol) or _UNION_MOTTO.search(head):
        return "front"
    if STATE_MOTTO.search(head):
        return "party" if of_party and "UBND" not in (symbol or "") else "state"
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


def issuer_from_body(text: str, bases: tuple[Paragraph, ...]) -> str | None:
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
