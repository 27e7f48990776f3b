"""Every entry of resources/time.toml holds in its examples and in none of its counterexamples."""

from __future__ import annotations

import pytest

from lotrinh.mentions.time import find_deadlines, find_events, read_window
from lotrinh.mentions.time_dates import lower_case
from lotrinh.resources.load import Entry, load_entries

ENTRIES = load_entries("time.toml")
DEADLINES = {"bound", "finish", "report"}


def recognises(entry: Entry, text: str) -> bool:
    """Whether the grammar finds in the text what the entry's kind stands for."""
    kind = entry.extra["kind"]
    if kind == "event_head":
        return any(event.head == entry.key for event in find_events(text))
    if kind == "event_link":
        return any(entry.forms[-1] and " " in event.name for event in find_events(text))
    if kind == "event_around":
        return read_window(text) is not None
    found = bool(find_deadlines(text, default_year=2031))
    return found if kind in DEADLINES else not found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_examples_hold(entry: Entry) -> None:
    for example in entry.examples:
        assert recognises(entry, example), example
        assert any(form in lower_case(example) for form in entry.forms), example
    for example in entry.counterexamples:
        assert not recognises(entry, example), example


@pytest.mark.parametrize(
    ("key", "form"),
    [(e.key, f) for e in ENTRIES if e.extra["kind"] == "event_head" for f in e.forms],
)
def test_every_head_of_an_event_is_read(key: str, form: str) -> None:
    name = form if key == "event.season" else f"{form} 5 Suối Trăng"
    if key in ("event.festival", "event.ceremony", "event.congress"):
        name = f"{form} Suối Trăng"
    elif form == "bầu cử đại biểu":
        name = f"{form} Quốc hội"
    assert [event.head for event in find_events(f"sau {name},")] == [key]


@pytest.mark.parametrize(
    "form", [f for e in ENTRIES if e.key in ("bound.before", "bound.through") for f in e.forms]
)
def test_every_binding_word_binds_a_day(form: str) -> None:
    (found,) = find_deadlines(f"Các đơn vị hoàn thành việc rà soát {form} ngày 15/7/2031")
    assert found.date == "2031-07-15"
