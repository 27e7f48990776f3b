"""Words that were written together: `thựchiện`, `năm2026`, `XIVcủa`, `hiện.Các`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lotrinh.checks.spelling.compounds import forms, known_pairs, usual_syllables
from lotrinh.checks.spelling.prose import PUNCTUATION
from lotrinh.mentions.unit_names import one_tone
from lotrinh.source.alphabet import LOWER, UPPER
from lotrinh.source.syllables import is_spelt

_NUMBER_BEHIND: Final = re.compile(r"([^\W\d_]{2,})(\d{1,4}(?:[/.]\d{1,4}){0,2})")
_NUMBER_BEFORE: Final = re.compile(r"(\d{1,4}(?:[/.]\d{1,4}){0,2})([^\W\d_]{3,})")
_ROMAN: Final = re.compile(rf"([IVX]{{2,5}})([{LOWER}]{{2,}})")
_CAPITAL: Final = re.compile(rf"([{UPPER}]?[{LOWER}]+)([{UPPER}][{LOWER}]+)")
_PUNCTUATED: Final = re.compile(
    r"(?P<before>[^\W\d_]+|\d+)(?P<mark>[,;:.?!]|[)\]”»]|(?=[(“«]))(?P<after>[(“«]?[^\W\d_]+)"
)
_LONG: Final = 6
"""Letters from which on two words are told though they make no compound."""
_ADDRESS: Final = re.compile(r"@|://|www\.|\.(?:vn|com|gov|org|net|edu)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def split_word(word: str) -> tuple[str, str] | None:
    """The two syllables of a compound written together (`thựchiện`); None where there is none."""
    if word.lower() in forms("loan"):
        return None
    halves = [
        (word[:i], word[i:]) for i in range(2, len(word) - 1)
        if _is_usual(word[:i]) and _is_usual(word[i:])
    ]  # fmt: skip
    known = known_pairs()
    for first, second in halves:
        if (one_tone(first.lower()), one_tone(second.lower())) in known:
            return first, second
    return halves[0] if halves and len(word) >= _LONG else None


@lru_cache(maxsize=1 << 14)
def _is_usual(half: str) -> bool:
    """Whether letters are a syllable of this genre, wherever its tone is placed."""
    return one_tone(half.lower()) in usual_syllables() and is_spelt(half)


@lru_cache(maxsize=1 << 14)
def split_token(token: str) -> tuple[str, str] | None:
    """What a token without a blank glues together, punctuation around it left out.

    A compound, or a word and a number or a Roman numeral, or two words of which the second has a
    capital; None where it is one word, a symbol, a measure or a name.
    """
    core = token.strip(PUNCTUATION)
    if core.isalpha():
        roman = _ROMAN.fullmatch(core)
        if roman and is_spelt(roman[2]) and not core.isascii():
            return roman[1], roman[2]
        two = _CAPITAL.fullmatch(core)
        if two and not core.isascii() and is_spelt(two[1]) and is_spelt(two[2]):
            return two[1], two[2]
        if core.isascii() or is_spelt(core):
            return None
        return split_word(core)
    number = _NUMBER_BEHIND.fullmatch(core)
    if number and number[1].lower() in forms("before_number"):
        return number[1], number[2]
    number = _NUMBER_BEFORE.fullmatch(core)
    if number and number[2].lower() in forms("behind_number"):
        return number[1], number[2]
    return None


@lru_cache(maxsize=1 << 14)
def missing_blanks(token: str) -> tuple[int, ...]:
    """Where in a token a blank is missing behind punctuation or around brackets and quotes."""
    if token.isalnum() or _ADDRESS.search(token):
        return ()
    return tuple(
        match.start("after") for match in _PUNCTUATED.finditer(token) if _parts_words(match)
    )


def _parts_words(match: re.Match[str]) -> bool:
    """Whether the mark ends a word and another begins, as in no abbreviation, number or address."""
    before, mark, after = match["before"], match["mark"], match["after"].lstrip("(“«")
    if before.isdigit():
        return mark in {",", ";"} and is_spelt(after) and len(after) > 2
    if mark in {".", ":", "?", "!"}:
        lower = before[1:].islower() and is_spelt(before) and len(before) > 2
        return lower and after[:1].isupper() and after[1:].islower() and is_spelt(after)
    if mark in {",", ";"}:
        return min(len(before), len(after)) > 1 and (is_spelt(before) or is_spelt(after))
    if mark:
        return len(after) > 1 and is_spelt(after)
    return is_spelt(before) and is_spelt(after) and not (before + after).isascii()
