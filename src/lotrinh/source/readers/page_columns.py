"""The two columns of a letterhead, told apart by the gap between them.

Place in the flow: used by `page_layout`. But for the foot (`page_foot`) all else is one column.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lotrinh.source.readers.page_rows import rows_of
from lotrinh.source.readers.page_words import opens_with
from lotrinh.source.readers.pieces import Page, Piece

_TOP_SHARE: Final = 0.45
"""A letterhead stands in this share of its page."""
_MIN_GUTTER: Final = 4.0
_CENTER: Final = 12.0
"""Points by which a line may miss the middle of its column or page."""


class Margins(NamedTuple):
    """The text area's left and right edge, in points."""

    left: float
    right: float

    @property
    def center(self) -> float:
        """The middle of the text area."""
        return (self.left + self.right) / 2


class Columns(NamedTuple):
    """A stretch of a page that is set in two columns."""

    left: list[Piece]
    right: list[Piece]


def find_letterhead(page: Page, pieces: list[Piece], margins: Margins) -> Columns | None:
    """The two columns at the top of a page; `pieces` are those outside tables.

    A page after the first has one only where it names the state or the Party.
    """
    if page.number > 1 and not any(
        p.text[:1].isupper() and opens_with(p.text, "letterhead") for p in pieces[:40]
    ):
        return None
    top = [p for p in pieces if p.base <= page.height * _TOP_SHARE]
    bands = _bands(top)
    gutter = _gutter(bands, margins)
    if gutter is None:
        return None
    columns = _fill_letterhead(bands, gutter, margins)
    if columns is None:
        return None
    named = sum(opens_with(p.text, "letterhead") for p in (*columns.left, *columns.right))
    if named == 0 or (page.number > 1 and named < 2):
        return None
    return columns


def _bands(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that overlap in height by half of the lower one, from the top."""
    bands: list[list[Piece]] = []
    bottom = -1.0
    for piece in sorted(pieces, key=lambda p: p.base - p.size):
        top = piece.base - 0.7 * piece.size
        if bands and bottom - top > 0.5 * 0.7 * piece.size:
            bands[-1].append(piece)
            bottom = max(bottom, piece.base)
        else:
            bands.append([piece])
            bottom = piece.base
    return bands


def _gutter(bands: list[list[Piece]], margins: Margins) -> tuple[float, float] | None:
    """The strip between two columns, from the first bands that stand on both sides of one."""
    low, high = margins.left, margins.right
    low += 0.15 * (high - low)
    high -= 0.15 * (high - low)
    paired = 0
    for number, band in enumerate(bands):
        strip = _widest_gap(band, low, high)
        if strip is None:
            if paired or number > 3:
                crossing = any(p.x0 < low and p.x1 > high for p in band)
                if crossing or _is_centered(band, margins, (low, high)):
                    break
            continue
        low, high = strip
        paired += 1
    return (low, high) if paired else None


def _widest_gap(band: list[Piece], low: float, high: float) -> tuple[float, float] | None:
    """The widest part of (low, high) that no piece of a band covers, pieces on both sides."""
    best = None
    edge = None
    for piece in sorted(band, key=lambda p: p.x0):
        if edge is not None:
            a, b = max(edge, low), min(piece.x0, high)
            if b - a >= _MIN_GUTTER and (best is None or b - a > best[1] - best[0]):
                best = (a, b)
        edge = max(edge or 0.0, piece.x1)
    return best


def _is_centered(band: list[Piece], margins: Margins, gutter: tuple[float, float]) -> bool:
    """Whether a band stands alone in the middle of the page (a title), in neither column."""
    left, right = min(p.x0 for p in band), max(p.x1 for p in band)
    center = (left + right) / 2
    in_left, in_right = (margins.left + gutter[0]) / 2, (gutter[1] + margins.right) / 2
    off = abs(center - margins.center)
    return off < _CENTER * 2 and off < min(abs(center - in_left), abs(center - in_right))


def _fill_letterhead(
    bands: list[list[Piece]], gutter: tuple[float, float], margins: Margins
) -> Columns | None:
    """The bands down to the first that crosses the gutter or stands in the page's middle."""
    low, high = gutter
    left: list[Piece] = []
    right: list[Piece] = []
    started = False
    for band in bands:
        sides = [_side(p, low, high) for p in band]
        both = "left" in sides and "right" in sides
        if "" in sides or (not both and _is_centered(band, margins, gutter)):
            if started:
                break
            return None
        if not both and started and not _fits(band, left if "left" in sides else right):
            break
        started = started or both
        for piece, side in zip(band, sides, strict=True):
            (left if side == "left" else right).append(piece)
    return Columns(left, right) if left and right else None


def _side(piece: Piece, low: float, high: float) -> str:
    if piece.x1 <= low + 1:
        return "left"
    if piece.x0 >= high - 1:
        return "right"
    middle = (low + high) / 2
    if piece.x1 <= middle:
        return "left"
    return "right" if piece.x0 >= middle else ""


def _fits(band: list[Piece], column: list[Piece]) -> bool:
    """Whether a lone band is centred as the column above it is."""
    if not column:
        return True
    center = (min(p.x0 for p in band) + max(p.x1 for p in band)) / 2
    rows = rows_of(column)
    centers = sorted((row[0].x0 + row[-1].x1) / 2 for row in rows)
    return abs(center - centers[len(centers) // 2]) <= 2 * _CENTER
