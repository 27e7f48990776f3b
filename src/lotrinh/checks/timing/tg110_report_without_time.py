"""TG110: a duty to report says nothing of when."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TG110",
    Text("Có yêu cầu báo cáo nhưng không rõ thời hạn"),
    severity="notice",
    cure=Text("Nêu thời hạn hoặc định kỳ báo cáo."),
)
def report_without_time(case: Case) -> Iterator[Fault]:
    """Reports to somebody for which the sentence names no day, cycle or occasion."""
    for report in case.plan.reporting:
        if report.when is None and report.to is not None:
            who = report.who or Text("chưa rõ đơn vị nào")
            yield Fault(report.at, Text("{who} báo cáo {to}.", who=who, to=report.to))
