"""The whole pipeline: source → outline → mentions and plan → schedule → findings.

Pure: what the text cannot know (the register of events, the day that counts as today) comes in
with the options. Total: any source gives a compilation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lotrinh.assemble.plan import assemble_plan
from lotrinh.checks.case import Case
from lotrinh.checks.settings import DEFAULT, Settings
from lotrinh.outline.build import build_outline
from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Plan
from lotrinh.schedule.model import EventDates, Schedule
from lotrinh.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Options:
    """What a text cannot know about itself."""

    events: Mapping[str, EventDates] = field(default_factory=dict)
    as_of: date | None = None
    """The day that "từ nay" means where the plan bears no date."""
    checks: Settings | None = DEFAULT
    """How the checks run; None leaves the plan without findings."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """A document with everything that was read from it."""

    source: SourceText
    outline: Outline
    plan: Plan
    schedule: Schedule


def compile_source(source: SourceText, *, options: Options) -> Compilation:
    """Read a source to a plan, a schedule and findings."""
    from lotrinh.schedule.resolve import resolve_schedule

    outline = build_outline(source)
    plan = assemble_plan(source, outline)
    schedule = resolve_schedule(plan, events=options.events, as_of=options.as_of)
    if options.checks is not None:
        from lotrinh.checks.run import run_checks

        case = Case(source, outline, plan, schedule, options.checks)
        plan = replace(plan, findings=run_checks(case))
    return Compilation(source, outline, plan, schedule)
