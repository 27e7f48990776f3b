"""NQ101: one congress or election bears two ordinals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.congresses import Congress, by_key, congresses
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_NATION: Final = "nation"
_TWICE: Final = 2


@rule(
    "NQ101",
    Text("Một đại hội, một cuộc bầu cử ghi hai số thứ tự"),
    severity="error",
    cure=Text("Đối chiếu văn bản của cấp trên rồi ghi một số thứ tự ở mọi chỗ."),
)
def ordinal_conflict(case: Case) -> Iterator[Fault]:
    """Mentions whose ordinal is not the usual one, though nothing says that an earlier is meant."""
    for group in by_key(case.once(congresses)):
        told = [one for one in group if one.ordinal is not None]
        counts = Counter(one.ordinal for one in told)
        if len(counts) < _TWICE:
            continue
        current = Counter(one.ordinal for one in told if not one.past) or counts
        most = [one for one in told if one.ordinal == current.most_common(1)[0][0]]
        usual = max(most, key=lambda one: (one.ahead, -one.start))
        terms = {one.term for one in told if one.ordinal == usual.ordinal and one.term}
        for one in told:
            if one.ordinal != usual.ordinal and _contradicts(one, usual, terms, counts):
                yield Fault(
                    case.at(one.start, one.end),
                    Text(
                        "ở đây lần thứ {here}, {count} chỗ khác lần thứ {usual}.",
                        here=one.printed,
                        count=counts[usual.ordinal],
                        usual=usual.printed,
                    ),
                    related=(case.at(usual.start, usual.end),),
                )


def _contradicts(
    one: Congress,
    usual: Congress,
    terms: set[tuple[int, int]],
    counts: Counter[int | None],
) -> bool:
    """Whether a mention means the usual congress: the same term, or words of what is to come."""
    if one.place and usual.place and one.place != usual.place:
        return False
    if one.term and terms:
        return one.term in terms
    if one.past or counts[one.ordinal] > counts[usual.ordinal]:
        return False
    if one.ahead and usual.ahead:
        return True
    return one.key[1] != _NATION and counts[one.ordinal] * _TWICE <= counts[usual.ordinal]
