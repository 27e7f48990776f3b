"""VD103: one document is cited with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import contradict, read_code
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Citation

_MANY: Final = 50
_WORDS: Final = 5
"""Words of a subject from which on two documents of one day cannot bear the same by chance."""


@rule(
    "VD103",
    Text("Một văn bản được viện dẫn với các số khác nhau"),
    severity="warning",
    cure=Text("Đối chiếu văn bản gốc rồi ghi một số, ký hiệu ở mọi chỗ."),
)
def two_numbers(case: Case) -> Iterator[Fault]:
    """Mentions of one type, day and subject whose numbers differ: each that is rarer."""
    groups: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for mention in case.plan.citations:
        if mention.type and mention.date and len(mention.date) > len("2026-01"):
            groups[mention.type, mention.date].append(mention)
    subjects = {d.code: bool(d.title) for d in case.plan.documents}
    for mentions in groups.values():
        told: set[str] = set()
        for i, mention in enumerate(mentions[:_MANY]):
            if mention.code in told:
                continue
            other = next((m for m in mentions[:i] if _is_one(case, m, mention, subjects)), None)
            if other is not None:
                told.add(mention.code)
                detail = Text(
                    "ở đây là {code}, chỗ khác cùng loại, cùng ngày là {other}.",
                    code=mention.code, other=other.code,
                )  # fmt: skip
                yield Fault(mention.at, detail, related=(other.at,))


def _is_one(case: Case, one: Citation, other: Citation, subjects: dict[str, bool]) -> bool:
    """Whether two mentions with different numbers must mean one document.

    They have one subject, or the second has none, as a document has that the bases introduced.
    Documents of one list ("các công điện số 7, số 8 …") are different ones.
    """
    first, second = read_code(one.code), read_code(other.code)
    if first is None or second is None or first.number.lstrip("0") == second.number.lstrip("0"):
        return False
    if first.tokens != second.tokens or case.text.find("\n", one.at.end, other.at.start) < 0:
        return False
    if contradict(one.issuer or "", other.issuer or ""):
        return False
    if one.title and other.title:
        words = _words(one.title), _words(other.title)
        return words[0] == words[1] and len(words[0]) >= _WORDS
    introduced = bool(one.title) or (_in_bases(case, one) and not _in_bases(case, other))
    bare = not subjects.get(other.code, True)
    return introduced and bare and bool(one.issuer) and bool(other.issuer)


def _in_bases(case: Case, mention: Citation) -> bool:
    return any(b.at.start <= mention.at.start < b.at.end for b in case.plan.bases)


def _words(title: str) -> list[str]:
    return title.casefold().replace(",", " ").split()
