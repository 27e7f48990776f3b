"""NN115: a sentence begins with a capital behind a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import forms
from lotrinh.language import Text
from lotrinh.source.alphabet import UPPER


@rule(
    "NN115",
    Text("Viết hoa sau dấu phẩy"),
    severity="notice",
    cure=Text("Đổi dấu phẩy thành dấu chấm, hoặc viết thường chữ sau nó."),
)
def capital_behind_comma(case: Case) -> Iterator[Fault]:
    """Verbs that begin duties and no names, with a capital behind a comma."""
    if case.source.ocr:
        return
    for found in _pattern().finditer(case.text):
        start = max(0, found.start() - 30)
        before = " ".join(case.text[start : found.start()].rpartition("\n")[2].split()[-4:])
        yield Fault(
            case.at(*found.span()),
            Text("“{words}”.", words=found.group().strip()),
            excerpt=f"{before}{case.words(case.at(found.start(), found.end()))}",
        )


@cache
def _pattern() -> re.Pattern[str]:
    """A comma and such a verb, with no other capital behind it."""
    verbs = "|".join(form[0].upper() + form[1:] for form in forms("begins_duty"))
    return re.compile(rf",[ ](?:{verbs})(?!\w)(?![ ,][ ]?[{UPPER}])")
