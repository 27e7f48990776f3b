"""The English catalogue is complete, fresh and compiled: `make messages` brings it up to date."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from tools.messages import (
    COMPILED,
    SOURCE,
    MarkError,
    collect,
    compile_catalogue,
    fields_of,
    read_catalogue,
    strings_of,
    texts_of,
)

CATALOGUE = read_catalogue()
MESSAGES = [message for message in CATALOGUE if message.id]
VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]")
SPEAKERS = sorted(
    path
    for part in ("cli", "render", "checks", "schedule")
    for path in (SOURCE / part).rglob("*.py")
)
NOT_TEXTS = {
    "Lộ Trình",
    # Words to recognise, and names that the holidays library gives.
    "trước", "đến", "Từ Trong Trước Sau Ngay Khi Đến Hết Thời Tháng Ngày", " (nghỉ bù)",
}  # fmt: skip


def test_it_has_exactly_the_texts_that_the_engine_says() -> None:
    wanted, found = set(collect()), {message.id for message in MESSAGES}
    assert wanted - found == set(), "run `make messages`, and translate what is new"
    assert found - wanted == set(), "run `make messages`"
    assert len(found) > 400


def test_every_text_is_translated() -> None:
    assert not [m.id for m in MESSAGES if not all(strings_of(m)) or m.fuzzy]
    assert not [m.id for m in MESSAGES if isinstance(m.id, tuple) and len(strings_of(m)) != 2]


def test_translations_have_the_same_placeholders() -> None:
    wrong = [
        (m.id, string)
        for m in MESSAGES
        for string in strings_of(m)
        if fields_of(string) != fields_of(m.id if isinstance(m.id, str) else m.id[0])
    ]
    assert not wrong


def test_what_is_compiled_is_what_people_edit() -> None:
    compiled, fresh = COMPILED.read_bytes(), compile_catalogue(CATALOGUE)
    said = [[(m.id, m.string) for m in read_mo(BytesIO(mo)) if m.id] for mo in (compiled, fresh)]
    assert said[0] == said[1], "run `make messages`"
    assert len(said[0]) == len(MESSAGES)


def test_labels_of_the_summary_fit_their_column() -> None:
    tree = ast.parse((SOURCE / "render" / "summary.py").read_text(encoding="utf-8"))
    labels = {
        node.args[0].args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "section"
        and isinstance(node.args[0], ast.Call)
        and isinstance(node.args[0].args[0], ast.Constant)
    }
    assert len(labels) >= 9
    for label in labels:
        message = CATALOGUE.get(label)
        assert message is not None
        assert max(map(len, [label, *strings_of(message)])) <= 10


@pytest.mark.parametrize("path", SPEAKERS, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_text_in_vietnamese_goes_unmarked(path: Path) -> None:
    """A literal with Vietnamese letters is marked by `tr` or `Text`, or is no text for people."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    known = {id(node) for node, _ in texts_of(tree)}
    unmarked = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and id(node) not in known | documented
        and node.value not in NOT_TEXTS
        and "\\" not in node.value
    ]
    assert not unmarked


@pytest.mark.parametrize(
    "code", ["tr(f'còn {n} ngày')", "tr('còn ' + n)", "Text('một' if n else 'hai')"]
)
def test_a_text_that_cannot_be_collected_is_refused(code: str) -> None:
    with pytest.raises(MarkError):
        list(texts_of(ast.parse(code)))
