"""NQ105: a total is not the sum of what it sums up."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.sentence_sums import sentence_sums
from lotrinh.checks.consistency.sums import prose_sums, table_sums
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "NQ105",
    Text("Tổng số không bằng cộng các phần"),
    severity="error",
    cure=Text("Cộng lại, rồi sửa tổng số hoặc số thành phần."),
)
def table_sum(case: Case) -> Iterator[Fault]:
    """Total rows of tables, and amounts of money in prose with their parts."""
    told: set[int] = set()
    for found in (*table_sums(case), *prose_sums(case), *sentence_sums(case)):
        if found.at.start in told:
            continue
        told.add(found.at.start)
        yield Fault(
            found.at,
            Text(
                "ghi {total}, cộng {count} phần được {sum}.",
                total=_dotted(found.total),
                count=found.parts,
                sum=_dotted(found.sum),
            ),
        )


def _dotted(number: float) -> str:
    whole = round(number, 3)
    said = f"{whole:,.3f}".rstrip("0").rstrip(".")
    return said.replace(",", " ").replace(".", ",").replace(" ", ".")
