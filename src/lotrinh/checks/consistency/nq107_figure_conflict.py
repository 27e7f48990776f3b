"""NQ107: one figure of the whole place is given differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.phrases import clause_before, forms
from lotrinh.checks.folded import folded_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.resources.load import whole_words

_TWICE: Final = 2
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NARROWED: Final = re.compile(r"(?: [^\W\d_]+){1,2}")


@rule(
    "NQ107",
    Text("Cùng một số liệu ghi khác nhau"),
    severity="warning",
    cure=Text("Đối chiếu nguồn số liệu rồi ghi một con số ở mọi chỗ."),
)
def figure_conflict(case: Case) -> Iterator[Fault]:
    """How many there are of something in the whole place (`toàn xã có 12 thôn`, `12/12 thôn`)."""
    text = case.once(folded_text)
    groups: defaultdict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _pattern().finditer(text):
        if not _YEAR.search(clause_before(text, match.start())):
            groups[match["counted"], _behind(text, match.end())].append(match)
    for found in groups.values():
        counts = Counter(_value(match) for match in found)
        if len(counts) < _TWICE:
            continue
        usual = max(found, key=lambda m: (counts[_value(m)], -m.start()))
        for match in found:
            if _value(match) != _value(usual):
                yield Fault(
                    case.at(match.start("figure"), match.end("counted")),
                    Text(
                        "ở đây {here}, chỗ khác {usual} {counted}.",
                        here=match["figure"],
                        usual=usual["figure"],
                        counted=match["counted"],
                    ),
                    related=(case.at(usual.start("figure"), usual.end("counted")),),
                )


def _behind(text: str, at: int) -> str:
    """What narrows down what is counted: the two words behind it, "" before punctuation."""
    match = _NARROWED.match(text, at)
    return match.group().strip() if match else ""


def _value(match: re.Match[str]) -> int:
    return int(match["figure"].rpartition("/")[2].replace(".", ""))


@cache
def _pattern() -> re.Pattern[str]:
    """A figure behind words that mean all, or all of all (`12/12`), and what it counts."""
    counted = "|".join(sorted(map(re.escape, forms("count")), key=len, reverse=True))
    number = r"\d{1,3}(?:\.\d{3})*"
    return re.compile(
        rf"{whole_words(forms('whole'))}\s(?P<figure>{number})\s(?P<counted>{counted})(?![\w/])"
    )
