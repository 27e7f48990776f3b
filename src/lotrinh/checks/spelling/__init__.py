"""Rules of language: spelling, blanks, punctuation, capitals (NN)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.rule import Rule
from lotrinh.checks.spelling.nn101_impossible_syllable import impossible_syllable
from lotrinh.checks.spelling.nn102_misspelt_word import misspelt_word
from lotrinh.checks.spelling.nn103_doubled_word import doubled_word
from lotrinh.checks.spelling.nn104_missing_blank import missing_blank
from lotrinh.checks.spelling.nn105_glued_words import glued_words
from lotrinh.checks.spelling.nn106_blank_before_mark import blank_before_mark
from lotrinh.checks.spelling.nn107_torn_syllable import torn_syllable
from lotrinh.checks.spelling.nn108_unmatched_mark import unmatched_mark
from lotrinh.checks.spelling.nn109_mixed_tones import mixed_tones
from lotrinh.checks.spelling.nn110_mixed_dashes import mixed_dashes
from lotrinh.checks.spelling.nn111_varying_capitals import varying_capitals
from lotrinh.checks.spelling.nn112_leftover_markup import leftover_markup
from lotrinh.checks.spelling.nn113_series_without_mark import series_without_mark
from lotrinh.checks.spelling.nn114_loanword_two_ways import loanword_two_ways
from lotrinh.checks.spelling.nn115_capital_behind_comma import capital_behind_comma

RULES: Final[tuple[Rule, ...]] = (
    impossible_syllable,
    misspelt_word,
    doubled_word,
    missing_blank,
    glued_words,
    blank_before_mark,
    torn_syllable,
    unmatched_mark,
    mixed_tones,
    mixed_dashes,
    varying_capitals,
    leftover_markup,
    series_without_mark,
    loanword_two_ways,
    capital_behind_comma,
)
