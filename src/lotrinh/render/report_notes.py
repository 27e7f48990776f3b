"""Findings in the margin of the source, the chips that choose among them, and the rules' pages.

Place in the flow: render; report_source.py puts the notes beside their paragraphs. Choosing needs
no script: a chip that is not ticked hides what bears its class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from lotrinh.checks.explain import explain
from lotrinh.language import Text, say, spoken, tr
from lotrinh.plan.model import Finding, Plan
from lotrinh.render.labels import SEVERITIES
from lotrinh.render.phrases import say_message
from lotrinh.render.report_html import Html, el, join
from lotrinh.render.report_parts import icon, section

FAMILIES: Final[dict[str, Text]] = {
    "TT": Text("Thể thức"),
    "CT": Text("Bố cục, đánh số"),
    "VD": Text("Viện dẫn"),
    "TG": Text("Thời gian"),
    "PC": Text("Phân công"),
    "NQ": Text("Nhất quán"),
    "NN": Text("Chính tả, dấu câu"),
    "NG": Text("Đọc tệp"),
    "DH": Text("Đọc hiểu"),
    "NB": Text("Phần mềm"),
}


def kinds_of(finding: Finding) -> str:
    """The classes by which chips choose: severity and family."""
    return f"{finding.severity} f-{finding.code[:2]}"


def draw_notes(plan: Plan) -> Mapping[str, Html]:
    """A note for the margin by the id of the finding's mark; only what has a place."""
    return {
        f"finding-{number}": _draw_note(number, finding)
        for number, finding in enumerate(plan.findings, 1)
        if finding.at is not None
    }


def _draw_note(number: int, finding: Finding) -> Html:
    what = el("span", tr(SEVERITIES[finding.severity]) + ": ", class_="severity")
    serious = finding.severity != "notice"
    advice = say(finding.suggestion) if finding.suggestion and serious else None
    return el(
        "aside",
        el(
            "p",
            icon(finding.severity),
            link_to_page(finding.code),
            what,
            el("a", say_message(finding), href=f"#p-finding-{number}"),
        ),
        el("p", advice, class_="advice") if advice else None,
        class_=f"note {kinds_of(finding)}",
        data_m=f"finding-{number}",
    )


def link_to_page(code: str) -> Html:
    """A code that leads to its page in the report."""
    title = tr("Quy tắc {code} nói gì", code=code)
    return el("a", el("code", code), href=f"#rule-{code}", class_="rule", title=title)


def draw_chips(findings: Iterable[Finding]) -> Html | None:
    """Chips for the severities and families that occur; None where there is no choice."""
    found = list(findings)
    severities = Counter(finding.severity for finding in found)
    families = Counter(finding.code[:2] for finding in found)
    if len(found) < 2:
        return None
    chips = [
        _draw_chip(f"severity-{key}", tr(name), severities[key], key)
        for key, name in SEVERITIES.items()
        if severities[key]
    ]
    chips += [
        _draw_chip(f"family-{key}", tr(name), families[key], "")
        for key, name in FAMILIES.items()
        if families[key]
    ]
    legend = el("legend", tr("Lọc phát hiện theo mức và nhóm"))
    return el("fieldset", legend, *chips, class_="legend choose")


def _draw_chip(ident: str, name: str, count: int, kind: str) -> Html:
    return el(
        "label",
        el("input", type="checkbox", id=ident, checked=True),
        el("span", name, el("span", str(count), class_="count")),
        class_=f"chip k-finding {kind}".rstrip(),
    )


def draw_rule_pages(plan: Plan) -> Html | None:
    """The pages of the codes that were raised, folded."""
    codes = sorted({finding.code for finding in plan.findings})
    if not codes:
        return None
    pages = (_draw_page(code) for code in codes)
    return section("rules", tr("Các quy tắc nói gì"), "finding", join(pages), count=len(codes))


def _draw_page(code: str) -> Html | None:
    told = explain(code)
    if told is None:
        return None
    parts = [
        join((el("h3", heading), _draw_markdown(body))) for heading, body in told.sections if body
    ]
    return el(
        "details",
        el("summary", el("span", el("code", code), " ", told.title)),
        el("div", *parts, class_="lesson", id=f"rule-{code}"),
        class_="rule",
    )


def _draw_markdown(body: str) -> Html:
    """Our own pages' Markdown: no HTML in it is trusted; ⟦ ⟧ become marks."""
    from markdown_it import MarkdownIt

    from lotrinh.checks.pages import CLOSE, OPEN

    drawn = MarkdownIt("commonmark", {"html": False}).render(body)
    if spoken() != "vi":
        drawn = drawn.replace("<pre>", '<pre lang="vi">')
    return Html(drawn.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))
