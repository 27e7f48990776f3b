"""Phases with their windows, items and stages."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, is_heading, tail_of, topics
from lotrinh.mentions.time import read_window
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Item, Phase, Stage, StageKind, Window
from lotrinh.source.text import Table

_LABEL: Final = re.compile(
    r"(?P<word>Đợt|ĐỢT|Giai đoạn|GIAI ĐOẠN|Chặng|CHẶNG|Bước|BƯỚC)\s+(?:cao điểm\s+)?"
    r"(?:(?P<timed>(?:sau |trước )?(?:\d{1,3}\s*[-–]\s*)?"
    r"\d{1,3}\s+(?:giờ|ngày|tuần|tháng))(?=\s*[:(])"
    r"|(?P<number>\d{1,2}(?!\d|\s*[-–/]\s*\d{4})|[IVX]{1,4}|một|hai|ba|bốn|thứ \w+"
    r"|(?:MỘT|HAI|BA|BỐN|THỨ \w+))\b"
    r"|(?P<named>[^\d\s(:.;,][^(:.;,\d]{1,40}))"
)
_BEFORE: Final = re.compile(r"(?:Giai đoạn\s+|Thời gian\s+)?(?:trước|chuẩn bị)\b", re.I)
_DURING: Final = re.compile(
    r"(?:Giai đoạn\s+|Thời gian\s+)?"
    r"(?:trong|đang diễn ra|tại (?:đại hội|lễ|kỳ họp|hội nghị|ngày|buổi))\b",
    re.I,
)
_AFTER: Final = re.compile(r"(?:Giai đoạn\s+|Thời gian\s+)?sau\b", re.I)
_TIME_COLUMN: Final = re.compile(r"thời gian|thời hạn|tiến độ", re.I)
_WHO_COLUMN: Final = re.compile(
    r"đơn vị|cơ quan|chủ trì|phối hợp|thực hiện|phụ trách|ghi chú|kinh phí|STT|TT$", re.I
)
_TIME_FIELD: Final = re.compile(r"(?:[-+*•]\s*)?(?:Về\s+)?thời gian\b[^:]{0,40}:\s*", re.I)


def find_phases(reading: Reading, sections: list[Node]) -> tuple[Phase, ...]:
    """The phases of the plan.

    Phases are siblings that open with `Đợt 1`, `Giai đoạn I` …; where several places have such
    siblings, the first with two or more is taken (a later list repeats them for a unit).
    """
    for node in _parents(reading, sections):
        labelled = [(c, m) for c in node.children if (m := _label(reading, c))]
        if len(labelled) >= 2 or (
            len(labelled) == 1
            and node.kind == "entry"
            and labelled[0][1]["number"]
            and labelled[0][0].kind != "bullet"
        ):
            phases = tuple(_phase(reading, child, match) for child, match in labelled)
            if labelled[0][1]["word"].lower() == "bước" and sum(
                p.window is not None for p in phases
            ) * 2 < len(phases):
                continue
            return phases
    for node in reading.outline.root.walk():
        if node.table is not None and (phases := _of_table(reading, node.table)):
            return phases
    return ()


def _of_table(reading: Reading, table: Table) -> tuple[Phase, ...]:
    """The phases that a table's rows are: a column of labels, one of times, one of contents."""
    if not table.rows:
        return ()
    texts = [
        ["\n".join(reading.text[p.start : p.end] for p in c.paragraphs) for c in r]
        for r in table.rows
    ]
    times = {i for i, name in enumerate(texts[0]) if _TIME_COLUMN.search(name)}
    found = []
    for row, cells in zip(texts[1:], table.rows[1:], strict=True):
        labelled = [
            (i, m) for i, words in enumerate(row) if (m := _LABEL.match(words)) and not m["named"]
        ]
        if not labelled:
            continue
        column, match = labelled[0]
        window = next(
            (w for i in sorted(times) if i < len(row) and (w := _read(reading, row[i]))), None
        )
        title = clean(row[column][match.end() :])
        items = tuple(
            Item(reading.words(p.start, p.end), reading.at(p.start, p.end))
            for i, cell in enumerate(cells)
            if i not in times and i != column and not _WHO_COLUMN.search(_name(texts[0], i))
            for p in cell.paragraphs
        )
        spans = [p for cell in cells for p in cell.paragraphs]
        at = reading.at(spans[0].start, spans[-1].end)
        found.append(Phase(_tidy(match), title, window or _read(reading, title), items, (), at))
    return tuple(found) if len(found) >= 2 else ()


def _name(head: list[str], column: int) -> str:
    return head[column] if column < len(head) else ""


def _parents(reading: Reading, sections: list[Node]) -> list[Node]:
    """All nodes in whose children phases can stand, outer ones first."""
    found = [reading.outline.root]
    for section in sections:
        if "implementation" not in topics(reading.outline, section)[:1]:
            found += [n for n in section.walk() if n.children and n.kind in {"entry", "lead"}]
    return found


def _label(reading: Reading, node: Node) -> re.Match[str] | None:
    if node.kind not in {"entry", "bullet", "lead", "text"}:
        return None
    words = reading.outline.printed(node) if _is_word_marker(node) else reading.outline.own(node)
    match = _LABEL.match(words)
    if match is None:
        return None
    if match["named"] and not re.match(r"\s*[(:]", words[match.end() :]):
        return None
    return match


def _is_word_marker(node: Node) -> bool:
    return node.marker is not None and node.marker.readings[0].kind == "word"


def _phase(reading: Reading, node: Node, match: re.Match[str]) -> Phase:
    start = node.start if _is_word_marker(node) else node.body
    label = _tidy(match)
    title_start = start + match.end()
    title_start += len(reading.text[title_start : node.end]) - len(
        reading.text[title_start : node.end].lstrip(" :.–-,")
    )
    title_end, run_in = _title_end(reading, node, title_start)
    title = reading.words(title_start, title_end)
    window, parts = _window(reading, node, title)
    items: list[Item] = [run_in] if run_in else []
    stages: list[Stage] = []
    for child in parts:
        kind = _stage_kind(reading, child)
        if kind is not None:
            stages.append(_stage(reading, child, kind))
        else:
            items += _items(reading, child)
    return Phase(label, title, window, tuple(items), tuple(stages), reading.node_at(node))


def _tidy(match: re.Match[str]) -> str:
    """The label in sentence case: `ĐỢT II` is `Đợt II`."""
    words = match.group().split()
    if not words[0].isupper():
        return " ".join(words)
    rest = (w if re.fullmatch(r"[IVX]+", w) else w.lower() for w in words[1:])
    return " ".join([words[0].capitalize(), *rest])


def _title_end(reading: Reading, node: Node, start: int) -> tuple[int, Item | None]:
    """Where the title behind the label ends, and what runs on behind it as an item."""
    rest = reading.text[start : node.end]
    lead = node.look.lead - (start - node.start)
    if lead > 0 and len(rest) - lead > 20:
        tail = start + lead
    else:
        colon = re.search(r":\s+(?=\S)", rest)
        head = rest[: colon.start()] if colon else rest
        if (
            colon is None
            or len(rest) - colon.end() < 20
            or not (node.kind == "bullet" or head.startswith("(") or not head)
        ):
            return node.end, None
        tail = start + colon.end()
    skip = len(reading.text[tail : node.end]) - len(reading.text[tail : node.end].lstrip(" :.;"))
    words = reading.words(tail + skip, node.end)
    if not words or not words[0].isupper():
        return node.end, None
    return tail, Item(words, reading.at(tail + skip, node.end))


def _window(reading: Reading, node: Node, title: str) -> tuple[Window | None, list[Node]]:
    """The phase's window, from its `Thời gian` field or its title, and the other children."""
    parts = list(node.children)
    window = None
    for child in node.children:
        own = reading.outline.own(child)
        field = _TIME_FIELD.match(own)
        if field or (topics(reading.outline, child)[:1] == ("time",) and len(own) < 60):
            words = own[field.end() :] if field else ""
            if not words.strip() and child.children:
                words = reading.outline.own(child.children[0])
            window = _read(reading, words)
            if window is not None:
                parts.remove(child)
                return window, parts
    return _read(reading, title), parts


def _read(reading: Reading, words: str) -> Window | None:
    words = clean(words)
    return (
        read_window(words, anchor=reading.anchor, default_year=reading.default_year)
        if words
        else None
    )


def _stage_kind(reading: Reading, node: Node) -> StageKind | None:
    """Whether a node is a stage before, during or after an event; None for plain items."""
    if node.kind not in {"entry", "lead", "bullet"} or (
        not is_heading(reading.outline, node) and not node.children
    ):
        return None
    heading = heading_of(reading.outline, node)
    if len(heading) > 140 or (
        node.kind == "bullet" and not reading.outline.own(node).endswith(":")
    ):
        return None
    if _BEFORE.match(heading):
        return "before"
    if _DURING.match(heading):
        return "during"
    if _AFTER.match(heading):
        return "after"
    return None


def _stage(reading: Reading, node: Node, kind: StageKind) -> Stage:
    title = heading_of(reading.outline, node)
    items: list[Item] = []
    start, end = tail_of(reading.outline, node)
    if end - start > 20:
        items.append(Item(reading.words(start, end), reading.at(start, end)))
    for child in node.children:
        items += _items(reading, child)
    label = node.marker.text if node.marker else ""
    return Stage(
        label, clean(title), kind, _read(reading, title), tuple(items), reading.node_at(node)
    )


def _items(reading: Reading, node: Node) -> list[Item]:
    """A child of a phase as items: a mere heading (`b) Nội dung:`) gives those below."""
    if node.kind == "table":
        return []
    said = topics(reading.outline, node)
    own = reading.outline.own(node)
    if node.children and said[:1] in {("contents",), ("channels",)} and len(own.split()) < 20:
        return [item for child in node.children for item in _items(reading, child)]
    if said[:1] == ("contents",) and is_heading(reading.outline, node) and not node.children:
        return []
    if said[:1] == ("contents",) and node.kind == "entry":
        start, end = tail_of(reading.outline, node)
        if end - start > 20:
            run = [Item(reading.words(start, end), reading.at(start, end))]
            return run + [item for child in node.children for item in _items(reading, child)]
    return [reading.item(node)] if own.strip() else []
