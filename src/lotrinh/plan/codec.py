"""The wire form of a plan, `lotrinh/plan@1`: the only code that knows it.

`to_wire` and `from_wire` follow the dataclasses of model.py field by field; the few names that
differ on the wire stand in `_NAMES`. `json_schema` is derived from the same classes, so that the
three cannot drift apart.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, Final

from lotrinh.plan import model
from lotrinh.plan.model import Plan
from lotrinh.source.text import At

SCHEMA: Final = "lotrinh/plan@1"
_NAMES: Final = {
    (model.Window, "start"): "from",
    (model.Window, "end"): "to",
    (model.Duty, "partners"): "with",
    (model.TaskRow, "partners"): "with",
}
_COUNTED: Final = {(model.PlanTable, "rows")}
"""Fields that the wire form counts; their values stand under another key."""
_AT_KEYS: Final = ("page", "line", "column", "end_line", "end_column", "start", "end")


@cache
def _fields(cls: type) -> tuple[tuple[str, str, bool], ...]:
    """(attribute, wire key, counted) of each field of a model class."""
    return tuple(
        (f.name, _NAMES.get((cls, f.name), f.name), (cls, f.name) in _COUNTED)
        for f in dataclasses.fields(cls)
    )


def to_wire(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values. Keys are always present; unknown is None, empty is []."""
    wire = {"schema": SCHEMA}
    wire.update(wire_of(plan))
    return wire


def wire_of(value: Any) -> Any:
    """A frozen dataclass (a finding, a duty), a place, a tuple or a plain value as JSON values."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, At):
        return {
            "page": value.page, "line": value.line, "column": value.column,
            "end_line": value.end_line, "end_column": value.end_column,
            "start": value.start, "end": value.end,
        }  # fmt: skip
    if isinstance(value, tuple):
        return [wire_of(v) for v in value]
    wire: dict[str, Any] = {}
    kind: type = type(value)
    for name, key, counted in _fields(kind):
        inner = getattr(value, name)
        if counted:
            wire[key] = len(inner)
            wire["cells"] = wire_of(inner)
        else:
            wire[key] = wire_of(inner)
    return wire


def from_wire(wire: dict[str, Any]) -> Plan:
    """The plan that a wire form holds. Unknown keys are passed over.

    Raises ValueError where it is of another schema or a value has the wrong shape.
    """
    if wire.get("schema") != SCHEMA:
        raise ValueError(f"schema: expected {SCHEMA}, got {wire.get('schema')!r}")
    plan = _read(Plan, wire, "plan")
    assert isinstance(plan, Plan)  # noqa: S101  (told to the type checker)
    return plan


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _read(kind: Any, value: Any, where: str) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, dict):
            raise ValueError(f"{where}: expected an object")
        read = {}
        for name, key, counted in _fields(kind):
            source = "cells" if counted else key
            if source in value:
                read[name] = _read(_hints(kind)[name], value[source], f"{where}.{key}")
        try:
            return kind(**read)
        except TypeError as error:
            raise ValueError(f"{where}: {error}") from error
    if kind is At:
        if not isinstance(value, dict):
            raise ValueError(f"{where}: expected a place")
        place: dict[str, Any] = {key: value.get(key) for key in _AT_KEYS}
        if not all(isinstance(n, int) or (n is None and key == "page") for key, n in place.items()):
            raise ValueError(f"{where}: expected the numbers of a place")
        return At(**place)
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [k for k in typing.get_args(kind) if k is not type(None)]
        return None if value is None else _read(inner[0], value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where}: expected a list")
        inner_kind = typing.get_args(kind)[0]
        return tuple(_read(inner_kind, v, f"{where}[{i}]") for i, v in enumerate(value))
    if origin is typing.Literal:
        if value not in typing.get_args(kind):
            raise ValueError(f"{where}: {value!r} is none of {typing.get_args(kind)}")
        return value
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{where}: expected {kind.__name__}")
    return value


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the wire form."""
    return schema_of(Plan, SCHEMA)


def schema_of(cls: type, name: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of the wire form of a frozen dataclass, as the schema of that name."""
    definitions: dict[str, Any] = {}
    top = _schema_of_class(cls, definitions)
    top["properties"] = {"schema": {"const": name}, **top["properties"]}
    top["required"] = ["schema", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **top,
        "$defs": definitions,
    }


def _schema_of_class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, key, counted in _fields(cls):
        if counted:
            properties[key] = {"type": "integer", "minimum": 0}
            properties["cells"] = _schema(_hints(cls)[name], definitions)
        else:
            properties[key] = _schema(_hints(cls)[name], definitions)
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is At:
        definitions.setdefault("At", _at_schema())
        return {"$ref": "#/$defs/At"}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _schema_of_class(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [k for k in typing.get_args(kind) if k is not type(None)]
        return {"anyOf": [_schema(inner[0], definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(typing.get_args(kind)[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(kind))}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}


def _at_schema() -> dict[str, Any]:
    one = {"type": "integer", "minimum": 1}
    return {
        "type": "object",
        "properties": {
            "page": {"anyOf": [one, {"type": "null"}]},
            "line": one, "column": one, "end_line": one, "end_column": one,
            "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0},
        },
        "required": list(_AT_KEYS),
    }  # fmt: skip
