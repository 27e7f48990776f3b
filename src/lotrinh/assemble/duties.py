"""Assignments: who must do what."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, is_heading, topics
from lotrinh.mentions.agencies import (
    agency_at,
    find_partners,
    find_roles,
    is_agency_like,
    is_group,
    split_agencies,
)
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Assignment, Duty
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.text import Table

_ASKING: Final = re.compile(alternation(WORDS, "asking") + r"\s*:?\s+(?=\S)")
_DUTIFUL: Final = re.compile(r"\s*" + alternation(WORDS, "dutiful") + r"\s*$")
_AS: Final = re.compile(r"\s+(?:là (?:cơ quan|đơn vị)\s+(?:thường trực|chủ trì|đầu mối))\s*$")
_NOT_A_UNIT: Final = re.compile(alternation(WORDS, "not_units") + r"\b", re.IGNORECASE)
DOING: Final = re.compile(r"\s*(?:,\s*)?" + alternation(WORDS, "doing") + r"\b")
"""A verb that begins a duty."""
_GIVEN: Final = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo)\s[^.;:]{5,200}?,\s+(?=(?:các|Các|[^\W\d_a-z]))"
)
_UNIT_COLUMN: Final = re.compile(
    r"(?:tên )?(?:các )?(?:cơ quan|đơn vị|bộ phận|thành viên|họ và tên)", re.IGNORECASE
)
_DUTY_COLUMN: Final = re.compile(r"nhiệm vụ|công việc|nội dung", re.IGNORECASE)
_BULLET: Final = re.compile(r"^[-+*•]\s*")
_NOUN_BEFORE: Final = re.compile(r"\b(?:các|những|một|mọi|và các|lĩnh vực|công tác)\s*$")
_CLAUSE_END: Final = re.compile(r"[.;:]")
_FOLLOWS: Final = re.compile(r"(?:như sau|sau đây|bảng sau|sau)\s*:?$")
_REMARK: Final = re.compile(r"\s*\([^)]{20,}\)$")
_BOUND: Final = re.compile(r",?\s+(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm)\b")
_OFFICE: Final = re.compile(
    r"[-–\s]*(?:là )?(?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)\b[^.;]*$", re.I
)
_BODIES: Final = re.compile(alternation(WORDS, "body_openers") + r"\b", re.IGNORECASE)
_MAX_UNIT_WORDS: Final = 45
_MAX_LISTED_WORDS: Final = 130
"""A duty may open with a list of a dozen bodies."""


def find_assignments(reading: Reading, sections: list[Node]) -> tuple[Assignment, ...]:
    """The units of the implementation sections with their duties."""
    top = [s for s in sections if _is_implementation(reading, s)]
    inner = top or [c for s in sections for c in s.children if _stands_inside(reading, c)]
    return tuple(a for section in inner for a in _assignments(reading, section))


def _stands_inside(reading: Reading, node: Node) -> bool:
    """Whether a heading inside a section is that of the implementation: `II. … 3. Tổ chức …`."""
    return (
        node.kind in {"entry", "lead"}
        and topics(reading.outline, node)[:1] == ("implementation",)
        and is_heading(reading.outline, node)
        and bool(node.children)
    )


def _is_implementation(reading: Reading, section: Node) -> bool:
    said = topics(reading.outline, section)
    if not said or "implementation" not in said:
        return False
    return (
        said[0] == "implementation"
        or not set(said) & {"contents", "purposes", "channels"}
        or (said[0] == "reporting")
    )


def _assignments(reading: Reading, section: Node) -> list[Assignment]:
    """Assignments among the children of a section; a heading over units is entered."""
    found: list[Assignment] = []
    listed = any(c.kind in {"entry", "lead"} for c in section.children)
    for child in section.children:
        if child.table is not None:
            found += _of_table(reading, child.table)
    level = {"entry", "lead"} if listed else {"bullet", "text"}
    for child in section.children:
        if child.kind not in level:
            continue
        unit = read_unit(reading, child)
        if _is_over_units(reading, child, unit) or (
            unit is None and topics(reading.outline, child)[:1] == ("implementation",)
        ):
            found += _assignments(reading, child)
        elif unit is not None:
            said_to_all = listed and _ends_with_words_to_all(reading, section, child)
            found.append(_assignment(reading, child, *unit, said_to_all=said_to_all))
    return found


def _ends_with_words_to_all(reading: Reading, section: Node, unit: Node) -> bool:
    """Whether the paragraph below the last of several units is meant for all of them.

    It is the only one of its kind: each unit has its duty in its own line or in a list.
    """
    units = [c for c in section.children if c.kind in {"entry", "lead"}]
    if len(units) < 3 or unit is not units[-1] or [c.kind for c in unit.children] != ["text"]:
        return False
    return reading.outline.own(unit).endswith((".", ";")) and not any(
        below.kind == "text" for other in units[:-1] for below in other.children
    )


def _of_table(reading: Reading, table: Table) -> list[Assignment]:
    """The units of a table that gives each of them its duties, a row a unit."""
    if len(table.rows) < 2:
        return []
    heads = [" ".join(reading.words(p.start, p.end) for p in c.paragraphs) for c in table.rows[0]]
    unit = next((i for i, h in enumerate(heads) if _UNIT_COLUMN.match(h)), None)
    duty = next((i for i, h in enumerate(heads) if i != unit and _DUTY_COLUMN.search(h)), None)
    if unit is None or duty is None or unit > duty:
        return []
    found = []
    for cells in table.rows[1:]:
        if len(cells) <= max(unit, duty) or not cells[unit].paragraphs:
            continue
        first, last = cells[unit].paragraphs[0], cells[unit].paragraphs[-1]
        name = reading.words(first.start, last.end)
        duties = tuple(
            _duty(reading, words, p.start, p.end)
            for p in cells[duty].paragraphs
            if (words := clean(_BULLET.sub("", reading.text[p.start : p.end])))
        )
        if duties and is_agency_like(name):
            at = reading.at(first.start, last.end)
            found.append(Assignment(name, duties, at, group=is_group(name)))
    return found


def _is_over_units(reading: Reading, node: Node, unit: tuple[str, int] | None) -> bool:
    """Whether a heading stands over units of its own (`1. Các phòng của Ban`, `1. Cấp tỉnh`)."""
    below = [c for c in node.children if c.kind in {"entry", "lead"}]
    if not below or not is_heading(reading.outline, node):
        return False
    named = sum(1 for c in below if _is_named_unit(reading, c))
    return named * 2 > len(below) if unit else named > 0


def _is_named_unit(reading: Reading, node: Node) -> bool:
    unit = read_unit(reading, node)
    return (
        unit is not None
        and (bool(node.children) or unit[1] < node.end)
        and (agency_at(unit[0], 0) is not None)
    )


def read_unit(reading: Reading, node: Node) -> tuple[str, int] | None:
    """The unit that a node names, and the offset where a run-in duty begins (its end: none)."""
    own = reading.outline.own(node)
    asked = _ASKING.match(own)
    skip = asked.end() if asked else 0
    given = _GIVEN.match(own, skip)
    if given and reading.agency_end(node.body + given.end()) is not None:
        named = _running(reading, node, given.end())
        return (named[0], node.body + skip) if named else None
    return _headed(reading, node, own, skip) or _running(reading, node, skip)


def _headed(reading: Reading, node: Node, own: str, skip: int) -> tuple[str, int] | None:
    """A unit that stands as a heading: over its duties, or before a colon."""
    head, colon, _ = own[skip:].partition(":")
    if not colon or len(head.split()) > _MAX_UNIT_WORDS:
        head = own[skip:].rstrip(" .;,") if skip else heading_of(reading.outline, node)
    at = own.find(head, skip) + len(head)
    alone = not own[at:].strip(" :.;,")
    divided = alone or own[at:].lstrip()[:1] in {":", "."} or bool(node.look.lead)
    if not head or len(head.split()) > _MAX_UNIT_WORDS or not divided:
        return None
    bare = _AS.sub("", _DUTIFUL.sub("", head)).strip(" ,:;.-")
    if bare.lower() == "chung":
        bare = own[: skip + len("chung")]
    if not bare or _NOT_A_UNIT.match(bare) or DOING.match(bare) or _FOLLOWS.search(head):
        return None
    if _runs_on(bare) and (colon or not node.children):
        return None
    titled = (bool(node.children) or not alone) and (is_heading(reading.outline, node) or not alone)
    if not is_agency_like(bare) and not (titled and node.kind in {"entry", "lead"}):
        return None
    end = node.end
    start = min(end, node.body + at + len(own[at:]) - len(own[at:].lstrip(" :.;,–-")))
    remark = reading.text[start:end].startswith("(") or _OFFICE.match(reading.text[start:end])
    name = _REMARK.sub("", bare)
    return clean(name), node.end if remark or end - start < 4 else start


def _running(reading: Reading, node: Node, skip: int) -> tuple[str, int] | None:
    """A unit from whose name the duty runs on in one line: `Phòng X tham mưu …`."""
    text, begin = reading.text, node.body + skip
    if _FOLLOWS.search(text[begin : node.end]):
        return None
    end = reading.agency_end(begin)
    if end is None and not _BODIES.match(text, begin, node.end):
        return None
    stop = _CLAUSE_END.search(text, begin, node.end)
    limit = min(stop.start() if stop else node.end, begin + 800)
    verb = _BOUND.search(text, begin, limit)
    if verb is None:
        verb = DOING.match(text, reading.agencies_end(begin) or limit, limit)
    if verb is None or _is_noun(text, verb):
        later = DOING.finditer(text, min(end or begin + 4, limit), limit)
        verb = next((v for v in later if not _is_noun(text, v)), None)
    if verb is None or verb.start() < begin + 3:
        return None
    name = clean(text[begin : verb.start()])
    if len(name.split()) > _MAX_LISTED_WORDS or _NOT_A_UNIT.match(name) or DOING.match(name):
        return None
    lead = len(verb.group()) - len(verb.group().lstrip(" ,"))
    return name, verb.start() + lead


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a word that can be a verb is a noun here: `các tổ chức`, `lĩnh vực giám sát`."""
    return bool(_NOUN_BEFORE.search(text[max(0, verb.start() - 12) : verb.start() + 1]))


def _runs_on(bare: str) -> bool:
    """Whether a heading goes on from its unit into a duty: `Phòng X tham mưu …`."""
    if len(bare.split()) <= 8 or DOING.search(bare) is None:
        return False
    end = agency_at(bare, 0)
    return end is not None and end < len(bare) and bool(DOING.match(bare, end))


def _assignment(
    reading: Reading, node: Node, name: str, rest: int, *, said_to_all: bool = False
) -> Assignment:
    duties: list[Duty] = []
    tail = reading.words(rest, node.end)
    if len(tail) > 8:
        duties.append(_duty(reading, tail, rest, node.end))
    for i, child in enumerate(() if said_to_all else node.children):
        below = node.children[i + 1] if i + 1 < len(node.children) else None
        if not (below and below.kind == "table" and reading.outline.own(child).endswith(":")):
            duties += _duties(reading, child)
    members = split_agencies(name)
    return Assignment(
        unit=name,
        duties=tuple(duties),
        at=reading.node_at(node),
        members=members if len(members) > 1 else (),
        group=is_group(name),
    )


def _duties(reading: Reading, node: Node) -> list[Duty]:
    """A child of a unit's heading as duties; a mere sub-heading gives those below it."""
    if node.kind in {"table", "landmark", "footnote"}:
        return []
    own = reading.outline.own(node)
    if (
        node.children
        and is_heading(reading.outline, node)
        and len(own.split()) < 8
        and own.endswith(":")
        and node.kind != "text"
    ):
        return [duty for child in node.children for duty in _duties(reading, child)]
    words = clean(own)
    if not words or (own.startswith("(") and own.rstrip(".;").endswith(")") and not node.marker):
        return []
    return [_duty(reading, words, node.body, node.stop)]


def _duty(reading: Reading, words: str, start: int, stop: int) -> Duty:
    due = reading.deadlines_in(start, stop)
    return Duty(
        text=words,
        roles=find_roles(words),
        partners=find_partners(words),
        deadline=due[0].text if due else None,
        at=reading.at(start, stop),
    )
