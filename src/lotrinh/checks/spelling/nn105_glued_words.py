"""NN105: two words written together."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import usual_syllables
from lotrinh.checks.spelling.glued import split_token
from lotrinh.checks.spelling.prose import prose
from lotrinh.checks.spelling.tokens import tokens_among
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "NN105",
    Text("Hai từ dính liền"),
    severity="warning",
    cure=Text("Tách hai từ bằng một dấu cách."),
)
def glued_words(case: Case) -> Iterator[Fault]:
    """A compound without its blank, a word stuck to a number or to a Roman numeral."""
    view = case.once(prose)
    if view.damaged:
        return
    usual = usual_syllables()
    wanted = {
        token for token in view.kinds
        if not (token[1:].islower() and usual.issuperset(view.parts[token])) and split_token(token)
    }  # fmt: skip
    for token in tokens_among(case, wanted):
        parts = split_token(token.text)
        assert parts is not None  # noqa: S101  (wanted holds only such tokens)
        start = token.start + token.text.index("".join(parts))
        cut = start + len(parts[0])
        end = cut + len(parts[1])
        yield Fault(
            case.at(start, end),
            Text("“{words}”.", words=case.text[start:end]),
            excerpt=_with_neighbours(case, start, end),
            suggestion=Text("Viết “{words}”.", words=" ".join(parts)),
            edits=(Edit(case.at(cut, cut), " "),),
        )


def _with_neighbours(case: Case, start: int, end: int) -> str:
    """The words with those of their line that stand beside them."""
    before = case.text[max(0, start - 24) : start].rpartition("\n")[2].split()[-2:]
    behind = case.text[end : end + 24].partition("\n")[0].split()[:2]
    return " ".join([*before, case.text[start:end], *behind])
