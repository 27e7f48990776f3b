"""VD115: the word "về" is missing before what a cited document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.resources.load import alternation

_BEHIND: Final = 160


@rule(
    "VD115",
    Text("Thiếu từ “về” trước trích yếu"),
    severity="notice",
    cure=Text("Thêm “về” trước trích yếu của văn bản."),
)
def no_about(case: Case) -> Iterator[Fault]:
    """Words that begin what a document is about, right behind its issuer."""
    for cited in case.plan.citations:
        if cited.issuer is None or case.source.ocr:
            continue
        behind = case.text[cited.at.start : cited.at.end + _BEHIND]
        at = behind.find(cited.issuer)
        found = _about().match(behind, at + len(cited.issuer)) if at >= 0 else None
        if found:
            start = cited.at.start + at
            end = cited.at.start + found.end()
            yield Fault(
                case.at(cited.at.start + found.start("about"), end),
                Text("“{words}”.", words=case.words(case.at(start, end))),
                excerpt=case.words(case.at(start, min(len(case.text), end + 40))),
                related=(cited.at,),
            )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf" (?P<about>{alternation('citation_words.toml', 'begins_subject')})(?!\w)")
