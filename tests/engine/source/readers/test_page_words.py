"""The words that tell a printed page's parts: every example holds, no counterexample does."""

from __future__ import annotations

import pytest

from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.readers.page_words import fold, opens_with

ENTRIES = load_entries("page_words.toml")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_examples_and_counterexamples(entry: Entry) -> None:
    assert all(opens_with(text, entry.key) for text in entry.examples)
    assert not any(opens_with(text, entry.key) for text in entry.counterexamples)
    assert all(fold(form) == form.strip() for form in entry.forms)


def test_all_parts_are_there() -> None:
    assert {entry.key for entry in ENTRIES} == {
        "letterhead", "recipients", "authority", "stamp", "stamp_beside",
    }  # fmt: skip


def test_folding() -> None:
    assert fold("  ĐẢNG   Ủy\u0301 ") == "dang uy"
