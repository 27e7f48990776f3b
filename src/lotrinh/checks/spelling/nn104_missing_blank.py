"""NN104: no blank behind punctuation, or around brackets and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.glued import missing_blanks
from lotrinh.checks.spelling.prose import prose
from lotrinh.checks.spelling.tokens import tokens_among
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "NN104",
    Text("Thiếu dấu cách sau dấu câu"),
    severity="notice",
    cure=Text("Thêm một dấu cách."),
)
def missing_blank(case: Case) -> Iterator[Fault]:
    """Two words with punctuation but no blank between them."""
    view = case.once(prose)
    if view.damaged:
        return
    wanted = {token for token in view.kinds if not token.isalpha() and missing_blanks(token)}
    for token in tokens_among(case, wanted):
        blanks = [token.start + offset for offset in missing_blanks(token.text)]
        yield Fault(
            case.at(token.start, token.end),
            Text("“{words}”.", words=token.text),
            edits=tuple(Edit(case.at(at, at), " ") for at in blanks),
        )
