"""Stage 1: the blocks of a `SourceText` become one tree. Total: any text gives a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lotrinh.outline.depth import find_readings
from lotrinh.outline.markers import Marker, read_marker, roman_number
from lotrinh.outline.tree import Node, NodeKind, Outline
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.alphabet import UPPER
from lotrinh.source.text import Block, Paragraph, SourceText, Table

_FOOT: Final = re.compile(
    alternation(WORDS, "foot_openers") + r"(?!\w)|T/M(?=[A-ZĐ])|(?:TM|KT|TL)\s[A-ZĐ]{2}"
)
_TITLE: Final = re.compile(r"(?:KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ CƯƠNG)\s*$")
_CLOSING: Final = re.compile(
    alternation(WORDS, "closing_openers")
    + r"|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)[^.;:]{0,60}(?:yêu cầu|đề nghị)"
)
_APPENDIX: Final = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|DANH MỤC|DANH SÁCH|LỊCH TRÌNH|BIỂU MẪU)\b[^.;:]*$"
)
_FIELD: Final = re.compile(
    r"(?:"
    + "|".join(
        alternation(WORDS, key)
        for key in ("field_time", "field_doers", "field_lead", "field_product", "field_other")
    )
    + r")[^:.;\n]{0,40}:",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(r"(?:Biểu|BIỂU|Bảng|BẢNG)(?: số)? \d")
_OVER_BULLETS: Final = re.compile(rf"[{UPPER}][^.;:!?]*[^.;:!?,\s]")
_LEAD_WORDS: Final = 14
_END_MARK: Final = re.compile(r"\./\.?[”\"]?\s*$")
_OPEN_SENTENCE: Final = re.compile(
    r"(?:[^.;:!?…”\")/\d]|\b(?:và|của|hoặc|số|ngày|năm|tháng|giai đoạn \d{4} -))$"
)


@dataclass(slots=True)
class _Draft:
    """A block on its way into the tree."""

    block: Block
    kind: NodeKind
    marker: Marker | None = None
    depth: int = 0
    sign: str = ""
    """A bullet's sign."""
    children: list[_Draft] = field(default_factory=list)


def build_outline(source: SourceText) -> Outline:
    """The tree of the document: every block is in exactly one node, in order."""
    drafts = _classify(source)
    _raise_leads(drafts, source.text)
    _number(drafts, source.text)
    root = _nest(drafts, source.text)
    return Outline(source.text, root, source.blocks)


def _classify(source: SourceText) -> list[_Draft]:
    """Say of each block what it can be, before depths are known."""
    drafts = []
    text = source.text
    in_foot = False
    for block in source.blocks:
        if isinstance(block, Table):
            drafts.append(_Draft(block, "table"))
            continue
        own = text[block.start : block.end]
        if block.footnote:
            drafts.append(_Draft(block, "footnote"))
        elif block.side == "" and _is_appendix(own, block, drafts, text):
            marker = read_marker(own)
            in_foot = False
            drafts.append(_Draft(block, "entry" if marker else "landmark", marker))
        elif _TITLE.match(own) and not block.side:
            in_foot = False
            drafts.append(_Draft(block, "landmark"))
        elif (in_foot and not _leaves_foot(block, own, drafts)) or (
            _FOOT.match(own) and len(own) < 120
        ):
            in_foot = True
            drafts.append(_Draft(block, "landmark"))
        elif block.side and not _in_body(drafts):
            drafts.append(_Draft(block, "landmark"))
        else:
            in_foot = False
            drafts.append(_paragraph(block, own, source.ocr))
    return drafts


def _raise_leads(drafts: list[_Draft], text: str) -> None:
    """Make leads of the short lines that stand over bullets: a unit's name without a number.

    The caption of a table in the body (`Biểu 1. …`) is no appendix.
    """
    behind = False
    for draft, below in pairwise(drafts):
        own = text[draft.block.start : draft.block.end]
        behind = behind or (draft.kind == "landmark" and bool(_FOOT.match(own)))
        if below.kind == "table" and not behind and _CAPTION.match(own):
            draft.kind, draft.marker = "text", None
        if draft.kind != "text" or below.kind != "bullet":
            continue
        if _OVER_BULLETS.fullmatch(own) and len(own.split()) <= _LEAD_WORDS:
            draft.kind = "lead"


def _in_body(drafts: list[_Draft]) -> bool:
    """Whether the body has begun, so that a line with a side is no letterhead."""
    return any(d.kind == "entry" for d in drafts)


def _leaves_foot(block: Paragraph, own: str, drafts: list[_Draft]) -> bool:
    """Whether a block behind the foot's beginning is body again (a plan attached to a decision)."""
    if block.side:
        return False
    above = drafts[-1].block if drafts else None
    if (isinstance(above, Paragraph) and above.side) or _TITLE.match(own):
        return True
    return len(own) > 200


def _is_appendix(own: str, block: Paragraph, drafts: list[_Draft], text: str) -> bool:
    """Whether a paragraph opens an appendix: `PHỤ LỤC II` alone, or a title behind the foot."""
    if len(own) > 300:
        return False
    if _APPENDIX.match(own):
        named = own[:7] in {"PHỤ LỤC", "Phụ lục"}
        return (named and (len(own) < 90 or _behind_foot(drafts))) or (
            own.isupper() and _behind_foot(drafts)
        )
    return (
        own.isupper()
        and _behind_foot(drafts)
        and len(own.split()) > 3
        and not _FOOT.match(own)
        and (block.side == "" and block.gap and block.look.centered)
    )


def _behind_foot(drafts: list[_Draft]) -> bool:
    return any(d.kind == "landmark" for d in drafts[-30:])


def _paragraph(block: Paragraph, own: str, scanned: bool) -> _Draft:
    marker = read_marker(own, scanned=scanned)
    if marker is None:
        return _Draft(block, "lead" if _is_lead(own, block) else "text")
    if marker.is_bullet:
        return _Draft(block, "bullet", marker, sign=marker.readings[0].style)
    return _Draft(block, "entry", marker)


def _is_lead(own: str, block: Paragraph) -> bool:
    """Whether an unnumbered paragraph is a heading or lead-in of what follows."""
    if len(own) > 220 or own.endswith((".", ";", ",", "./.")):
        return False
    if block.look.heading or (own.isupper() and len(own) > 5):
        return True
    return (block.look.bold or (block.look.italic and own.endswith(":"))) and len(own.split()) < 30


def _number(drafts: list[_Draft], text: str) -> None:
    """Give every numbered entry its depth; one that is none becomes text."""
    markers: list[Marker | None] = []
    weak: list[bool] = []
    places: list[_Draft | None] = []
    above = ""
    for draft in drafts:
        own = text[draft.block.start : draft.block.end]
        if draft.kind == "landmark":
            if markers and markers[-1] is not None:
                markers.append(None)
                weak.append(False)
                places.append(None)
        elif draft.kind == "entry" and draft.marker:
            if draft.marker.readings[0].kind == "appendix" and markers and markers[-1] is not None:
                markers.append(None)
                weak.append(False)
                places.append(None)
            markers.append(draft.marker)
            weak.append(_is_weak(above, own, draft.marker))
            places.append(draft)
        above = own
    for (depth, reading), place in zip(find_readings(markers, weak), places, strict=True):
        if place is None or place.marker is None:
            continue
        place.depth = depth
        if depth == 0:
            place.kind, place.marker = "text", None
        elif reading is not None and reading.doubt:
            number = reading.value[0]
            meant = roman_number(number) if reading.kind == "roman" else str(number)
            place.marker = place.marker._replace(text=meant)


def _is_weak(above: str, own: str, marker: Marker) -> bool:
    """Whether the place makes a marker unlikely: an open sentence above, lower case behind it."""
    if marker.readings[0].kind in {"appendix", "part"}:
        return False
    rest = own[marker.length :]
    if not rest:
        return len(above) > 0 and not above.endswith((".", ":", ";"))
    return rest[0].islower() and len(above) > 60 and bool(_OPEN_SENTENCE.search(above))


def _nest(drafts: list[_Draft], text: str) -> Node:
    """Hang every block under the last open one that it belongs to."""
    top = _Draft(Table(0, 0, ()), "root")
    entries: list[_Draft] = []
    bullets: list[_Draft] = []
    leads: list[_Draft] = []
    for draft in drafts:
        under = entries[-1] if entries else top
        lead = leads[-1] if leads else None
        if draft.kind in {"landmark", "footnote"}:
            entries, bullets, leads = [], [], []
            top.children.append(draft)
        elif draft.kind == "entry":
            while entries and entries[-1].depth >= draft.depth:
                entries.pop()
            (entries[-1] if entries else top).children.append(draft)
            entries.append(draft)
            bullets, leads = [], []
        elif draft.kind == "lead":
            if _closes(draft, text, entries):
                entries = []
                under = top
            leads = [x for x in leads if _rank(x, text) < _rank(draft, text)]
            (leads[-1] if leads else under).children.append(draft)
            leads.append(draft)
            bullets = []
        elif draft.kind == "bullet":
            bullets = _bullets_above(bullets, draft.sign)
            (bullets[-1] if bullets else lead or under).children.append(draft)
            bullets.append(draft)
        elif _is_closing(draft, text, entries or leads):
            entries, bullets, leads = [], [], []
            top.children.append(draft)
        else:
            if lead is None and _is_about_list(draft, text, entries):
                entries.pop()
                under = entries[-1]
            under = lead or under
            opener = bullets[-1] if bullets and _ends_open(bullets[-1], text) else None
            (opener or under).children.append(draft)
            bullets = bullets if opener else []
    size = len(text)
    return _freeze(top, text, 0, size)


def _rank(draft: _Draft, text: str) -> int:
    """How low an unnumbered heading stands: by the format's own level, capitals, bold, the rest."""
    block = draft.block
    if isinstance(block, Paragraph) and block.look.heading:
        return block.look.heading
    if text[block.start : block.end].isupper():
        return 10
    return 11 if isinstance(block, Paragraph) and block.look.bold else 12


def _closes(draft: _Draft, text: str, entries: list[_Draft]) -> bool:
    """Whether an unnumbered heading stands above all open entries: its capitals say so."""
    own = text[draft.block.start : draft.block.end]
    first = entries[0] if entries else None
    if first is None:
        return True
    above = entries[-1].marker
    if above and above.readings[0].kind in {"appendix", "part"}:
        return False
    numbered_capitals = text[first.block.start : first.block.end].isupper()
    return own.isupper() and not numbered_capitals and len(own) > 8


def _is_about_list(draft: _Draft, text: str, entries: list[_Draft]) -> bool:
    """Whether a line is a field behind the last item of a list, about what the list stands under.

    `2. Tập huấn` ⏎ `a) Lớp một;` ⏎ `b) Lớp hai.` ⏎ `Thời gian: quý II` is about 2.
    """
    if len(entries) < 2 or not _FIELD.match(text, draft.block.start, draft.block.end):
        return False
    items = [c for c in entries[-2].children if c.kind == "entry"]
    if len(items) < 2 or any(c.children for c in items):
        return False
    return all(text[c.block.start : c.block.end].endswith((".", ";", ",")) for c in items)


def _bullets_above(bullets: list[_Draft], sign: str) -> list[_Draft]:
    """The open bullets under which one with this sign stands."""
    for i, bullet in enumerate(bullets):
        if bullet.sign == sign:
            return bullets[:i]
    return bullets


def _ends_open(draft: _Draft, text: str) -> bool:
    return text[draft.block.start : draft.block.end].endswith(":")


def _is_closing(draft: _Draft, text: str, entries: list[_Draft]) -> bool:
    """Whether a paragraph closes the document: it belongs to no entry above it."""
    own = text[draft.block.start : draft.block.end]
    if not entries or not isinstance(draft.block, Paragraph):
        return False
    last = text[entries[-1].block.start : entries[-1].block.end]
    heading = not entries[-1].children and not last.endswith((".", ";"))
    if draft.kind != "text" or heading:
        return own.startswith("Trên đây là")
    return bool(_CLOSING.match(own)) or bool(_END_MARK.search(own))


def _freeze(draft: _Draft, text: str, start: int, end: int) -> Node:
    """Make the read-only node of a draft and all under it."""
    children = tuple(_freeze(c, text, c.block.start, c.block.end) for c in draft.children)
    stop = max(end, children[-1].stop) if children else end
    block = draft.block
    body = start + (draft.marker.length if draft.marker else 0)
    if isinstance(block, Table):
        table = None if draft.kind == "root" else block
        return Node(draft.kind, start, end, start, stop, table=table, children=children)
    return Node(
        kind=draft.kind,
        start=start,
        end=end,
        body=min(body, end),
        stop=stop,
        depth=draft.depth,
        marker=draft.marker,
        look=block.look,
        side=block.side,
        gap=block.gap,
        children=children,
    )
