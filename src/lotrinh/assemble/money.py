"""What a plan says about money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, tail_of, topics
from lotrinh.assemble.tables import columns_of, grid, is_group_mark, is_index, spread
from lotrinh.mentions.money import find_amounts
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Assignment, BudgetItem, Item
from lotrinh.source.text import Table

_UNIT: Final = re.compile(
    r"[:(]\s*(?:đvt:\s*)?(?P<size>nghìn tỷ|tỷ|tỉ|triệu|nghìn|ngàn|1\.000)?\s*(?:đồng|vnđ|vnd|đ)\b",
    re.IGNORECASE,
)
_SIZES: Final = {
    "": 1, "nghìn": 10**3, "ngàn": 10**3, "1.000": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "nghìn tỷ": 10**12,
}  # fmt: skip
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d{1,12}(?:,\d{1,6})?")
_MILLIONS: Final = 2
"""Dots in a number of a million or more."""
_MONEY_COLUMN: Final = re.compile(
    r"kinh phí|thành tiền|số tiền|dự toán|mức chi|\(\s*(?:nghìn|triệu|tỷ)?\s*đồng", re.IGNORECASE
)
_WHOLE_COLUMN: Final = re.compile(r"thành tiền|tổng", re.IGNORECASE)
_PRICE: Final = re.compile(r"đơn giá|định mức|nguồn", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"(?:tổng(?: cộng| số| kinh phí| mức| dự toán| tiền| chi)?|cộng|toàn bộ kinh phí)\b",
    re.IGNORECASE,
)
_HOLDS: Final = re.compile(r"[,;.]?\s*(?:trong đó|bao gồm|gồm|cụ thể|chia ra)\b\s*[:,]?\s*", re.I)
_JOINT: Final = re.compile(r"[,;.]?\s*(?:và\s+)?")
_SENTENCE: Final = re.compile(r"[.;]\s+")
_CLAUSE: Final = re.compile(r"[.;](?=\s|$)|,\s|\s(?:và|trong đó|bao gồm|gồm)\s")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_MONEY: Final = re.compile(r"\b(?:kinh phí|ngân sách|dự toán)\b", re.I)
_TREASURER: Final = re.compile(r"tài chính|kế toán|kinh tế", re.I)


def find_budget(
    reading: Reading, sections: list[Node], assignments: tuple[Assignment, ...]
) -> tuple[Item | None, tuple[BudgetItem, ...], list[Node]]:
    """The statement about money, the amounts in it, and its section.

    Without a section of its own, the finance office's duty about money is the statement.
    """
    for section in sections:
        node = _budget_node(reading, section)
        if node is not None:
            amounts = _amounts(reading, node) or tuple(_of_appendices(reading))
            return _statement(reading, node), amounts, [node]
    for assignment in assignments:
        if _TREASURER.search(assignment.unit):
            for duty in assignment.duties:
                if _MONEY.search(duty.text):
                    return Item(duty.text, duty.at), (), []
    return None, (), []


def _budget_node(reading: Reading, section: Node) -> Node | None:
    if topics(reading.outline, section)[:1] == ("budget",):
        return section
    for child in section.children:
        if child.kind in {"entry", "lead"} and topics(reading.outline, child)[:1] == ("budget",):
            own = reading.outline.own(child)
            if own.lower().startswith(("kinh phí", "về kinh phí", "nguồn kinh phí", "dự toán")):
                return child
    return None


def _statement(reading: Reading, node: Node) -> Item:
    start, end = tail_of(reading.outline, node)
    inside = tuple(reading.item(c) for c in node.children if c.kind != "table")
    if end - start > 10:
        return Item(reading.words(start, end), reading.at(start, end), inside)
    if inside:
        return Item(inside[0].text, inside[0].at, inside)
    return Item(heading_of(reading.outline, node), reading.node_at(node))


def _amounts(reading: Reading, node: Node) -> tuple[BudgetItem, ...]:
    """The amounts under a heading, in prose and in tables, in the order of the text."""
    found: list[BudgetItem] = []
    unit = None
    for part in node.walk():
        if part.table is not None:
            found += _of_table(reading, part.table, unit)
            unit = None
        elif part.kind != "root":
            found += _of_line(reading, part)
            told = _UNIT.search(reading.text, part.body, part.end)
            unit = told["size"] or "" if told else None
    return tuple(found)


def _of_appendices(reading: Reading) -> Iterator[BudgetItem]:
    """The amounts of tables anywhere in the document, for a section that only points at them."""
    for node in reading.outline.root.walk():
        if node.table is not None:
            yield from _of_table(reading, node.table, None)


def _of_line(reading: Reading, node: Node) -> Iterator[BudgetItem]:
    """The amounts of a line, each with the clause that it stands in."""
    text = reading.text
    amounts = find_amounts(text, node.body, node.end)
    left = node.body
    for i, amount in enumerate(amounts):
        for sentence in _SENTENCE.finditer(text, left, amount.start):
            left = sentence.end()
        right = amounts[i + 1].start if i + 1 < len(amounts) else node.end
        stop = _CLAUSE.search(_without_brackets(text[amount.end : right]))
        more = i + 1 < len(amounts) or bool(stop and _HOLDS.match(text, amount.end + stop.start()))
        if stop and (more or stop.group()[0] != ","):
            right = amount.end + stop.start()
        words = reading.words(left, right)
        total = bool(_TOTAL.match(words)) or bool(_HOLDS.match(text, right))
        yield BudgetItem(words, amount.amount, reading.at(amount.start, amount.end), total)
        skip = _HOLDS.match(text, right) or _JOINT.match(text, right)
        left = skip.end() if skip else right


def _without_brackets(words: str) -> str:
    """The words with what stands in brackets blanked out, of the same length."""
    return _BRACKETS.sub(lambda match: " " * len(match.group()), words)


def _of_table(reading: Reading, table: Table, unit: str | None) -> Iterator[BudgetItem]:
    """The amounts of a table's money column, each with what its row names.

    `unit` is the size that the line above the table gives ("" for whole đồng, None for none); the
    column's own head goes before it. Without any, only sums that can be đồng are read.
    """
    slots = spread(reading, table)
    rows = grid(slots)
    columns, head = columns_of(rows)
    column = _money_column(columns)
    if column is None:
        return
    told = _UNIT.search(columns[column])
    size = (told["size"] or "" if told else unit) or ""
    sure = told is not None or unit is not None
    names = [i for i, name in enumerate(columns) if i != column and not is_index(name)]
    for row, places in zip(rows[head:], slots[head:], strict=True):
        if column >= len(places) or not places[column].first or not places[column].cell.paragraphs:
            continue
        amount = _sum_of(row[column], _SIZES[size.lower()], sure=sure)
        if amount is None:
            continue
        name = next((row[i] for i in names if row[i]), "") or next(filter(None, row), "")
        spans = places[column].cell.paragraphs
        total = bool(_TOTAL.match(name) or _TOTAL.match(row[0])) or is_group_mark(row[0])
        at = reading.at(spans[0].start, spans[-1].end)
        yield BudgetItem(clean(name), amount, at, total)


def _money_column(columns: list[str]) -> int | None:
    """The column of sums: the totals rather than the first, never the price of one piece."""
    sums = [i for i, c in enumerate(columns) if _MONEY_COLUMN.search(c) and not _PRICE.search(c)]
    whole = [i for i in sums if _WHOLE_COLUMN.search(columns[i])]
    return next(iter([*whole, *sums]), None)


def _sum_of(words: str, factor: int, *, sure: bool) -> int | None:
    """The whole đồng that a cell of a money column prints."""
    said = find_amounts(words)
    if said:
        return said[0].amount
    match = _NUMBER.fullmatch(words.strip())
    if match is None or not (sure or words.count(".") >= _MILLIONS):
        return None
    whole, _, part = re.sub(r"[.\s]", "", match.group()).partition(",")
    return int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)
