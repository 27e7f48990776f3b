"""docs/architecture.md leads through the code that is there: all modules, none that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "src" / "lotrinh"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
STAGES = ("source", "outline", "mentions", "plan", "assemble", "schedule", "checks", "coverage")
NAMED = set(re.findall(r"`(?:\w+/)*(\w+\.py)`", PAGE))


@pytest.mark.parametrize("stage", STAGES)
def test_the_page_names_every_module_of_a_stage(stage: str) -> None:
    modules = {path.name for path in (ENGINE / stage).glob("*.py")} - {"__init__.py"}
    assert modules - NAMED == set(), "say in docs/architecture.md what these are for"


def test_the_page_names_no_module_that_is_gone() -> None:
    there = {path.name for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert NAMED - there == set()
