"""Lộ Trình: reads a Vietnamese administrative plan (kế hoạch) and says what it means.

    import lotrinh

    plan = lotrinh.read("ke-hoach.docx")
    for assignment in plan.assignments:
        print(assignment.unit, len(assignment.duties))

The names of the public interface are imported when they are first used, so that `import lotrinh`
costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lotrinh.api import compare as compare
    from lotrinh.api import compile_document as compile_document
    from lotrinh.api import read as read
    from lotrinh.compile import Compilation as Compilation
    from lotrinh.compile import Options as Options
    from lotrinh.coverage.codec import coverage_schema as coverage_schema
    from lotrinh.coverage.codec import coverage_to_wire as coverage_to_wire
    from lotrinh.coverage.model import Coverage as Coverage
    from lotrinh.plan.codec import from_wire as from_wire
    from lotrinh.plan.codec import json_schema as json_schema
    from lotrinh.plan.codec import to_wire as to_wire
    from lotrinh.plan.model import Plan as Plan
    from lotrinh.source.errors import UnreadableError as UnreadableError
    from lotrinh.source.text import SourceText as SourceText

__version__ = "0.1.0"

_HOMES = {
    "compare": "lotrinh.api",
    "compile_document": "lotrinh.api",
    "read": "lotrinh.api",
    "Compilation": "lotrinh.compile",
    "Options": "lotrinh.compile",
    "Coverage": "lotrinh.coverage.model",
    "coverage_schema": "lotrinh.coverage.codec",
    "coverage_to_wire": "lotrinh.coverage.codec",
    "from_wire": "lotrinh.plan.codec",
    "json_schema": "lotrinh.plan.codec",
    "to_wire": "lotrinh.plan.codec",
    "Plan": "lotrinh.plan.model",
    "UnreadableError": "lotrinh.source.errors",
    "SourceText": "lotrinh.source.text",
}

__all__ = [
    "Compilation",
    "Coverage",
    "Options",
    "Plan",
    "SourceText",
    "UnreadableError",
    "__version__",
    "compare",
    "compile_document",
    "coverage_schema",
    "coverage_to_wire",
    "from_wire",
    "json_schema",
    "read",
    "to_wire",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
