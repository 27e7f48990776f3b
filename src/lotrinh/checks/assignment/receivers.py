"""Whom the list of recipients reaches.

Place in the flow: beside the rules of this family; made once a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lotrinh.checks.assignment.unit_keys import (
    Key,
    abbreviations,
    is_short_for,
    key_of,
    opening,
    words_in,
)
from lotrinh.checks.case import Case
from lotrinh.mentions.unit_names import fold_names

_LEVEL_END: Final = re.compile(
    r"\b(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?: \w+){1,4}$"
)
_DEPARTMENT, _DEPARTMENTS = re.compile(r"sở\s"), re.compile(r"\bcác sở\b")
_KEPT: Final = re.compile(r"Lưu\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,;:/]|\bvà\b|\s[-–]\s")
_CHAIR: Final = re.compile(r"\bCT,? (?:và )?(?:các )?PCT\b")
"""Chairman and deputies, not Công Thương."""
_LISTED: Final = re.compile(r"\w\s*:")
_GROUPS: Final = (
    ("hamlets", "hamlets"), ("communes", "communes"), ("cells", "cells"), ("schools", "schools"),
    ("mass_heads", "mass_groups"),
)  # fmt: skip
GROUP_KINDS: Final = frozenset(name for pair in _GROUPS for name in pair)
_HEADS: Final = re.compile(
    r"(?:ủy ban|hội đồng|đảng|văn phòng|phòng|ban|sở|bộ|tỉnh|thành|công an|trạm|trung tâm|hội|đoàn"
    r"|trường|chi|thường trực|báo|cục)\b"
)


@dataclass(frozen=True, slots=True)
class Receivers:
    """The recipients of a plan, without the copies that are kept."""

    names: tuple[str, ...]
    parts: tuple[Key, ...]
    """The single names that the recipients list."""
    text: str
    """All keys, divided by bars."""
    groups: str
    """The names that may be groups, with their "các", divided by bars."""
    short: frozenset[str]
    """Abbreviations among them, those of the kept copies' drafting unit too."""
    everyone: bool
    """One of them means every unit of the plan."""

    def reach(self, unit: str) -> bool:
        """Whether a unit is among them: by name, by abbreviation, by group, or by reference."""
        key = key_of(unit)
        if not key.words or self.everyone:
            return True
        if f" {key.bare} " in self.text or any(is_short_for(s, key) for s in self.short):
            return True
        return self._in_group(key) or any(_same(key, part) for part in self.parts)

    def _in_group(self, key: Key) -> bool:
        if opening("businesses").match(key.full):
            return bool(words_in("businesses").search(self.groups))
        if words_in("hamlets").search(key.full):
            return bool(words_in("hamlets").search(self.groups))
        for kind, group in _GROUPS:
            if words_in(kind).search(key.full) and words_in(group).search(self.groups):
                return True
        outside = any(words_in(kind).search(key.full) for kind, _ in _GROUPS)
        if outside:
            return False
        room = opening("rooms").match(key.full) and words_in("room_groups").search(self.groups)
        department = _DEPARTMENT.match(key.full) and _DEPARTMENTS.search(self.groups)
        return bool(room or department or words_in("office_groups").search(self.groups))


def receivers(case: Case) -> Receivers:
    """The recipients of the plan. For `Case.once`."""
    names = [r.name for r in case.plan.recipients if not _KEPT.match(r.name)]
    kept = " ".join(r.name for r in case.plan.recipients if _KEPT.match(r.name))
    listed = [_PARTS.split(name) for name in names]
    parts = [key_of(part) for some in listed for part in some if part.strip()]
    whole = [key_of(name) for name in names]
    keys = [k.full for k in (*whole, *parts)]
    text = " | ".join(f" {k} " for k in keys)
    groups = " | ".join(fold_names(name) for name in names if not _LISTED.search(name))
    printed = _CHAIR.sub("", " ".join(names))
    return Receivers(
        tuple(names), tuple(parts), text, groups, abbreviations(printed) | abbreviations(kept),
        bool(words_in("all_units").search(groups)),
    )  # fmt: skip


def _same(unit: Key, other: Key) -> bool:
    """Whether two names are one unit's: all words of one stand in the other, under one head."""
    if not other.words or not unit.words:
        return False
    if unit.words <= other.words:
        return True
    if len(other.words) < 2 or not other.words <= unit.words:
        return False
    head = _HEADS.match(other.bare)
    return head is None or unit.bare.startswith(other.bare.split()[0])


def is_issuer(case: Case, unit: str) -> bool:
    """Whether a unit is the issuing body itself, or what leads it."""
    issuer = case.plan.header.issuer
    if issuer is None:
        return False
    own, asked = _led(key_of(issuer).full), _led(key_of(unit).full)
    return asked == own or (asked == _LEVEL_END.sub(r"\1", own))


def _led(full: str) -> str:
    """The body that a standing committee leads."""
    lead = opening("standing").match(full)
    return full[lead.end() :].strip() if lead and full[lead.end() :].strip() else full
