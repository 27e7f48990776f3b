"""The wire form of a comparison, `lotrinh/coverage@1`: the only code that knows it.

Place in the flow: coverage, beside its model. Follows the dataclasses as plan/codec.py does.
"""

from __future__ import annotations

from typing import Any, Final

from lotrinh.coverage.model import Coverage
from lotrinh.plan.codec import schema_of, wire_of

SCHEMA: Final = "lotrinh/coverage@1"


def coverage_to_wire(coverage: Coverage) -> dict[str, Any]:
    """The comparison as JSON values. Keys are always present; unknown is None, empty is []."""
    return {"schema": SCHEMA, **wire_of(coverage)}


def coverage_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the wire form."""
    return schema_of(Coverage, SCHEMA)
