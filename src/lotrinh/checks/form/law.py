"""The legal basis of the rules of form, by part of a document.

Place in the flow: asked by the decorators of the rules; the words are data (form_law.toml).
"""

from __future__ import annotations

from collections.abc import Mapping

from lotrinh.plan.model import Family
from lotrinh.resources.load import load_entries


def law(part: str) -> Mapping[Family, str]:
    """The basis of a part (`number`, `date` …) by family; the Front has none of its own."""
    entry = next(entry for entry in load_entries("form_law.toml") if entry.key == part)
    return {"state": entry.forms[0], "party": str(entry.extra["party"])}
