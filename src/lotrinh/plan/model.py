"""What a plan is: frozen dataclasses without algorithms, the clock, or the wire form.

Texts are NFC, single-spaced, wraps joined, damage mended, otherwise as printed. Dates are ISO 8601
and may be partial (`2025`, `2025-06`, `2025-06-14`). Unknown values are None, empty lists ().
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lotrinh.source.text import At

Family = Literal["party", "state", "front", "other"]
Relation = Literal["from", "after", "before", "at", "until", "through"]
StageKind = Literal["before", "during", "after", "other"]
ChannelKind = Literal[
    "press", "portal", "social", "broadcast", "oral", "display", "culture", "emulation",
    "contest", "publication", "exhibition", "other",
]  # fmt: skip
Role = Literal[
    "lead", "coordinate", "advise", "direct", "guide", "monitor", "inspect", "report", "provide",
    "organise", "other",
]  # fmt: skip
TableKind = Literal["tasks", "budget", "indicators", "schedule", "other"]
Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where a plan was read from."""

    name: str
    media_type: str
    pages: int | None
    sha256: str
    reader: str
    ocr: bool


@dataclass(frozen=True, slots=True)
class Header:
    family: Family = "other"
    doc_type: str | None = None
    """`Kế hoạch`, in sentence case."""
    title: str | None = None
    """The trích yếu, joined to one line, without the word KẾ HOẠCH."""
    issuer: str | None = None
    superior: str | None = None
    number: str | None = None
    """Digits as printed, `0130` keeps its zero."""
    symbol: str | None = None
    """`KH-UBND`, `KH/TU`: what follows the number."""
    place: str | None = None
    date: str | None = None
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document."""

    type: str | None
    code: str
    """Without blanks: `45-CT/TW`, `159/KH-UBND`, `30/2020/NĐ-CP`."""
    date: str | None
    issuer: str | None
    title: str | None
    at: At


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One document with all its mentions."""

    type: str | None
    code: str
    date: str | None
    issuer: str | None
    title: str | None
    mentions: tuple[int, ...]
    """Indices into `Plan.citations`."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law that the bases cite by name, without a number."""

    name: str
    date: str | None
    at: At


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A numbered or lettered heading or item."""

    id: str
    marker: str
    """As printed, without a trailing dot."""
    title: str
    depth: int
    at: At


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text with the finer items under it."""

    text: str
    at: At
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowEnd:
    """One end of a window: printed words, and the date or the event that they name."""

    text: str
    date: str | None = None
    event: str | None = None
    """The event's one name in this document (`Plan.events`)."""
    relation: Relation = "at"
    delay: Delay | None = None
    """How far from the event: "trước ngày bầu cử 10 ngày"."""


@dataclass(frozen=True, slots=True)
class Window:
    start: WindowEnd | None
    end: WindowEnd | None
    recurrence: str | None = None
    """RFC 5545 RRULE value of a recurring window."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that windows wait for, named once however it is written."""

    name: str
    """The fullest name that the document prints."""
    key: str
    """Folded identity: lower case, no diacritics, hyphens; the key of an events file."""
    mentions: tuple[At, ...] = ()
    date: str | None = None
    """Where the document prints the event's own day."""


@dataclass(frozen=True, slots=True)
class Stage:
    label: str
    title: str
    kind: StageKind
    window: Window | None
    items: tuple[Item, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that the plan is attached to, where one file holds both."""

    title: str | None
    """What it is about: `Về việc ban hành Kế hoạch …`."""
    articles: tuple[Item, ...]
    """`Điều 1. …`, each with its number."""
    at: At


@dataclass(frozen=True, slots=True)
class Phase:
    label: str
    """`Đợt 1`, `Giai đoạn 2`."""
    title: str
    window: Window | None
    items: tuple[Item, ...]
    stages: tuple[Stage, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Period:
    """When the plan itself or one of its activities takes place, outside of phases."""

    title: str
    """The activity; of the plan's own time, the plan's title."""
    window: Window | None
    time: str | None
    """`HH:MM`, where an hour is printed."""
    at: At
    place: str | None = None
    """Where, as printed."""


@dataclass(frozen=True, slots=True)
class Channel:
    label: str
    title: str
    kind: ChannelKind
    items: tuple[Item, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Content:
    """A content or task section that belongs to no phase."""

    label: str
    title: str
    items: tuple[Item, ...]
    at: At


@dataclass(frozen=True, slots=True)
class BudgetItem:
    text: str
    amount: int | None
    """Whole đồng."""
    at: At
    total: bool = False
    """Whether it is the sum of others, so that adding it up would count them twice."""


@dataclass(frozen=True, slots=True)
class Duty:
    text: str
    roles: tuple[Role, ...]
    partners: tuple[str, ...]
    """Units to work with; `with` on the wire."""
    deadline: str | None
    """Printed words."""
    at: At


@dataclass(frozen=True, slots=True)
class Assignment:
    unit: str
    duties: tuple[Duty, ...]
    at: At
    members: tuple[str, ...] = ()
    """The single units where one heading names several."""
    group: bool = False
    """A group that stays one ("UBND các xã, phường")."""


@dataclass(frozen=True, slots=True)
class Delay:
    """A deadline counted from something: "trong 05 ngày làm việc kể từ ngày nhận"."""

    amount: int
    unit: Literal["working_day", "day", "week", "month", "year", "hour"]
    since: str
    """Printed words of what it counts from."""
    since_date: str | None = None
    direction: Literal["after", "before"] = "after"


@dataclass(frozen=True, slots=True)
class Deadline:
    text: str
    """As printed."""
    date: str | None
    recurrence: str | None
    """RFC 5545 RRULE value."""
    who: str | None
    at: At
    time: str | None = None
    """`HH:MM`, where an hour is printed."""
    delay: Delay | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    who: str | None
    to: str | None
    via: str | None
    when: str | None
    at: At


@dataclass(frozen=True, slots=True)
class TaskRow:
    task: str
    lead: str | None
    partners: str | None
    deadline: str | None
    product: str | None
    at: At


@dataclass(frozen=True, slots=True)
class PlanTable:
    title: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: TableKind
    rows_detail: tuple[TaskRow, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    purpose: str | None
    at: At


@dataclass(frozen=True, slots=True)
class Signature:
    authority: str | None
    capacity: str | None
    position: str | None
    name: str | None
    signed_at: str | None
    signer: str | None
    at: At | None
    intact: bool | None = None
    """Whether an electronic signature's bytes are unchanged; None without one."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe repair: the text at a place, replaced by another."""

    at: At
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    severity: Severity
    message: str
    """In Vietnamese."""
    excerpt: str | None = None
    suggestion: str | None = None
    at: At | None = None
    related: tuple[At, ...] = ()
    basis: str | None = None
    """The legal basis, as it is cited."""
    edits: tuple[Edit, ...] = ()
    """How to mend it without a person's thought; () where a person must decide."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A read plan. Any input gives one."""

    source: SourceInfo
    header: Header = field(default_factory=Header)
    citations: tuple[Citation, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    laws: tuple[Law, ...] = ()
    bases: tuple[Item, ...] = ()
    """The paragraphs that state on what the plan rests."""
    outline: tuple[OutlineEntry, ...] = ()
    purposes: tuple[Item, ...] = ()
    requirements: tuple[Item, ...] = ()
    phases: tuple[Phase, ...] = ()
    events: tuple[Event, ...] = ()
    periods: tuple[Period, ...] = ()
    channels: tuple[Channel, ...] = ()
    contents: tuple[Content, ...] = ()
    budget: Item | None = None
    budget_items: tuple[BudgetItem, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    """Tasks that stand in the text as fields: `Nhiệm vụ: … Đơn vị chủ trì: … Thời gian: …`."""
    recipients: tuple[Recipient, ...] = ()
    signature: Signature | None = None
    decision: Decision | None = None
    """The decision that it is attached to, printed before it in the same file."""
    closing: tuple[Item, ...] = ()
    """Paragraphs behind the last section ("Trên đây là Kế hoạch …")."""
    notes: tuple[Item, ...] = ()
    """Footnotes, endnotes, and notes on what an appendix is attached to."""
    unplaced: tuple[Item, ...] = ()
    """What was kept but could not be placed."""
    findings: tuple[Finding, ...] = ()
