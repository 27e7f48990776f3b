"""Agencies, units, posts and groups of them: whether a text is one, and how lists of them split.

Place in the flow: stage 2.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, get_args

from lotrinh.mentions.agency_names import (
    AHEAD,
    MAX_NAME,
    USUAL_NAME,
    Name,
    low_word,
    name_tokens,
    unit_words,
)
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Role
from lotrinh.resources.load import load_entries

__all__ = [
    "agency_at",
    "agency_list_end",
    "agency_spans",
    "find_partners",
    "find_roles",
    "is_agency_like",
    "is_group",
    "normalise_unit",
    "split_agencies",
]

_LINK: Final = re.compile(r"\s*(?:[,;/&+]|\s[-–])?\s*(?:(?:và|cùng|với|hoặc)\s+)*")
_ASK: Final = re.compile(r"(?:đề nghị|đối với|giao|yêu cầu)(?: các đồng chí)? ", re.IGNORECASE)
_ORDER: Final = re.compile(r"\s*(?:[-+*•]\s+|\(?\d{1,2}[.)]\s+|[a-zđ][.)]\s+)?")
_END_MARKS: Final = " \t\n.,;:/-–"
_BRACKET: Final = re.compile(r"\s*\([^()]*\)")
_PARTS: Final = re.compile(r"[,;]| và ")
_FIRST: Final = re.compile(r"[^\s,;:()“”\"…]+")
_TOGETHER: Final = re.compile(r"[pP]hối hợp")
_WITH: Final = re.compile(
    r"(?:,? (?:chặt chẽ|thường xuyên|hiệu quả|tốt|đồng bộ|kịp thời))*"
    r",?(?: (?:với|cùng với|cùng))? (?=\S)"
)
_CELL: Final = re.compile(r"(?: thực hiện)?:\s*(?=\S)")
_NOUN_BEFORE: Final = re.compile(
    r"(?:cơ quan|đơn vị|công tác|việc|sự|quy chế|chế độ|tài liệu|đội ngũ|các|được|bản|nội dung"
    r"|kết quả|tiến độ|theo|ý kiến|văn bản|số liệu|phương án|[Dd]o [^,;.\n]{1,80}"
    r"|(?:cơ quan|đơn vị|cấp),) $"
)
_NOUN_AFTER: Final = re.compile(
    r" (?:viên\b|chính trị|xã hội|thành viên|đoàn thể|cá nhân|có liên quan|liên quan"
    r"|Đảng|đảng\b)"
)
_NAMELESS: Final = frozenset({"cơ quan", "đơn vị", "cấp", "tổ chức", "lực lượng", "địa phương"})
_ONLY_FIRST: Final = frozenset({"triển khai", "thực hiện"})
_DIVIDER: Final = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+(?=[^\W\d_])")
_MOST_NAME_WORDS: Final = 12
_LONG_WORD: Final = 20
"""Characters at the end of a stretch in which its last word may be cut."""
_LOOKBACK: Final = 90
"""Characters before a verb by which it is told from a noun."""
_OPENING: Final = 400
"""Characters of a duty in which its verbs stand."""


def agency_at(text: str, pos: int = 0) -> int | None:
    """Where the agency's name ends that begins at `pos`; None where none begins there.

    Groups ("UBND các xã, phường", "các sở, ban, ngành") are one name; of a list, the first.
    """
    first = _FIRST.match(text, pos)
    if first is None or low_word(first.group().rstrip(".")) not in unit_words().first:
        return None
    end, whole = _read_name(text[pos : pos + USUAL_NAME])
    if not whole:
        end, _ = _read_name(text[pos : pos + MAX_NAME])
    return None if end is None else pos + end


@lru_cache(maxsize=1024)
def _read_name(stretch: str) -> tuple[int | None, bool]:
    """Where the name ends that the stretch begins with, and whether the stretch holds all of it.

    Cached: one place is asked whether it names a unit, a list and a group, and which partners.
    """
    tokens = name_tokens(stretch, 0, len(stretch))
    if not tokens or tokens[0].start != 0:
        return None, True
    name = Name(stretch, tokens)
    end = name.read()
    cut = len(stretch) >= USUAL_NAME and tokens[-1].end >= len(stretch) - _LONG_WORD
    return end, not cut or len(tokens) - name.at > AHEAD


def agency_spans(text: str, pos: int = 0) -> tuple[tuple[int, int], ...]:
    """The spans of the agencies listed from `pos` on, divided by commas, "và" and the like."""
    spans: list[tuple[int, int]] = []
    at = pos
    while True:
        end = agency_at(text, at)
        if end is None:
            return tuple(spans)
        spans.append((at, end))
        bracket = _BRACKET.match(text, end)
        link = _LINK.match(text, bracket.end() if bracket else end)
        if link is None or link.end() == end or not text[end : link.end()].strip(" "):
            return tuple(spans)
        at = link.end()


def agency_list_end(text: str, pos: int = 0) -> int | None:
    """Where a list of agencies that begins at `pos` ends; None where none begins."""
    spans = agency_spans(text, pos)
    return spans[-1][1] if spans else None


def _legible(text: str) -> str:
    """A heading in capitals with capital first letters only, so that its small words show."""
    return text.title() if text.isupper() and " " in text else text


def _bare(text: str) -> tuple[str, int]:
    """The text without end marks, and where its words begin behind a marker or "Đề nghị"."""
    text = _legible(text.rstrip(_END_MARKS))
    order = _ORDER.match(text)
    start = order.end() if order else 0
    ask = _ASK.match(text, start)
    return text, ask.end() if ask else start


def is_agency_like(text: str) -> bool:
    """Whether the text (a heading, cell or recipient) names a body, a post, or several of them."""
    text, start = _bare(text)
    end = agency_list_end(text, start)
    if end is None:
        return False
    rest = _BRACKET.sub("", text[end:]).strip()
    if rest.startswith(":"):
        return _lists_names(rest[1:])
    if rest.startswith(("-", "–")):
        return len(rest.split()) <= 12 and agency_at(rest.lstrip("-– ")) is not None
    return not rest


def _lists_names(rest: str) -> bool:
    """Whether only short names stand behind "Các Bộ:" ("Công Thương, NNMT")."""
    parts = [part.strip().removeprefix("các ") for part in _PARTS.split(rest)]
    return all(part[:1].isupper() and len(part.split()) <= 4 for part in parts)


def split_agencies(text: str) -> tuple[str, ...]:
    """The single agencies that a text lists, as printed; the whole text where it lists none."""
    bare, start = _bare(text)
    spans = agency_spans(bare, start)
    if not spans or not is_agency_like(text):
        spans = _mixed_spans(bare, start)
    whole = text.strip(" .,;:")
    if not spans:
        return (whole,) if whole else ()
    return tuple(text[a:b] for a, b in spans)


def _mixed_spans(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """The members of a list of which at least one is a known body and each could be one."""
    bare = _BRACKET.sub(lambda match: " " * len(match.group()), text)
    spans: list[tuple[int, int]] = []
    known = False
    at = start
    while at < len(bare):
        name = agency_at(bare, at)
        mark = _DIVIDER.search(bare, at if name is None else name)
        end = mark.start() if mark else len(bare)
        if name is None:
            if not _could_be_name(bare[at:end].rstrip()):
                return ()
            name = at + len(bare[at:end].rstrip())
        elif bare[name:end].strip():
            return ()  # the name goes on with words that no name holds
        else:
            known = True
        spans.append((at, name))
        at = mark.end() if mark else end
    return tuple(spans) if known and len(spans) > 1 else ()


def _could_be_name(part: str) -> bool:
    """Whether a member of a list is a name by its capital and its length, without a verb."""
    tokens = name_tokens(part, 0)
    if not tokens or not tokens[0].word[0].isupper() or len(tokens) > _MOST_NAME_WORDS:
        return False
    if tokens[-1].end < len(part):
        return False
    name = Name(part, tokens)
    return not any(name.is_stop(i) for i in range(1, len(tokens)))


def is_group(text: str) -> bool:
    """Whether the name stands for several bodies of a kind ("UBND các xã, phường")."""
    bare, start = _bare(text)
    tokens = name_tokens(bare, start)
    words = unit_words()
    name = Name(bare, tokens)
    if not tokens or name.read() is None:
        return False
    taken = tokens[: name.at]
    levels = [t for t in taken if t.low in words.place and not t.word[0].isupper()]
    level = re.search(r"\bcấp (?:xã|huyện|tỉnh|cơ sở)\b|\bcác cấp\b", bare.lower())
    plural = name.longest(0, words.plural) == name.at == len(tokens)
    listed = any("," in bare[a.end : b.start] for a, b in pairwise(taken))
    return name.group or (len(levels) > 1 and listed) or plural or level is not None


@cache
def _role_verbs() -> tuple[re.Pattern[str], dict[str, Role]]:
    """The verbs as one pattern, longest first, and the role that each stands for."""
    roles: dict[str, Role] = {}
    for role in get_args(Role):
        for entry in load_entries("roles.toml"):
            if entry.key == role:
                roles.update(dict.fromkeys(entry.forms, role))
    verbs = sorted(roles, key=len, reverse=True)
    return re.compile("|".join(verbs)), roles


def find_roles(duty: str) -> tuple[Role, ...]:
    """What the unit does in a duty, in the order of its verbs; ("other",) where no verb tells."""
    pattern, roles = _role_verbs()
    found: list[Role] = []
    order = _ORDER.match(duty)
    first = order.end() if order else 0
    opening = duty[:_OPENING]
    low = opening.lower()
    if len(low) != len(opening):  # a letter such as "İ" has two in lower case
        low = opening
    for match in pattern.finditer(low, first):
        start, end = match.span()
        if low[start - 1 : start].isalnum() or low[end : end + 1].isalnum():
            continue
        verb = match.group()
        opens = start == first or duty[:start].rstrip().endswith((".", ":", ";"))
        if duty[start].isupper() and not opens:
            continue
        before = duty[max(0, start - _LOOKBACK) : start]
        if not opens and (verb in _ONLY_FIRST or _NOUN_BEFORE.search(before)):
            continue
        if _NOUN_AFTER.match(duty, end):
            continue
        if roles[verb] not in found:
            found.append(roles[verb])
    return tuple(found) or ("other",)


def find_partners(duty: str) -> tuple[str, ...]:
    """The units that a duty is to be done with, as printed, in order, each once."""
    found: list[str] = []
    for verb in _TOGETHER.finditer(duty):
        before = duty[max(0, verb.start() - 9) : verb.start()].lower()
        body = before.endswith(("cơ quan ", "đơn vị "))
        if before.endswith(("quy chế ", "công tác ")):
            continue
        match = (_CELL if body else _WITH).match(duty, verb.end())
        if match is None and before.endswith("đơn vị "):
            match = _WITH.match(duty, verb.end())
        if match is None:
            continue
        for start, end in agency_spans(duty, match.end()):
            name = duty[start:end]
            if name not in found and name not in _NAMELESS:
                found.append(name)
    return tuple(found)
