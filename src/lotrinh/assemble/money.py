"""What a plan says about money."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading
from lotrinh.assemble.sections import heading_of, tail_of, topics
from lotrinh.mentions.money import find_amounts
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Assignment, BudgetItem, Item

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
            return _statement(reading, node), _amounts(reading, node), [node]
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
    found = []
    for part in node.walk():
        if part.kind in {"table", "root"}:
            continue
        for amount in find_amounts(reading.text, part.body, part.end):
            line = reading.words(part.body, part.end)
            found.append(BudgetItem(line, amount.amount, reading.at(amount.start, amount.end)))
    return tuple(found)
