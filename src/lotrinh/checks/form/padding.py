"""Numbers below ten: what is printed with one digit and should have two.

Place in the flow: shared by the rules about the number of State and of Party documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault
from lotrinh.language import Text
from lotrinh.plan.model import Edit


def unpadded_number(case: Case) -> Iterator[Fault]:
    """The document's own number where it is a single digit."""
    number = case.once(read_letterhead).number
    if number is None or not number.symbol:
        return
    if len(number.number) == 1 and number.number != "0":
        digit = case.at(number.number_at, number.number_at + 1)
        yield Fault(
            case.at(number.start, number.end),
            suggestion=Text("Ghi “0{digit}”.", digit=number.number),
            edits=(Edit(digit, f"0{number.number}"),),
        )
