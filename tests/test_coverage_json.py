"""docs/reference/coverage-json.md describes a comparison as it is: every key, no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import lotrinh
from tests.test_plan_json import say

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "coverage-json.md").read_text("utf-8")
SCHEMA = lotrinh.coverage_schema()
CLASSES: dict[str, dict[str, Any]] = {"Coverage": SCHEMA, **SCHEMA["$defs"]}


def sections() -> dict[str, str]:
    parts = re.split(r"^## (\w+).*$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_has_every_part_and_no_other() -> None:
    assert set(sections()) == set(CLASSES)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_the_page_has_every_key_with_its_values_and_no_other(name: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", sections()[name], re.MULTILINE)
    expected = {key: say(value) for key, value in CLASSES[name]["properties"].items()}
    assert dict(rows) == expected
