"""The sample plans read as they were last approved. `make golden` draws them anew."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from tests.golden.draw import HERE, NAMES, draw, read_sample, sample_plans

OFFICE = {".doc", ".rtf", ".odt"}
OCR = {"an-toan-phong-chay", "hoc-tap-nghi-quyet", "lay-y-kien-du-thao"}


def cases() -> list[object]:
    return [pytest.param(path, id=path.stem, marks=marks_of(path)) for path in sample_plans()]


def marks_of(path: Path) -> list[pytest.MarkDecorator]:
    if path.suffix in OFFICE:
        return [
            pytest.mark.office,
            pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing"),
        ]
    if path.stem in OCR:
        return [
            pytest.mark.ocr,
            pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is missing"),
        ]
    return []


@pytest.mark.parametrize("path", cases())
def test_a_sample_reads_as_approved(path: Path) -> None:
    drawn = draw(read_sample(path))
    for name in NAMES:
        approved = (HERE / path.stem / f"{name}.txt").read_text(encoding="utf-8")
        if path.stem in OCR:
            # Versions of Tesseract differ in a letter here and there.
            assert difflib.SequenceMatcher(None, drawn[name], approved).ratio() > 0.97
        elif drawn[name] != approved:
            pytest.fail(difference(name, approved, drawn[name]), pytrace=False)


def difference(name: str, approved: str, drawn: str) -> str:
    lines = difflib.unified_diff(
        approved.splitlines(),
        drawn.splitlines(),
        f"approved {name}",
        f"drawn {name}",
        "",
        "",
        0,
        "",
    )
    return "\n".join(lines)


def test_there_are_no_goldens_without_a_sample() -> None:
    folders = {path.name for path in HERE.iterdir() if (path / "plan.txt").exists()}
    assert folders == {path.stem for path in sample_plans()}


def test_every_family_and_the_main_formats_are_there() -> None:
    suffixes = {path.suffix for path in sample_plans()}
    assert {".docx", ".doc", ".rtf", ".htm", ".pdf", ".png", ".md", ".txt"} <= suffixes
