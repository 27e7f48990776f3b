"""What a comparison of two plans says: frozen dataclasses without algorithms or the wire form.

`parent` is always the superior's plan, `child` one's own. Every value has its place (`At`) in its
own document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lotrinh.plan.model import Family
from lotrinh.source.text import At

PartKind = Literal[
    "purpose", "requirement", "phase", "content", "channel", "duty", "reporting",
]  # fmt: skip
State = Literal["covered", "changed", "dropped", "elsewhere", "added"]
"""`elsewhere`: a duty of units that are not the child's, which the child does not take up."""
DifferenceKind = Literal["deadline_later", "deadline_missing", "figure", "clause_missing"]
CitationFault = Literal["parent_plan_missing", "missing", "date", "issuer"]
LeftoverKind = Literal["unit", "scope"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a plan says or asks for."""

    kind: PartKind
    text: str
    at: At
    heading: str | None = None
    """What it stands under: a section, a phase, a channel."""
    unit: str | None = None
    """Whose duty it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which the child asks other than the parent."""

    kind: DifferenceKind
    parent: str
    """The parent's words."""
    child: str | None
    """The child's words; None where it says nothing."""
    weaker: bool
    """Whether the child asks less, or later."""
    parent_at: At
    child_at: At | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Parts that belong together, or one that stands alone.

    One parent part with several child parts is a split, several with one a merger; `added` has no
    parent part, `dropped` and `elsewhere` have no child part.
    """

    kind: PartKind
    """The parent's kind; the child's where it is added."""
    state: State
    parent: tuple[Part, ...]
    child: tuple[Part, ...]
    likeness: float
    """0 to 1; 0 where a part stands alone."""
    differences: tuple[Difference, ...] = ()
    nearest: Part | None = None
    """Of a dropped part: the added part that comes nearest, for a person to look at."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of one kind is covered, counted in the parent's parts; `added` in the child's.

    `elsewhere` counts all duties of other units, those that the child takes up too.
    """

    kind: PartKind
    asked: int
    """What the parent asks of the child: covered, changed and dropped together."""
    covered: int
    changed: int
    dropped: int
    elsewhere: int
    added: int


@dataclass(frozen=True, slots=True)
class CitationDifference:
    """A document that both should cite alike and do not."""

    fault: CitationFault
    code: str
    parent: str | None
    """What the parent says: a date, an issuer, or the document's own words."""
    child: str | None
    parent_at: At | None
    child_at: At | None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A name of the superior or its units that the child still holds where its own belongs."""

    kind: LeftoverKind
    name: str
    excerpt: str
    at: At


@dataclass(frozen=True, slots=True)
class Document:
    """Which plan stands on one side."""

    name: str
    """Its file."""
    family: Family
    title: str | None
    number: str | None
    """`63/KH-UBND`, `464-KH/TU`."""
    issuer: str | None
    """With its superior where its own name holds no place: `BAN THƯỜNG VỤ, THÀNH ỦY …`."""
    date: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A superior's plan beside one's own. Any two plans give one."""

    parent: Document
    child: Document
    complete: bool
    """Nothing is dropped, weaker, later, cited otherwise, or left over."""
    tallies: tuple[Tally, ...]
    """One a kind that either plan has, in the order of `PartKind`."""
    pairings: tuple[Pairing, ...]
    """In the order of the parent, then what is added in the order of the child."""
    citations: tuple[CitationDifference, ...]
    leftovers: tuple[Leftover, ...]
