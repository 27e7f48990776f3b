"""The report's picture of time: spans as bars, deadlines as ticks, over one axis.

Place in the flow: render; called by report.py. x is in percent of the width, so that the picture
fits every screen and its words are never scaled. Left of the seam is a true scale of days; right of
it stand, in the order of the text and without scale, the events that have no date yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lotrinh.language import tr
from lotrinh.plan.model import WindowEnd
from lotrinh.render.phrases import (
    repeats_window,
    say_date,
    say_span,
    say_window,
    waits_for,
)
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import Desk, section
from lotrinh.render.report_rows import Row, find_rows, find_ticks, is_now

_LEFT: Final = 1.0
_RIGHT: Final = 99.0
_SEAM: Final = 66.0
"""Where the scale ends if events without a date stand right of it."""
_LABEL: Final = 13.0
"""Width that a tick's label needs on a phone."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days and events to percent of the width."""

    first: date | None
    last: date | None
    events: tuple[str, ...]

    @property
    def seam(self) -> float:
        """Where the scale ends."""
        if not self.events:
            return _RIGHT
        return _SEAM if self.first else _LEFT

    def of_day(self, day: date) -> float:
        """The place of a day; days outside the scale at its ends."""
        if self.first is None or self.last is None:
            return _LEFT
        whole = (self.last - self.first).days or 1
        part = min(max((day - self.first).days / whole, 0.0), 1.0)
        return _LEFT + part * (self.seam - _LEFT)

    def of_event(self, name: str) -> float:
        """The place of an event without a date."""
        step = (_RIGHT - self.seam) / (len(self.events) + 0.5)
        return self.seam + step * (self.events.index(name) + 0.75)

    @property
    def reach(self) -> float:
        """Half the width of "while an event takes place"."""
        return min((_RIGHT - self.seam) / (len(self.events) + 0.5) / 3, 4.0)


@dataclass(frozen=True, slots=True)
class _Bar:
    start: float
    end: float
    open_start: bool
    open_end: bool


def draw_timeline(desk: Desk, *, as_of: date | None = None) -> Html | None:
    """The picture; None where no phase, stage, period or deadline has a time to draw."""
    rows = list(find_rows(desk))
    ticks = find_ticks(desk)
    if not rows and not ticks:
        return None
    axis = _axis(rows, ticks, as_of)
    lanes = [_draw_row(row, _bar(row, axis)) for row in rows]
    if ticks:
        lanes.append(_draw_ticks(ticks, axis))
    return section(
        "timeline",
        tr("Mốc thời gian"),
        "window",
        el(
            "figure",
            _draw_scale(axis),
            el("div", _draw_grid(axis, as_of), el("ol", *lanes, class_="lanes"), class_="plot"),
            _draw_caption(axis, as_of),
            class_="timeline",
        ),
    )


def _axis(rows: list[Row], ticks: list[tuple[date, str, str]], as_of: date | None) -> _Axis:
    days = [day for day, _, _ in ticks]
    days += [day for row in rows for day in (row.start, row.end) if day]
    events = [
        name
        for row in rows
        for end, day in ((row.window.start, row.start), (row.window.end, row.end))
        if end and not day and (name := _event(end))
    ]
    if days and as_of:
        days.append(as_of)
    first, last = (min(days), max(days)) if days else (None, None)
    if first and first == last:
        first, last = _around(first)
    return _Axis(first, last, tuple(dict.fromkeys(events)))


def _around(day: date) -> tuple[date, date]:
    """A week before and after, within the calendar."""
    number = min(max(day.toordinal(), 8), date.max.toordinal() - 8)
    return date.fromordinal(number - 7), date.fromordinal(number + 7)


def _event(end: WindowEnd) -> str | None:
    """What an end without a date waits for; None for "nay"."""
    return None if is_now(end) else end.event or end.text


def _bar(row: Row, axis: _Axis) -> _Bar:
    """Where a window lies. An end that is not known stays open and says so by its edge."""
    window = row.window
    left = axis.of_day(row.start) if row.start else _open_edge(window.start, axis)
    right = axis.of_day(row.end) if row.end else _open_edge(window.end, axis)
    during = window.start is not None and window.start.relation == "at" and window.end is None
    if during and not row.start and left is not None:
        left, right = left - axis.reach, left + axis.reach
    if left is None:
        left = max(_LEFT, (right if right is not None else _RIGHT) - 18)
    if right is None:
        right = _RIGHT if axis.events or left > axis.seam - 4 else axis.seam
    left, right = min(left, right), max(left, right)
    return _Bar(left, max(right, left + 0.8), row.start is None, row.end is None)


def _open_edge(end: WindowEnd | None, axis: _Axis) -> float | None:
    """The place of an end without a date: at its event; None where nothing is said of it."""
    if end is None:
        return None
    name = _event(end)
    if name is None:
        return _LEFT
    if name not in axis.events:
        return None
    return axis.of_event(name) + {"after": 1.0, "before": -1.0}.get(end.relation, 0.0)


def _draw_row(row: Row, bar: _Bar) -> Html:
    said = say_window(row.window)
    if repeats_window(row.title, row.window):
        said = None if row.start or row.end else tr("chưa có ngày")
    if waits_for(row.window) and (days := say_span(row.start, row.end)):
        said = f"{said} ({days})" if said else days
    return el(
        "li",
        el(
            "p",
            el(
                "a",
                el("b", row.label) if row.label else None,
                " " if row.label else None,
                row.title,
                href=f"#p-{row.ident}",
            ),
            " ",
            el("span", said, class_="quiet") if said else None,
        ),
        el("svg", *_shapes(bar), class_="lane", aria_hidden="true", width="100%", height=12),
        class_="inner" if row.inner else None,
        data_m=row.ident,
    )


def _shapes(bar: _Bar) -> Iterator[Html]:
    """A filled bar where both ends are known; dashes, and a dot at every known end, where not."""
    width = f"{bar.end - bar.start:.2f}%"
    open_ = bar.open_start or bar.open_end
    yield el(
        "rect",
        x=f"{bar.start:.2f}%",
        y=2,
        width=width,
        height=8,
        rx=4,
        class_="open" if open_ else "closed",
    )
    if open_ and not bar.open_start:
        yield el("circle", cx=f"{bar.start:.2f}%", cy=6, r=4, class_="known")
    if open_ and not bar.open_end:
        yield el("circle", cx=f"{bar.end:.2f}%", cy=6, r=4, class_="known")


def _draw_ticks(ticks: list[tuple[date, str, str]], axis: _Axis) -> Html:
    """One lane of ticks; a label stands where there is room for it."""
    shapes: list[Html] = []
    free = roomy = -_LABEL
    days: dict[date, list[tuple[str, str]]] = {}
    for day, words, ident in ticks:
        days.setdefault(day, []).append((words, ident))
    for day, here in days.items():
        x = axis.of_day(day)
        count = f" ({len(here)})" if len(here) > 1 else ""
        mark = el(
            "a",
            el("title", "; ".join(words for words, _ in here)),
            el("rect", x=f"{x - 1.5:.2f}%", y=0, width="3%", height=18, class_="touch"),
            el("line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=2, y2=14, class_="tick"),
            el("circle", cx=f"{x:.2f}%", cy=4, r=4, class_="tick"),
            href=f"#p-{here[0][1]}",
            tabindex=-1,
        )
        shapes.append(mark)
        if x - free >= _LABEL / 2:
            shapes.append(
                el(
                    "text",
                    f"{day.day}/{day.month}{count}",
                    x=f"{x:.2f}%",
                    y=28,
                    text_anchor="start" if x < 5 else "end" if x > 95 else "middle",
                    class_="tight" if x - roomy < _LABEL else None,
                )
            )
            free = x
            roomy = x if x - roomy >= _LABEL else roomy
    return el(
        "li",
        el(
            "p",
            el("a", el("b", tr("Thời hạn")), href="#due"),
            " ",
            el("span", tr("{count} mốc có ngày", count=len(ticks)), class_="quiet"),
        ),
        el("svg", *shapes, class_="lane ticks", aria_hidden="true", width="100%", height=32),
    )


def _months(axis: _Axis) -> list[date]:
    """First days of months on the scale, at most eight."""
    if axis.first is None or axis.last is None:
        return []
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    room = 5 if axis.events else 8
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= room), 1200)
    found = []
    number = axis.first.year * 12 + axis.first.month - 1
    number += -number % step
    last = min(axis.last.year * 12 + axis.last.month - 1, 9999 * 12)
    for month in range(number, last + 1, step):
        day = date(month // 12, month % 12 + 1, 1)
        if axis.first <= day <= axis.last:
            found.append(day)
    return found


def _draw_scale(axis: _Axis) -> Html:
    """Names of months, and of the part without scale."""
    shapes: list[Html] = []
    year = 0
    free = -_LABEL
    for day in _months(axis):
        x = axis.of_day(day)
        if x > axis.seam - 5 or x - free < 7:
            continue
        free = x
        month = tr("T{month}", month=day.month)
        shapes.append(el("text", month, x=f"{x:.2f}%", y=26, text_anchor="start"))
        if day.year != year:
            year = day.year
            shapes.append(el("text", str(year), x=f"{x:.2f}%", y=11, class_="year"))
    if axis.first and not shapes:
        words = say_date(axis.first.isoformat())
        shapes.append(el("text", words, x=f"{_LEFT:.2f}%", y=26))
    if axis.events and axis.first:
        shapes.append(el("text", tr("chưa có ngày"), x=f"{axis.seam + 1:.2f}%", y=11))
    for number, name in enumerate(axis.events, 1):
        x = axis.of_event(name)
        shapes.append(el("circle", cx=f"{x:.2f}%", cy=22, r=9, class_="event"))
        shapes.append(
            el(
                "text",
                str(number),
                x=f"{x:.2f}%",
                y=26,
                text_anchor="middle",
                class_="event",
            )
        )
    return el("svg", *shapes, class_="scale", aria_hidden="true", width="100%", height=34)


def _draw_grid(axis: _Axis, as_of: date | None) -> Html:
    """Lines behind the bars: months, the seam, events, and the day asked about."""
    lines = [(axis.of_day(day), "month") for day in _months(axis)]
    lines += [(axis.of_event(name), "event") for name in axis.events]
    if axis.events and axis.first:
        lines.append((axis.seam, "seam"))
    if as_of and axis.first:
        lines.append((axis.of_day(as_of), "today"))
    return el(
        "svg",
        *(
            el("line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=0, y2="100%", class_=name)
            for x, name in lines
        ),
        class_="gridlines",
        aria_hidden="true",
        width="100%",
        height="100%",
    )


def _draw_caption(axis: _Axis, as_of: date | None) -> Html | None:
    events = [
        el("li", el("span", str(number), class_="dot"), " ", name)
        for number, name in enumerate(axis.events, 1)
    ]
    note = None
    if events:
        note = tr("Chưa có ngày nên xếp theo thứ tự trong văn bản, không theo tỉ lệ (nét đứt):")
    today = (
        tr("Vạch đứng: {day}.", day=say_date(as_of.isoformat())) if as_of and axis.first else None
    )
    if not events and not today:
        return None
    return el(
        "figcaption",
        el("p", note) if note else None,
        el("ol", *events, class_="events") if events else None,
        el("p", today) if today else None,
    )
