"""The foot as it is printed: the list of recipients, and the words of the signature.

Place in the flow: what the rules about recipients and signature share.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.resources.load import alternation
from lotrinh.source.text import At

_HEADING: Final = re.compile(
    r"^[^\w\n]{0,6}(?:Nơi|NƠI)\s*(?:nhận|NHẬN|gửi|GỬI)\b\s*(?P<mark>[:.;,]?)", re.M
)
_ABBREVIATION: Final = re.compile(
    r"(?P<short>T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ)(?P<dot>\.?)\s*(?P<rest>.*)", re.DOTALL
)


class Acting(NamedTuple):
    """`KT. CHỦ TỊCH`: for whom somebody signs, and how that is written."""

    printed: str
    short: str
    """`TM`, `KT`, `TL`, `TUQ`, however it is written."""
    slashed: bool
    """Written as the Party writes it, `T/M`."""
    dotted: bool
    rest: str
    """For whom: a body or a post."""


def acting(words: str | None) -> Acting | None:
    """What a line of a signature says of authority."""
    found = _ABBREVIATION.match(words or "")
    if found is None:
        return None
    short = found["short"]
    return Acting(
        found.group(), short.replace("/", ""), "/" in short, bool(found["dot"]), found["rest"]
    )


def heading(case: Case) -> At | None:
    """The words `Nơi nhận:`; None where there are none."""
    recipients = case.plan.recipients
    end = recipients[0].at.start + 12 if recipients else len(case.text)
    end = min(end, len(case.text))
    start = max(0, end - (600 if recipients else 20_000))
    found = [case.at(*one.span()) for one in _HEADING.finditer(case.text, start, end)]
    return found[-1] if found else None


@cache
def filing_word() -> re.Pattern[str]:
    """The word that says where a document is filed."""
    return re.compile(alternation("signing.toml", "filing"), re.IGNORECASE)


@cache
def posts(key: str) -> re.Pattern[str]:
    """Posts or bodies of signing.toml, at the start of a text in capitals."""
    return re.compile(rf"(?:(?:Q\.|QUYỀN)\s*)?{alternation('signing.toml', key)}(?!\w)")


def part_at(case: Case, words: str | None) -> At | None:
    """The place of some words of the signature; of the whole signature where they are not found."""
    signature = case.plan.signature
    if signature is None or signature.at is None:
        return None
    if words:
        pattern = r"\W*".join(map(re.escape, re.findall(r"[\w./]+", words)))
        found = re.compile(pattern).search(case.text, signature.at.start, signature.at.end)
        if found:
            return case.at(found.start(), found.end())
    return signature.at


def body_end(case: Case) -> int:
    """Where the body ends and the foot begins, in a document whose foot stands behind its body."""
    places = [r.at.start for r in case.plan.recipients[:1]]
    if above := heading(case):
        places.append(above.start)
    if case.plan.signature and case.plan.signature.at:
        places.append(case.plan.signature.at.start)
    last = case.plan.outline[0].at.start if case.plan.outline else 0
    places = [place for place in places if place > last]
    return min(places) if places else 0
