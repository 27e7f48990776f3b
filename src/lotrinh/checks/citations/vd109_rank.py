"""VD109: bases do not stand in the order of their rank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import Base, find_bases
from lotrinh.checks.citations.issuing import ISSUERS, issuing_kinds, read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.resources.load import load_entries

_LAW: int = 1


@rule(
    "VD109",
    Text("Căn cứ không xếp theo thứ bậc hiệu lực"),
    severity="notice",
    cure=Text(
        "Xếp luật trước, rồi nghị định, quyết định của Thủ tướng, thông tư, văn bản địa phương."
    ),
    families=("state",),
)
def rank(case: Case) -> Iterator[Fault]:
    """State documents in the bases behind one of a lower rank: the first such."""
    before: tuple[int, Base] | None = None
    for base in case.once(find_bases):
        own = _rank(base) if base.legal else None
        if own is None:
            continue
        if before is not None and own < before[0]:
            at, other = base.item.at, before[1].item.at
            yield Fault(at, Text("đứng sau văn bản có thứ bậc thấp hơn."), related=(other,))
            return
        before = (own, base)


def _rank(base: Base) -> int | None:
    """The rank of the first document of a base; 1 is the highest, None where none is known."""
    first = base.citations[0] if base.citations else None
    if base.laws and (first is None or base.laws[0].at.start < first.at.start):
        return _LAW
    code = read_code(first.code) if first else None
    ranks = [_ranks()[kind] for kind in issuing_kinds(code) if kind in _ranks()] if code else []
    return min(ranks, default=None)


@cache
def _ranks() -> dict[str, int]:
    return {e.key: e.extra["rank"] for e in load_entries(ISSUERS) if "rank" in e.extra}
