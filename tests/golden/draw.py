"""Draws the sample plans for the eye: `python -m tests.golden.draw [NAME…]`, or `make golden`.

Three files a sample, for a reader who knows no Python: the outline as a tree, the plan with the
place of every value, and the schedule as days.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import lotrinh
from lotrinh.compile import Compilation
from lotrinh.plan.model import At, Item, Plan, Window, WindowEnd
from lotrinh.schedule.events import load_events
from lotrinh.schedule.model import Entry, Schedule
from lotrinh.source.inputs import find_inputs

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
NAMES = ("outline", "plan", "schedule")


def sample_plans() -> list[Path]:
    """The built samples."""
    found = (document.path for document in find_inputs([str(SAMPLES)]))
    return [path for path in found if path is not None and path.parent == SAMPLES]


def read_sample(path: Path) -> Compilation:
    """A sample with the register of events beside it."""
    events = load_events((SAMPLES / "events.toml").read_bytes())
    return lotrinh.compile_document(path, options=lotrinh.Options(events=events))


def draw(compiled: Compilation) -> dict[str, str]:
    """The drawings by name; each ends with a newline."""
    plan = compiled.plan
    parts = {
        "outline": _outline(plan),
        "plan": _plan(plan),
        "schedule": _schedule(compiled.schedule),
    }
    return {name: "\n".join(lines) + "\n" for name, lines in parts.items()}


def _place(at: At | None) -> str:
    if at is None:
        return ""
    page = "" if at.page is None else f"{at.page}/"
    return f"{page}{at.line}:{at.column}"


def _row(at: At | None, text: str, depth: int = 0) -> str:
    return f"{_place(at):>9}  {'  ' * depth}{text}".rstrip()


def _outline(plan: Plan) -> Iterator[str]:
    for entry in plan.outline:
        yield _row(entry.at, f"{entry.marker}  {entry.title}", entry.depth - 1)


def _plan(plan: Plan) -> Iterator[str]:
    yield from _head(plan)
    yield from _section("bases", _items(plan.bases))
    yield from _section("citations", _citations(plan))
    yield from _section("laws", (_row(x.at, _fields(x.name, x.date)) for x in plan.laws))
    yield from _section("purposes", _items(plan.purposes))
    yield from _section("requirements", _items(plan.requirements))
    yield from _section("events", (_row(None, f"{x.key} = {x.name}") for x in plan.events))
    yield from _section("phases", _phases(plan))
    yield from _section("channels", _channels(plan))
    yield from _section("contents", _contents(plan))
    yield from _section("budget", _budget(plan))
    yield from _section("assignments", _assignments(plan))
    yield from _section("deadlines", _deadlines(plan))
    yield from _section("reporting", _reporting(plan))
    yield from _section("tables", _tables(plan))
    yield from _section(
        "recipients", (_row(x.at, _fields(x.name, x.purpose)) for x in plan.recipients)
    )
    yield from _section("unplaced", _items(plan.unplaced))
    yield from _section(
        "findings", (_row(x.at, f"{x.severity} {x.code} {x.message}") for x in plan.findings)
    )


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"\n{name}"
        yield from lines


def _fields(*values: object) -> str:
    """Values with "-" for what is unknown."""
    return " | ".join("-" if value is None or value == "" else str(value) for value in values)


def _head(plan: Plan) -> Iterator[str]:
    head, signature = plan.header, plan.signature
    yield f"{plan.source.name} ({plan.source.reader}{', ocr' if plan.source.ocr else ''})"
    for name in ("family", "doc_type", "title", "issuer", "superior", "number", "symbol", "place"):
        yield f"  {name}: {getattr(head, name) or '-'}"
    yield f"  date: {head.date or '-'}"
    if signature is not None:
        signed = (signature.authority, signature.capacity, signature.position, signature.name)
        yield f"  signed: {_fields(*signed)}"


def _items(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield _row(item.at, item.text, depth)
        yield from _items(item.items, depth + 1)


def _citations(plan: Plan) -> Iterator[str]:
    for cited in plan.citations:
        yield _row(cited.at, _fields(cited.type, cited.code, cited.date, cited.issuer))


def _end(end: WindowEnd | None) -> str:
    if end is None:
        return "-"
    return f"“{end.text}” ({_fields(end.relation, end.date or end.event)})"


def _window(window: Window | None) -> str:
    if window is None:
        return "no window"
    recurs = f" {window.recurrence}" if window.recurrence else ""
    return f"{_end(window.start)} → {_end(window.end)}{recurs}"


def _phases(plan: Plan) -> Iterator[str]:
    for phase in plan.phases:
        yield _row(phase.at, f"{phase.label}: {phase.title}")
        yield _row(None, _window(phase.window), 1)
        yield from _items(phase.items, 1)
        for stage in phase.stages:
            yield _row(stage.at, f"{stage.label} {stage.title} [{stage.kind}]", 1)
            yield _row(None, _window(stage.window), 2)
            yield from _items(stage.items, 2)


def _channels(plan: Plan) -> Iterator[str]:
    for channel in plan.channels:
        yield _row(channel.at, f"{channel.label} {channel.title} [{channel.kind}]")
        yield from _items(channel.items, 1)


def _contents(plan: Plan) -> Iterator[str]:
    for content in plan.contents:
        yield _row(content.at, f"{content.label} {content.title}")
        yield from _items(content.items, 1)


def _budget(plan: Plan) -> Iterator[str]:
    if plan.budget is not None:
        yield _row(plan.budget.at, plan.budget.text)
    for item in plan.budget_items:
        amount = None if item.amount is None else f"{item.amount:,} đồng"
        yield _row(item.at, _fields(amount, item.text), 1)


def _assignments(plan: Plan) -> Iterator[str]:
    for assignment in plan.assignments:
        group = " [group]" if assignment.group else ""
        yield _row(assignment.at, assignment.unit + group)
        for duty in assignment.duties:
            yield _row(duty.at, duty.text, 1)
            partners = ", ".join(duty.partners)
            yield _row(None, _fields(" ".join(duty.roles), partners, duty.deadline), 2)


def _deadlines(plan: Plan) -> Iterator[str]:
    for due in plan.deadlines:
        when = " ".join(part for part in (due.date, due.time, due.recurrence) if part)
        yield _row(due.at, _fields(due.text, when, due.who))


def _reporting(plan: Plan) -> Iterator[str]:
    for duty in plan.reporting:
        via = f" (via {duty.via})" if duty.via else ""
        yield _row(duty.at, f"{duty.who or '-'} → {duty.to or '-'}{via} | {duty.when or '-'}")


def _tables(plan: Plan) -> Iterator[str]:
    for table in plan.tables:
        yield _row(table.at, f"{table.title or '-'} [{table.kind}]")
        yield _row(None, " | ".join(table.columns), 1)
        for row in table.rows:
            yield _row(None, " | ".join(row), 1)


def _schedule(schedule: Schedule) -> Iterator[str]:
    yield f"from {schedule.anchor or '-'}"
    for entry in schedule.entries:
        yield _row(entry.at, f"{_days(entry)}  {entry.kind} {entry.label}".rstrip())
        yield _row(None, f"{_fields(entry.who)}: {entry.title or entry.clause}", 1)
        for name in entry.waits_for:
            yield _row(None, f"waits for {name}", 1)
        for note in entry.notes:
            yield _row(None, f"note: {note}", 1)


def _days(entry: Entry) -> str:
    first, last = entry.start or "?", entry.end or "?"
    days = str(first) if first == last else f"{first} … {last}"
    extra = [entry.time, entry.recurrence, "provisional" if entry.provisional else None]
    return " ".join(part for part in (days, *extra) if part)


def main(names: Sequence[str]) -> None:
    """Writes the drawings of the named samples, or of all."""
    for path in sample_plans():
        if names and path.stem not in names:
            continue
        folder = HERE / path.stem
        folder.mkdir(exist_ok=True)
        for name, text in draw(read_sample(path)).items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        print(folder.relative_to(HERE.parents[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
