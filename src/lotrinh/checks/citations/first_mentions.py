"""Documents that the bases introduce: the mentions that must be complete.

Place in the flow: a view of the rules of citations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import Base
from lotrinh.checks.citations.issuing import read_code
from lotrinh.mentions.citation_codes import type_names
from lotrinh.plan.model import Citation

_BY_NAME: Final = frozenset({"luat", "phap-lenh", "dieu-le", "hop-dong", "bien-ban"})
"""Types that are cited by their names, or by their parties."""

_BEHIND: Final = 300
_CLAUSE: Final = re.compile(r"[;\n]")


def first_mentions(case: Case, bases: tuple[Base, ...]) -> Iterator[Citation]:
    """The first mention of each document in the bases, where it has a symbol and is no law."""
    plan = case.plan
    first = {plan.citations[d.mentions[0]].at.start for d in plan.documents}
    for base in bases:
        for mention in base.citations:
            code = read_code(mention.code)
            if code is None or mention.at.start not in first or _is_law(mention.type or ""):
                continue
            if code.tokens[0].startswith(("QH", "UBTVQH")) and code.year is None:
                continue
            yield mention


def words_behind(case: Case, mention: Citation) -> str:
    """What stands behind a mention, up to the next one or the end of the clause."""
    starts = case.once(_starts)
    i = bisect_left(starts, mention.at.end)
    following = starts[i] if i < len(starts) else len(case.text)
    end = min(following, mention.at.end + _BEHIND)
    return _CLAUSE.split(case.text[mention.at.end : end])[0]


def _starts(case: Case) -> list[int]:
    return [one.at.start for one in case.plan.citations]


@lru_cache(maxsize=1 << 12)
def _is_law(printed: str) -> bool:
    return type_names().get(printed.lower()) in _BY_NAME
