"""What a rule may see: one read document, and how the checks were asked to run.

Place in the flow: made by compile.py for run.py, handed to every rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from lotrinh.checks.settings import DEFAULT, Profile, Settings, profile_of
from lotrinh.outline.tree import Outline
from lotrinh.plan.model import Family, Plan
from lotrinh.schedule.model import Schedule
from lotrinh.source.text import At, SourceText

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One document before the rules. Rules read it and change nothing."""

    source: SourceText
    outline: Outline
    plan: Plan
    schedule: Schedule
    settings: Settings = DEFAULT
    _views: dict[Callable[[Case], Any], Any] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The mended text, which offsets (`At.start`, `At.end`) count."""
        return self.source.text

    @property
    def family(self) -> Family:
        return self.plan.header.family

    @property
    def profile(self) -> Profile:
        """The profile that was asked for, else the one that the plan has reached."""
        return self.settings.profile or profile_of(self.plan)

    def at(self, start: int, end: int) -> At:
        """The place of `text[start:end]`."""
        return self.source.at(start, end)

    def words(self, at: At) -> str:
        """The mended text at a place, on one line."""
        return " ".join(self.text[at.start : at.end].split())

    def once(self, view: Callable[[Case], T]) -> T:
        """What `view` makes of this case, made once however many rules ask for it.

        `view` is a pure module-level function: rules share what costs time (all units with their
        duties, the folded paragraphs) without knowing each other.
        """
        if view not in self._views:
            self._views[view] = view(self)
        return cast(T, self._views[view])

    def option(self, code: str, name: str, default: T) -> T:
        """An option of a rule: the house's, where it has the default's type, else the default."""
        value = self.settings.options.get(code, {}).get(name, default)
        return value if isinstance(value, type(default)) else default
