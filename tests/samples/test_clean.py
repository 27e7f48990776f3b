"""A sample raises no error and no warning but for the mistakes that its author put in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import lotrinh
from lotrinh.checks.run import loud_rules
from samples.build import HERE, MAKERS
from samples.making.pairs import PAIRS, read_pairs
from samples.making.source import read_sample

SOURCES = sorted((HERE / "sources").glob("*.yaml"))
OFFICE = (
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing"),
)
OCR = (
    pytest.mark.ocr,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is missing"),
)
NEEDS = {"doc": OFFICE, "rtf": OFFICE, "png": OCR, "pdf-scan": OCR, "pdf-garbage": OCR}
READ_FROM_A_PICTURE = "NG103"
PAIRED = [
    PAIRS / pair.name / f"{sample.name}{MAKERS[sample.format][0]}"
    for pair in read_pairs()
    for sample in (pair.parent, pair.child)
]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=NEEDS.get(read_sample(path).format, ()))
        for path in SOURCES
    ],
)
def test_a_sample_raises_only_what_its_annotation_says(path: Path) -> None:
    sample = read_sample(path)
    gold = yaml.safe_load((HERE / "gold" / path.name).read_text(encoding="utf-8"))
    with loud_rules():
        plan = lotrinh.read(HERE / f"{sample.name}{MAKERS[sample.format][0]}")
    known = [error["text"].casefold() for error in gold.get("errors", [])]
    unknown = [
        (finding.code, finding.excerpt)
        for finding in plan.findings
        if finding.severity != "notice"
        and finding.code != READ_FROM_A_PICTURE
        and not any(_is_same((finding.excerpt or "").casefold(), text) for text in known)
    ]
    assert unknown == []


def _is_same(excerpt: str, text: str) -> bool:
    return bool(excerpt) and (excerpt in text or text in excerpt)


@pytest.mark.parametrize("path", PAIRED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_plans_of_a_pair_raise_nothing(path: Path) -> None:
    with loud_rules():
        plan = lotrinh.read(path)
    raised = [(f.code, f.excerpt) for f in plan.findings if f.severity != "notice"]
    assert raised == []
