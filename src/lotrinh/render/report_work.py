"""Sections of the report that say who does what by when, and the end of the document.

Place in the flow: render; called by report.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lotrinh.language import tr
from lotrinh.plan.model import Assignment, Deadline, Duty, Item, PlanTable, Reporting, TaskRow
from lotrinh.render.labels import ROLES, TABLES
from lotrinh.render.phrases import (
    last_day,
    say_amount,
    say_date,
    say_moment,
    say_recurrence,
    shorten,
)
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import (
    Desk,
    draw_notes,
    empty,
    icon,
    list_items,
    pairs,
    section,
    tags,
)
from lotrinh.render.report_tasks import draw_tasks
from lotrinh.render.tasks import Tasks, find_tasks
from lotrinh.schedule.model import Entry
from lotrinh.source.text import At


def draw_work(desk: Desk) -> Html:
    """Duties by unit, then the tasks that stand as fields."""
    assignments = desk.plan.assignments
    drawn = [_draw_unit(desk, number, unit) for number, unit in enumerate(assignments, 1)]
    drawn += draw_tasks(desk)
    return section(
        "work",
        tr("Phân công thực hiện"),
        "unit",
        *(drawn or [empty(tr("Văn bản không giao việc cho đơn vị nào."))]),
        count=len(assignments),
    )


def _draw_unit(desk: Desk, number: int, assignment: Assignment) -> Html:
    ident = f"unit-{number}"
    duties = [
        _draw_duty(desk, f"duty-{number}-{inner}", duty)
        for inner, duty in enumerate(assignment.duties, 1)
    ]
    said = tr("{count} nhiệm vụ", count=len(duties))
    if assignment.group:
        said = tr("nhóm đơn vị, {duties}", duties=said)
    return el(
        "article",
        el("h3", assignment.unit),
        el(
            "p",
            said,
            " ",
            desk.place(ident, assignment.at),
            class_="quiet",
        ),
        tags(assignment.members, "unit"),
        el("ol", *duties, class_="duties"),
        class_="unit",
        id=f"p-{ident}",
        data_m=ident,
    )


def _draw_duty(desk: Desk, ident: str, duty: Duty) -> Html:
    roles = [tr(ROLES[role]) for role in duty.roles if role != "other"]
    return el(
        "li",
        tags(roles, "role"),
        el("p", duty.text, " ", desk.place(ident, duty.at)),
        el("p", tr("Phối hợp với: {units}", units="; ".join(duty.partners)), class_="quiet")
        if duty.partners
        else None,
        el("p", icon("clock"), el("span", duty.deadline), class_="window k-deadline")
        if duty.deadline
        else None,
        class_="k-duty",
        id=f"p-{ident}",
        data_m=ident,
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """A row of the table of deadlines and reports: one of them, or both at the same place."""

    at: At
    deadline: tuple[int, Deadline] | None
    reporting: tuple[int, Reporting] | None

    def order(self, entry: Entry | None) -> tuple[int, date, int]:
        """By date; then what recurs; then what has no time."""
        due = self.deadline[1] if self.deadline else None
        day = last_day(due.date) if due else None
        if due and not due.date and entry and entry.kind == "deadline":
            day = entry.start
        if day:
            return 0, day, self.at.start
        return (1 if due and due.recurrence else 2), date.max, self.at.start


def draw_due(desk: Desk) -> Html:
    """Deadlines and reports in one table, soonest first."""
    rows = _due_rows(desk)
    rows.sort(key=lambda row: row.order(desk.due(row.at)))
    tasks = find_tasks(desk.plan)
    drawn = [_draw_due_row(desk, tasks, row) for row in rows]
    labels = (tr("Khi nào"), tr("Việc"), tr("Ai, gửi ai"))
    head = el(
        "thead",
        el("tr", *(el("th", name, scope="col") for name in labels)),
    )
    return section(
        "due",
        tr("Thời hạn và chế độ báo cáo"),
        "deadline",
        el("table", head, el("tbody", *drawn), class_="due cards")
        if drawn
        else empty(tr("Văn bản không đặt thời hạn, không giao chế độ báo cáo.")),
        count=len(rows),
    )


def _due_rows(desk: Desk) -> list[_Due]:
    """Rows; a report joins the first deadline of its paragraph that prints its time."""
    reports: dict[int, list[tuple[int, Reporting]]] = {}
    for pair in enumerate(desk.plan.reporting, 1):
        reports.setdefault(_paragraph_start(desk, pair[1].at), []).append(pair)
    rows: list[_Due] = []
    for number, deadline in enumerate(desk.plan.deadlines, 1):
        here = reports.get(_paragraph_start(desk, deadline.at), [])
        joined = next((pair for pair in here if _same_time(pair[1], deadline)), None)
        if joined:
            here.remove(joined)
        rows.append(_Due(deadline.at, (number, deadline), joined))
    rows += [_Due(pair[1].at, None, pair) for rest in reports.values() for pair in rest]
    return rows


def _same_time(report: Reporting, deadline: Deadline) -> bool:
    """Whether both speak of the same words of time, or one stands inside the other."""
    if report.at.start <= deadline.at.start and deadline.at.end <= report.at.end:
        return True
    when, text = (report.when or "").casefold(), deadline.text.casefold()
    return bool(when) and (when in text or text in when)


def _paragraph_start(desk: Desk, at: At) -> int:
    return desk.source.text.rfind("\n", 0, at.start) + 1


def _paragraph(desk: Desk, at: At) -> str:
    """The printed paragraph that `at` stands in, without its bullet."""
    text = desk.source.text
    end = text.find("\n", at.end)
    return text[_paragraph_start(desk, at) : end if end >= 0 else None].lstrip("-+*• ")


def _draw_due_row(desk: Desk, tasks: Tasks, row: _Due) -> Html:
    task = tasks.about(row.at, row.deadline[1].text if row.deadline else "")
    words = task.text if task else _paragraph(desk, row.at)
    unit = task.unit if task else None
    deadline = row.deadline[1] if row.deadline else None
    report = row.reporting[1] if row.reporting else None
    idents = [f"deadline-{row.deadline[0]}"] if row.deadline else []
    idents += [f"reporting-{row.reporting[0]}"] if row.reporting else []
    who = (report.who if report else None) or (deadline.who if deadline else None) or unit
    return el(
        "tr",
        el("td", _draw_when(deadline, report, desk.due(row.at)), data_label=tr("Khi nào")),
        el(
            "td",
            [el("span", id=f"p-{ident}", class_="t") for ident in idents[1:]],
            el("span", tr("báo cáo"), class_="role") if report else None,
            " " if report else None,
            shorten(words, 180),
            " ",
            desk.place(idents[0], row.at),
            data_label=tr("Việc"),
        ),
        el("td", _draw_who(who, report), data_label=tr("Ai, gửi ai")),
        class_="k-reporting" if report else "k-deadline",
        id=f"p-{idents[0]}",
        data_m=" ".join(idents),
    )


def _draw_when(
    deadline: Deadline | None, report: Reporting | None, entry: Entry | None
) -> list[Html]:
    """The date or rule first, the printed words under it, then how the schedule counts."""
    printed = deadline.text if deadline else (report.when if report else None)
    said = None
    if deadline and deadline.date:
        said = say_date(deadline.date) + (f", {deadline.time}" if deadline.time else "")
    elif deadline and deadline.recurrence:
        said = say_recurrence(deadline.recurrence)
    elif entry and entry.kind == "deadline" and entry.start:
        said = say_date(entry.start.isoformat())
    lines = [el("b", said)] if said else []
    if printed and printed != said:
        lines.append(el("span", printed, class_="quiet" if said else "printed"))
    notes = draw_notes(entry, counted=deadline is not None and deadline.date is None)
    if notes:
        lines.append(notes)
    return lines or [el("span", tr("không ghi thời gian"), class_="quiet")]


def _draw_who(who: str | None, report: Reporting | None) -> list[Html]:
    lines = [el("span", who)] if who else []
    if report and report.to:
        lines.append(el("span", "→ ", report.to, class_="to"))
    if report and report.via:
        lines.append(el("span", tr("qua {unit}", unit=report.via), class_="quiet"))
    return lines or [el("span", tr("chưa rõ"), class_="quiet")]


def draw_tables(desk: Desk) -> Html | None:
    """Tables with their columns; None where there are none."""
    tables = desk.plan.tables
    if not tables:
        return None
    drawn = [_draw_table(desk, number, table) for number, table in enumerate(tables, 1)]
    return section("tables", tr("Bảng biểu"), "table", *drawn, count=len(tables))


def _draw_table(desk: Desk, number: int, table: PlanTable) -> Html:
    ident = f"table-{number}"
    details = {row.at.start: inner for inner, row in enumerate(table.rows_detail, 1)}
    same = len(table.rows_detail) == len(table.rows)
    rows = [
        _draw_row(desk, table, row, (f"{ident}-r{index + 1}", table.rows_detail[index]))
        if same
        else _draw_row(desk, table, row, None)
        for index, row in enumerate(table.rows)
    ]
    rest = [] if same else [f"{ident}-r{inner}" for inner in details.values()]
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in table.columns)))
    return el(
        "article",
        [el("span", id=f"p-{row}", class_="t") for row in rest],
        el("h3", table.title or tr(TABLES[table.kind]), " ", desk.place(ident, table.at)),
        el("p", tr(TABLES[table.kind]), class_="quiet") if table.title else None,
        el("table", head, el("tbody", *rows), class_="cards grid"),
        id=f"p-{ident}",
        data_m=ident,
    )


def _draw_row(
    desk: Desk, table: PlanTable, row: Sequence[str], detail: tuple[str, TaskRow] | None
) -> Html:
    ident = detail[0] if detail else None
    cells = []
    for index, value in enumerate(row):
        label = table.columns[index] if index < len(table.columns) else None
        cells.append(el("td", value, data_label=label))
    if detail and cells:
        place = desk.place(detail[0], detail[1].at)
        cells[-1] = el(
            "td", row[-1], " ", place, data_label=table.columns[-1] if table.columns else None
        )
    return el("tr", *cells, id=f"p-{ident}" if ident else None, data_m=ident)


def draw_money(desk: Desk) -> Html | None:
    """What the plan says about money; None where it says nothing."""
    plan = desk.plan
    if plan.budget is None and not plan.budget_items:
        return None
    rows = [_draw_amount(desk, number) for number in range(1, len(plan.budget_items) + 1)]
    return section(
        "money",
        tr("Kinh phí"),
        "money",
        _draw_budget(desk, plan.budget) if plan.budget else None,
        el("table", el("tbody", *rows), class_="amounts") if rows else None,
    )


def _draw_budget(desk: Desk, budget: Item) -> Html:
    return el(
        "div",
        el("p", budget.text, " ", desk.place("budget", budget.at)),
        list_items(desk, "budget-i", budget.items),
        id="p-budget",
        data_m="budget",
    )


def _draw_amount(desk: Desk, number: int) -> Html:
    money, ident = desk.plan.budget_items[number - 1], f"money-{number}"
    place = desk.place(ident, money.at)
    return el(
        "tr",
        el("td", el("b", money.text) if money.total else money.text, " ", place),
        el(
            "td",
            say_amount(money.amount) if money.amount is not None else tr("chưa rõ"),
            class_="sum",
        ),
        id=f"p-{ident}",
        data_m=ident,
    )


def draw_recipients(desk: Desk) -> Html | None:
    """Recipients with what each gets it for; None where there are none."""
    rows = desk.plan.recipients
    if not rows:
        return None
    drawn = [
        el(
            "li",
            el("span", recipient.name),
            el("span", f" ({recipient.purpose})", class_="quiet") if recipient.purpose else None,
            " ",
            desk.place(f"recipient-{number}", recipient.at),
            id=f"p-recipient-{number}",
            data_m=f"recipient-{number}",
        )
        for number, recipient in enumerate(rows, 1)
    ]
    return section("recipients", tr("Nơi nhận"), "recipient", el("ul", *drawn, class_="items"))


def draw_signature(desk: Desk) -> Html:
    """Who signs, for whom; and the electronic signature, where there is one."""
    signed = desk.plan.signature
    if signed is None:
        return section(
            "signing", tr("Chữ ký"), "signature", empty(tr("Không thấy khối chữ ký trong văn bản."))
        )
    intact = {
        True: tr("còn nguyên vẹn từ khi ký"),
        False: tr("đã bị thay đổi sau khi ký"),
        None: None,
    }[signed.intact]
    return section(
        "signing",
        tr("Chữ ký"),
        "signature",
        el(
            "div",
            *(
                el("p", line, class_="capacity")
                for line in (signed.authority, signed.capacity, signed.position)
                if line
            ),
            el("p", signed.name or tr("chưa ghi họ tên"), class_="name"),
            el("p", desk.place("signature", signed.at)),
            class_="signed",
            id="p-signature",
            data_m="signature",
        ),
        el(
            "div",
            icon("intact" if signed.intact else "error"),
            pairs(
                (
                    (tr("Chữ ký số của"), signed.signer),
                    (tr("Ký lúc"), say_moment(signed.signed_at) if signed.signed_at else None),
                    (tr("Nội dung tệp"), intact),
                )
            ),
            class_="electronic " + ("intact" if signed.intact else "broken"),
        )
        if signed.signer or signed.signed_at
        else None,
    )
