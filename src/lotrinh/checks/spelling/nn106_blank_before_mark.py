"""NN106: a blank before punctuation or inside brackets and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.prose import prose
from lotrinh.checks.spelling.tokens import END, Token, tokens_among
from lotrinh.language import Text
from lotrinh.plan.model import Edit

_CLOSING: Final = ",;:!?)]”»."
_OPENING: Final = frozenset({"(", "[", "“", "«"})


@rule(
    "NN106",
    Text("Thừa dấu cách trước dấu câu"),
    severity="notice",
    cure=Text("Bỏ dấu cách."),
)
def blank_before_mark(case: Case) -> Iterator[Fault]:
    """Punctuation set off from the word that it belongs to."""
    view = case.once(prose)
    if view.damaged:
        return
    wanted = {token for token in view.kinds if token[0] in _CLOSING or token in _OPENING}
    for token in tokens_among(case, wanted):
        opening = token.text in _OPENING
        if not (_opens(token) if opening else _closes(token)):
            continue
        start = token.end if opening else case.text.rindex(token.before, 0, token.start)
        if not opening:
            start += len(token.before)
        end = start + 1 if opening else token.start
        place = case.at(token.start, end) if opening else case.at(start, token.start + 1)
        yield Fault(
            place,
            Text("trước “{mark}”.", mark=token.text[0])
            if not opening
            else Text("sau “{mark}”.", mark=token.text),
            excerpt=case.words(case.at(max(0, start - 12), min(len(case.text), end + 8))),
            edits=(Edit(case.at(start, end), ""),),
        )


def _opens(token: Token) -> bool:
    return token.behind != END and token.behind[0].isalpha()


def _closes(token: Token) -> bool:
    """Whether a mark stands behind a word and ends a clause: no leader, no blank to fill in."""
    if token.before == END or not token.before[-1].isalnum():
        return False
    if token.text[0] == ".":
        return token.text == "." and (token.behind == END or token.behind[0].isupper())
    if token.text[0] in ")]":
        return len(token.before) > 2
    return len(token.text) == 1 or token.text[1].isalpha()
