"""Safe repairs of spelling: what a finding may offer to change without a person's thought."""

from __future__ import annotations

from lotrinh.checks.case import Case
from lotrinh.plan.model import Edit


def replaced(case: Case, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """The stretch replaced by a text, in the case of its first letter and of all of them."""
    old = case.text[start:end]
    return (Edit(case.at(start, end), cased(text, old)),)


def cased(word: str, like: str) -> str:
    """The word in the case of another: `Tuyên`, `TUYÊN`, `tuyên`."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
