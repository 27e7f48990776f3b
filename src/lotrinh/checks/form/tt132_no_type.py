"""TT132: nothing says what type of document this is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.form.symbols import known_types
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.resources.load import load_entries


@rule(
    "TT132",
    Text("Thiếu tên loại văn bản KẾ HOẠCH"),
    severity="warning",
    cure=Text("Ghi tên loại văn bản bằng chữ in hoa, ở giữa, trên trích yếu."),
    basis=law("title"),
)
def no_type(case: Case) -> Iterator[Fault]:
    """A letterhead and no line KẾ HOẠCH below it, or a text without any outline.

    Another type's name makes it another document; a symbol without a type is a letter's.
    """
    head = case.once(read_letterhead)
    if (
        case.plan.header.doc_type
        or head.title
        or not head.lines
        or (case.plan.outline and not head.present)
    ):
        return
    if any(line.text.lower() in _types() for line in head.lines):
        return
    if head.number and head.number.tokens and not known_types() & set(head.number.tokens):
        return
    parts = [p.end for p in (*head.phrases.values(), head.number, head.dated) if p]
    below = next((line for line in head.lines if line.start >= max(parts, default=0)), None)
    last = below or head.lines[-1]
    yield Fault(case.at(last.start, last.end))


@cache
def _types() -> frozenset[str]:
    return frozenset(form for e in load_entries("document_types.toml") for form in e.forms)
