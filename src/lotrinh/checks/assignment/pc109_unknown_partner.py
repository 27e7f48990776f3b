"""PC109: a duty is to be done with a unit that the plan names nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lotrinh.checks.assignment.receivers import receivers
from lotrinh.checks.assignment.unit_keys import key_of, opening, words_in
from lotrinh.checks.case import Case
from lotrinh.checks.folded import low_text
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.agencies import is_group, split_agencies


@rule(
    "PC109",
    Text("Đơn vị phối hợp không được nhắc ở chỗ nào khác"),
    severity="notice",
    cure=Text("Xác nhận tên đơn vị; thêm vào nơi nhận hoặc giao việc cụ thể nếu cần."),
)
def unknown_partner(case: Case) -> Iterator[Fault]:
    """Partners of duties that stand once in the whole document and that no recipient reaches."""
    low = case.once(low_text)
    judged: set[str] = set()
    told: set[str] = set()
    for assignment in case.plan.assignments:
        for duty in assignment.duties:
            for partner in duty.partners:
                if partner in judged:
                    continue
                judged.add(partner)
                key = key_of(partner)
                if len(key.words) < 2 or key.bare in told or is_group(partner):
                    continue
                if opening("nameless").match(key.full) or words_in("all_units").search(key.full):
                    continue
                if case.once(_named)[key.bare] > 1 or case.once(receivers).reach(partner):
                    continue
                if _stands_twice(low, partner.lower()):
                    continue
                told.add(key.bare)
                start = case.text.find(partner, duty.at.start, duty.at.end)
                at = case.at(start, start + len(partner)) if start >= 0 else duty.at
                yield Fault(at, Text("{unit}.", unit=partner), excerpt=partner)


def _stands_twice(low: str, name: str) -> bool:
    first = low.find(name)
    return first >= 0 and low.find(name, first + 1) >= 0


def _named(case: Case) -> Counter[str]:
    """How often each unit is named as one: by headings, duties, tables."""
    plan = case.plan
    names = [name for a in plan.assignments for name in (a.unit, *a.members)]
    names += [name for a in plan.assignments for duty in a.duties for name in duty.partners]
    rows = [row for table in plan.tables for row in table.rows_detail]
    cells = [cell for row in (*rows, *plan.tasks) for cell in (row.lead, row.partners) if cell]
    names += [name for cell in cells for name in split_agencies(cell)]
    return Counter(key_of(name).bare for name in names)
