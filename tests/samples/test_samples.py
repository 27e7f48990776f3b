"""The samples are what their sources say: files, annotations, and an honest letterhead each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.build import HERE, MAKERS
from samples.making.gold import annotate, first_words
from samples.making.pairs import PAIRS, Pair, read_pairs
from samples.making.source import Sample, read_sample

SOURCES = sorted((HERE / "sources").glob("*.yaml"))
BUILT_HERE = {"docx", "docx-numbered", "word-html", "markdown", "text-wrapped", "text-tcvn3"}
"""Formats that need no LibreOffice."""
MAX_BYTES = 3_000_000


def built_path(sample: Sample) -> Path:
    return HERE / f"{sample.name}{MAKERS[sample.format][0]}"


def content_of(data: bytes) -> Any:
    """A DOCX by its members, since compression differs between machines."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_annotation_follows_the_source(path: Path) -> None:
    sample = read_sample(path)
    gold = yaml.safe_load((HERE / "gold" / path.name).read_text(encoding="utf-8"))
    assert gold == annotate(sample, built_path(sample).name)


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if read_sample(p).format in BUILT_HERE], ids=lambda path: path.stem
)
def test_the_file_follows_the_source(path: Path) -> None:
    sample = read_sample(path)
    made = MAKERS[sample.format][1](sample)
    assert content_of(built_path(sample).read_bytes()) == content_of(made)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_annotated_text_stands_in_the_source(path: Path) -> None:
    """A truth that nobody can find in the text would be no truth."""
    sample = read_sample(path)
    cells = [cell for table in sample.tables.values() for row in table["rows"] for cell in row]
    text = " ".join([sample.head["title"], *(line.printed for line in sample.body), *cells])
    text = text.replace("**", "")
    gold = annotate(sample, "x")
    codes = [cited["code"] for cited in gold["citations"]]
    times = [due["text"] for due in gold["deadlines"]]
    names = [law["name"] for law in gold["laws"]]
    money = [item["text"] for item in gold["budget_items"]]
    assert not [said for said in (*codes, *times, *names, *money) if said not in text]


def test_the_samples_stay_small_and_complete() -> None:
    files = [built_path(read_sample(path)) for path in SOURCES]
    assert len(files) >= 10
    assert sum(path.stat().st_size for path in files) < MAX_BYTES
    families = {read_sample(path).head["family"] for path in SOURCES}
    assert families == {"party", "state", "front"}
    assert {path.stem for path in SOURCES} == {path.stem for path in (HERE / "gold").iterdir()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("một hai ba bốn năm sáu bảy tám chín", "một hai ba bốn năm sáu bảy tám"),
        ("một - hai ba bốn năm sáu bảy tám, chín", "một - hai ba bốn năm sáu bảy tám"),
        ("ngắn thôi.", "ngắn thôi"),
    ],
)
def test_first_words_follow_the_guide(text: str, words: str) -> None:
    assert first_words(text) == words


@pytest.mark.parametrize("pair", read_pairs(), ids=lambda pair: pair.name)
def test_the_files_of_a_pair_follow_their_sources(pair: Pair) -> None:
    for sample in (pair.parent, pair.child):
        suffix, make = MAKERS[sample.format]
        built = PAIRS / pair.name / f"{sample.name}{suffix}"
        assert content_of(built.read_bytes()) == content_of(make(sample))
