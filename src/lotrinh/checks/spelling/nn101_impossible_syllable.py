"""NN101: a string of letters that no Vietnamese syllable can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import (
    forms,
    known_pairs,
    near,
    partners,
    usual_syllables,
)
from lotrinh.checks.spelling.glued import split_word
from lotrinh.checks.spelling.prose import Prose, fold, prose
from lotrinh.checks.spelling.repairs import cased, replaced
from lotrinh.checks.spelling.torn import torn_at
from lotrinh.language import Text
from lotrinh.source.alphabet import LOWER
from lotrinh.source.syllables import is_spelt

_VIETNAMESE: Final = re.compile(f"[{LOWER}]+", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"[fjwz]", re.IGNORECASE)
_OFTEN: Final = 4
"""Occurrences from which on a word is the document's own term."""
_SURE: Final = 3
"""Occurrences of the right word that make its suggestion a safe repair."""


@rule(
    "NN101",
    Text("Chữ viết không thành tiếng Việt"),
    severity="warning",
    cure=Text("Gõ lại chữ này."),
)
def impossible_syllable(case: Case) -> Iterator[Fault]:
    """Words whose letters break the grammar of syllables, but names, foreign words and symbols."""
    view = case.once(prose)
    if view.damaged:
        return
    usual, loan = usual_syllables(), frozenset(forms("loan"))
    suspects = {
        word for word in view.counts.keys() - usual - loan
        if view.counts[word] < _OFTEN and len(word) > 1 and not is_spelt(word)
        and _VIETNAMESE.fullmatch(word)
    }  # fmt: skip
    for i in view.where(suspects) if suspects else ():
        start, end, word = view.place(i)
        printed = case.text[start:end]
        left, right = view.around(i, 1)[::2]
        meant = () if _is_symbol(printed) else _meant(view, word, left, right)
        if not meant and not _is_slip(printed):
            continue
        if torn_at(view, i) or split_word(word) is not None:
            continue
        best = cased(meant[0], printed) if len(meant) == 1 else None
        sure = best is not None and view.counts[meant[0]] >= _SURE
        yield Fault(
            case.at(start, end),
            Text("“{word}”.", word=printed),
            suggestion=Text("Có thể là “{word}”.", word=best) if best else None,
            edits=replaced(case, start, end, meant[0]) if sure else (),
        )


def _meant(view: Prose, word: str, left: str, right: str) -> tuple[str, ...]:
    """The words that make a compound with a neighbour and are one letter away, if the best is
    one."""
    behind, before = partners()
    found = {w for w in behind.get(left, ()) if near(w, word)}
    found |= {w for w in before.get(right, ()) if near(w, word)}
    known = known_pairs()
    both = {w for w in found if (left, w) in known and (w, right) in known}
    return tuple(sorted(both or found, key=lambda w: (-view.counts[w], w)))


def _is_slip(printed: str) -> bool:
    """Whether a word is a slip though no compound explains it: no name and no foreign word."""
    return printed.islower() and _has_mark(printed) and not _FOREIGN.search(printed)


def _is_symbol(printed: str) -> bool:
    """Whether a word may be an abbreviation or a name, which a compound beside it proves not."""
    if len(printed) < 3 or not (printed.islower() or printed.isupper() or printed.istitle()):
        return True
    return not printed.islower() and not _has_mark(printed)


def _has_mark(printed: str) -> bool:
    """Whether a letter has a mark that abbreviations lack (đ is one of theirs)."""
    return any(fold(c) != c.lower() for c in printed if fold(c) != "d")
