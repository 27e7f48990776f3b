"""NN107: a blank tears a syllable in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import usual_syllables
from lotrinh.checks.spelling.prose import prose
from lotrinh.checks.spelling.torn import torn_from
from lotrinh.language import Text
from lotrinh.plan.model import Edit
from lotrinh.source.text import At

_TYPED: Final = "docx"
"""The reader of what a person typed: elsewhere a mended syllable may be a converter's damage."""


@rule(
    "NN107",
    Text("Một tiếng bị tách đôi"),
    severity="warning",
    cure=Text("Bỏ dấu cách ở giữa."),
)
def torn_syllable(case: Case) -> Iterator[Fault]:
    """Two neighbours that are one syllable of a compound, and the few that the reader closed up."""
    view = case.once(prose)
    if view.damaged or (view.mended and case.source.reader != _TYPED):
        return
    yield from _mended(case)
    usual = usual_syllables()
    odd = view.where(view.counts.keys() - usual)
    for i in sorted({i - 1 for i in odd}.union(odd)):
        if not torn_from(view, i):
            continue
        first, second = view.place(i), view.place(i + 1)
        start, end = first.start, second.end
        whole = case.text[start : first.end] + case.text[second.start : end]
        yield Fault(
            case.at(start, end),
            Text("“{words}”.", words=case.text[start:end]),
            suggestion=Text("Viết “{word}”.", word=whole),
            edits=(Edit(case.at(first.end, second.start), ""),),
        )


def _mended(case: Case) -> Iterator[Fault]:
    """Slips that the reader closed up: in a file without other damage they are the author's."""
    source = case.source
    if source.reader != _TYPED:
        return
    for repair in source.repairs:
        if repair.kind == "split_syllable":
            page, line, column = source.place(repair.start)
            words = source.printed[max(0, repair.start - 6) : repair.end + 6].strip()
            yield Fault(
                At(0, 0, page, line, column, line, column + repair.end - repair.start),
                Text("“{words}”.", words=words),
                excerpt=words,
            )
