"""docs/reference/plan-json.md describes the export as it is: every key, no other, with its type."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import lotrinh

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "plan-json.md").read_text("utf-8")
SCHEMA = lotrinh.json_schema()
CLASSES: dict[str, dict[str, Any]] = {"Plan": SCHEMA, **SCHEMA["$defs"]}


def sections() -> dict[str, str]:
    """The page's sections by the class that each describes."""
    parts = re.split(r"^## (\w+).*$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def documented(name: str) -> dict[str, str]:
    """The keys of a class with the values that the page gives them."""
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", sections()[name], re.MULTILINE))


def say(schema: dict[str, Any]) -> str:
    """A value's schema as the page writes it."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return f"`{schema['const']}`"
    if "anyOf" in schema:
        return f"{say(schema['anyOf'][0])} or null"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema["type"] == "array":
        return f"list of {say(schema['items'])}"
    return "text" if schema["type"] == "string" else str(schema["type"])


def test_the_page_has_every_part_of_the_export_and_no_other() -> None:
    assert set(sections()) == set(CLASSES)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_the_page_has_every_key_with_its_values_and_no_other(name: str) -> None:
    expected = {key: say(value) for key, value in CLASSES[name]["properties"].items()}
    assert documented(name) == expected


def test_every_key_of_a_real_export_is_described() -> None:
    """Not only the schema: what an export holds."""
    wire = lotrinh.to_wire(lotrinh.read("KẾ HOẠCH\nThu gom rác\n\nI. MỤC ĐÍCH\n1. Sạch.".encode()))
    assert set(wire) == set(documented("Plan"))
    assert set(wire["outline"][0]["at"]) == set(documented("At"))
    assert json.loads(json.dumps(wire))["schema"] in PAGE
