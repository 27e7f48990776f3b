"""What a deadline is about: the duty or table row that it stands in.

Place in the flow: render, shared by summary.py and the report.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from lotrinh.plan.model import Plan
from lotrinh.source.text import At


@dataclass(frozen=True, slots=True)
class Task:
    """The words of a duty or table row, and whose it is."""

    text: str
    unit: str | None
    at: At


@dataclass(frozen=True, slots=True)
class Tasks:
    """All duties and rows of a plan, by place."""

    starts: tuple[int, ...]
    rows: tuple[Task, ...]

    def about(self, at: At) -> Task | None:
        """The task that `at` stands in; None where it stands in none."""
        index = bisect_right(self.starts, at.start) - 1
        if index < 0 or self.rows[index].at.end < at.end:
            return None
        return self.rows[index]


def find_tasks(plan: Plan) -> Tasks:
    """Duties of all units, and rows of task tables."""
    rows = [
        Task(duty.text, assignment.unit, duty.at)
        for assignment in plan.assignments
        for duty in assignment.duties
    ]
    rows += [Task(row.task, row.lead, row.at) for table in plan.tables for row in table.rows_detail]
    rows.sort(key=lambda task: (task.at.start, -task.at.end))
    return Tasks(tuple(task.at.start for task in rows), tuple(rows))
