"""What all sections of the report's plan side share: places, item lists, section frames.

Place in the flow: render; used by all modules that draw sections. Element ids are `p-<id>`; links
lead to `#s-<id>` in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lotrinh.language import say, tr
from lotrinh.plan.derived import own_words
from lotrinh.plan.model import Item, Plan
from lotrinh.render.labels import Kind
from lotrinh.render.phrases import say_date, say_place
from lotrinh.render.plan_events import PlanEvents
from lotrinh.render.report_html import Child, Html, el
from lotrinh.schedule.model import Entry, Schedule
from lotrinh.source.text import At, SourceText

Entries = Mapping[tuple[At, bool], Entry]
"""The schedule by place; True for deadlines and what recurs, False for all spans."""


def by_place(schedule: Schedule | None) -> Entries:
    """The entries of a schedule for looking up; empty without one."""
    if schedule is None:
        return {}
    return {(one.at, one.kind in ("deadline", "recurring")): one for one in schedule.entries}


@dataclass(frozen=True, slots=True)
class Desk:
    """What a section needs at hand."""

    source: SourceText
    plan: Plan
    drawn: frozenset[str]
    """Ids that the source side has drawn."""
    entries: Entries
    events: PlanEvents

    def span(self, at: At) -> Entry | None:
        """What the schedule says of the phase, stage or period that stands there."""
        return self.entries.get((at, False))

    def due(self, at: At) -> Entry | None:
        """What the schedule says of the deadline that stands there."""
        return self.entries.get((at, True))

    def place(self, ident: str, at: At | None) -> Html | None:
        """A link to the source; None where the part has no place there."""
        if at is None or ident not in self.drawn:
            return None
        return el("a", say_place(at), class_="src", href=f"#s-{ident}")


def icon(name: str) -> Html:
    """A picture of report_icons.py, for the eye only."""
    return el("svg", el("use", href=f"#i-{name}"), class_="icon", aria_hidden="true")


def section(ident: str, title: str, kind: Kind, *children: Child, count: int | None = None) -> Html:
    """A part of the plan that can be folded; open at first."""
    heading = el("h2", title, el("span", str(count), class_="count") if count else None)
    return el(
        "section",
        el("details", el("summary", heading), el("div", *children, class_="body"), open=True),
        class_=f"sec k-{kind}",
        id=ident,
        aria_label=title,
    )


def draw_notes(entry: Entry | None, *, counted: bool) -> Html | None:
    """How the schedule came to its days; None where there is nothing to say.

    `counted` is whether the days are the schedule's own; printed days explain themselves.
    """
    if entry is None:
        return None
    notes = [say(note) for note in entry.notes] if counted else []
    if entry.last_working_day and not notes:
        said = say_date(entry.last_working_day.isoformat())
        notes.append(tr("nhằm ngày nghỉ, ngày làm việc liền trước là {day}", day=said))
    if entry.provisional:
        notes.append(tr("ngày của sự kiện chưa chính thức"))
    return el("p", "; ".join(notes), class_="how") if notes else None


def empty(words: str) -> Html:
    """A sentence where the plan has nothing of a kind."""
    return el("p", words, class_="empty")


def list_items(desk: Desk, prefix: str, items: Sequence[Item]) -> Html | None:
    """Items and the finer ones under them, each with its place."""
    if not items:
        return None
    return el(
        "ul",
        *(_draw_item(desk, f"{prefix}-{number}", item) for number, item in enumerate(items, 1)),
        class_="items",
    )


def _draw_item(desk: Desk, ident: str, item: Item) -> Html:
    return el(
        "li",
        el("p", own_words(item), " ", desk.place(ident, item.at)),
        list_items(desk, f"{ident}-i", item.items),
        id=f"p-{ident}",
        data_m=ident,
    )


def tags(values: Iterable[str], name: str) -> Html | None:
    """Short words as chips in a list."""
    chips = [el("li", value, class_=name) for value in values]
    return el("ul", *chips, class_="tags") if chips else None


def pairs(rows: Iterable[tuple[str, Child]]) -> Html:
    """Names and values; rows without a value are left out."""
    drawn: list[Html] = []
    for name, value in rows:
        if value:
            drawn.append(el("div", el("dt", name), el("dd", value)))
    return el("dl", *drawn, class_="pairs")
