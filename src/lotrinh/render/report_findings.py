"""What a person should look at: the first section of the report's plan side.

Place in the flow: render; called by report.py. Findings of one code that say the same stand
together; more than a handful of notices are folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from lotrinh.language import say, tr
from lotrinh.plan.model import Finding, Plan
from lotrinh.render.labels import SEVERITIES
from lotrinh.render.phrases import Numbered, group_findings, say_message, say_place, title_of
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_notes import kinds_of, link_to_page
from lotrinh.render.report_parts import Desk, icon, section
from lotrinh.source.text import At

_OPEN: Final = 5
"""Groups of findings that are shown without unfolding."""


def draw_alert(plan: Plan) -> Html | None:
    """One line above everything, where there is something to look at."""
    counts = Counter(finding.severity for finding in plan.findings)
    said = [
        tr("{count} lỗi", count=counts["error"]) if counts["error"] else "",
        tr("{count} cảnh báo", count=counts["warning"]) if counts["warning"] else "",
    ]
    if any(said):
        what = ", ".join(filter(None, said))
        words, where = tr("Có {what} cần người xem lại", what=what), "findings"
    elif plan.unplaced:
        words = tr("Có {count} đoạn chưa xếp được vào mục nào", count=len(plan.unplaced))
        where = "unplaced"
    else:
        return None
    link = el("a", icon("warning"), el("span", words), href=f"#{where}")
    return el("p", link, class_="alert k-finding")


def draw_findings(desk: Desk) -> Html | None:
    """All findings, errors first; None where there is nothing."""
    groups = group_findings(desk.plan.findings)
    if not groups:
        return None
    rows = [_draw_group(desk, group) for group in groups]
    first, rest = rows[:_OPEN], rows[_OPEN:]
    more = el(
        "details",
        el("summary", tr("Thêm {count} lưu ý", count=len(rest))),
        el("ul", *rest, class_="findings"),
        class_="more",
    )
    return section(
        "findings",
        tr("Cần xem lại"),
        "finding",
        el("ul", *first, class_="findings"),
        more if rest else None,
        count=len(desk.plan.findings),
    )


def _draw_group(desk: Desk, group: Sequence[Numbered]) -> Html:
    number, finding = group[0]
    alone = len(group) == 1
    words = (
        say_message(finding)
        if alone
        else tr("{what} ({count} chỗ)", what=title_of(finding), count=len(group))
    )
    ident = f"finding-{number}"
    return el(
        "li",
        icon(finding.severity),
        el(
            "div",
            el(
                "p",
                el("span", tr(SEVERITIES[finding.severity]) + ": ", class_="severity"),
                words,
                " ",
                _draw_places(desk, number, finding) if alone else None,
            ),
            el("p", "“", finding.excerpt, "”", class_="quote")
            if alone and finding.excerpt
            else None,
            None if alone else el("ul", *(_draw_member(desk, one) for one in group)),
            el("p", say(finding.suggestion), class_="advice") if finding.suggestion else None,
            el("p", tr("Căn cứ: {basis}", basis=finding.basis), class_="advice")
            if finding.basis
            else None,
        ),
        link_to_page(finding.code),
        class_=kinds_of(finding),
        id=f"p-{ident}" if alone else None,
        data_m=ident if alone else None,
    )


def _draw_member(desk: Desk, one: Numbered) -> Html:
    number, finding = one
    _, _, detail = say_message(finding).partition(": ")
    ident = f"finding-{number}"
    return el(
        "li",
        detail.rstrip(".") or (f"“{finding.excerpt}”" if finding.excerpt else None),
        " ",
        _draw_places(desk, number, finding),
        id=f"p-{ident}",
        data_m=ident,
    )


def _draw_places(desk: Desk, number: int, finding: Finding) -> list[Html | str]:
    """Where it is, and where else; without a link where the place has no text of its own."""
    places = [(f"finding-{number}", finding.at)] if finding.at else []
    places += [(f"finding-{number}-r{other}", at) for other, at in enumerate(finding.related, 1)]
    drawn: list[Html | str] = []
    for ident, at in places:
        drawn += [_draw_place(desk, ident, at), " "]
    return drawn[:-1]


def _draw_place(desk: Desk, ident: str, at: At | None) -> Html:
    link = desk.place(ident, at)
    if link is not None:
        return link
    return el("span", say_place(at) if at else "", class_="src")
