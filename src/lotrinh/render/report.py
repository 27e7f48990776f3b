"""The HTML report: the plan and its source side by side in one file that needs nothing else.

Place in the flow: render. Pure: the same plan gives the same bytes. The page is whole without its
script, which only adds comfort; its content security policy names the inline style and script by
hash and allows no network.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from lotrinh.language import Language, speaking, spoken, tr
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Plan
from lotrinh.render.labels import KINDS
from lotrinh.render.marks import Mark, find_marks
from lotrinh.render.plan_events import find_plan_events
from lotrinh.render.report_content import (
    draw_aims,
    draw_bases,
    draw_channels,
    draw_contents,
    draw_phases,
)
from lotrinh.render.report_findings import draw_alert, draw_findings
from lotrinh.render.report_head import (
    draw_closing,
    draw_colophon,
    draw_decision,
    draw_figures,
    draw_head,
    draw_unplaced,
)
from lotrinh.render.report_html import Html, el, join
from lotrinh.render.report_icons import draw_sprite
from lotrinh.render.report_notes import draw_chips, draw_notes, draw_rule_pages
from lotrinh.render.report_page import draw_metadata, read_asset
from lotrinh.render.report_parts import Desk, by_place, icon
from lotrinh.render.report_periods import draw_periods
from lotrinh.render.report_source import draw_source
from lotrinh.render.report_timeline import draw_timeline
from lotrinh.render.report_work import (
    draw_due,
    draw_money,
    draw_recipients,
    draw_signature,
    draw_tables,
    draw_work,
)
from lotrinh.schedule.model import Schedule
from lotrinh.source.text import SourceText


def render_report(
    source: SourceText,
    plan: Plan,
    schedule: Schedule | None = None,
    *,
    as_of: date | None = None,
    lang: Language = "vi",
) -> str:
    """A whole HTML document.

    `schedule` gives days to windows and deadlines that only count from something; `as_of` draws a
    line for that day into the picture of time. `lang` is the language of our own words.
    """
    marks = find_marks(source, plan)
    with speaking(lang):
        printed, drawn = draw_source(source, marks, draw_notes(plan))
        desk = Desk(source, plan, drawn, by_place(schedule), find_plan_events(plan))
        return "<!doctype html>\n" + _draw_page(desk, marks, printed, as_of) + "\n"


def _draw_page(desk: Desk, marks: tuple[Mark, ...], printed: Html, as_of: date | None) -> Html:
    plan, source = desk.plan, desk.source
    number = full_number(plan.header)
    title = " ".join(
        part for part in (plan.header.doc_type or tr("Văn bản"), number, "·", source.name) if part
    )
    return el(
        "html",
        draw_metadata(title),
        el(
            "body",
            draw_sprite(),
            el("a", tr("Đến kế hoạch"), class_="skip", href="#plan"),
            el("a", tr("Đến văn bản"), class_="skip", href="#source"),
            _draw_bar(source.name),
            el(
                "main",
                el(
                    "section",
                    _draw_plan(desk, as_of),
                    id="plan",
                    tabindex=-1,
                    aria_label=tr("Kế hoạch"),
                ),
                el(
                    "section",
                    el("h1", tr("Văn bản gốc: {name}", name=source.name), class_="unseen"),
                    _draw_legend(marks),
                    draw_chips(plan.findings),
                    el("div", printed, class_="paper", lang="vi" if spoken() != "vi" else None),
                    id="source",
                    tabindex=-1,
                    aria_label=tr("Văn bản gốc"),
                ),
                class_="desk",
            ),
            el("script", Html(read_asset("report.js"))),
        ),
        lang=spoken(),
    )


def _draw_plan(desk: Desk, as_of: date | None) -> Html:
    """The plan's side: what it is, what to look at, then who does what by when, then the rest."""
    sections = (
        ("findings", "", draw_findings(desk)),
        ("timeline", tr("Mốc thời gian"), draw_timeline(desk, as_of=as_of)),
        ("periods", tr("Thời gian tổ chức"), draw_periods(desk)),
        ("work", tr("Phân công"), draw_work(desk)),
        ("due", tr("Thời hạn, báo cáo"), draw_due(desk)),
        ("phases", tr("Các đợt"), draw_phases(desk)),
        ("contents", tr("Nội dung"), draw_contents(desk)),
        ("channels", tr("Hình thức thực hiện"), draw_channels(desk)),
        ("aims", tr("Mục đích, yêu cầu"), draw_aims(desk)),
        ("bases", tr("Căn cứ"), draw_bases(desk)),
        ("money", tr("Kinh phí"), draw_money(desk)),
        ("tables", tr("Bảng biểu"), draw_tables(desk)),
        ("recipients", tr("Nơi nhận"), draw_recipients(desk)),
        ("signing", tr("Chữ ký"), draw_signature(desk)),
        ("decision", tr("Quyết định ban hành"), draw_decision(desk)),
        ("closing", tr("Lời kết"), draw_closing(desk)),
        ("unplaced", "", draw_unplaced(desk)),
        ("rules", tr("Quy tắc"), draw_rule_pages(desk.plan)),
    )
    links = [
        el("li", el("a", name, href=f"#{ident}"))
        for ident, name, drawn in sections
        if drawn and name
    ]
    return join(
        (
            draw_alert(desk.plan),
            draw_head(desk),
            draw_figures(desk.plan),
            el("nav", el("ul", *links), class_="nav", aria_label=tr("Các phần của kế hoạch")),
            [drawn for _, _, drawn in sections],
            draw_colophon(desk),
        )
    )


def _draw_bar(name: str) -> Html:
    """The bar on top: name of the product and the file, search, theme, and the two sides."""
    return el(
        "header",
        el("p", el("b", "Lộ Trình"), " ", el("span", name, class_="file"), class_="brand"),
        el(
            "nav",
            el("a", tr("Kế hoạch"), href="#plan"),
            el("a", tr("Văn bản"), href="#source"),
            class_="sides",
            aria_label=tr("Hai bên"),
        ),
        el(
            "div",
            icon("search"),
            el(
                "input",
                type="search",
                id="find",
                placeholder=tr("Tìm (không cần dấu)"),
                aria_label=tr("Tìm trong báo cáo, không cần gõ dấu"),
                autocomplete="off",
            ),
            el(
                "output",
                id="found",
                for_="find",
                data_hits=tr("{n} chỗ", n="{n}"),
                data_none=tr("không có"),
            ),
            class_="find",
            role="search",
            hidden=True,
        ),
        el(
            "button",
            icon("theme"),
            type="button",
            id="theme",
            aria_label=tr("Đổi nền sáng, tối"),
            hidden=True,
        ),
        class_="bar",
    )


def _draw_legend(marks: tuple[Mark, ...]) -> Html | None:
    """One chip a kind; unticking one takes its colour out of the text, without any script."""
    counts = Counter(mark.kind for mark in marks)
    chips = [
        el(
            "label",
            el("input", type="checkbox", id=f"kind-{kind}", checked=True),
            el("span", tr(name), el("span", str(counts[kind]), class_="count")),
            class_=f"chip k-{kind}",
        )
        for kind, name in KINDS.items()
        if counts[kind]
    ]
    if not chips:
        return None
    return el("fieldset", el("legend", tr("Tô màu trong văn bản")), *chips, class_="legend")
