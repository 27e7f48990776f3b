"""Tables: their columns and rows, and the tasks, money or times that they hold."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.outline.tree import Node
from lotrinh.plan.model import PlanTable, TableKind, TaskRow
from lotrinh.resources.load import WORDS, alternation
from lotrinh.source.text import Table

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
_PHASE_FIRST: Final = re.compile(r"(?:Giai đoạn|Đợt|Các đợt|Các giai đoạn)\b", re.I)
_GROUP_MARK: Final = re.compile(r"(?:[IVX]{1,5}|[A-H])$")


def read_tables(reading: Reading) -> tuple[PlanTable, ...]:
    """Every real table with its title, kind and, for tasks, its rows in detail."""
    found = []
    above: Node | None = None
    for node in reading.outline.root.walk():
        if node.table is not None:
            table = _read(reading, node, node.table, above)
            if table is not None:
                found.append(table)
        elif node.kind != "root":
            above = node
    return tuple(found)


def grid(reading: Reading, table: Table) -> list[list[str]]:
    """The table's texts, merged cells repeated over what they cover; rows of one width."""
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for cells in table.rows:
        row: list[str] = []
        queue = list(cells)
        while queue or len(row) in hanging:
            column = len(row)
            if column in hanging:
                left, words = hanging.pop(column)
                row.append(words)
                if left > 1:
                    hanging[column] = (left - 1, words)
                continue
            cell = queue.pop(0)
            words = " ".join(
                clean_cell(reading.text[s.start : s.end]) for s in cell.paragraphs
            ).strip()
            for i in range(max(1, cell.col_span)):
                row.append(words)
                if cell.row_span > 1:
                    hanging[column + i] = (cell.row_span - 1, words)
        rows.append(row)
    width = max((len(r) for r in rows), default=0)
    return [r + [""] * (width - len(r)) for r in rows]


def clean_cell(text: str) -> str:
    return " ".join(text.split())


def _read(reading: Reading, node: Node, table: Table, above: Node | None) -> PlanTable | None:
    rows = grid(reading, table)
    if not rows or not any(any(r) for r in rows):
        return None
    head = _head_rows(rows)
    columns = _columns(rows[:head])
    data = [r for r in rows[head:] if any(r)]
    kind = _kind(columns, data)
    detail = _tasks(reading, node, table, columns, rows, head) if kind == "tasks" else ()
    counted = [r for r in data if not _is_group(r, columns)]
    return PlanTable(
        title=_title(reading, node, above),
        columns=tuple(columns),
        rows=tuple(tuple(r) for r in counted),
        kind=kind,
        rows_detail=detail,
        at=reading.node_at(node),
    )


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


def _is_group(row: list[str], columns: list[str]) -> bool:
    """Whether a row only names a group of rows: one text over the whole width, or `I | Nhóm`."""
    texts = [c for c in row if c]
    if len(columns) > 1 and len(set(texts)) == 1 and len(texts) in {1, len(row)}:
        return True
    return bool(row) and bool(_GROUP_MARK.match(row[0])) and len(set(texts)) <= 2


def _tasks(
    reading: Reading, node: Node, table: Table, columns: list[str], rows: list[list[str]], head: int
) -> tuple[TaskRow, ...]:
    roles = _roles(columns)
    found = []
    for row, cells in zip(rows[head:], table.rows[head:], strict=True):
        task = row[roles["task"]]
        if not task or _is_group(row, columns):
            continue
        spans = [s for c in cells for s in c.paragraphs]
        at = reading.at(spans[0].start, spans[-1].end) if spans else reading.node_at(node)

        def value(role: str, row: list[str] = row) -> str | None:
            return clean(row[roles[role]]) or None if role in roles else None

        found.append(
            TaskRow(
                clean(task), value("lead"), value("with"), value("deadline"), value("product"), at
            )
        )
    return tuple(found)


def _title(reading: Reading, node: Node, above: Node | None) -> str | None:
    if above is None or node.start - above.end > 3:
        return None
    own = reading.outline.own(above)
    if len(own) > 200 or (own.endswith((".", ";")) and not own.endswith("...")):
        return None
    return clean(own) or None
