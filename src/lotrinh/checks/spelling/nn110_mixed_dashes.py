"""NN110: words are joined by hyphens in some places and by dashes in others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.prose import prose
from lotrinh.checks.spelling.tokens import END, tokens_among
from lotrinh.language import Text

_DASHES: Final = frozenset({"-", "–", "—"})
_SHOWN: Final = 8


@rule(
    "NN110",
    Text("Gạch nối viết theo nhiều kiểu"),
    severity="notice",
    cure=Text("Dùng một loại gạch cho cả văn bản."),
)
def mixed_dashes(case: Case) -> Iterator[Fault]:
    """Two kinds of dashes between words: one finding, where the rarer one first stands."""
    if len(_DASHES & case.once(prose).kinds.keys()) < 2:
        return
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for token in tokens_among(case, _DASHES):
        if END not in (token.before, token.behind) and token.before[-1].isalnum():
            found[token.text].append((token.start, token.end))
    if len(found) < 2:
        return
    usual = max(found, key=lambda dash: len(found[dash]))
    spans = sorted(span for dash, places in found.items() if dash != usual for span in places)
    rare = [case.at(*span) for span in spans[:_SHOWN]]
    low, high = max(0, rare[0].start - 15), min(len(case.text), rare[0].end + 15)
    yield Fault(
        rare[0],
        Text(
            "“{rare}” {count} chỗ, “{usual}” {most} chỗ.",
            rare=case.words(rare[0]),
            count=len(spans),
            usual=usual,
            most=len(found[usual]),
        ),
        excerpt=case.words(case.at(low, high)),
        related=tuple(rare[1:]),
    )
