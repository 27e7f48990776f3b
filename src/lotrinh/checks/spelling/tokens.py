"""Where tokens of a document stand: a view's last step, once a rule has found something odd."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.spelling.prose import prose

END: Final = "\n"
"""What stands before the first and behind the last token of a paragraph."""


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
    for paragraph in case.once(prose).paragraphs:
        if wanted.isdisjoint(paragraph.tokens):
            continue
        at, before = paragraph.start, END
        for token, behind in zip(paragraph.tokens, (*paragraph.tokens[1:], END), strict=True):
            at = case.text.index(token, at)
            if token in wanted:
                yield Token(at, at + len(token), token, before, behind)
            at += len(token)
            before = token
