"""How the child asks other than the parent where parts belong together.

Place in the flow: coverage, on the pairs: deadlines, figures, clauses that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lotrinh.coverage.figures import compare_quantities, find_quantities
from lotrinh.coverage.folding import GAP, Folder
from lotrinh.coverage.likeness import Likeness
from lotrinh.coverage.model import Difference, Part
from lotrinh.coverage.own_plan import issued_late
from lotrinh.coverage.times import Deadlines, compare_deadlines, compare_windows
from lotrinh.plan.model import Plan

_SENTENCES: Final = re.compile(r";|\.\s")
_CLAUSES: Final = re.compile(r";|\.\s|,(?=\s)")
_SHORT_LIST: Final = 4
"""Clauses up to which commas part what is asked; longer lists only spell it out."""
_MOST: Final = 3
"""Clauses of a part that are said to be left out; more mean another text."""
_LEFT_OUT: Final = 0.12
"""Of a clause's weight, the share up to which the child does not hold it."""
_TELLING: Final = 5
"""Syllables from which on a clause between commas says something of its own …"""
_TELLING_PART: Final = 3
"""… and one between semicolons."""


class Differences:
    """Finds the differences between parts of two plans."""

    def __init__(self, parent: Plan, child: Plan, folder: Folder, likeness: Likeness) -> None:
        self._child = child
        self._folder, self._likeness = folder, likeness
        self._asked, self._given = Deadlines(parent), Deadlines(child)
        self._parent_windows = {phase.at: phase.window for phase in parent.phases}
        self._child_windows = {phase.at: phase.window for phase in child.phases}

    def between(
        self, part: Part, children: Sequence[Part], numbers: Sequence[int]
    ) -> Iterator[Difference]:
        """What the children, whose texts have these numbers in the likeness, ask differently."""
        if part.kind == "phase":
            for child in children:
                yield from compare_windows(
                    self._parent_windows.get(part.at), self._child_windows.get(child.at),
                    part.at, child.at,
                )  # fmt: skip
            return
        asked = self._asked.inside(part.at)
        given = [due for child in children for due in self._given.inside(child.at)]
        yield from compare_deadlines(asked, given, [child.text for child in children])
        wanted = find_quantities(part.text, (due.text for due in asked))
        there = [
            quantity
            for child in children
            for quantity in find_quantities(child.text, (due.text for due in given))
        ]
        yield from compare_quantities(part, wanted, there, children[0])
        yield from self._clauses(part, numbers)

    def of_plan(self, part: Part) -> tuple[Difference, ...]:
        """How late the child was issued, for the duty to issue one."""
        return tuple(issued_late(self._child, self._asked.inside(part.at)))

    def _clauses(self, part: Part, numbers: Sequence[int]) -> Iterator[Difference]:
        whole = [clause.strip(" .") for clause in _SENTENCES.split(part.text)]
        clauses = [clause.strip(" .") for clause in _CLAUSES.split(part.text)]
        if len(clauses) > _SHORT_LIST:
            clauses = whole
        if len(clauses) < 2:
            return
        missing = [
            clause for clause in clauses if self._is_left_out(clause, numbers, clause in whole)
        ]
        for clause in missing[:_MOST]:
            yield Difference("clause_missing", clause, None, False, part.at, None)

    def _is_left_out(self, clause: str, numbers: Sequence[int], whole: bool) -> bool:
        folded = self._folder.fold(clause)
        telling = sum(syllable != GAP for syllable in folded)
        if telling < (_TELLING_PART if whole else _TELLING):
            return False
        return self._likeness.held(folded, numbers) <= _LEFT_OUT
