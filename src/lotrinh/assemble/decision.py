"""The decision that a plan is attached to and printed behind in one file.

The plan is what is read; of the decision its subject and articles are kept. Its letterhead, bases
and foot, where the plan has none of its own, are the plan's (head.py, foot.py).
"""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.letterhead import ORG
from lotrinh.assemble.reading import Reading
from lotrinh.plan.model import Decision, Item
from lotrinh.source.text import Paragraph

_HEADING: Final = re.compile(r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT)\s*:?$")
_BASE: Final = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Theo )")
_ARTICLE: Final = re.compile(r"Điều\s+\d{1,2}\s*[.:]")
_FOOT: Final = re.compile(r"Nơi\s*nhận|(?:TM|KT|TL|TUQ)\.|T/M|K/T")
_TITLE_LINES: Final = 5


def read_decision(reading: Reading, title: int) -> Decision | None:
    """The decision above the plan's title, which begins at an offset; None where there is none."""
    text = reading.text
    above = [
        (block, text[block.start : block.end])
        for block in reading.source.blocks
        if isinstance(block, Paragraph) and block.end <= title
    ]
    first = next((i for i, (_, own) in enumerate(above) if _HEADING.match(own)), None)
    if first is None:
        return None
    articles = _articles(reading, above[first + 1 :])
    if not articles:
        return None
    at = reading.at(above[first][0].start, articles[-1].at.end)
    return Decision(_subject(above[first + 1 :]), articles, at)


def _subject(lines: list[tuple[Paragraph, str]]) -> str | None:
    """What the decision is about, up to who decides or its bases."""
    found: list[str] = []
    for _, own in lines[:_TITLE_LINES]:
        if _BASE.match(own) or _HEADING.match(own) or (own.isupper() and ORG.match(own)):
            break
        found.append(own)
    return " ".join(" ".join(found).split()).strip(" .-*") or None


def _articles(reading: Reading, lines: list[tuple[Paragraph, str]]) -> tuple[Item, ...]:
    """`Điều 1. …` and the paragraphs that go on with each, up to the foot."""
    spans: list[tuple[int, int]] = []
    for block, own in lines:
        if _ARTICLE.match(own):
            spans.append((block.start, block.end))
        elif spans and (block.side or _FOOT.match(own)):
            break
        elif spans:
            spans[-1] = (spans[-1][0], block.end)
    return tuple(Item(reading.words(a, b), reading.at(a, b)) for a, b in spans)
