"""What law says of paper, margins, font, sizes and spacing, for one document.

Place in the flow: what the rules about Word files share; the numbers are data (page_setup.toml).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import PageSetup

SLACK: Final = 1.0
"""Millimetres by which a measure may be off: word processors round."""


@dataclass(frozen=True, slots=True)
class Norm:
    """A document's page, and the entry that says how it should be."""

    page: PageSetup
    law: Entry

    def asks(self, name: str) -> Any:
        """What law says under a name; None where it says nothing."""
        return self.law.extra.get(name)


def read_norm(case: Case) -> Norm | None:
    """The view; None where the file says nothing of its page, or the family's law is not known.

    The law of the plan's own date holds, for an undated one today's.
    """
    page = case.source.setup
    if page is None:
        return None
    kin = case.once(read_letterhead).kin
    family = kin if kin in {"party", "state", "front"} else case.family
    date = case.plan.header.date or ""
    date = date if len(date) == len("2031-03-05") else "9999"
    entry = _entry(family, date)
    return Norm(page, entry) if entry else None


def _entry(family: str, date: str) -> Entry | None:
    for entry in load_entries("page_setup.toml"):
        since, until = entry.since or "", entry.until or "9999"
        if family in entry.forms and since <= date <= until:
            return entry
    return None


def number_text(value: float) -> str:
    """A number as people write it: `12,5`, `13`."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def range_text(values: Iterable[float]) -> str:
    """`20–25`; one number where both are equal."""
    low, high = values
    return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"
