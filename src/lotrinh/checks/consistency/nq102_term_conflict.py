"""NQ102: one congress bears two terms, or a term overlaps with the one that the plan is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.terms import Term, terms
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_SURE: Final = 2


@rule(
    "NQ102",
    Text("Nhiệm kỳ ghi không thống nhất"),
    severity="error",
    cure=Text("Đối chiếu văn bản của cấp trên rồi ghi một nhiệm kỳ ở mọi chỗ."),
)
def term_conflict(case: Case) -> Iterator[Fault]:
    """Terms of one kind of body that cannot both be: they overlap, or one ordinal has both."""
    groups: defaultdict[str, list[Term]] = defaultdict(list)
    for term in case.once(terms):
        groups[term.body].append(term)
    for group in groups.values():
        counts = Counter(term.years for term in group)
        usual = max(group, key=lambda term: (counts[term.years], -term.start))
        ordinals = {term.ordinal for term in group if term.years == usual.years and term.ordinal}
        for term in group:
            if term.years != usual.years and _contradicts(term, usual, ordinals, counts):
                yield Fault(
                    case.at(term.start, term.end),
                    Text(
                        "ở đây nhiệm kỳ {here}, {count} chỗ khác nhiệm kỳ {usual}.",
                        here="{} - {}".format(*term.years),
                        count=counts[usual.years],
                        usual="{} - {}".format(*usual.years),
                    ),
                    related=(case.at(usual.start, usual.end),),
                )


def _contradicts(
    term: Term, usual: Term, ordinals: set[tuple[str, int]], counts: Counter[tuple[int, int]]
) -> bool:
    if term.ordinal in ordinals:
        return True
    if counts[term.years] * _SURE > counts[usual.years]:
        return False
    (first, last), (start, stop) = term.years, usual.years
    if first < stop and start < last:
        return True
    return term.ahead and usual.ahead and first < start
