"""What a deadline or report is about: the duty, row, task or other clause that it stands in.

Place in the flow: render, shared by summary.py and the report; the calendar asks the same clauses.
"""

from __future__ import annotations

from dataclasses import dataclass

from lotrinh.plan.model import Plan
from lotrinh.schedule.clauses import Clauses
from lotrinh.source.text import At


@dataclass(frozen=True, slots=True)
class Task:
    """The words of a duty, row, task or clause, and whose it is."""

    text: str
    unit: str | None
    at: At


class Tasks:
    """All that is to be done in a plan, by place."""

    def __init__(self, plan: Plan) -> None:
        self._clauses = Clauses(plan)

    def about(self, at: At, words: str = "") -> Task | None:
        """The task that `at` stands in, in the sentence with `words`; None where it is in none."""
        clause = self._clauses.about(at, words)
        return Task(clause.text, clause.who, clause.at) if clause else None


def find_tasks(plan: Plan) -> Tasks:
    """Duties of all units, rows of tables, tasks in fields, and other clauses."""
    return Tasks(plan)
