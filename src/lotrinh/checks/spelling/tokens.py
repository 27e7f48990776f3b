"""Where tokens of a document stand: a view's last step, once a rule has found something odd."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.spelling.prose import END, prose


class Token(NamedTuple):
    """A token between blanks, with its neighbours."""

    start: int
    end: int
    text: str
    before: str
    """The token before it; END where it begins a paragraph."""
    behind: str
    """The token behind it; END where it ends a paragraph."""


def tokens_among(case: Case, wanted: Set[str]) -> Iterator[Token]:
    """Each token that is one of the wanted, in the order of the text."""
    if not wanted:
        return
    tokens = case.once(prose).tokens
    at, before = 0, END
    for i, token in enumerate(tokens):
        if token != END:
            at = case.text.find(token, at)
            if token in wanted:
                yield Token(at, at + len(token), token, before, tokens[i + 1])
            at += len(token)
        before = token
