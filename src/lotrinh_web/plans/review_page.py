"""A plan as its review shows it: groups of rows with their fields, places and findings.

Place in the flow: review_views ask `build_page`; templates only walk it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.functional import Promise

from lotrinh_web.plans.clauses import (
    KINDS,
    ROOT,
    SINGLES,
    UNIT_FIELDS,
    Clause,
    Field,
    Slot,
    clauses_of,
    own_field,
    own_words,
    value_at,
)
from lotrinh_web.plans.editing import Operation, redoable, replay, undoable
from lotrinh_web.plans.findings import READERS_OWN, clause_at, fix_of, key_of, settled
from lotrinh_web.plans.values import shown_value

if TYPE_CHECKING:
    from lotrinh_web.plans.models import Reading

NEEDED: Final = ("title", "number", "date", "issuer")
"""Fields of the letterhead without which a plan cannot be registered."""
GRAVEST_FIRST: Final = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with its value as people type it."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the margin."""

    key: str
    code: str
    severity: str
    message: str
    excerpt: str
    suggestion: str
    basis: str
    place: str
    is_readers: bool
    can_mend: bool
    done: Operation | None
    row_id: str = ""
    """The clause that it is about; empty where there is none."""

    @property
    def reason(self) -> str:
        """Why it was dismissed; empty where it was mended."""
        return str(self.done.details.get("reason", "")) if self.done else ""


@dataclass(frozen=True, slots=True)
class UnitSight:
    """A name of a unit in the plan, and the unit of the tree that it is (empty: none known)."""

    name: str
    found: str


@dataclass(slots=True)
class Row:
    """A clause: its own words, its further fields in one line, what lies in it."""

    id: str
    kind: str
    label: str | Promise
    own: ShownField | None
    facts: list[ShownField]
    """Further fields that have a value."""
    groups: list[Group]
    place: str
    """`page:first line:last line` in the printed text (page 0 where there are none)."""
    notes: list[Note] = field(default_factory=list)
    boxes: str = ""
    """Where its words stand on the pages, as `boxes_of` gives it."""
    units: list[UnitSight] = field(default_factory=list)
    added: bool = False


@dataclass(slots=True)
class Group:
    """A list of rows that one can add to."""

    parent: str
    slot: Slot
    rows: list[Row]


@dataclass(slots=True)
class ReviewPage:
    """Everything that the right side of a review shows."""

    header: list[ShownField]
    signature: list[ShownField]
    groups: list[Group]
    notes: list[Note]
    """Findings that are about no clause, and those of clauses too: all, the gravest first."""
    loose: list[Note]
    missing: list[Field]
    unplaced: int
    unknown_units: int
    revision: int
    can_undo: bool
    can_redo: bool
    rows: dict[str, Row]

    @property
    def open_notes(self) -> list[Note]:
        """Findings that nobody has answered."""
        return [note for note in self.notes if note.done is None]

    @property
    def beside(self) -> list[Note]:
        """Open findings that stand beside a clause further down."""
        return [note for note in self.open_notes if note.row_id and not note.is_readers]

    @property
    def doubts(self) -> list[Note]:
        """What the reader itself was unsure of."""
        return [note for note in self.open_notes if note.is_readers]


FindUnit = Callable[[str, int | None], str]
"""The unit that a name (and what a person chose) means; empty where there is none."""


def build_page(
    base: Clause, operations: Sequence[Operation], reading: Reading, actor: int, find: FindUnit
) -> ReviewPage:
    """The page of a plan as it stands."""
    document = replay(base, operations)
    rows: dict[str, Row] = {}
    groups = _groups("plan", document, rows)
    for kind, clause, _parent, _slot in clauses_of(document):
        if kind not in SINGLES:
            rows[clause["id"]].units = _units(kind, clause, find)
            rows[clause["id"]].boxes = boxes_of(clause.get("at"), reading.words)
    notes, loose = _notes(document, operations, reading, rows)
    return ReviewPage(
        header=_fields("header", document["header"]),
        signature=_fields("signature", document["signature"]),
        groups=groups,
        notes=notes,
        loose=loose,
        missing=[shown.field for shown in _fields("header", document["header"])
                 if shown.field.path in NEEDED and not shown.value],
        unplaced=len(document.get("unplaced") or ()),
        unknown_units=sum(not sight.found for row in rows.values() for sight in row.units),
        revision=operations[-1].sequence if operations else 0,
        can_undo=undoable(operations, actor) is not None,
        can_redo=redoable(operations, actor) is not None,
        rows=rows,
    )  # fmt: skip


def _fields(kind: str, clause: Clause) -> list[ShownField]:
    return [
        ShownField(field, shown_value(field, value_at(clause, field.path)))
        for field in KINDS[kind].fields
    ]


def _groups(kind: str, clause: Clause, rows: dict[str, Row]) -> list[Group]:
    return [
        Group(
            clause.get("id", ROOT), slot,
            [_row(slot.kind, child, rows) for child in clause.get(slot.name) or ()],
        )
        for slot in KINDS[kind].slots
    ]  # fmt: skip


def _row(kind: str, clause: Clause, rows: dict[str, Row]) -> Row:
    shown = _fields(kind, clause)
    own = own_field(kind)
    row = Row(
        id=clause["id"],
        kind=kind,
        label=KINDS[kind].label,
        own=next((one for one in shown if one.field is own), None),
        facts=[
            one for one in shown if one.field is not own and one.value and one.field.form != "unit"
        ],
        groups=_groups(kind, clause, rows),
        place=place_of(clause.get("at")),
        added=bool(clause.get("added")),
    )
    rows[row.id] = row
    return row


def _units(kind: str, clause: Clause, find: FindUnit) -> list[UnitSight]:
    name = next((str(clause.get(field) or "") for of, field in UNIT_FIELDS if of == kind), "")
    if not name:
        return []
    key = clause.get("unit_id")
    if key is not None or find(name, key):
        return [UnitSight(name, find(name, key))]
    return [UnitSight(one, find(one, None)) for one in clause.get("members") or [name]]


def boxes_of(at: Mapping[str, Any] | None, words: Sequence[Sequence[float]]) -> str:
    """Where recognised words of a place stand: `page,x0,y0,x1,y1`, a box a line, by blanks."""
    boxes: list[list[float]] = []
    if not at:
        return ""
    for start, end, page, x0, y0, x1, y1, _sure in words:
        if not (start < at["end"] and end > at["start"]):
            continue
        last = boxes[-1] if boxes else None
        if last and last[0] == page and y0 < (last[2] + last[4]) / 2 < y1 and x0 >= last[1]:
            last[2], last[3], last[4] = min(last[2], y0), max(last[3], x1), max(last[4], y1)
        else:
            boxes.append([page, x0, y0, x1, y1])
    return " ".join(",".join(f"{number:g}" for number in box) for box in boxes)


def place_of(at: Mapping[str, Any] | None) -> str:
    """`page:first line:last line`; empty where a clause has no place."""
    if not at:
        return ""
    return f"{at['page'] or 0}:{at['line']}:{max(at['line'], at['end_line'])}"


def _notes(
    document: Clause, operations: Sequence[Operation], reading: Reading, rows: dict[str, Row]
) -> tuple[list[Note], list[Note]]:
    done = settled(operations)
    notes: list[Note] = []
    loose: list[Note] = []
    findings = reading.export["findings"]
    for finding in sorted(findings, key=lambda f: GRAVEST_FIRST.index(f["severity"])):
        at = finding["at"]
        here = clause_at(document, at["start"], at["end"]) if at else None
        row = rows.get(here[1]["id"]) if here else None
        note = note_of(finding, document, reading.mended, done, row.id if row else "")
        notes.append(note)
        (row.notes if row else loose).append(note)
    return notes, loose


def note_of(
    finding: Mapping[str, Any],
    document: Clause,
    mended: str,
    done: Mapping[str, Operation],
    row_id: str = "",
) -> Note:
    """A finding as the margin shows it."""
    key = key_of(finding)
    return Note(
        key=key,
        code=finding["code"],
        severity=finding["severity"],
        message=finding["message"],
        excerpt=finding["excerpt"] or "",
        suggestion=finding["suggestion"] or "",
        basis=finding.get("basis") or "",
        place=place_of(finding["at"]),
        is_readers=finding["code"].startswith(READERS_OWN),
        can_mend=key not in done and fix_of(finding, document, mended) is not None,
        done=done.get(key),
        row_id=row_id,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the printed text; `id` is the one that places lead to."""

    id: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the printed text; number 0 where the format has no pages."""

    number: int
    lines: list[Line]


def source_pages(printed: str, page_starts: Sequence[int]) -> list[SourcePage]:
    """The printed text by pages and lines, as places in the export count them."""
    starts = list(page_starts) or [0]
    pages = []
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(printed)
        number = index + 1 if page_starts else 0
        body = printed[start:end]
        lines = body.removesuffix("\n").split("\n") if body else []
        pages.append(
            SourcePage(number, [Line(f"l-{number}-{i}", i, t) for i, t in enumerate(lines, 1)])
        )
    return pages


@dataclass(frozen=True, slots=True)
class Goal:
    """A list that a clause can be moved to."""

    value: str
    label: str


def goals_for(document: Clause, clause_id: str, kind: str) -> Iterator[Goal]:
    """Lists of the same kind, but those within the clause itself and the one it is in."""
    inside = {clause_id}
    parent_of = {}
    for _kind, clause, parent, name in clauses_of(document):
        if parent in inside:
            inside.add(clause["id"])
        parent_of[clause["id"]] = (parent, name)
    at_home = parent_of.get(clause_id)
    holders = [("plan", document, ROOT)] + [
        (k, c, c["id"]) for k, c, _p, _s in clauses_of(document) if k not in SINGLES
    ]
    for holder_kind, holder, holder_id in holders:
        if holder_id in inside or holder_kind == "item":
            continue
        for slot in KINDS[holder_kind].slots:
            if slot.kind == kind and (holder_id, slot.name) != at_home:
                words = own_words(holder_kind, holder)
                label = str(slot.label) if holder_id == ROOT else f"{words[:60]} › {slot.label}"
                yield Goal(f"{holder_id}/{slot.name}", label)
