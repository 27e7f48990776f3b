"""Who a place in the text is about: the unit whose duty it is, or the leader a task names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lotrinh.assemble.task_blocks import Block
from lotrinh.plan.model import Assignment, PlanTable


class Stretch(NamedTuple):
    """A stretch of the text that one unit answers for."""

    start: int
    end: int
    unit: str


class Owners:
    """The stretches of a document with their units; the narrowest around a place answers."""

    def __init__(
        self,
        assignments: Iterable[Assignment],
        tables: Iterable[PlanTable],
        blocks: Iterable[Block],
    ) -> None:
        self._stretches = [
            Stretch(a.at.start, max([a.at.end, *(d.at.end for d in a.duties)]), a.unit)
            for a in assignments
        ]
        self._stretches += [
            Stretch(b.start, b.end, b.lead) for b in blocks if b.lead and not b.shared
        ]
        self._stretches += [
            Stretch(row.at.start, row.at.end, row.lead)
            for table in tables
            for row in table.rows_detail
            if row.lead
        ]

    def at(self, offset: int) -> str | None:
        """The unit that answers for the place; None where none is named."""
        around = [s for s in self._stretches if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start).unit if around else None
