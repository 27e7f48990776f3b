"""The page of a comparison: the superior's plan and one's own side by side, in one file.

Place in the flow: render. Pure: the same comparison gives the same bytes. The page needs no
script, loads nothing, prints on A4 and folds to one column on a phone; its look and frame are the
report's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, get_args

from lotrinh.coverage.model import (
    Coverage,
    Document,
    Pairing,
    PartKind,
    State,
    Tally,
)
from lotrinh.language import Language, speaking, spoken, tr
from lotrinh.render.coverage_attention import draw_attention
from lotrinh.render.coverage_phrases import say_whole
from lotrinh.render.coverage_rows import draw_rows
from lotrinh.render.labels import COVERAGE_STATES, PARTS
from lotrinh.render.phrases import say_date
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_icons import draw_sprite
from lotrinh.render.report_page import draw_metadata
from lotrinh.render.report_parts import pairs, section

_STYLES: Final = ("report.css", "coverage.css")
_COUNTED: Final[tuple[State, ...]] = ("covered", "changed", "dropped", "added")


def render_coverage_page(coverage: Coverage, *, lang: Language = "vi") -> str:
    """A whole HTML document. `lang` is the language of our own words."""
    with speaking(lang):
        title = tr(
            "Đối chiếu {child} với {parent}",
            child=coverage.child.number or coverage.child.name,
            parent=coverage.parent.number or coverage.parent.name,
        )
        page = el(
            "html",
            draw_metadata(title, styles=_STYLES, script=False),
            el(
                "body",
                draw_sprite(),
                el("a", tr("Đến nội dung đối chiếu"), class_="skip", href="#coverage"),
                _draw_bar(coverage),
                el("main", draw_coverage(coverage), id="coverage", class_="sheet", tabindex=-1),
            ),
            lang=spoken(),
        )
    return f"<!doctype html>\n{page}\n"


def draw_coverage(coverage: Coverage) -> Html:
    """What stands in the page, for pages that have a frame of their own; ids begin with `c-`."""
    numbered = list(enumerate(coverage.pairings, 1))
    rows = Counter(pairing.kind for pairing in coverage.pairings)
    sections = [
        section(
            f"c-{kind}",
            tr(PARTS[kind]),
            kind,
            draw_rows((number, one) for number, one in numbered if one.kind == kind),
            count=rows[kind],
        )
        for kind in _kinds()
        if rows[kind]
    ]
    return el(
        "div",
        _draw_head(coverage),
        _draw_figures(coverage),
        _draw_tallies(coverage.tallies),
        draw_attention(coverage),
        _draw_filter(coverage.pairings),
        *sections,
        _draw_colophon(),
        class_="coverage",
    )


def _kinds() -> Iterator[PartKind]:
    yield from get_args(PartKind)


def _draw_bar(coverage: Coverage) -> Html:
    names = f"{coverage.child.name} · {coverage.parent.name}"
    brand = el("p", el("b", "Lộ Trình"), " ", el("span", names, class_="file"), class_="brand")
    return el("header", brand, class_="bar")


def _draw_head(coverage: Coverage) -> Html:
    return el(
        "header",
        el("p", el("span", tr("Đối chiếu hai kế hoạch"), class_="type"), class_="eyebrow"),
        el("h1", say_whole(coverage)),
        el(
            "div",
            _draw_document(tr("Kế hoạch cấp trên"), coverage.parent),
            _draw_document(tr("Kế hoạch của mình"), coverage.child),
            class_="two",
        ),
        class_="head",
    )


def _draw_document(side: str, document: Document) -> Html:
    return el(
        "section",
        el("h2", side),
        el("p", document.title or document.name, class_="title"),
        pairs(
            [
                (tr("Số, ký hiệu"), document.number or tr("chưa có số")),
                (tr("Ngày"), say_date(document.date) if document.date else None),
                (tr("Cơ quan ban hành"), document.issuer),
            ]
        ),
        aria_label=side,
    )


def _draw_figures(coverage: Coverage) -> Html:
    """How many of each state, each leading to the first."""
    counts: Counter[State] = Counter()
    for tally in coverage.tallies:
        for state in _COUNTED:
            counts[state] += getattr(tally, state)
    first: dict[State, int] = {}
    for number, pairing in enumerate(coverage.pairings, 1):
        first.setdefault(pairing.state, number)
    return el(
        "div",
        *(
            el(
                "a",
                el("b", str(counts[state])),
                el("span", tr(COVERAGE_STATES[state])),
                href=f"#c-{first[state]}" if state in first else None,
                class_=f"s-{state}",
            )
            for state in _COUNTED
        ),
        class_="figures",
    )


def _draw_tallies(tallies: tuple[Tally, ...]) -> Html | None:
    if not tallies:
        return None
    names = [tr("Cấp trên giao"), *(tr(COVERAGE_STATES[state]) for state in get_args(State))]
    rows = [
        el(
            "tr",
            el("th", el("a", tr(PARTS[tally.kind]), href=f"#c-{tally.kind}"), scope="row"),
            *(
                _draw_number(name, number)
                for name, number in zip(names, _numbers(tally), strict=True)
            ),
        )
        for tally in tallies
    ]
    heads = [el("td"), *(el("th", name, scope="col") for name in names)]
    return el(
        "table",
        el("caption", tr("Đã đáp ứng đến đâu"), class_="unseen"),
        el("thead", el("tr", *heads)),
        el("tbody", *rows),
        class_="tally",
    )


def _draw_number(name: str, number: int) -> Html:
    none = None if number else "none"
    return el("td", str(number) if number else "–", data_label=name, class_=none)


def _numbers(tally: Tally) -> list[int]:
    return [tally.asked, *(getattr(tally, state) for state in get_args(State))]


def _draw_filter(pairings: tuple[Pairing, ...]) -> Html | None:
    """One chip a state; unticking one hides its rows, without any script."""
    there = {pairing.state for pairing in pairings}
    chips = [
        el(
            "label",
            el("input", type="checkbox", id=f"state-{state}", checked=True),
            el("span", tr(name)),
            class_=f"chip s-{state}",
        )
        for state, name in COVERAGE_STATES.items()
        if state in there
    ]
    if not chips:
        return None
    return el("fieldset", el("legend", tr("Hiện các dòng")), *chips, class_="legend")


def _draw_colophon() -> Html:
    words = tr(
        "Các mục được ghép theo từ ngữ, sau khi bỏ qua tên địa phương và cấp hành chính. Cách diễn "
        "đạt khác hẳn có thể làm một mục bị coi là thiếu; hãy đọc lại trước khi sửa."
    )
    return el("footer", el("p", words), class_="colophon")
