"""PC105: one unit bears two names that differ in their joints only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import split_agencies
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.source.text import At

_JOINT: Final = re.compile(r"\s+và\s+|\s*[-–,]\s*")
_FEWEST: Final = 3


@rule(
    "PC105",
    Text("Một đơn vị viết hai tên khác nhau"),
    severity="notice",
    cure=Text("Viết một tên ở mọi chỗ, theo quyết định thành lập của đơn vị."),
)
def two_names(case: Case) -> Iterator[Fault]:
    """Names of the same words that "và", a comma or a dash joins differently."""
    named: dict[str, list[tuple[str, At]]] = {}
    for name, at in _names(case):
        joints = [j.strip() or "," for j in _JOINT.findall(name)]
        if not joints:
            continue
        words = tuple(normalise_unit(part) for part in _JOINT.split(name))
        if sum(len(w.split()) for w in words) >= _FEWEST:
            form = " ".join(f"{w} {j}" for w, j in zip(words, [*joints, ""], strict=True))
            named.setdefault("|".join(words), []).append((form.replace("–", "-"), at))
    for forms in named.values():
        counts = Counter(form for form, _ in forms)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        first = next(at for form, at in forms if form == usual)
        for other in counts:
            if other != usual:
                at = next(at for form, at in forms if form == other)
                yield Fault(
                    at,
                    Text("“{one}” và “{other}”.", one=case.words(at)[:80],
                         other=case.words(first)[:80]),
                    related=(first,),
                )  # fmt: skip


def _names(case: Case) -> Iterator[tuple[str, At]]:
    for assignment in case.plan.assignments:
        for name in assignment.members or (assignment.unit,):
            yield name, assignment.at
    for recipient in case.plan.recipients:
        if _JOINT.search(recipient.name):
            for name in split_agencies(recipient.name):
                yield name, recipient.at
