"""Where the words of a PDF's text stand on its pages, for marks in the review.

Place in the flow: compiling.py asks for it beside the engine, which keeps boxes of recognised words
only. What cannot be placed has no box: the review then shows the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

WINDOW: Final = 60
"""Words of the text that are looked through for the next word of the page."""
NEAR: Final = 4
"""As far a single word may be ahead; further away the word behind it must be there too."""
_WORD: Final = re.compile(r"\w+")
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word of a page's own text; the box in points from the page's top left corner."""

    text: str
    page: int
    box: Box


def find_words(content: bytes) -> list[PageWord]:
    """All words in the order in which the file has them; none where it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [word for number in range(len(document)) for word in _page_words(document, number)]
    finally:
        document.close()


def _page_words(document: object, index: int) -> Iterator[PageWord]:
    page = document[index]  # type: ignore[index]
    height = page.get_height()
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():
        # Characters beyond the first plane: offsets of text and boxes do not run in step.
        return
    for found in _WORD.finditer(text):
        edges = [text_page.get_charbox(place) for place in range(found.start(), found.end())]
        left, bottom = min(e[0] for e in edges), min(e[1] for e in edges)
        right, top = max(e[2] for e in edges), max(e[3] for e in edges)
        yield PageWord(found[0], index + 1, (left, height - top, right, height - bottom))


def place_words(text: str, words: Sequence[PageWord]) -> list[list[float]]:
    """Rows of `Reading.words` for those words of the text that the pages have, in order."""
    spans = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    ours = [_plain(text[start:end]) for start, end in spans]
    theirs = [_plain(word.text) for word in words]
    rows: list[list[float]] = []
    here = 0
    for index, wanted in enumerate(theirs):
        following = theirs[index + 1] if index + 1 < len(theirs) else ""
        place = _next_place(ours, here, wanted, following)
        if place is not None:
            start, end = spans[place]
            word = words[index]
            rows.append([start, end, word.page, *(round(edge, 1) for edge in word.box), 100])
            here = place + 1
    return rows


def _next_place(ours: Sequence[str], here: int, wanted: str, following: str) -> int | None:
    for place in range(here, min(here + WINDOW, len(ours))):
        if ours[place] != wanted:
            continue
        if place - here <= NEAR or (place + 1 < len(ours) and ours[place + 1] == following):
            return place
    return None


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
