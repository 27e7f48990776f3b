"""The report's table of when the plan and its activities take place.

Place in the flow: render; called by report.py. The picture above it leads to its rows.
"""

from __future__ import annotations

from lotrinh.language import say, tr
from lotrinh.plan.model import Period
from lotrinh.render.periods import name_period
from lotrinh.render.phrases import say_span, say_window, waits_for
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import Desk, draw_notes, section


def draw_periods(desk: Desk) -> Html | None:
    """One row a period, in the order of the text; None where the plan names none."""
    periods = desk.plan.periods
    if not periods:
        return None
    timed = any(period.time for period in periods)
    placed = any(period.place for period in periods)
    labels = [tr("Việc"), tr("Thời gian")]
    labels += [tr("Giờ")] if timed else []
    labels += [tr("Địa điểm")] if placed else []
    drawn = []
    for number, period in enumerate(periods, 1):
        ident = f"period-{number}"
        cells: list[Html | None] = [_draw_name(desk, ident, period), _draw_days(desk, period)]
        cells += [_draw_words(period.time)] if timed else []
        cells += [_draw_words(period.place)] if placed else []
        row = [el("td", cell, data_label=name) for cell, name in zip(cells, labels, strict=True)]
        drawn.append(el("tr", *row, class_="k-window", id=f"p-{ident}", data_m=ident))
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in labels)))
    return section(
        "periods",
        tr("Thời gian tổ chức"),
        "window",
        el("table", head, el("tbody", *drawn), class_="cards grid"),
        count=len(periods),
    )


def _draw_name(desk: Desk, ident: str, period: Period) -> Html:
    return el("span", name_period(desk.plan, period), " ", desk.place(ident, period.at))


def _draw_words(words: str | None) -> Html | None:
    return el("span", words[:1].upper() + words[1:]) if words else None


def _draw_days(desk: Desk, period: Period) -> Html:
    """The window in words, the days it comes to, what it waits for."""
    said = say_window(period.window)
    if said is None:
        return el("span", tr("không ghi thời gian"), class_="quiet")
    entry = desk.span(period.at)
    counted = bool(waits_for(period.window))
    days = say_span(entry.start, entry.end) if entry else desk.events.say_days(period.window)
    events = entry.waits_for if entry else desk.events.waits_for(period.window)
    missing = tr("chưa có ngày")
    if not all(name in said for name in events):
        missing = tr("chờ: {events}", events="; ".join(map(say, events)))
    return el(
        "span",
        said[:1].upper() + said[1:],
        f" ({days})" if days and counted else None,
        " " if events else None,
        el("span", missing, class_="waits") if events else None,
        draw_notes(entry, counted=counted),
    )
