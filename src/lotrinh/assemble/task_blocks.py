"""Tasks written as fields: `Nhiệm vụ: … Đơn vị chủ trì: … Thời gian: …`, under a heading or a line.

A block is a heading whose children are fields, or a run of fields behind the lines they speak of,
or one line that holds them all. Its leader answers for what stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import topics
from lotrinh.outline.tree import Node
from lotrinh.plan.model import TaskRow
from lotrinh.resources.load import WORDS, alternation

FieldRole = Literal["lead", "with", "time", "product", "task", "other"]
_ROLES: Final[tuple[FieldRole, ...]] = ("with", "lead", "time", "product", "task", "other")
_DOER: Final = alternation(WORDS, "field_doers") + r"\s+(?:được giao\s+|tham gia\s+)?"
_LABEL: Final = (
    rf"(?:(?P<with>(?:{_DOER})?(?:cùng\s+)?phối hợp(?: thực hiện| chính)?"
    rf"|{_DOER}(?:phối hợp|tham gia|liên quan)[^:.;\n]{{0,25}})"
    rf"|(?P<lead>{_DOER}{alternation(WORDS, 'field_lead')}[^:.;\n]{{0,40}}"
    rf"|{alternation(WORDS, 'field_lead')}(?: chính| thực hiện)?"
    r"|(?:giao|phân công)(?: thực hiện| nhiệm vụ| trách nhiệm)?)"
    rf"|(?P<time>{alternation(WORDS, 'field_time')}\b[^:.;\n]{{0,40}})"
    rf"|(?P<product>{alternation(WORDS, 'field_product')}\b[^:.;\n]{{0,30}})"
    rf"|(?P<task>{alternation(WORDS, 'field_task')}"
    r"(?: (?:công việc|nhiệm vụ|thực hiện|hoạt động|chính|cụ thể|\d+))?)"
    rf"|(?P<other>{alternation(WORDS, 'field_other')}\b[^:.;\n]{{0,25}}))\s*:\s*"
)
_FIELD: Final = re.compile(r"(?:[-+*•]\s*)?" + _LABEL, re.IGNORECASE)
_NEXT: Final = re.compile(r"[.;,(]\s*" + _LABEL, re.IGNORECASE)
_LEADS: Final = re.compile(
    rf"\b(?:{alternation(WORDS, 'field_lead')}|giao|phân công)\b", re.IGNORECASE
)
_LED: Final = re.compile(r"[,\s]*\b(?:là (?:cơ quan|đơn vị) )?chủ trì\b")
_WITH: Final = re.compile(r"\bphối hợp(?: chặt chẽ| thực hiện)? (?:với|cùng)\s+")
_VAGUE: Final = re.compile(
    rf"{alternation(WORDS, 'field_task')}(?: (?:thứ )?\w{{1,5}})?$"
    r"|(?:Về|Đối với|Một số|Công tác|Các|Những)\b|\S+(?: \S+)?$|.*\bvà giải pháp\b",
    re.IGNORECASE,
)
"""A heading that names no task: it counts (`Hoạt động 2`), or gathers several."""
_BLOCK_KINDS: Final = frozenset({"entry", "lead", "bullet", "text"})
_FIELD_KINDS: Final = frozenset({"entry", "bullet", "text"})
_NO_TASK: Final = frozenset({"implementation", "time", "budget"})
_MAX_LABEL: Final = 60
_MAX_LEADER: Final = 300
"""Characters that a leader's field may have before only the bodies that it begins with are kept."""


class Field(NamedTuple):
    """A labelled value: `Đơn vị chủ trì: Phòng X`."""

    role: FieldRole
    label: int
    """Where the label begins."""
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A task with its fields; the texts are as printed, the offsets those of the whole."""

    start: int
    end: int
    texts: dict[FieldRole, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    """The lines before the fields."""
    fields: set[int] = field(default_factory=set)
    """Where the nodes begin that are its fields."""
    named: bool = False
    """Whether the leader's label says whose it is: `Đơn vị chủ trì`, not a bare `Thực hiện`."""

    shared: bool = False
    """Whether its leader's field goes on to tell who does which part."""
    explains: bool = False
    """Whether its task stands behind `Nội dung:`."""

    @property
    def lead(self) -> str | None:
        return self.texts.get("lead")

    @property
    def task(self) -> str | None:
        return self.texts.get("task") or "; ".join(self.said) or None

    @property
    def sure(self) -> bool:
        """Whether the fields tell a task, and not only a person behind a colon."""
        return self.named or bool(self.texts.keys() & {"with", "time", "product", "task"})


def find_blocks(reading: Reading) -> list[Block]:
    """Every block that names its leader, in the order of the text."""
    leads = list(_leads(reading.text))
    return list(_below(reading, reading.outline.root, leads)) if leads else []


def _leads(text: str) -> Iterator[int]:
    """Where the colons stand of what can be a leader's label."""
    colon = text.find(":")
    while colon >= 0:
        begin = max(colon - _MAX_LABEL, text.rfind("\n", 0, colon) + 1)
        if _LEADS.search(text, begin, colon):
            yield colon
        colon = text.find(":", colon + 1)


def read_task_rows(
    reading: Reading, blocks: list[Block], start: int, end: int
) -> tuple[TaskRow, ...]:
    """The blocks between two offsets that tell a task, as rows."""
    return tuple(
        TaskRow(
            task=block.task,
            lead=block.lead,
            partners=block.texts.get("with"),
            deadline=block.texts.get("time"),
            product=block.texts.get("product"),
            at=reading.at(block.start, block.end),
        )
        for block in blocks
        if block.task and block.sure and start <= block.start < end
    )


def _below(reading: Reading, node: Node, leads: list[int]) -> Iterator[Block]:
    """The blocks of a node and of all below it that is no field of such a block."""
    i = bisect_left(leads, node.start)
    if i == len(leads) or leads[i] >= node.stop or node.table is not None:
        return
    if node.kind in _BLOCK_KINDS and leads[i] < node.end and (line := _line(reading, node)):
        yield line
        return
    taken: set[int] = set()
    for run in _runs(reading, node):
        if run.lead:
            taken |= run.fields
            yield run
    for child in node.children:
        if child.start not in taken:
            yield from _below(reading, child, leads)


def _line(reading: Reading, node: Node) -> Block | None:
    """A line that holds a task and its fields: `Tập huấn. Chủ trì: Phòng X; thời gian: quý II`."""
    fields = list(_fields(reading.text, node.body, node.end))
    roles = {f.role for f in fields}
    if "lead" not in roles or len(fields) < 2 or fields[0].label <= node.body + 3:
        return None
    block = Block(node.start, node.stop, said=[reading.words(node.body, fields[0].label)])
    for one in fields:
        _put(reading, block, one)
    return block if block.lead and block.sure else None


def _fields(text: str, start: int, end: int) -> Iterator[Field]:
    """The fields of a line in order; the words before the first are none."""
    match = _FIELD.match(text, start, end) or _NEXT.search(text, start, end)
    while match is not None:
        after = _NEXT.search(text, match.end(), end)
        role = next(r for r in _ROLES if match[r])
        yield Field(role, match.start(role), match.end(), after.start() if after else end)
        match = after


def _field_of(reading: Reading, node: Node) -> Field | None:
    """The field that a node begins with."""
    if node.kind not in _FIELD_KINDS or _FIELD.match(reading.text, node.body, node.end) is None:
        return None
    return next(_fields(reading.text, node.body, node.end), None)


def _runs(reading: Reading, node: Node) -> list[Block]:
    """The children of a node as blocks: lines, then the fields that speak of them."""
    runs: list[Block] = []
    for child in node.children:
        first = _field_of(reading, child)
        if first is None:
            if child.kind not in _BLOCK_KINDS:
                continue
            if not runs or runs[-1].texts.keys() & {"lead"}:
                runs.append(Block(child.start, child.stop))
            runs[-1].said.append(reading.words(child.body, child.end))
        else:
            begins = first.role == "task" and runs and runs[-1].texts.keys() & {"lead", "time"}
            again = runs and first.role in runs[-1].texts and "lead" in runs[-1].texts
            if not runs or begins or again:
                runs.append(Block(child.start, child.stop))
            for one in _fields(reading.text, child.body, child.end):
                _put(reading, runs[-1], one, child)
            runs[-1].fields.add(child.start)
        runs[-1].end = child.stop
    if runs and runs[0].lead and not any(run.lead for run in runs[1:]):
        _give_heading(reading, node, runs[0])
    return runs


def _give_heading(reading: Reading, node: Node, run: Block) -> None:
    """A lone run of fields speaks of its heading, unless that only counts or names a section.

    What follows `Nội dung:` explains a heading; what follows `Nhiệm vụ:` is the task itself.
    """
    if node.kind == "root":
        return
    run.start, run.end = node.start, node.stop
    if set(topics(reading.outline, node)) & _NO_TASK:
        return
    own = _field_of(reading, node)
    begin = own.start if own and own.role == "task" else node.body
    heading = reading.words(begin, node.end)
    if heading and not _VAGUE.match(heading):
        run.said = [heading]
        if run.explains:
            del run.texts["task"]


def _put(reading: Reading, block: Block, one: Field, node: Node | None = None) -> None:
    """Add a field to a block; one without words of its own takes them from below it."""
    words = reading.words(one.start, one.end)
    if not words and node is not None:
        inner = [(child, _field_of(reading, child)) for child in node.children]
        if any(f for _, f in inner):
            for child, below in inner:
                if below is not None:
                    for each in _fields(reading.text, child.body, child.end):
                        _put(reading, block, each, child)
            return
        words = "; ".join(filter(None, (reading.words(c.body, c.end) for c, _ in inner)))
    if not words or one.role in block.texts:
        return
    if one.role == "lead":
        label = reading.text[one.label : one.start].lower()
        block.named = block.named or "chủ trì" in label or len(label.split()) > 2
        _put_leader(reading, block, one, words)
    else:
        block.texts[one.role] = words
        if one.role == "task":
            block.explains = reading.text[one.label : one.start].lower().startswith("nội dung")


def _put_leader(reading: Reading, block: Block, one: Field, words: str) -> None:
    """The bodies that lead, and those that they work with: `Sở A chủ trì, phối hợp với Sở B`."""
    led = _LED.search(words, 1, _MAX_LEADER)
    if led is not None:
        block.texts["lead"] = clean(words[: led.start()])
        if (joined := _WITH.search(words, led.end())) is not None:
            block.texts.setdefault("with", clean(words[joined.end() :]))
        return
    if len(words) > _MAX_LEADER:
        block.shared = True
        end = reading.agencies_end(one.start)
        words = reading.words(one.start, end) if end is not None else ""
    if words:
        block.texts["lead"] = words
