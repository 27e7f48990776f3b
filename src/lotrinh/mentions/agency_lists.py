"""Where a name or a list of names ends that begins at a place of the text.

Place in the flow: stage 2, part of the agencies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lotrinh.mentions.agency_names import AHEAD, USUAL_NAME, Name
from lotrinh.mentions.agency_words import MAX_NAME, low_word, name_tokens, unit_words

BRACKET: Final = re.compile(r"\s*\([^()]*\)")
_LINK: Final = re.compile(r"\s*(?:[,;/&+]|\s[-–])?\s*(?:(?:và|cùng|với|hoặc)\s+)*")
_FIRST: Final = re.compile(r"[^\s,;:()“”\"…]+")
_LONG_WORD: Final = 20
"""Characters at the end of a stretch in which its last word may be cut."""


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
        bracket = BRACKET.match(text, end)
        link = _LINK.match(text, bracket.end() if bracket else end)
        if link is None or link.end() == end or not text[end : link.end()].strip(" "):
            return tuple(spans)
        at = link.end()


def agency_list_end(text: str, pos: int = 0) -> int | None:
    """Where a list of agencies that begins at `pos` ends; None where none begins."""
    spans = agency_spans(text, pos)
    return spans[-1][1] if spans else None
