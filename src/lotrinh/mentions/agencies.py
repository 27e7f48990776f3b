"""Agencies, units, posts and groups of them: whether a text is one, and how lists of them split.

Place in the flow: stage 2.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from lotrinh.mentions.agency_lists import BRACKET, agency_at, agency_list_end, agency_spans
from lotrinh.mentions.agency_names import Name
from lotrinh.mentions.agency_words import ORDER, name_tokens, unit_words
from lotrinh.mentions.duty_roles import find_partners, find_roles
from lotrinh.mentions.unit_names import normalise_unit, one_tone

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

_ASK: Final = re.compile(r"(?:đề nghị|đối với|giao|yêu cầu)(?: các đồng chí)? ", re.IGNORECASE)
_END_MARKS: Final = " \t\n.,;:/-–"
_PARTS: Final = re.compile(r"[,;]| và ")
_DIVIDER: Final = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+(?=[^\W\d_])")
_MOST_NAME_WORDS: Final = 12


def _legible(text: str) -> str:
    """A heading in capitals with capital first letters only, so that its small words show."""
    return text.title() if text.isupper() and " " in text else text


def _bare(text: str) -> tuple[str, int]:
    """The text without end marks, and where its words begin behind a marker or "Đề nghị"."""
    text = _legible(text.rstrip(_END_MARKS))
    order = ORDER.match(text)
    start = order.end() if order else 0
    ask = _ASK.match(text, start)
    return text, ask.end() if ask else start


def is_agency_like(text: str) -> bool:
    """Whether the text (a heading, cell or recipient) names a body, a post, or several of them."""
    text, start = _bare(text)
    end = agency_list_end(text, start)
    if end is None:
        return False
    rest = BRACKET.sub("", text[end:]).strip()
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
    bare = BRACKET.sub(lambda match: " " * len(match.group()), text)
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
    if not _may_be_many(bare[start:].lower()):
        return False
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


def _may_be_many(low: str) -> bool:
    """Whether anything in a name, in lower case, can make it one of several bodies."""
    words = unit_words()
    if "," in low or one_tone(low.strip()) in words.plural:
        return True
    return any(
        word in {"các", "cấp"} or word in words.determiner.reach or word[0].isdigit()
        for word in low.split()
    )
