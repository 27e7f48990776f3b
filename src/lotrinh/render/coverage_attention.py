"""What to look at first in a comparison: missing, weaker or later, cited otherwise, left over.

Place in the flow: render; called by coverage_page.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lotrinh.coverage.model import Coverage
from lotrinh.language import tr
from lotrinh.render.coverage_phrases import (
    harmless_last,
    say_citation,
    say_difference,
    say_leftover,
)
from lotrinh.render.labels import PARTS
from lotrinh.render.phrases import say_place, shorten
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import icon

_WIDTH = 110
"""Characters of a part by which it is known here; the row below has all of it."""


def draw_attention(coverage: Coverage) -> Html | None:
    """Lists that lead to the rows; None where there is nothing to look at."""
    groups = (
        (tr("Còn thiếu"), "error", list(_dropped(coverage))),
        (tr("Muộn hơn hoặc kém hơn yêu cầu"), "clock", list(_weaker(coverage))),
        (tr("Viện dẫn không khớp"), "warning", list(_citations(coverage))),
        (tr("Còn sót của cấp trên"), "warning", list(_leftovers(coverage))),
    )
    drawn = [_draw_group(*group) for group in groups if group[2]]
    if not drawn:
        return None
    name = tr("Cần xem lại")
    return el("section", el("h2", name), *drawn, class_="attention", aria_label=name)


def _draw_group(name: str, picture: str, rows: Sequence[Html]) -> Html:
    heading = el("h3", icon(picture), name, " ", el("span", str(len(rows)), class_="count"))
    return el("div", heading, el("ul", *rows, class_="items"), class_=f"group {picture}")


def _dropped(coverage: Coverage) -> Iterator[Html]:
    for number, pairing in enumerate(coverage.pairings, 1):
        if pairing.state == "dropped":
            kind = tr(PARTS[pairing.kind])
            text = shorten(pairing.parent[0].text, _WIDTH)
            link = el("a", text, href=f"#c-{number}")
            yield el("li", el("span", f"{kind}: ", class_="quiet"), link)


def _weaker(coverage: Coverage) -> Iterator[Html]:
    for number, pairing in enumerate(coverage.pairings, 1):
        said = [say_difference(one) for one in pairing.differences if one.weaker]
        if said:
            text = shorten(pairing.child[0].text, _WIDTH)
            link = el("a", text, href=f"#c-{number}")
            yield el("li", link, *(el("p", words, class_="told") for words in said))


def _citations(coverage: Coverage) -> Iterator[Html]:
    for difference in harmless_last(coverage):
        place = f" ({say_place(difference.child_at)})" if difference.child_at else ""
        quiet = "quiet" if difference.fault == "missing" else None
        yield el("li", say_citation(difference), place, class_=quiet)


def _leftovers(coverage: Coverage) -> Iterator[Html]:
    for leftover in coverage.leftovers:
        yield el("li", say_leftover(leftover), f" ({say_place(leftover.at)})")
