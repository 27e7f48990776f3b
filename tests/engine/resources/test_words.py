"""Every word list is held by its own examples and counterexamples.

Two lists have a reader of their own, through which they are held; the others are words that stand
in a text, and must be found in their examples as whole words.
"""

from __future__ import annotations

import re

import pytest

from lotrinh.assemble.channels import channel_kind
from lotrinh.assemble.sections import announced
from lotrinh.outline.markers import read_marker
from lotrinh.resources.load import WORDS, alternation, load_entries

LISTS = (WORDS, "posts.toml", "timing_words.toml", "assignment_words.toml", "abolished_bodies.toml")


def _cases(name: str, what: str) -> list[tuple[str, str]]:
    return [(e.key, text) for e in load_entries(name) for text in getattr(e, what)]


def _title(printed: str) -> str:
    marker = read_marker(printed)
    return printed[marker.length :] if marker else printed


def _stands_in(name: str, key: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{alternation(name, key)})(?!\w)", text, re.IGNORECASE))


@pytest.mark.parametrize(("key", "title"), _cases("sections.toml", "examples"))
def test_titles_announce_their_section(key: str, title: str) -> None:
    assert key in announced(_title(title))


@pytest.mark.parametrize(("key", "title"), _cases("sections.toml", "counterexamples"))
def test_other_titles_do_not(key: str, title: str) -> None:
    assert key not in announced(_title(title))


@pytest.mark.parametrize(("kind", "title"), _cases("channels.toml", "examples"))
def test_channels_have_their_kind(kind: str, title: str) -> None:
    assert channel_kind(title) == kind


@pytest.mark.parametrize(
    ("name", "key", "text"), [(n, *case) for n in LISTS for case in _cases(n, "examples")]
)
def test_words_stand_in_their_examples(name: str, key: str, text: str) -> None:
    assert _stands_in(name, key, text)


@pytest.mark.parametrize(
    ("name", "key", "text"), [(n, *case) for n in LISTS for case in _cases(n, "counterexamples")]
)
def test_words_do_not_stand_in_their_counterexamples(name: str, key: str, text: str) -> None:
    assert not _stands_in(name, key, text)
