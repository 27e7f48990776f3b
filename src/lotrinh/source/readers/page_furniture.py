"""What stands on pages but is no part of the text: page numbers, running heads, signature marks.

Place in the flow: the page readers call it on all pages before `page_layout`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from lotrinh.source.readers.page_rows import rows_of, tidy
from lotrinh.source.readers.page_words import opens_with
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.text import Dropped

_NUMBER: Final = re.compile(
    r"[-–—|(\s]*(?:(?:trang|page)\s*(?:số)?\s*)?(\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|trên|of)\s*\d{1,4})?[-–—|)\s]*",
    re.IGNORECASE,
)
_EDGE: Final = 0.13
"""A page number or running head stands in this share of the page at its top or bottom."""
_TIME: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[+-]\d{2}['’:]?\d{2}'?)?"
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[AP]M|SA|CH))?"
_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_PRINTED: Final = re.compile(rf"(?:{_DAY},?\s+{_CLOCK}|{_CLOCK},?\s+{_DAY})(?:\s.*)?")
"""What a browser prints above a page: when, and the page's title."""
_ADDRESS: Final = re.compile(r"\S+://\S+(?:\s+\d{1,4}/\d{1,4})?")
_MARGIN: Final = 0.05
"""Share of the page in which a browser prints its lines."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def take_furniture(pages: list[Page]) -> list[Dropped]:
    """Take page numbers, running heads, footers and signature marks off the pages.

    The pages' pieces are replaced; what was taken is returned, in order.
    """
    dropped: list[Dropped] = []
    for page in pages:
        _take_stamps(page, dropped)
    edges = {page.number: _edge_rows(page) for page in pages}
    repeated = _repeated(pages, edges)
    shift = _number_shift(pages, edges)
    places = _number_places(pages, edges, shift)
    for page in pages:
        gone: set[int] = set()
        for top, text, row in edges[page.number]:
            if _key(text, row) in repeated[top] or _is_browsers(top, text, row, page):
                kind: Literal["running_head", "footer"] = "running_head" if top else "footer"
                dropped.append(Dropped(kind, text, page.number))
            elif _is_page_number(text, row, page, shift, places):
                dropped.append(Dropped("page_number", text, page.number))
            else:
                continue
            gone.update(id(piece) for piece in row)
        if gone:
            page.pieces = [piece for piece in page.pieces if id(piece) not in gone]
    return dropped


class _EdgeRow(NamedTuple):
    """A row near the top or the bottom of a page."""

    at_top: bool
    text: str
    row: list[Piece]


def _edge_rows(page: Page) -> list[_EdgeRow]:
    """The first and the last two rows near the page's edges that stand in no ruled table.

    The head of a table that is printed again on each page is no running head.
    """
    near_top = [p for p in page.pieces if p.base < _EDGE * page.height]
    near_bottom = [p for p in page.pieces if p.base > (1 - _EDGE) * page.height]
    rows = [_EdgeRow(True, _text(row), row) for row in rows_of(near_top)[:2]]
    rows += [_EdgeRow(False, _text(row), row) for row in rows_of(near_bottom)[-2:]]
    return [row for row in rows if not _is_walled(row.row, page)] if page.down else rows


def _is_browsers(at_top: bool, text: str, row: list[Piece], page: Page) -> bool:
    """Whether a row is what a browser prints into the margin, however few pages there are."""
    if at_top:
        return row[0].base < _MARGIN * page.height and bool(_PRINTED.fullmatch(text))
    outside = row[0].base > (1 - _MARGIN) * page.height
    return outside and bool(_ADDRESS.fullmatch(text))


def _is_walled(row: list[Piece], page: Page) -> bool:
    """Whether vertical rules stand left and right of a row, and at its height."""
    y = row[0].base - 0.3 * row[0].size
    walls = [rule.at for rule in page.down if rule.start <= y <= rule.end]
    return bool(walls) and min(walls) <= row[0].x0 and row[-1].x1 <= max(walls)


def _text(row: list[Piece]) -> str:
    return " ".join(tidy(piece.text) for piece in row)


def _key(text: str, row: list[Piece]) -> tuple[str, int]:
    """Identity of a running head: its words with digits folded, and its place."""
    return re.sub(r"\d+", "#", text.lower()), round(row[0].base / 6)


def _repeated(
    pages: list[Page], edges: dict[int, list[_EdgeRow]]
) -> dict[bool, set[tuple[str, int]]]:
    """Keys of the rows that stand at the same place on most pages (three pages or more)."""
    seen: dict[bool, dict[tuple[str, int], int]] = {True: defaultdict(int), False: defaultdict(int)}
    for page in pages:
        for top, text, row in edges[page.number]:
            if sum(c.isalpha() for c in text) >= 4:
                seen[top][_key(text, row)] += 1
    need = max(3, len(pages) // 2)
    return {
        top: {key for key, count in keys.items() if count >= need} for top, keys in seen.items()
    }


def _number_shift(pages: list[Page], edges: dict[int, list[_EdgeRow]]) -> int | None:
    """By how much the printed page numbers run ahead of the pages; None where too few tell."""
    counts: dict[int, int] = defaultdict(int)
    for page in pages:
        for _, text, _ in edges[page.number]:
            number = _page_number(text)
            if number is not None:
                counts[number - page.number] += 1
    shift, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return shift if count >= 2 else None


def _number_places(
    pages: list[Page], edges: dict[int, list[_EdgeRow]], shift: int | None
) -> list[tuple[float, float]]:
    """(baseline, share of the page's width) of page numbers that count as the pages do."""
    places = []
    for page in pages:
        for _, text, row in edges[page.number]:
            number = _page_number(text)
            if number is not None and number in (page.number, page.number + (shift or 0)):
                places.append((row[0].base, row[0].center / page.width))
    return places


def _is_page_number(
    text: str, row: list[Piece], page: Page, shift: int | None, places: list[tuple[float, float]]
) -> bool:
    """Whether a row is the page's number, by its value, else (an appendix) by its place."""
    number = _page_number(text)
    if number is None:
        return False
    if number == page.number or (shift is not None and number == page.number + shift):
        return True
    return text.isdigit() and any(
        abs(row[0].base - base) < 25 and abs(row[0].center / page.width - share) < 0.03
        for base, share in places
    )


def _page_number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    digits = match.group(1).lower()
    if digits.isdigit():
        return int(digits)
    values = [_ROMAN[c] for c in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _take_stamps(page: Page, dropped: list[Dropped]) -> None:
    """Drop the words that the mark of an electronic signature prints on the page."""
    certificates = [p for p in page.pieces if _is_certificate(p.text)]
    strong = [p for p in page.pieces if not p.text[:1].islower() and opens_with(p.text, "stamp")]
    if not certificates and not strong:
        return
    if not strong and not certificates:
        return
    gone = {id(p) for p in (*strong, *certificates)}
    block = list(strong)
    candidates = [p for p in page.pieces if id(p) not in gone]
    while True:
        found = [p for p in candidates if _belongs(p, block)]
        if not found:
            break
        block += found
        gone.update(id(p) for p in found)
        candidates = [p for p in candidates if id(p) not in gone]
    taken = [p for p in page.pieces if id(p) in gone]
    dropped.extend(Dropped("stamp", tidy(p.text), page.number) for p in taken)
    page.pieces = [p for p in page.pieces if id(p) not in gone]


def _is_certificate(text: str) -> bool:
    """A line of a signer's name or address with a time stamp and nothing else to say."""
    if ":" not in text or ("@" not in text and "+" not in text):
        return False
    time, mail = _TIME.search(text), _MAIL.search(text)
    if not time or not (mail or re.search(r"[+-]\d{2}['’:]?\d{2}'?", time.group())):
        return False
    return len(text) < 160


def _belongs(piece: Piece, block: Iterable[Piece]) -> bool:
    """Whether a piece is one more line of the mark whose lines are in `block`."""
    beside = opens_with(piece.text, "stamp_beside")
    above = below = False
    for line in block:
        step = piece.base - line.base
        reach = 1.6 * max(line.size, piece.size)
        overlap = min(piece.x1, line.x1) - max(piece.x0, line.x0)
        if abs(step) > reach or overlap <= 0 or abs(piece.size - line.size) > 0.2 * line.size:
            continue
        if beside:
            return True
        near = abs(piece.x0 - line.x0) < 3
        above = above or (near and step > 0)
        below = below or (near and step < 0)
    return above and below
