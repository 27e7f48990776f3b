"""What `lotrinh read` prints on a terminal: a plan in some forty lines.

Place in the flow: render. Pure; text from the document cannot reach the terminal as a control
sequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from lotrinh.language import Language, speaking, tr
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Assignment, Deadline, Plan, PlanTable, Reporting, TaskRow, Window
from lotrinh.render.labels import FAMILIES, SEVERITIES, TABLES
from lotrinh.render.pen import BOLD, DIM, RED, YELLOW, Pen, columns_of
from lotrinh.render.periods import name_period
from lotrinh.render.phrases import (
    group_findings,
    last_day,
    repeats_window,
    say_date,
    say_message,
    say_moment,
    say_place,
    say_recurrence,
    say_span,
    say_window,
    shorten,
    title_of,
    waits_for,
)
from lotrinh.render.plan_events import PlanEvents, find_plan_events
from lotrinh.render.tasks import find_tasks
from lotrinh.schedule.model import Schedule

_UNITS: Final = 8
_PERIODS: Final = 6
_DEADLINES: Final = 6
_REPORTS: Final = 4
_FINDINGS: Final = 5


def render_summary(
    plan: Plan,
    schedule: Schedule | None = None,
    *,
    width: int = 88,
    color: bool = False,
    lang: Language = "vi",
) -> str:
    """The summary, lines of at most `width` columns (40 at least), ending in a newline.

    `schedule` gives days to deadlines that only count from something.
    With `color` it holds ANSI colours. Long lists end in a line that says how many more there are.
    `lang` is the language of our own words.
    """
    with speaking(lang):
        return _write(Pen(max(width, 40), color), plan, schedule)


def _write(pen: Pen, plan: Plan, schedule: Schedule | None) -> str:
    _write_head(pen, plan)
    pen.section(tr("Căn cứ"), _bases(plan))
    _write_phases(pen, plan, schedule)
    pen.section(tr("Thời gian"), _periods(plan, schedule, pen.room))
    _write_work(pen, plan)
    pen.section(tr("Đầu việc"), _tasks(plan.tasks, pen.room))
    pen.section(tr("Thời hạn"), _deadlines(plan, schedule, pen.room))
    pen.section(tr("Báo cáo"), _reports(plan.reporting))
    pen.section(tr("Bảng biểu"), [_table(table) for table in plan.tables])
    pen.section(tr("Kinh phí"), _money(plan, pen.room))
    pen.section(tr("Nơi nhận"), _recipients(plan))
    pen.section(tr("Chữ ký"), _signature(plan))
    _write_doubts(pen, plan)
    return "\n".join(pen.lines) + "\n"


def _table(table: PlanTable) -> str:
    title = table.title or tr(TABLES[table.kind])
    return tr("{title} ({count} dòng)", title=title, count=len(table.rows))


def _write_head(pen: Pen, plan: Plan) -> None:
    header = plan.header
    where = [header.place, say_date(header.date) if header.date else tr("chưa ghi ngày")]
    number = full_number(header) or tr("chưa có số")
    kind = (header.doc_type or tr("Văn bản")).upper()
    pen.wrap(f"{kind} {number} · {', '.join(part for part in where if part)}", code=BOLD)
    pen.wrap(header.title or tr("Không có trích yếu"), code=BOLD)
    issuer = header.issuer or tr("chưa rõ cơ quan ban hành")
    pen.wrap(f"{issuer} · {_lower_first(tr(FAMILIES[header.family]))}", code=DIM)
    pen.lines.append("")


def _bases(plan: Plan) -> list[str]:
    names = [law.name for law in plan.laws] + [document.code for document in plan.documents]
    if not names:
        return []
    shown = " · ".join(names[:8])
    if len(names) > 8:
        shown += tr(" và {count} văn bản nữa", count=len(names) - 8)
    mentions = tr("{count} lần nhắc", count=len(plan.citations) + len(plan.laws))
    return [f"{tr('{count} văn bản', count=len(names))}, {mentions}: {shown}"]


def _write_phases(pen: Pen, plan: Plan, schedule: Schedule | None) -> None:
    spans = {
        entry.at: say_span(entry.start, entry.end)
        for entry in (schedule.entries if schedule else ())
        if entry.kind in ("phase", "stage") and not entry.waits_for
    }
    entries: list[str] = []
    known = find_plan_events(plan)
    for phase in plan.phases:
        title = f"{phase.label}: {phase.title}".rstrip(": ")
        days = spans.get(phase.at) or known.say_days(phase.window)
        when = _window(phase.title, phase.window, days, known, pen.room - 2)
        if columns_of(when) <= 12 or columns_of(title) + columns_of(when) + 3 <= pen.room:
            entries.append(f"{shorten(title, pen.room - columns_of(when) - 3)} [{when}]")
        else:
            entries += [shorten(title, pen.room), f"  {when}"]
        for stage in phase.stages:
            name = stage.title or stage.label
            days = spans.get(stage.at) or known.say_days(stage.window)
            said = _window(name, stage.window, days, known, pen.room - 36)
            entries.append(f"  · {shorten(name, pen.room - 6 - columns_of(said))}: {said}")
    pen.section(tr("Các đợt"), entries)


def _window(
    title: str, window: Window | None, days: str | None, known: PlanEvents, room: int
) -> str:
    """The time of a phase on one line; what its title already says is left out.

    `days` is what the schedule or the plan made of it; without, what it waits for is marked.
    """
    said = say_window(window)
    if said is None:
        return tr("không ghi thời gian")
    if not waits_for(window):
        return shorten(said, room)
    if repeats_window(title, window):
        return days or tr("chưa có ngày")
    if days:
        return f"{shorten(said, max(room - len(days) - 3, 20))} ({days})"
    waiting = known.waits_for(window)
    named = all(name in said for name in waiting)
    events = shorten("; ".join(waiting), 40)
    note = tr(" (chưa có ngày)") if named else tr(" (chờ {events})", events=events)
    return shorten(said, max(room - len(note), 20)) + note


def _periods(plan: Plan, schedule: Schedule | None, room: int) -> list[str]:
    """When the plan and its activities take place, each with its hour and place."""
    known = find_plan_events(plan)
    spans = {
        entry.at: say_span(entry.start, entry.end)
        for entry in (schedule.entries if schedule else ())
        if entry.kind == "period" and not entry.waits_for
    }
    entries = []
    for period in plan.periods[:_PERIODS]:
        name = name_period(plan, period)
        days = spans.get(period.at) or known.say_days(period.window)
        when = _window(name, period.window, days, known, max(room - 20, 20))
        when += f", {period.time}" if period.time else ""
        where = f" · {shorten(period.place, 60)}" if period.place else ""
        entries.append(f"{shorten(name, max(room - columns_of(when) - 3, 20))} [{when}]{where}")
    if len(plan.periods) > _PERIODS:
        entries.append(tr("… và {count} hoạt động nữa", count=len(plan.periods) - _PERIODS))
    return entries


def _write_work(pen: Pen, plan: Plan) -> None:
    units = plan.assignments
    if not units:
        return
    brief = len(units) > 4
    entries: list[str] = []
    for unit in units[:_UNITS]:
        entries += _unit(unit, pen.room, 1 if brief else 3)
    if len(units) > _UNITS:
        rest = units[_UNITS:]
        duties = sum(len(unit.duties) for unit in rest)
        more = tr("… và {count} đơn vị nữa", count=len(rest))
        entries.append(f"{more}, {tr('{count} việc', count=duties)}")
    pen.section(tr("Phân công"), entries)


def _unit(unit: Assignment, room: int, most: int) -> Iterator[str]:
    """A unit with its first duties, each on one line."""
    count = tr("{count} việc", count=len(unit.duties))
    yield f"{shorten(unit.unit, room - len(count) - 4)} ({count})"
    for duty in unit.duties[:most]:
        due = f" [{shorten(duty.deadline, 40)}]" if duty.deadline else ""
        yield f"  - {shorten(duty.text, max(room - 4 - len(due), 20))}{due}"


def _tasks(rows: Sequence[TaskRow], room: int) -> list[str]:
    """Tasks that stand as fields: whose, what, by when; each on one line."""
    entries = []
    for row in rows[:_UNITS]:
        due = f" [{shorten(row.deadline, 40)}]" if row.deadline else ""
        who = f"{shorten(row.lead, 34)}: " if row.lead else ""
        entries.append(who + shorten(row.task, max(room - len(who) - len(due), 20)) + due)
    if len(rows) > _UNITS:
        entries.append(tr("… và {count} nhiệm vụ nữa", count=len(rows) - _UNITS))
    return entries


def _deadlines(plan: Plan, schedule: Schedule | None, room: int) -> list[str]:
    """Soonest first; what recurs, then what has no date."""
    counted = {
        entry.at: entry.start
        for entry in (schedule.entries if schedule else ())
        if entry.kind == "deadline"
    }

    def order(deadline: Deadline) -> tuple[int, date]:
        day = last_day(deadline.date) or counted.get(deadline.at)
        return (0, day) if day else (1 if deadline.recurrence else 2, date.max)

    rows = sorted(plan.deadlines, key=order)
    said = [shorten(_due(row, counted.get(row.at)), 24) for row in rows[:_DEADLINES]]
    column = max(map(columns_of, said), default=0) + 2
    tasks = find_tasks(plan)
    entries = []
    for when, row in zip(said, rows, strict=False):
        task = tasks.about(row.at, row.text)
        who = row.who or (task.unit if task else None)
        what = task.text if task else row.text
        words = f"{shorten(who, 34)}: {what}" if who else what
        entries.append(when + " " * (column - columns_of(when)) + shorten(words, room - column))
    if len(rows) > _DEADLINES:
        entries.append(tr("… và {count} thời hạn nữa", count=len(rows) - _DEADLINES))
    return entries


def _due(deadline: Deadline, counted: date | None) -> str:
    if deadline.date:
        return say_date(deadline.date) + (f", {deadline.time}" if deadline.time else "")
    if counted and not deadline.recurrence:
        return say_date(counted.isoformat())
    return say_recurrence(deadline.recurrence) if deadline.recurrence else deadline.text


def _reports(rows: Sequence[Reporting]) -> list[str]:
    entries = []
    for row in rows[:_REPORTS]:
        via = tr(" (qua {unit})", unit=row.via) if row.via else ""
        when = f": {row.when}" if row.when else ""
        who, to = row.who or tr("chưa rõ ai"), row.to or tr("chưa rõ nơi nhận")
        entries.append(f"{who} → {to}{via}{when}")
    if len(rows) > _REPORTS:
        entries.append(tr("… và {count} việc báo cáo nữa", count=len(rows) - _REPORTS))
    return entries


def _money(plan: Plan, room: int) -> list[str]:
    entries = [shorten(plan.budget.text, room)] if plan.budget else []
    items = plan.budget_items
    entries += [shorten(item.text, room) for item in items]
    entries = list(dict.fromkeys(entries))
    if len(entries) > 4:
        entries[4:] = [tr("… và {count} khoản nữa", count=len(entries) - 4)]
    return entries


def _recipients(plan: Plan) -> list[str]:
    if not plan.recipients:
        return []
    names = "; ".join(recipient.name for recipient in plan.recipients)
    count = len(plan.recipients)
    return [tr("{count} nơi: {names}", count=count, names=shorten(names, 140))]


def _signature(plan: Plan) -> list[str]:
    signed = plan.signature
    if signed is None:
        return [tr("không thấy khối chữ ký")]
    parts = [signed.authority, signed.capacity, signed.position, signed.name]
    entries = [" · ".join(part for part in parts if part)] if any(parts) else []
    if signed.signer or signed.signed_at:
        when = f", {say_moment(signed.signed_at)}" if signed.signed_at else ""
        who = signed.signer or tr("chưa rõ")
        entries.append(tr("ký số: {who}", who=who) + when + _intact(signed.intact))
    return entries


def _intact(intact: bool | None) -> str:
    if intact is None:
        return ""
    return tr(", còn nguyên vẹn") if intact else tr(", đã bị thay đổi sau khi ký")


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


def _write_doubts(pen: Pen, plan: Plan) -> None:
    if not plan.findings and not plan.unplaced:
        pen.lines += ["", pen.paint(tr("Không có chỗ nào cần xem lại."), DIM)]
        return
    pen.lines.append("")
    groups = group_findings(plan.findings)
    entries = []
    for group in groups[:_FINDINGS]:
        finding = group[0][1]
        lines = list(dict.fromkeys(say_place(one.at) for _, one in group if one.at))
        places = ", ".join(lines[:3])
        more = ", …" if len(lines) > 3 else ""
        words = (
            say_message(finding)
            if len(group) == 1
            else tr("{what}, {count} chỗ", what=title_of(finding), count=len(group))
        )
        where = f" ({places}{more})" if places else ""
        entries.append(f"{tr(SEVERITIES[finding.severity])}: {words.rstrip('.')}{where}")
    if len(groups) > _FINDINGS:
        entries.append(tr("… và {count} điều nữa", count=sum(map(len, groups[_FINDINGS:]))))
    if plan.unplaced:
        entries.append(tr("{count} đoạn chưa xếp được vào mục nào", count=len(plan.unplaced)))
    code = RED if any(row.severity == "error" for row in plan.findings) else YELLOW
    pen.section(tr("Xem lại"), entries, code)
