"""The report's tasks that stand in the text as fields, by the one who leads them.

Place in the flow: render; called by report_work.py.
"""

from __future__ import annotations

from lotrinh.language import tr
from lotrinh.plan.model import TaskRow
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import Desk, icon


def draw_tasks(desk: Desk) -> list[Html]:
    """The tasks that stand as fields, under the one who leads them, in the order of the text."""
    led: dict[str, list[Html]] = {}
    for number, row in enumerate(desk.plan.tasks, 1):
        led.setdefault(row.lead or "", []).append(_draw_task(desk, f"task-{number}", row))
    return [
        el(
            "article",
            el("h3", lead) if lead else None,
            el("p", tr("{count} nhiệm vụ", count=len(rows)), class_="quiet"),
            el("ol", *rows, class_="duties"),
            class_="unit",
        )
        for lead, rows in led.items()
    ]


def _draw_task(desk: Desk, ident: str, row: TaskRow) -> Html:
    notes = [tr("Phối hợp với: {units}", units=row.partners)] if row.partners else []
    notes += [tr("Sản phẩm: {product}", product=row.product)] if row.product else []
    return el(
        "li",
        el("p", row.task, " ", desk.place(ident, row.at)),
        *(el("p", note, class_="quiet") for note in notes),
        el("p", icon("clock"), el("span", row.deadline), class_="window k-deadline")
        if row.deadline
        else None,
        class_="k-duty",
        id=f"p-{ident}",
        data_m=ident,
    )
