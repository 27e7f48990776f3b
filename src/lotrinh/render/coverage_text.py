"""What `lotrinh compare` prints on a terminal: the sum first, then what is missing or other.

Place in the flow: render. What is covered is counted and not listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lotrinh.coverage.model import Coverage, Pairing, Part
from lotrinh.language import Language, speaking, tr
from lotrinh.render.coverage_phrases import (
    harmless_last,
    say_citation,
    say_difference,
    say_document,
    say_leftover,
    say_tally,
    say_whole,
)
from lotrinh.render.labels import PARTS
from lotrinh.render.pen import BOLD, DIM, RED, TEAL, YELLOW, Pen
from lotrinh.render.phrases import say_place, shorten

_ADDED: Final = 8
"""New parts that are listed; the others are counted."""


def render_coverage_text(
    coverage: Coverage, *, width: int = 88, color: bool = False, lang: Language = "vi"
) -> str:
    """The comparison, lines of at most `width` columns (40 at least), ending in a newline.

    With `color` it holds ANSI colours. `lang` is the language of our own words.
    """
    pen = Pen(max(width, 40), color)
    with speaking(lang):
        _write(pen, coverage)
    return "\n".join(pen.lines) + "\n"


def _write(pen: Pen, coverage: Coverage) -> None:
    pen.wrap(say_whole(coverage), code=BOLD)
    pen.section(tr("Cấp trên"), [say_document(coverage.parent)], DIM)
    pen.section(tr("Của mình"), [say_document(coverage.child)], DIM)
    pen.lines.append("")
    for tally in coverage.tallies:
        pen.section(_label(tr(PARTS[tally.kind])), [say_tally(tally)])
    pen.lines.append("")
    dropped = [pairing for pairing in coverage.pairings if pairing.state == "dropped"]
    pen.section(tr("Còn thiếu"), _parents(dropped), RED)
    weak = [p for p in coverage.pairings if any(one.weaker for one in p.differences)]
    pen.section(tr("Kém hơn"), list(_differing(weak)), RED)
    other = [p for p in coverage.pairings if p.differences and p not in weak]
    pen.section(tr("Có khác"), list(_differing(other)), YELLOW)
    pen.section(tr("Viện dẫn"), [say_citation(one) for one in harmless_last(coverage)], YELLOW)
    pen.section(
        tr("Còn sót"),
        [f"{say_leftover(one)} ({say_place(one.at)})" for one in coverage.leftovers],
        YELLOW,
    )
    pen.section(tr("Thêm mới"), _added(pen, coverage), TEAL)


def _label(name: str) -> str:
    """A kind's name within the column of labels."""
    return name.split(",", maxsplit=1)[0]


def _parents(pairings: Iterable[Pairing]) -> list[str]:
    said: list[str] = []
    for pairing in pairings:
        said += [_asked(part) for part in pairing.parent]
        if pairing.nearest is not None:
            text, place = pairing.nearest.text, say_place(pairing.nearest.at)
            said.append("  " + tr("gần nhất: {text} ({place})", text=text, place=place))
    return said


def _asked(part: Part) -> str:
    kind, place = tr(PARTS[part.kind]).lower(), say_place(part.at)
    return tr("{kind}: {text} (cấp trên, {place})", kind=kind, text=part.text, place=place)


def _differing(pairings: Iterable[Pairing]) -> Iterable[str]:
    for pairing in pairings:
        places = ", ".join(say_place(part.at) for part in pairing.child)
        yield f"{pairing.child[0].text} ({places})"
        for difference in pairing.differences:
            yield f"  → {say_difference(difference)}"


def _added(pen: Pen, coverage: Coverage) -> list[str]:
    added = [part for p in coverage.pairings if p.state == "added" for part in p.child]
    lines = [shorten(f"{tr(PARTS[part.kind]).lower()}: {part.text}", pen.room) for part in added]
    if len(lines) > _ADDED:
        rest = tr("… và {count} điều nữa", count=len(lines) - _ADDED)
        return [*lines[:_ADDED], rest]
    return lines
