"""Sections of the report that say what is to be done: bases, purposes, phases, contents, channels.

Place in the flow: render; called by report.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from lotrinh.language import say, tr
from lotrinh.plan.derived import own_words
from lotrinh.plan.model import Citation, CitedDocument, Item, Phase, Plan, Stage, Window
from lotrinh.render.labels import CHANNELS, STAGES, Kind
from lotrinh.render.phrases import say_date, say_span, say_window, waits_for
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import (
    Desk,
    draw_notes,
    empty,
    icon,
    list_items,
    section,
)
from lotrinh.source.text import At


def draw_bases(desk: Desk) -> Html:
    """The paragraphs of the bases, then every cited document with all its mentions."""
    plan = desk.plan
    paragraphs = [
        el(
            "li",
            el("p", own_words(base), " ", desk.place(f"base-{number}", base.at)),
            list_items(desk, f"base-{number}-i", base.items),
            id=f"p-base-{number}",
            data_m=f"base-{number}",
        )
        for number, base in enumerate(plan.bases, 1)
    ]
    laws = [
        el(
            "li",
            el("p", el("b", law.name), class_="code"),
            el("p", tr("ngày {day}", day=say_date(law.date)), class_="quiet") if law.date else None,
            el("p", desk.place(f"law-{number}", law.at)),
            class_="k-citation",
            id=f"p-law-{number}",
            data_m=f"law-{number}",
        )
        for number, law in enumerate(plan.laws, 1)
    ]
    documents = [_draw_document(desk, document) for document in cited_documents(plan)]
    return section(
        "bases",
        tr("Căn cứ và văn bản viện dẫn"),
        "basis",
        el("ul", *paragraphs, class_="items bases") if paragraphs else None,
        el("h3", tr("Văn bản được nhắc đến")) if laws or documents else None,
        el("ul", *laws, *documents, class_="documents") if laws or documents else None,
        None if paragraphs or laws or documents else empty(tr("Văn bản không nêu căn cứ.")),
        count=len(laws) + len(documents),
    )


def cited_documents(plan: Plan) -> tuple[CitedDocument, ...]:
    """`plan.documents`, and one more for every code whose mentions belong to none of them."""
    known = {index for document in plan.documents for index in document.mentions}
    rest: dict[str, list[int]] = {}
    for index, citation in enumerate(plan.citations):
        if index not in known:
            rest.setdefault(citation.code, []).append(index)
    more = []
    for mentions in rest.values():
        first = plan.citations[mentions[0]]
        more.append(
            CitedDocument(
                first.type, first.code, first.date, first.issuer, first.title, tuple(mentions)
            )
        )
    return (*plan.documents, *more)


def _draw_document(desk: Desk, document: CitedDocument) -> Html:
    citations = desk.plan.citations
    where = [_draw_mention(desk, index + 1, citations[index]) for index in document.mentions]
    origin = [
        document.issuer,
        tr("ngày {day}", day=say_date(document.date)) if document.date else None,
    ]
    said = ", ".join(part for part in origin if part)
    return el(
        "li",
        el("p", f"{document.type} " if document.type else None, el("b", document.code)),
        el("p", said, class_="quiet") if said else None,
        el("p", document.title, class_="subject") if document.title else None,
        el("p", *where, class_="mentions"),
        class_="k-citation",
    )


def _draw_mention(desk: Desk, number: int, citation: Citation) -> Html:
    ident = f"citation-{number}"
    return el("span", desk.place(ident, citation.at), id=f"p-{ident}", data_m=ident)


def draw_aims(desk: Desk) -> Html:
    """Purposes and requirements."""
    plan = desk.plan
    parts: tuple[tuple[str, str, Kind, Sequence[Item]], ...] = (
        (tr("Mục đích"), "purpose", "purpose", plan.purposes),
        (tr("Yêu cầu"), "requirement", "requirement", plan.requirements),
    )
    drawn = [
        el("div", el("h3", title), list_items(desk, prefix, items), class_=f"k-{kind}")
        for title, prefix, kind, items in parts
        if items
    ]
    return section(
        "aims",
        tr("Mục đích, yêu cầu"),
        "purpose",
        *(drawn or [empty(tr("Văn bản không có mục đích, yêu cầu riêng."))]),
    )


def draw_phases(desk: Desk) -> Html:
    """Phases with their windows, stages and items."""
    phases = desk.plan.phases
    drawn = [_draw_phase(desk, number, phase) for number, phase in enumerate(phases, 1)]
    return section(
        "phases",
        tr("Các đợt, giai đoạn"),
        "phase",
        el("ol", *drawn, class_="phases") if drawn else empty(tr("Văn bản không chia đợt.")),
        count=len(phases),
    )


def _draw_phase(desk: Desk, number: int, phase: Phase) -> Html:
    ident = f"phase-{number}"
    stages = [
        _draw_stage(desk, f"{ident}-s{inner}", stage) for inner, stage in enumerate(phase.stages, 1)
    ]
    return el(
        "li",
        el("p", phase.label, " ", desk.place(ident, phase.at), class_="label"),
        el("h3", phase.title) if phase.title else None,
        _draw_window(desk, ident, phase.window, phase.at),
        list_items(desk, f"{ident}-i", phase.items),
        el("ol", *stages, class_="stages") if stages else None,
        class_="k-phase",
        id=f"p-{ident}",
        data_m=ident,
    )


def _draw_stage(desk: Desk, ident: str, stage: Stage) -> Html:
    return el(
        "li",
        el("p", tr(STAGES[stage.kind]), class_=f"when {stage.kind}"),
        el(
            "div",
            el("p", el("b", stage.title or stage.label), " ", desk.place(ident, stage.at)),
            _draw_window(desk, ident, stage.window, stage.at),
            list_items(desk, f"{ident}-i", stage.items),
        ),
        id=f"p-{ident}",
        data_m=ident,
    )


def _draw_window(desk: Desk, ident: str, window: Window | None, at: At) -> list[Html]:
    """The window in words, what it waits for, and how the schedule counts it."""
    said = say_window(window)
    if said is None:
        return []
    entry = desk.span(at)
    events = entry.waits_for if entry else desk.events.waits_for(window)
    days = say_span(entry.start, entry.end) if entry else desk.events.say_days(window)
    if not waits_for(window):
        days = None
    place = f"{ident}-w"
    words = said[:1].upper() + said[1:]
    link = el("a", words, href=f"#s-{place}") if place in desk.drawn else words
    named = all(name in said for name in events)
    missing = (
        tr("chưa có ngày") if named else tr("chờ: {events}", events="; ".join(map(say, events)))
    )
    waiting = el("span", missing, class_="waits") if events else None
    drawn = el(
        "p",
        icon("clock"),
        el("span", link, f" ({days})" if days else None, " ", waiting),
        class_="window k-window",
        id=f"p-{place}",
        data_m=place,
    )
    notes = draw_notes(entry, counted=bool(days))
    return [drawn, notes] if notes else [drawn]


def draw_contents(desk: Desk) -> Html | None:
    """Contents that belong to no phase; None where there are none."""
    contents = desk.plan.contents
    if not contents:
        return None
    drawn = []
    for number, content in enumerate(contents, 1):
        ident = f"content-{number}"
        title = f"{content.label}. {content.title}" if content.label else content.title
        drawn.append(
            el(
                "div",
                el("h3", title, " ", desk.place(ident, content.at)),
                list_items(desk, f"{ident}-i", content.items),
                id=f"p-{ident}",
                data_m=ident,
            )
        )
    return section(
        "contents", tr("Nội dung, nhiệm vụ chung"), "content", *drawn, count=len(contents)
    )


def draw_channels(desk: Desk) -> Html | None:
    """Channels with their kind; None where there are none."""
    channels = desk.plan.channels
    if not channels:
        return None
    drawn = []
    for number, channel in enumerate(channels, 1):
        ident = f"channel-{number}"
        drawn.append(
            el(
                "li",
                icon(channel.kind),
                el(
                    "div",
                    el(
                        "p",
                        tr(CHANNELS[channel.kind]),
                        " ",
                        desk.place(ident, channel.at),
                        class_="label",
                    ),
                    el("h3", channel.title),
                    list_items(desk, f"{ident}-i", channel.items),
                ),
                id=f"p-{ident}",
                data_m=ident,
            )
        )
    return section(
        "channels",
        tr("Hình thức thực hiện"),
        "channel",
        el("ul", *drawn, class_="channels"),
        count=len(channels),
    )
