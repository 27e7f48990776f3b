"""TG108: a deadline lies before the plan's own date."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.timing.due_days import dated_tasks, is_left_over, is_over
from lotrinh.checks.wording import date_text
from lotrinh.language import Text


@rule(
    "TG108",
    Text("Thời hạn đã qua trước ngày ban hành kế hoạch"),
    severity="warning",
    cure=Text("Kiểm tra lại ngày; nếu việc đã xong thì viết rõ là đã thực hiện."),
)
def before_plan(case: Case) -> Iterator[Fault]:
    """Deadlines, phases and activities that end before the day on which the plan is issued."""
    issued = case.plan.header.date
    if issued is None:
        return
    for task in case.once(dated_tasks):
        if is_over(case, task) and not is_left_over(case, task):
            yield Fault(
                task.at,
                Text("{due}, kế hoạch ghi {issued}.", due=date_text(task.date),
                     issued=date_text(issued)),
            )  # fmt: skip
