"""Syllables that a blank tears in two: `tuyên tru yền`, `kế ho ạch`."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.spelling.compounds import known_pairs, single_words, usual_syllables
from lotrinh.checks.spelling.prose import Prose
from lotrinh.mentions.unit_names import one_tone
from lotrinh.source.syllables import is_spelt

_LONGEST: Final = 7
"""Letters of a syllable."""


def torn_at(view: Prose, i: int) -> bool:
    """Whether the word at `i` in the stream is a half of a torn syllable."""
    return torn_from(view, i) or torn_from(view, i - 1)


def torn_from(view: Prose, i: int) -> bool:
    """Whether the words at `i` and `i + 1` are the halves of one syllable.

    Together they make a compound with a neighbour, or a word of its own, and apart one of them is
    no word of the genre and neither makes one.
    """
    _, left, first, second, right = view.around(i)
    if not first or not second or len(first) + len(second) > _LONGEST:
        return False
    whole = one_tone(first + second)
    if not is_spelt(whole):
        return False
    usual, known = usual_syllables(), known_pairs()
    odd = first not in usual or second not in usual
    if not odd or (first, second) in known:
        return False
    if second not in usual and len(second) > 1 and whole in single_words():
        return (left, first) not in known
    if (left, first) in known or (second, right) in known:
        return not (is_spelt(first) and is_spelt(second)) and _joins(left, whole, right)
    return _joins(left, whole, right)


def _joins(left: str, whole: str, right: str) -> bool:
    return (left, whole) in known_pairs() or (whole, right) in known_pairs()
