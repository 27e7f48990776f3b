"""The wire form: what goes out comes back, and the schema says exactly what goes out."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh.plan.codec import SCHEMA, from_wire, json_schema, to_wire
from lotrinh.plan.model import Plan, SourceInfo
from tests.golden.draw import read_sample

SAMPLES = Path(__file__).parents[2] / "samples"
READ_HERE = ("phong-chong-lu.docx", "chu-nhat-xanh.md", "tuyen-truyen-dai-hoi.txt")
KEYS = [
    "schema", "source", "header", "citations", "laws", "outline", "purposes", "requirements",
    "phases", "channels", "contents", "budget", "budget_items", "assignments", "deadlines",
    "reporting", "tables", "recipients", "signature", "unplaced", "findings",
]  # fmt: skip
PLANS = st.builds(Plan, source=st.builds(SourceInfo))


@pytest.fixture(scope="module", params=READ_HERE)
def plan(request: pytest.FixtureRequest) -> Plan:
    plan: Plan = read_sample(SAMPLES / request.param).plan
    return plan


def test_a_plan_comes_back_from_the_wire(plan: Plan) -> None:
    wire = to_wire(plan)
    assert from_wire(wire) == plan
    assert from_wire(json.loads(json.dumps(wire))) == plan


def test_the_schema_holds_for_what_goes_out(plan: Plan) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(to_wire(plan))


def test_the_contract_keys_are_there(plan: Plan) -> None:
    wire = to_wire(plan)
    assert wire["schema"] == SCHEMA
    assert set(KEYS) <= set(wire)
    for duty in (duty for a in wire["assignments"] for duty in a["duties"]):
        assert set(duty) >= {"text", "roles", "with", "deadline", "at"}
    for phase in wire["phases"]:
        assert phase["window"] is None or {"from", "to"} <= set(phase["window"])
    for entry in wire["outline"]:
        assert set(entry["at"]) >= {"page", "line", "column", "end_line", "end_column"}


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_any_plan_comes_back_and_fits_the_schema(plan: Plan) -> None:
    wire = to_wire(plan)
    assert from_wire(wire) == plan


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_unknown_keys_are_passed_over() -> None:
    wire: dict[str, Any] = to_wire(Plan(SourceInfo("a", "text/plain", None, "0", "plain", False)))
    more = copy.deepcopy(wire) | {"mood": "good"}
    assert from_wire(more) == from_wire(wire)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "lotrinh/plan@0"),
        (("source",), None),
        (("source", "pages"), "three"),
        (("source", "ocr"), 1),
        (("citations",), {}),
        (("header", "family"), "royal"),
        (("header", "title"), 5),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused(path: tuple[str, ...], value: object) -> None:
    wire = to_wire(Plan(SourceInfo("a", "text/plain", None, "0", "plain", False)))
    inner = wire
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=path[-1] if path != ("schema",) else SCHEMA):
        from_wire(wire)
