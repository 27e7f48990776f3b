"""The rows of a comparison: what the superior says on the left, one's own on the right.

Place in the flow: render; called by coverage_page.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lotrinh.coverage.model import Difference, Pairing, Part
from lotrinh.language import spoken, tr
from lotrinh.render.coverage_phrases import say_difference
from lotrinh.render.labels import COVERAGE_STATES
from lotrinh.render.phrases import say_place
from lotrinh.render.report_html import Html, el, join
from lotrinh.render.report_parts import icon


def draw_rows(numbered: Iterable[tuple[int, Pairing]]) -> Html:
    """Pairings with their numbers, which are their ids: `c-<number>`."""
    heads = [el("span"), el("span", tr("Cấp trên")), el("span", tr("Của mình"))]
    rows = (_draw_row(number, pairing) for number, pairing in numbered)
    return join(
        [el("p", *heads, class_="heads", aria_hidden="true"), el("ol", *rows, class_="rows")]
    )


def _draw_row(number: int, pairing: Pairing) -> Html:
    return el(
        "li",
        el("p", tr(COVERAGE_STATES[pairing.state]), class_="state"),
        _draw_side(tr("Cấp trên"), pairing.parent, _without_parent(pairing)),
        _draw_side(
            tr("Của mình"),
            pairing.child,
            _without_child(pairing),
            pairing.differences,
            nearest=pairing.nearest,
        ),
        id=f"c-{number}",
        class_=f"s-{pairing.state}",
    )


def _without_parent(pairing: Pairing) -> str:
    return "" if pairing.parent else tr("Kế hoạch cấp trên không nêu.")


def _without_child(pairing: Pairing) -> str:
    if pairing.child:
        return ""
    if pairing.state == "elsewhere":
        return tr("Giao cho đơn vị khác, không cần đưa vào.")
    return tr("Chưa thấy trong kế hoạch này.")


def _draw_side(
    name: str,
    parts: Sequence[Part],
    without: str,
    differences: Sequence[Difference] = (),
    *,
    nearest: Part | None = None,
) -> Html:
    return el(
        "div",
        el("p", name, class_="which"),
        *(_draw_part(part) for part in parts),
        el("p", without, class_="empty") if without else None,
        _draw_nearest(nearest) if nearest else None,
        _draw_differences(differences),
        class_="side",
    )


def _draw_nearest(part: Part) -> Html:
    """What a person may have meant."""
    words = el("span", part.text, lang=_foreign())
    return el("p", tr("Gần nhất:"), " ", words, " ", _draw_place(part), class_="nearest")


def _foreign() -> str | None:
    """The language of the documents' words where the page's own is another."""
    return "vi" if spoken() != "vi" else None


def _draw_part(part: Part) -> Html:
    context = " · ".join(name for name in (part.unit, part.heading) if name)
    return el(
        "div",
        el("p", context, class_="context", lang=_foreign()) if context else None,
        el("p", el("span", part.text, lang=_foreign()), " ", _draw_place(part)),
        class_="part",
    )


def _draw_place(part: Part) -> Html:
    return el("span", say_place(part.at), class_="src")


def _draw_differences(differences: Sequence[Difference]) -> Html | None:
    if not differences:
        return None
    return el(
        "ul",
        *(
            el(
                "li",
                icon("clock" if difference.kind.startswith("deadline") else "warning"),
                el("span", say_difference(difference)),
                class_="weaker" if difference.weaker else None,
            )
            for difference in differences
        ),
        class_="differences",
    )
