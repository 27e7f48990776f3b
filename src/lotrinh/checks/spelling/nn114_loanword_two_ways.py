"""NN114: one borrowed word is spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.prose import PUNCTUATION, Prose, prose
from lotrinh.language import Text
from lotrinh.resources.load import load_rows


@rule(
    "NN114",
    Text("Một từ mượn viết hai cách"),
    severity="notice",
    cure=Text("Chọn một cách viết cho cả văn bản."),
)
def loanword_two_ways(case: Case) -> Iterator[Fault]:
    """Words of resources/loanwords.csv of which the document has two spellings."""
    if case.source.ocr or not _may_vary(case.once(prose)):
        return
    low = case.text.lower()
    if len(low) != len(case.text):
        return
    written: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for found in _pattern().finditer(low):
        written[_words()[found.group()]][found.group()].append(found.span())
    for spelt in written.values():
        if len(spelt) < 2:
            continue
        usual = max(spelt, key=lambda form: len(spelt[form]))
        rare = [span for form in spelt if form != usual for span in spelt[form]]
        places = [case.at(*span) for span in sorted(rare)]
        first = case.at(*spelt[usual][0])
        yield Fault(
            places[0],
            Text("“{one}” và “{other}”.", one=case.words(places[0]), other=case.words(first)),
            excerpt=case.words(case.at(places[0].start, min(len(low), places[0].end + 30))),
            related=(*places[1:8], first),
        )


def _may_vary(view: Prose) -> bool:
    """Whether a word of the list stands in the document in one spelling at least."""
    return any(
        head in view.counts and (not second or (head, second) in view.pairs)
        for head, second in _openings()
    ) or any("-" in token and token.strip(PUNCTUATION).lower() in _words() for token in view.kinds)


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """The first two words of each spelling without hyphens."""
    spellings = (form.split() for form in _words() if "-" not in form)
    return tuple((words[0], words[1] if len(words) > 1 else "") for words in spellings)


@cache
def _words() -> dict[str, str]:
    """Each spelling to the word that it spells."""
    rows = load_rows("loanwords.csv")
    return {form: row["word"] for row in rows for form in row["spellings"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")
