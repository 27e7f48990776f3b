"""The page that leads to the reports of many documents: which has what to answer.

Place in the flow: render; `lotrinh check --format html -o FOLDER/` writes it beside the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from lotrinh.checks.across import Contradiction
from lotrinh.language import Language, Text, say, speaking, spoken, tr
from lotrinh.plan.model import Finding, Severity
from lotrinh.render.labels import SEVERITIES
from lotrinh.render.phrases import say_message, say_place
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_page import draw_metadata

_COLUMNS: Final[tuple[tuple[Severity, Text], ...]] = (
    ("error", Text("Lỗi")), ("warning", Text("Cảnh báo")), ("notice", Text("Lưu ý")),
)  # fmt: skip


class Listed(NamedTuple):
    """One document of the page."""

    name: str
    report: str
    """The file of its report, beside the page."""
    findings: Sequence[Finding]


def render_index(
    documents: Sequence[Listed], across: Sequence[Contradiction], *, lang: Language = "vi"
) -> str:
    """A whole HTML document: the worst documents first, then where documents contradict."""
    with speaking(lang):
        title = tr("Kết quả soát {count} kế hoạch", count=len(documents))
        body = el(
            "main",
            el("h1", title),
            _draw_documents(documents),
            _draw_across(across),
            class_="index",
        )
        page = el("html", draw_metadata(title, script=False), el("body", body), lang=spoken())
        return f"<!doctype html>\n{page}\n"


def _draw_documents(documents: Sequence[Listed]) -> Html:
    counts = {one: Counter(found.severity for found in one.findings) for one in documents}
    worst = sorted(documents, key=lambda one: [-counts[one][name] for name, _ in _COLUMNS])
    rows = [
        el(
            "tr",
            el("td", el("a", one.name, href=quote(one.report))),
            *(_draw_count(counts[one][name], name) for name, _ in _COLUMNS),
        )
        for one in worst
    ]
    names = [el("th", tr(label), scope="col") for _, label in _COLUMNS]
    head = el("thead", el("tr", el("th", tr("Kế hoạch"), scope="col"), *names))
    return el("div", el("table", head, el("tbody", *rows)), class_="scroll", tabindex=0,
              role="group", aria_label=tr("Số phát hiện của từng kế hoạch"))  # fmt: skip


def _draw_count(count: int, severity: Severity) -> Html:
    return el("td", str(count) if count else "–", class_=severity if count else "none")


def _draw_across(across: Sequence[Contradiction]) -> Html | None:
    if not across:
        return None
    return el(
        "section",
        el("h2", tr("Giữa các kế hoạch")),
        el("ul", *(el("li", _draw_contradiction(one)) for one in across)),
    )


def _draw_contradiction(one: Contradiction) -> list[Html]:
    finding = one.finding
    severity = el("b", tr(SEVERITIES[finding.severity]) + ": ")
    places = "; ".join(f"{file}, {say_place(at)}" for file, at in one.places)
    return [
        el("p", severity, say_message(finding), " ", el("code", finding.code)),
        el("p", places),
        el("p", say(finding.suggestion or ""), class_="quiet"),
    ]
