"""Lines of a table beside the tree as it is: what each would add or change, or why it cannot.

Place in the flow: behind spreadsheets.py. `compare` only looks; `take_over` looks again, and writes
all lines or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError
from lotrinh_web.common.folding import fold
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Office, Unit, UnitKind
from lotrinh_web.organisations.permissions import MANAGE_OFFICE
from lotrinh_web.organisations.selectors import units_of
from lotrinh_web.organisations.services import insert_unit
from lotrinh_web.organisations.spreadsheets import COLUMNS, SheetRow, kind_labels
from lotrinh_web.organisations.tree_changes import MAX_DEPTH, put_unit
from lotrinh_web.organisations.trees import state_of, today

audit.describe({"organisations.office.import": gettext_lazy("nhập đơn vị từ Excel")})
audit.describe_more({"added": gettext_lazy("đơn vị đã thêm")})

FACTS: Final = ("name", "kind", "short_name", "aliases", "valid_from", "valid_until")


@dataclass(slots=True)
class Line:
    """One line of the table and what would come of it."""

    row: SheetRow
    unit: Unit | None = None
    """The unit that it is about; None for a new one."""
    facts: dict[str, Any] = field(default_factory=dict)
    parent: Unit | Line | None = None
    """An existing unit, or another new line."""
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    """(column, before, after) for people."""
    problems: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        """`wrong`, `add`, `change` or `same`."""
        if self.problems:
            return "wrong"
        if self.unit is None:
            return "add"
        return "change" if self.changes else "same"


class _Tree:
    """The tree by keys and by names while lines are compared with it."""

    def __init__(self, office: Office) -> None:
        self.units = {unit.pk: unit for unit in units_of(office)}
        self.root = next(unit for unit in self.units.values() if unit.parent_id is None)
        self.named: dict[str, list[Unit | Line]] = {}
        for unit in self.living():
            self.named.setdefault(fold(unit.name), []).append(unit)

    def living(self) -> list[Unit]:
        """Units that have not ended: those that a name may mean."""
        day = today()
        return [u for u in self.units.values() if u.valid_until is None or u.valid_until >= day]

    def name_of_parent(self, unit: Unit) -> str:
        """As the column says it, folded; empty right below the office."""
        if unit.parent_id is None or unit.parent_id == self.root.pk:
            return ""
        return fold(self.units[unit.parent_id].name)


def compare(office: Office, rows: Sequence[SheetRow]) -> list[Line]:
    """What the lines would do, in their order. One query, however many lines."""
    tree = _Tree(office)
    lines = [Line(row) for row in rows]
    _find_units(tree, lines)
    for line in lines:
        _read_facts(line)
        # Other lines may call a unit by the name that it has now, or by that which it will have.
        called = tree.named.setdefault(fold(line.facts["name"]), [])
        if line.unit is None or line.unit not in called:
            called.append(line.unit or line)
    for line in lines:
        _find_parent(tree, line)
    _find_twins(lines)
    _check_places(tree, lines)
    for line in lines:
        if line.unit is not None and not line.problems:
            line.changes = _changes(tree, line, line.unit)
    return lines


def _find_units(tree: _Tree, lines: list[Line]) -> None:
    """The unit of each line: by its code, else the one that is there under this name and parent."""
    taken: dict[int, int] = {}
    for line in lines:
        code = line.row.code
        if not code:
            continue
        line.unit = tree.units.get(int(code)) if code.isdecimal() else None
        if line.unit is None:
            line.problems.append(_("Không có đơn vị nào mang mã {code}.").format(code=code))
        elif line.unit.pk in taken:
            text = _("Mã này đã có ở dòng {number}.")
            line.problems.append(text.format(number=taken[line.unit.pk]))
        else:
            taken[line.unit.pk] = line.row.number
    there = {
        (fold(unit.name), parent): unit
        for unit in tree.living()
        if unit.parent_id is not None
        for parent in (tree.name_of_parent(unit), str(unit.parent_id))
    }
    for line in lines:
        key = (fold(line.row.name or ""), fold(line.row.parent or ""))
        if not line.row.code and key in there and there[key].pk not in taken:
            line.unit = there[key]
            taken[line.unit.pk] = line.row.number


def _read_facts(line: Line) -> None:
    row, unit = line.row, line.unit
    name = row.name or (unit.name if unit else "")
    kind = _kind(row.kind or "")
    if not name:
        line.problems.append(_("Thiếu tên."))
    if len(name) > 200 or len(row.short_name or "") > 60:
        line.problems.append(_("Tên quá dài."))
    if row.kind and kind is None and not (unit and unit.parent_id is None):
        line.problems.append(_("Không có loại “{kind}”.").format(kind=row.kind))
    line.facts = {
        "name": name,
        "kind": kind or (unit.kind if unit else UnitKind.OTHER),
        "short_name": _kept(row.short_name, unit.short_name if unit else ""),
        "aliases": unit.aliases if unit and row.aliases is None else _names(row.aliases or ""),
        "valid_from": _day(line, row.valid_from, unit.valid_from if unit else None),
        "valid_until": _day(line, row.valid_until, unit.valid_until if unit else None),
    }
    first, last = line.facts["valid_from"], line.facts["valid_until"]
    if first and last and last < first:
        line.problems.append(_("Ngày cuối phải sau ngày đầu."))


def _kept(written: str | None, there: str) -> str:
    return there if written is None else written


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]


def _kind(text: str) -> UnitKind | None:
    for kind, label in kind_labels().items():
        if fold(label) == fold(text) and kind != UnitKind.OFFICE:
            return kind
    return None


def _day(line: Line, text: str | None, there: date | None) -> date | None:
    if not text:
        return there if text is None else None
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
    line.problems.append(_("“{text}” không phải là ngày.").format(text=text))
    return None


def _find_parent(tree: _Tree, line: Line) -> None:
    text = line.row.parent
    if line.unit is not None and line.unit.parent_id is None:
        return
    if text is None and line.unit is not None and line.unit.parent_id is not None:
        line.parent = tree.units[line.unit.parent_id]
        return
    if not text:
        line.parent = tree.root
        return
    if text.isdecimal() and int(text) in tree.units:
        line.parent = tree.units[int(text)]
        return
    found = [place for place in tree.named.get(fold(text), ()) if place is not line]
    if len(found) == 1:
        line.parent = found[0]
    elif found:
        line.problems.append(
            _("Có nhiều đơn vị tên “{name}”; hãy ghi mã thay cho tên.").format(name=text)
        )
    else:
        line.problems.append(_("Không có đơn vị cấp trên “{name}”.").format(name=text))


def _find_twins(lines: list[Line]) -> None:
    """Two new units of one name under one parent are one that was written twice."""
    seen: set[tuple[int, str]] = set()
    for line in lines:
        if line.unit is None and not line.problems:
            key = (id(line.parent), fold(line.facts["name"]))
            if key in seen:
                line.problems.append(_("Đơn vị này có hai lần."))
            seen.add(key)


def _check_places(tree: _Tree, lines: list[Line]) -> None:
    """After all lines the tree must still be a tree, and not too deep."""
    by_unit = {line.unit.pk: line for line in lines if line.unit is not None}

    def above(place: Unit | Line) -> Unit | Line | None:
        if isinstance(place, Line):
            return by_unit_or_line(place.parent)
        line = by_unit.get(place.pk)
        if line is not None and not line.problems:
            return line.parent
        return tree.units.get(place.parent_id) if place.parent_id else None

    def by_unit_or_line(place: Unit | Line | None) -> Unit | Line | None:
        return place.unit or place if isinstance(place, Line) else place

    for line in lines:
        if line.problems:
            continue
        here, steps = by_unit_or_line(line), 0
        while here is not None and steps < MAX_DEPTH:
            here, steps = by_unit_or_line(above(here)), steps + 1
        if here is not None:
            line.problems.append(_("Đơn vị nằm trong chính nó, hoặc quá 8 bậc."))


def _changes(tree: _Tree, line: Line, unit: Unit) -> list[tuple[str, str, str]]:
    found = []
    for name in FACTS:
        before, after = getattr(unit, name), line.facts[name]
        if before != after:
            found.append((COLUMNS[name][0], _shown(before, name), _shown(after, name)))
    parent = line.parent
    if isinstance(parent, Line) and parent.unit is not None:
        parent = parent.unit
    if unit.parent_id is not None and parent is not None:
        old = tree.units[unit.parent_id]
        if isinstance(parent, Line):
            found.append((COLUMNS["parent"][0], old.name, parent.facts["name"]))
        elif parent.pk != old.pk:
            found.append((COLUMNS["parent"][0], old.name, parent.name))
    return found


def _shown(value: object, name: str) -> str:
    if name == "kind":
        return str(UnitKind(str(value)).label)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return "; ".join(value)
    return str(value or "–")


@transaction.atomic
def take_over(actor: User, office: Office, rows: Sequence[SheetRow]) -> tuple[int, int]:
    """Writes all lines; gives how many units were added and changed.

    ConflictError where a line is wrong by now: nothing is written then.
    """
    require(actor, MANAGE_OFFICE, office)
    Office.objects.select_for_update().get(pk=office.pk)
    lines = compare(office, rows)
    if any(line.problems for line in lines):
        raise ConflictError(code="import")
    made: dict[int, Unit] = {}
    before = [state_of(line.unit) for line in lines if line.unit and line.state == "change"]
    added = [line for line in lines if line.state == "add"]
    changed = [line for line in lines if line.state == "change"]
    for line in added:
        _make(office, line, made)
    for line in changed:
        _change(line, made)
    if added or changed:
        audit.record(
            actor, "organisations.office.import", office, office_id=office.pk,
            before={"changed": before},
            after={
                "added": [line.facts["name"] for line in added],
                "changed": [state_of(line.unit) for line in changed if line.unit],
            },
        )  # fmt: skip
    return len(added), len(changed)


def _make(office: Office, line: Line, made: dict[int, Unit]) -> Unit:
    """The new unit of a line, after that of its parent's line."""
    if id(line) in made:
        return made[id(line)]
    parent = line.parent
    if isinstance(parent, Line):
        parent = parent.unit or _make(office, parent, made)
    facts = dict(line.facts)
    last = facts.pop("valid_until")
    if parent is not None:
        parent.refresh_from_db()
    unit = insert_unit(office, parent, **facts)
    if last:
        unit.valid_until = last
        unit.save(update_fields=["valid_until"])
    made[id(line)] = unit
    return unit


def _change(line: Line, made: dict[int, Unit]) -> None:
    unit = line.unit
    if unit is None:
        return
    unit.refresh_from_db()
    for name in FACTS:
        setattr(unit, name, line.facts[name])
    unit.save()
    parent = line.parent
    if isinstance(parent, Line):
        parent = parent.unit or made[id(parent)]
    if parent is not None and parent.pk != unit.parent_id:
        parent.refresh_from_db()
        put_unit(unit, parent, parent.children.count())
