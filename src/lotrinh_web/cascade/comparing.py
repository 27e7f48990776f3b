"""The only door of this app to the engine: two exports in, a comparison out; a text, its blocks.

Place in the flow: services count, views draw, drafting.py narrows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

import lotrinh
from lotrinh.compile import Options
from lotrinh.coverage.addressing import Addressee, names_of_level
from lotrinh.coverage.folding import form_pattern, place_names
from lotrinh.coverage.model import Coverage
from lotrinh.coverage.own_plan import asks_for_plan
from lotrinh.coverage.parts import list_parts
from lotrinh.language import speaking
from lotrinh.mentions.unit_names import one_tone
from lotrinh.outline.tree import Outline
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Header
from lotrinh.render.coverage_page import draw_coverage
from lotrinh.render.report_icons import draw_sprite
from lotrinh.source.text import Table

Export = Mapping[str, Any]
_COMMITTEES = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố"}


def _compare(parent: Export, child: Export) -> Coverage:
    return lotrinh.compare(lotrinh.from_wire(dict(parent)), lotrinh.from_wire(dict(child)))


def count_coverage(parent: Export, child: Export) -> dict[str, int]:
    """The counts of a `PlanLink`."""
    coverage = _compare(parent, child)
    names = ("asked", "covered", "changed", "dropped", "added")
    counts = {name: sum(getattr(t, name) for t in coverage.tallies) for name in names}
    counts["weaker"] = sum(
        any(difference.weaker for difference in pairing.differences)
        for pairing in coverage.pairings
    )
    counts["leftovers"] = len(coverage.leftovers)
    return counts


def draw_comparison(parent: Export, child: Export, language: str) -> SafeString:
    """Both plans side by side, as a part of a page with its own h1; the engine escapes texts."""
    coverage = _compare(parent, child)
    with speaking("en" if language == "en" else "vi"):
        return mark_safe(f"{draw_sprite()}{draw_coverage(coverage)}")  # noqa: S308


def own_plan_due(export: Export) -> date | None:
    """The last day by which a plan asks lower offices for plans of their own; None without one."""
    plan = lotrinh.from_wire(dict(export))
    asking = [part.at for part in list_parts(plan) if asks_for_plan(part)]
    days = [
        date.fromisoformat(deadline.date)
        for deadline in plan.deadlines
        if deadline.date is not None
        and len(deadline.date) == len("2026-03-31")
        and any(at.start <= deadline.at.start < at.end for at in asking)
    ]
    return max(days, default=None)


def cited_codes(export: Export) -> frozenset[str]:
    """The numbers of the documents that a plan cites, without blanks, in capitals."""
    return frozenset(document["code"].upper() for document in export["documents"])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table's cell of a plan's body."""

    text: str
    kind: str
    """`entry`, `lead`, `bullet`, `text`, `cell` or `title`."""
    depth: int
    bold: bool
    kept: tuple[tuple[int, int], ...] = ()
    """Stretches of the text that are other documents' names: nothing in them is changed."""
    place: tuple[int, int] | None = None
    """Of a cell: its table, and the row in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A superior's plan as blocks, from the bases to the last section."""

    family: str
    title: str
    code: str
    issuer: str
    """As a sentence says it: `Ủy ban nhân dân tỉnh Lam Giang`."""
    header: Header
    date: date | None
    units: tuple[str, ...]
    """To whom the plan gives duties."""
    blocks: tuple[Block, ...]


def read_blocks(content: bytes, name: str) -> Source:
    """The body of a document that was read before. Raises `lotrinh.UnreadableError`."""
    compilation = lotrinh.compile_document(content, name=name, options=Options(checks=None))
    plan, outline = compilation.plan, compilation.outline
    header = plan.header
    first = header.at.end if header.at is not None else 0
    foot = [one.at.start for one in plan.recipients]
    signed = plan.signature.at if plan.signature is not None else None
    foot += [signed.start] if signed is not None else []
    last = min((place for place in foot if place > first), default=len(outline.text))
    kept = [(base.at.start, base.at.end) for base in plan.bases if _is_basis(base.text)]
    kept += [(citation.at.start, citation.at.end) for citation in plan.citations]
    blocks: list[Block] = []
    for node in outline.root.walk():
        if node.kind in ("root", "landmark", "footnote") or not first <= node.start < last:
            continue
        text = " ".join(outline.printed(node).split())
        if not any(letter.isalnum() for letter in text):
            continue
        if node.table is not None:
            blocks += _cells(node.table, outline)
        else:
            spans = _inside(outline.printed(node), node.start, kept)
            blocks.append(Block(text, node.kind, node.depth, node.look.bold, spans))
    day = header.date if header.date and len(header.date) == len("2026-03-31") else None
    return Source(
        header.family, header.title or "", full_number(header) or "", _say_issuer(header), header,
        date.fromisoformat(day) if day else None, tuple(one.unit for one in plan.assignments),
        tuple(blocks),
    )  # fmt: skip


def _say_issuer(header: Header) -> str:
    """The issuer in small letters, where its form is known; else as it is printed."""
    name = " ".join((header.issuer or "").split())
    body = one_tone(name.upper())
    place = header.place or ""
    if body.startswith("ỦY BAN NHÂN DÂN "):
        said = name[0] + name[1:].lower()
        return re.sub(f"{re.escape(place.lower())}$", place, said) if place else said
    if body == "BAN THƯỜNG VỤ" and header.superior:
        committee = header.superior[0] + header.superior[1:].lower()
        committee = re.sub(f"{re.escape(place.lower())}$", place, committee)
        return f"Ban Thường vụ {committee}"
    return name


def _is_basis(text: str) -> bool:
    return bool(re.match(r"(?:căn cứ|thực hiện|theo)\b", text.lower()))


def _cells(table: Table, outline: Outline) -> Iterator[Block]:
    """The cells of a table, row by row."""
    for row, cells in enumerate(table.rows):
        for cell in cells:
            words = (outline.text[span.start : span.end] for span in cell.paragraphs)
            text = " ".join(" ".join(words).split())
            yield Block(text, "cell", 0, bold=row == 0, place=(table.start, row))


def _inside(printed: str, start: int, kept: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The kept stretches within a block, as places in its single-spaced text."""
    spans = []
    for low, high in kept:
        if high <= start or low >= start + len(printed):
            continue
        head = " ".join(printed[: max(low - start, 0)].split())
        body = " ".join(printed[max(low - start, 0) : high - start].split())
        begin = len(head) + (1 if head else 0)
        spans.append((begin, begin + len(body)))
    return tuple(sorted(spans))


@dataclass(frozen=True, slots=True)
class Words:
    """What tells a superior's names, and the words of one's own that take their place."""

    level: str
    """The word of the superior's level, `tỉnh`; "" where its name bears none."""
    above: tuple[str, ...]
    """All words of that level which are none of ours."""
    places: tuple[str, ...]
    """The names of the superior's places, in small letters."""
    scope: str
    units: str
    """Patterns: words before a level that say how far a plan reaches; groups of its units."""


def words_between(superior: Header, own: str) -> Words:
    """The words for narrowing a plan of one issuer to another."""
    ours = Addressee(Header(issuer=own))
    names = f"{superior.issuer or ''} {superior.superior or ''}".lower()
    level = Addressee(superior).level or next(
        (word for committee, word in _COMMITTEES.items() if one_tone(committee) in one_tone(names)),
        "",
    )
    above = names_of_level(level) - set(ours.levels) if level else frozenset[str]()
    places = place_names(superior)
    return Words(
        level=level, above=tuple(sorted(above, key=len, reverse=True)),
        places=tuple(sorted(places, key=len, reverse=True)), scope=form_pattern("scope"),
        units=form_pattern("superior_units"),
    )  # fmt: skip


def place_of(name: str) -> tuple[str, str]:
    """The level and the place in an office's name: ("xã", "An Phú"); ("", "") without one."""
    level = Addressee(Header(issuer=name)).level
    found = re.search(rf"\b{level} (?P<name>.+)", name, re.IGNORECASE) if level else None
    return (level, found["name"].strip()) if found else ("", "")
