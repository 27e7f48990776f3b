"""Tables: their columns and rows, and the tasks, money or times that they hold."""

from __future__ import annotations

import re
from collections import deque
from typing import Final, NamedTuple

from lotrinh.assemble.appendix import note_begin, without_note
from lotrinh.assemble.reading import Reading, clean
from lotrinh.outline.tree import Node
from lotrinh.plan.model import PlanTable, TableKind, TaskRow
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.text import Cell, Table

_TASK: Final = re.compile(alternation(WORDS, "column_task"), re.IGNORECASE)
_LEAD: Final = re.compile(alternation(WORDS, "column_lead"), re.IGNORECASE)
_WITH: Final = re.compile(r"phối hợp", re.I)
_TIME: Final = re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|hạn", re.I)
_PRODUCT: Final = re.compile(r"sản phẩm|kết quả|đầu ra", re.I)
_MONEY: Final = re.compile(r"kinh phí|thành tiền|số tiền|dự toán|đơn giá|mức chi|đồng", re.I)
_INDEX: Final = re.compile(r"(?:STT|TT|Số TT|Số thứ tự)$", re.I)
_TARGET: Final = re.compile(r"chỉ tiêu|đơn vị tính|đvt|tỷ lệ|số lượng|mục tiêu", re.I)
_WHEN_FIRST: Final = re.compile(r"(?:Ngày|Thời gian|Buổi|Thứ|Giờ|Tuần|Tháng)\b", re.I)
"""A table whose first column is the time is a schedule, whoever stands in the others."""
_DAY_COLUMN: Final = re.compile(r"(?:Ngày|Tháng|Tuần)\b", re.I)
_PHASE_FIRST: Final = re.compile(r"(?:Giai đoạn|Đợt|Các đợt|Các giai đoạn)\b", re.I)
_GROUP_MARK: Final = re.compile(r"(?:[IVX]{1,5}|[A-H])$")
_PASSIVE: Final = re.compile(r"\bđược\b|đối tượng|địa điểm|\btên\b", re.I)
"""A column of those to whom something is done, in a table that says when and no more."""
_UNIT_NOTE: Final = re.compile(r"\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:[^()\n]{0,30}\)?\s*$", re.I)
_APPENDIX: Final = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)\b")
_ITEM_MARK: Final = re.compile(r"(?:^|(?<=[.;:]))\s*[-+•]\s+")
_ADJACENT: Final = 3
"""Characters between two blocks that follow each other."""
_TITLE_LINES: Final = 5


class Slot(NamedTuple):
    """A place of the table's grid."""

    words: str
    cell: Cell
    first: bool
    """Whether it is the top left place of its cell."""


def read_tables(reading: Reading) -> tuple[PlanTable, ...]:
    """Every real table with its title, kind and, for tasks, its rows in detail."""
    found = []
    above: list[Node] = []
    for node in reading.outline.root.walk():
        if node.table is not None:
            table = _read(reading, node, node.table, above)
            if table is not None:
                found.append(table)
            above = []
        elif node.kind != "root":
            above.append(node)
    return tuple(found)


def spread(reading: Reading, table: Table) -> list[list[Slot]]:
    """The table's grid, merged cells repeated over what they cover."""
    rows: list[list[Slot]] = []
    hanging: dict[int, tuple[int, Slot]] = {}
    for cells in table.rows:
        row: list[Slot] = []
        queue = deque(cells)
        while queue or len(row) in hanging:
            column = len(row)
            if column in hanging:
                left, slot = hanging.pop(column)
                row.append(slot)
                if left > 1:
                    hanging[column] = (left - 1, slot)
                continue
            cell = queue.popleft()
            words = " ".join(
                clean_cell(reading.text[s.start : s.end]) for s in cell.paragraphs
            ).strip()
            for i in range(max(1, cell.col_span)):
                row.append(Slot(words, cell, i == 0))
                if cell.row_span > 1:
                    hanging[column + i] = (cell.row_span - 1, Slot(words, cell, False))
        rows.append(row)
    return rows


def grid(slots: list[list[Slot]]) -> list[list[str]]:
    """The texts of a grid, in rows of one width."""
    width = max((len(r) for r in slots), default=0)
    return [[s.words for s in r] + [""] * (width - len(r)) for r in slots]


def clean_cell(text: str) -> str:
    return " ".join(text.split())


def _read(reading: Reading, node: Node, table: Table, above: list[Node]) -> PlanTable | None:
    rows = grid(spread(reading, table))
    if not rows or not any(any(r) for r in rows):
        return None
    columns, head = columns_of(rows)
    data = [r for r in rows[head:] if any(r)]
    kind = _kind(columns, data)
    telling = kind in {"tasks", "schedule"}
    detail = _tasks(reading, node, table, columns, rows, head) if telling else ()
    counted = [r for r in data if not is_group_row(r, columns)]
    return PlanTable(
        title=_title(reading, node, above),
        columns=tuple(columns),
        rows=tuple(tuple(r) for r in counted),
        kind=kind,
        rows_detail=detail,
        at=reading.node_at(node),
    )


def columns_of(rows: list[list[str]]) -> tuple[list[str], int]:
    """The names of the columns, and how many rows they take."""
    head = _head_rows(rows)
    return _columns(rows[:head]), head


def _head_rows(rows: list[list[str]]) -> int:
    """How many rows make the heading: the first, and those that divide its merged cells."""
    if len(rows) < 2:
        return 1 if rows and any(_INDEX.match(c) for c in rows[0]) else 0
    first = rows[0]
    merged = {c for c in first if c and first.count(c) > 1}
    count = 1
    while count < min(3, len(rows) - 1):
        row = rows[count]
        repeats = sum(1 for a, b in zip(rows[count - 1], row, strict=True) if a and a == b)
        if (merged and repeats and not re.match(r"\d", row[0])) or (
            all(re.fullmatch(r"\(?\d{1,2}\)?|[A-E]", c) for c in row if c) and any(row)
        ):
            count += 1
        else:
            break
    return count


def _columns(head: list[list[str]]) -> list[str]:
    if not head:
        return []
    names = []
    for column in range(len(head[0])):
        parts: list[str] = []
        for row in head:
            if (
                row[column]
                and row[column] not in parts
                and not re.fullmatch(r"\(?\d{1,2}\)?", row[column])
            ):
                parts.append(row[column])
        names.append(" - ".join(parts))
    return names


def _column(columns: list[str], pattern: re.Pattern[str], taken: set[int]) -> int | None:
    for i, name in enumerate(columns):
        if i not in taken and pattern.search(name):
            taken.add(i)
            return i
    return None


def _roles(columns: list[str]) -> dict[str, int]:
    """Which column holds what."""
    taken: set[int] = {i for i, c in enumerate(columns) if _INDEX.match(c)}
    found: dict[str, int] = {}
    for role, pattern in (
        ("with", _WITH),
        ("product", _PRODUCT),
        ("deadline", _TIME),
        ("task", _TASK),
        ("lead", _LEAD),
    ):
        column = _column(columns, pattern, taken)
        if column is not None:
            found[role] = column
    if "deadline" not in found and (column := _column(columns, _DAY_COLUMN, taken)) is not None:
        found["deadline"] = column
    if "task" not in found and "product" in found and "lead" in found:
        found["task"] = found.pop("product")
    return found


def _kind(columns: list[str], data: list[list[str]]) -> TableKind:
    joined = " | ".join(columns)
    first = next((c for c in columns if c and not _INDEX.match(c)), "")
    if _WHEN_FIRST.match(first) or _PHASE_FIRST.match(first):
        return "schedule"
    roles = _roles(columns)
    if "task" in roles and "lead" in roles:
        return "tasks"
    money = sum(1 for row in data for cell in row if re.fullmatch(r"[\d.,]{5,}", cell))
    if _MONEY.search(joined) and money:
        return "budget"
    if _TARGET.search(joined):
        return "indicators"
    if _TIME.search(joined) or re.search(r"\bngày\b|buổi|giờ", joined, re.I):
        return "schedule"
    return "other"


def is_group_row(row: list[str], columns: list[str]) -> bool:
    """Whether a row only names a group of rows: one text over the whole width, or `I | Nhóm`."""
    texts = [c for c in row if c]
    if len(columns) > 1 and len(set(texts)) == 1 and len(texts) in {1, len(row)}:
        return True
    return bool(row) and bool(_GROUP_MARK.match(row[0])) and len(set(texts)) <= 2


def is_group_mark(words: str) -> bool:
    """Whether a row's number is that of a group of rows: `I`, `A`."""
    return bool(_GROUP_MARK.match(words))


def is_index(name: str) -> bool:
    """Whether a column's name says that it only counts."""
    return bool(_INDEX.match(name))


def _tasks(
    reading: Reading, node: Node, table: Table, columns: list[str], rows: list[list[str]], head: int
) -> tuple[TaskRow, ...]:
    """The rows as tasks: where a column says what is to be done, or when something happens."""
    roles = _roles(columns)
    if "task" not in roles and not _tell_when(columns, roles):
        return ()
    named = "" if _TASK.search(columns[roles["task"]]) else f"{columns[roles['task']]}: "
    found = []
    for row, cells in zip(rows[head:], table.rows[head:], strict=True):
        task = _listed(row[roles["task"]])
        if not task or is_group_row(row, columns):
            continue
        spans = [s for c in cells for s in c.paragraphs]
        at = reading.at(spans[0].start, spans[-1].end) if spans else reading.node_at(node)

        def value(role: str, row: list[str] = row) -> str | None:
            return clean(row[roles[role]]) or None if role in roles else None

        found.append(
            TaskRow(
                named + task, value("lead"), value("with"), value("deadline"), value("product"), at
            )
        )
    return tuple(found)


def _tell_when(columns: list[str], roles: dict[str, int]) -> bool:
    """Give a time table the column of those to whom something is done as its tasks."""
    if "deadline" not in roles:
        return False
    whom = next((i for i, c in enumerate(columns) if _PASSIVE.search(c)), None)
    if whom is None or whom == roles["deadline"]:
        return False
    roles["task"] = whom
    if roles.get("lead") == whom:
        del roles["lead"]
    return True


def _listed(cell: str) -> str:
    """The words of a cell; its bullets become one list: `- A. - B.` is `A; B`."""
    if not _ITEM_MARK.search(cell):
        return clean(cell)
    return "; ".join(filter(None, (clean(part) for part in _ITEM_MARK.split(cell))))


def _title(reading: Reading, node: Node, above: list[Node]) -> str | None:
    """The line right above a table, or the capital lines; a note on what it is attached to is none.

    `above` is what stands between the table and the one before it.
    """
    last = _before_notes(reading, above, len(above) - 1)
    if last < 0 or not _adjacent(above, last, node):
        return None
    own = without_note(reading.outline.own(above[last]))
    if len(own) > 200 or (own.endswith((".", ";")) and not own.endswith("...")):
        return None
    lines = [own]
    while own.isupper() and above[last].marker is None and len(lines) < _TITLE_LINES:
        if last == 0 or above[last].start - above[last - 1].end > _ADJACENT:
            break
        last -= 1
        own = reading.outline.own(above[last])
        if not own.isupper() or above[last].marker or _APPENDIX.match(own):
            break
        lines.insert(0, own)
    return clean(" ".join(lines)) or None


def _before_notes(reading: Reading, above: list[Node], last: int) -> int:
    """The place of the last line that is no note: `(Kèm theo Kế hoạch …)`, `Đơn vị tính: đồng`."""
    while last >= 0:
        if _UNIT_NOTE.fullmatch(reading.outline.own(above[last]).strip()):
            last -= 1
        elif (begin := note_begin(reading, above, last)) is not None:
            last = begin - 1
        else:
            break
    return last


def _adjacent(above: list[Node], last: int, node: Node) -> bool:
    """Whether nothing but notes stands between a line and the table."""
    below = above[last + 1] if last + 1 < len(above) else node
    return below.start - above[last].end <= _ADJACENT
