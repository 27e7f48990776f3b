"""TG109: a deadline bears a year that looks left over from last year's plan."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.due_days import dated_tasks, is_left_over, usual_year
from lotrinh.checks.wording import date_text
from lotrinh.language import Text


@rule(
    "TG109",
    Text("Năm của thời hạn có thể còn sót từ kế hoạch cũ"),
    severity="warning",
    cure=Text("Kiểm tra lại năm; sửa theo năm của kế hoạch nếu là năm cũ còn sót."),
)
def left_over_year(case: Case) -> Iterator[Fault]:
    """Deadlines of the year before the one that the plan is about and all others fall in."""
    for task in case.once(dated_tasks):
        if is_left_over(case, task):
            yield Fault(
                task.at,
                Text("{due}, trong khi kế hoạch và các mốc khác là năm {year}.",
                     due=date_text(task.date), year=usual_year(case)),
            )  # fmt: skip
